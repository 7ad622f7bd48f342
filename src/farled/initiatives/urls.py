"""Addresses of needs and initiatives."""

from django.urls import path

from farled.initiatives.views import giving, initiatives, needs

app_name = "initiatives"
NEEDS = [
    path("needs/", needs.needs, name="needs"),
    path("needs/give/", giving.give, name="give"),
    path("needs/similar/", giving.similar, name="similar"),
    path("needs/mine/", giving.my_needs, name="my_needs"),
    path("needs/<int:pk>/", needs.need, name="need"),
    path("needs/<int:pk>/back/", giving.back, name="back"),
    path("needs/<int:pk>/hear/", giving.hear, name="hear"),
    path("needs/<int:pk>/change/", needs.change_need, name="change_need"),
    path("needs/<int:pk>/consider/", needs.consider, name="consider"),
    path("needs/<int:pk>/join/", needs.join, name="join"),
    path("needs/<int:pk>/meet/", needs.meet, name="meet"),
    path("needs/<int:pk>/decline/", needs.decline, name="decline"),
    path("needs/<int:pk>/check-reuse/", needs.check_reuse, name="check_reuse"),
    path("needs/<int:pk>/take-up/", needs.take_up, name="take_up"),
]
CHANGES = [
    path("", initiatives.initiatives, name="initiatives"),
]
urlpatterns = [*NEEDS, *CHANGES]
