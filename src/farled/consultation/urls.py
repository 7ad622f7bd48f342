"""Addresses of the room."""

from django.urls import path

from farled.consultation.views import remarks, treating, treatment

app_name = "consultation"
urlpatterns = [
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
