"""Addresses of the reports."""

from django.urls import path

from farled.reports.views import changes, compilations, decisions, productions, templates

app_name = "reports"
urlpatterns = [
    path("rounds/<int:pk>/", productions.of_round, name="of_round"),
    path("compilations/<int:pk>/", compilations.compilation, name="compilation"),
    path("compilations/<int:pk>/order/", compilations.order_compilation, name="order_compilation"),
    path("changes/<int:pk>/order/", changes.order_changes, name="order_changes"),
    path("decisions/<int:pk>/order/", decisions.order_decision, name="order_decision"),
    path("", productions.reports, name="reports"),
    path("produce/", productions.produce, name="produce"),
    path("preview/", productions.preview, name="preview"),
    path("<int:pk>/", productions.report, name="report"),
    path("<int:pk>/again/", productions.produce_again, name="produce_again"),
    path("<int:pk>/remove/", productions.remove, name="remove"),
    path("templates/", templates.templates, name="templates"),
    path("templates/add/", templates.add_template, name="add_template"),
    path("templates/<int:pk>/", templates.template, name="template"),
    path("templates/<int:pk>/change/", templates.change_template, name="change_template"),
    path("templates/<int:pk>/version/", templates.add_version, name="add_version"),
    path("templates/<int:pk>/withdraw/", templates.withdraw_template, name="withdraw_template"),
    path("templates/versions/<int:pk>/use/", templates.use_version, name="use_version"),
    path("templates/versions/<int:pk>/again/", templates.check_version_again, name="check_version_again"),
    path("templates/versions/<int:pk>/remove/", templates.remove_version, name="remove_version"),
]
