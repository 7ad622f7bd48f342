"""Addresses of this part."""

from django.urls import path

from farled.imports.views import changes, list_files, many, matching, readings, replies, reply_parts, rows, texts

app_name = "imports"
urlpatterns = [
    path("", readings.imports, name="imports"),
    path("read/", readings.read, name="read"),
    path("changes/", changes.changes, name="changes"),
    path("changes/<int:pk>/", changes.change_set, name="change_set"),
    path("changes/<int:pk>/approve/", changes.approve, name="approve"),
    path("changes/<int:pk>/compare-again/", changes.compare_again, name="compare_again"),
    path("changes/<int:pk>/leave/", changes.leave, name="leave"),
    path("lists/<str:key>/send-back/", changes.send_back, name="send_back"),
    path("lists/<str:key>/change-many/", many.change_many, name="change_many"),
    path("list-files/<int:pk>/", list_files.list_file, name="list_file"),
    path("list-files/<int:pk>/again/", list_files.list_file_again, name="list_file_again"),
    path("texts/<int:pk>/read-text/", texts.read_text, name="read_text"),
    path("texts/<int:pk>/review-text/", texts.review_text, name="review_text"),
    path("recipients/<int:pk>/read-reply/", replies.read_reply, name="read_reply"),
    path("consultations/<int:pk>/read-reply/", replies.read_reply_of_round, name="read_reply_of_round"),
    path("replies/<int:pk>/", replies.reply, name="reply"),
    path("replies/<int:pk>/file/", replies.reply_file, name="reply_file"),
    path("replies/<int:pk>/again/", replies.read_reply_again, name="read_reply_again"),
    path("replies/<int:pk>/choose/", replies.choose_reply, name="choose_reply"),
    path("replies/<int:pk>/register/", replies.register_read_reply, name="register_read_reply"),
    path("replies/<int:pk>/leave/", replies.leave_reply, name="leave_reply"),
    path("replies/<int:pk>/head/", reply_parts.reply_head, name="reply_head"),
    path("replies/<int:pk>/add/<str:kind>/", reply_parts.add_part, name="add_part"),
    path("reply-parts/<int:pk>/change/", reply_parts.change_part, name="change_part"),
    path("reply-parts/<int:pk>/place/", reply_parts.place_part, name="place_part"),
    path("reply-parts/<int:pk>/drop/", reply_parts.drop_part, name="drop_part"),
    path("reply-parts/<int:pk>/restore/", reply_parts.restore_part, name="restore_part"),
    path("<int:pk>/", readings.reading, name="reading"),
    path("<int:pk>/unread/", readings.unread, name="unread"),
    path("<int:pk>/again/", readings.again, name="again"),
    path("<int:pk>/abandon/", readings.abandon, name="abandon"),
    path("<int:pk>/apply/", readings.apply, name="apply"),
    path("<int:pk>/columns/", matching.columns, name="columns"),
    path("<int:pk>/bodies/", matching.bodies, name="bodies"),
    path("<int:pk>/goals/", matching.goals, name="goals"),
    path("<int:pk>/confirm-sure/", rows.confirm_sure, name="confirm_sure"),
    path("rows/<int:pk>/confirm/", rows.confirm, name="confirm"),
    path("rows/<int:pk>/drop/", rows.drop, name="drop"),
    path("rows/<int:pk>/restore/", rows.restore, name="restore"),
    path("rows/<int:pk>/mend/", rows.mend, name="mend"),
]
