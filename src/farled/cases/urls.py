"""Addresses of business cases."""

from django.urls import path

from farled.cases.views import cases, lines, progress, results, shared, workbooks

app_name = "cases"
urlpatterns = [
    path("", cases.cases, name="cases"),
    path("begin/", cases.begin, name="begin"),
    path("<int:pk>/", cases.case, name="case"),
    path("<int:pk>/change/", cases.change_case, name="change_case"),
    path("<int:pk>/version/", cases.make_version, name="make_version"),
    path("<int:pk>/discard/", cases.discard, name="discard"),
    path("<int:pk>/result/", results.result, name="result"),
    path("<int:pk>/compare/<int:other>/", results.compare, name="compare"),
    path("<int:pk>/workbook/", workbooks.workbook, name="workbook"),
    path("<int:pk>/read-back/", workbooks.read_back, name="read_back"),
    path("claims/", shared.claims, name="claims"),
    path("what-if/", shared.what_if, name="what_if"),
    path("<int:pk>/submit/", progress.submit, name="submit"),
    path("<int:pk>/accept/", progress.accept, name="accept"),
    path("<int:pk>/refuse/", progress.refuse, name="refuse"),
    path("<int:pk>/appraise/", progress.begin_appraisal, name="begin_appraisal"),
    path("<int:pk>/alternatives/add/", lines.add_alternative, name="add_alternative"),
    path("alternatives/<int:pk>/change/", lines.change_alternative, name="change_alternative"),
    path("alternatives/<int:pk>/remove/", lines.remove_alternative, name="remove_alternative"),
    path("alternatives/<int:pk>/add-cost/", lines.add_cost, name="add_cost"),
    path("alternatives/<int:pk>/add-benefit/", lines.add_benefit, name="add_benefit"),
    path("costs/<int:pk>/change/", lines.change_cost, name="change_cost"),
    path("costs/<int:pk>/remove/", lines.remove_cost, name="remove_cost"),
    path("benefits/<int:pk>/change/", lines.change_benefit, name="change_benefit"),
    path("benefits/<int:pk>/remove/", lines.remove_benefit, name="remove_benefit"),
    path("appraisals/<int:pk>/", progress.appraisal, name="appraisal"),
    path("appraisals/<int:pk>/costs/<int:line>/", progress.value_cost, name="value_cost"),
    path("appraisals/<int:pk>/benefits/<int:line>/", progress.value_benefit, name="value_benefit"),
    path("appraised/<int:pk>/take-back/", progress.take_back_value, name="take_back_value"),
    path("appraisals/<int:pk>/deliver/", progress.deliver, name="deliver"),
    path("appraisals/<int:pk>/reply/", progress.reply, name="reply"),
]
