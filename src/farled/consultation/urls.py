"""Addresses of the room."""

from django.urls import path

from farled.consultation.views import guests, replies

app_name = "consultation"
urlpatterns = [
    # --- answering
    path("mine/", replies.mine, name="mine"),
    path("recipients/<int:pk>/begin/", replies.begin, name="begin"),
    path("recipients/<int:pk>/abstain/", replies.abstain, name="abstain"),
    path("recipients/<int:pk>/register-reply/", replies.register_reply, name="register_reply"),
    path("replies/<int:pk>/", replies.reply, name="reply"),
    path("replies/<int:pk>/text/", replies.reply_text, name="reply_text"),
    path("replies/<int:pk>/write/", replies.write_reply, name="write_reply"),
    path("replies/<int:pk>/add-remark/", replies.add_remark, name="add_remark"),
    path("replies/<int:pk>/take-text/", replies.take_text, name="take_text"),
    path("replies/<int:pk>/discard/", replies.discard_reply, name="discard_reply"),
    path("replies/<int:pk>/send-for-approval/", replies.send_for_approval, name="send_for_approval"),
    path("replies/<int:pk>/approve/", replies.approve_reply, name="approve_reply"),
    path("replies/<int:pk>/send-back/", replies.send_back_reply, name="send_back_reply"),
    path("replies/<int:pk>/adopt/", replies.adopt_reply, name="adopt_reply"),
    path("replies/<int:pk>/hand-in/", replies.hand_in, name="hand_in"),
    path("reply-remarks/<int:pk>/change/", replies.change_remark, name="change_remark"),
    path("reply-remarks/<int:pk>/remove/", replies.remove_remark, name="remove_remark"),
    path("answer/<str:token>/", guests.guest, name="guest"),
    path("answer/<str:token>/reply/", guests.guest_reply, name="guest_reply"),
    path("answer/<str:token>/text/", guests.guest_reply_text, name="guest_reply_text"),
    path("answer/<str:token>/write/", guests.guest_write_reply, name="guest_write_reply"),
    path("answer/<str:token>/add-remark/", guests.guest_add_remark, name="guest_add_remark"),
    path("answer/<str:token>/remarks/<int:number>/change/", guests.guest_change_remark, name="guest_change_remark"),
    path("answer/<str:token>/remarks/<int:number>/remove/", guests.guest_remove_remark, name="guest_remove_remark"),
    path("answer/<str:token>/send-for-approval/", guests.guest_send_for_approval, name="guest_send_for_approval"),
    path("answer/<str:token>/approve/", guests.guest_approve_reply, name="guest_approve_reply"),
    path("answer/<str:token>/send-back/", guests.guest_send_back_reply, name="guest_send_back_reply"),
    path("answer/<str:token>/adopt/", guests.guest_adopt_reply, name="guest_adopt_reply"),
    path("answer/<str:token>/hand-in/", guests.guest_hand_in, name="guest_hand_in"),
    path("answer/<str:token>/abstain/", guests.guest_abstain, name="guest_abstain"),
    path("answer/<str:token>/approver/", guests.guest_make_link, name="guest_make_link"),
]
