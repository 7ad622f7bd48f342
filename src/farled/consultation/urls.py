"""Addresses of the room."""

from django.urls import path

from farled.consultation.views import occasions, recipients, remarks, rounds, treating, treatment

app_name = "consultation"
urlpatterns = [
    # The round
    path("", rounds.consultations, name="consultations"),
    path("prepare/", rounds.prepare, name="prepare"),
    path("<int:pk>/", rounds.consultation, name="consultation"),
    path("<int:pk>/change/", rounds.change, name="change"),
    path("<int:pk>/questions/", rounds.questions, name="questions"),
    path("<int:pk>/add-material/", rounds.add_material, name="add_material"),
    path("material/<int:pk>/", rounds.material, name="material"),
    path("material/<int:pk>/remove-material/", rounds.remove_material, name="remove_material"),
    path("<int:pk>/send-out/", rounds.send_out, name="send_out"),
    path("<int:pk>/close/", rounds.close, name="close"),
    path("<int:pk>/reopen/", rounds.reopen, name="reopen"),
    path("<int:pk>/finish/", rounds.finish, name="finish"),
    path("<int:pk>/take-up-again/", rounds.take_up_again, name="take_up_again"),
    path("<int:pk>/remind/", recipients.remind, name="remind"),
    path("<int:pk>/add-recipients/", recipients.add_recipients, name="add_recipients"),
    path("<int:pk>/add-outside/", recipients.add_outside, name="add_outside"),
    path("<int:pk>/add-uninvited/", recipients.add_uninvited, name="add_uninvited"),
    path("<int:pk>/add-occasion/", occasions.add_occasion, name="add_occasion"),
    path("occasions/<int:pk>/change-occasion/", occasions.change_occasion, name="change_occasion"),
    path("occasions/<int:pk>/remove-occasion/", occasions.remove_occasion, name="remove_occasion"),
    path("recipients/<int:pk>/", recipients.recipient, name="recipient"),
    path("recipients/<int:pk>/change-recipient/", recipients.change_recipient, name="change_recipient"),
    path("recipients/<int:pk>/remove-recipient/", recipients.remove_recipient, name="remove_recipient"),
    path("recipients/<int:pk>/note-opened/", recipients.note_opened, name="note_opened"),
    path("recipients/<int:pk>/extend/", recipients.extend, name="extend"),
    path("recipients/<int:pk>/ask-longer/", recipients.ask_longer, name="ask_longer"),
    path("recipients/<int:pk>/decline-longer/", recipients.decline_longer, name="decline_longer"),
    path("recipients/<int:pk>/make-link/", recipients.make_link, name="make_link"),
    path("recipients/<int:pk>/send-letters-again/", recipients.send_letters_again, name="send_letters_again"),
    path("links/<int:pk>/revoke-link/", recipients.revoke_link, name="revoke_link"),
    # Treatment
    path("<int:pk>/treatment/", treatment.treatment, name="treatment"),
    path("<int:pk>/show-treatment/", treatment.show_treatment, name="show_treatment"),
    path("<int:pk>/passages/<int:passage_pk>/", remarks.passage, name="passage"),
    path("<int:pk>/add-theme/", treatment.add_theme, name="add_theme"),
    path("themes/<int:pk>/change-theme/", treatment.change_theme, name="change_theme"),
    path("themes/<int:pk>/remove-theme/", treatment.remove_theme, name="remove_theme"),
    path("dispositions/", treatment.dispositions, name="dispositions"),
    path("dispositions/add-disposition/", treatment.add_disposition, name="add_disposition"),
    path("dispositions/<int:pk>/change-disposition/", treatment.change_disposition, name="change_disposition"),
    path("remarks/", remarks.remarks, name="remarks"),
    path("remarks/treat-many/", treating.treat_many, name="treat_many"),
    path("remarks/<int:pk>/", remarks.remark, name="remark"),
    path("remarks/<int:pk>/treat/", treating.treat, name="treat"),
    path("remarks/<int:pk>/group/", treating.group, name="group"),
    path("remarks/<int:pk>/ungroup/", treating.ungroup, name="ungroup"),
]
