"""Addresses of systems and information."""

from django.urls import URLPattern, path

from farled.systems.views import components, contracts, integrations, reuse, systems

app_name = "systems"
PORTFOLIO: list[URLPattern] = [
    path("", reuse.reuse, name="reuse"),
    path("systems/", systems.systems, name="systems"),
    path("systems/register/", systems.register_system, name="register_system"),
    path("systems/<int:pk>/", systems.system, name="system"),
    path("systems/<int:pk>/change/", systems.change_system, name="change_system"),
    path("systems/<int:pk>/move/", systems.move_system, name="move_system"),
    path("systems/<int:pk>/tie/", systems.tie_system, name="tie_system"),
    path("systems/<int:pk>/remove/", systems.remove_system, name="remove_system"),
    path("components/", components.components, name="components"),
    path("components/add/", components.add_component, name="add_component"),
    path("components/<int:pk>/", components.component, name="component"),
    path("components/<int:pk>/change/", components.change_component, name="change_component"),
    path("components/<int:pk>/remove/", components.remove_component, name="remove_component"),
    path("processes/", components.processes, name="processes"),
    path("processes/add/", components.add_process, name="add_process"),
    path("processes/<int:pk>/", components.process, name="process"),
    path("processes/<int:pk>/change/", components.change_process, name="change_process"),
    path("processes/<int:pk>/remove/", components.remove_process, name="remove_process"),
    path("integrations/", integrations.integrations, name="integrations"),
    path("integrations/add/", integrations.add_integration, name="add_integration"),
    path("integrations/<int:pk>/change/", integrations.change_integration, name="change_integration"),
    path("integrations/<int:pk>/remove/", integrations.remove_integration, name="remove_integration"),
    path("contracts/", contracts.contracts, name="contracts"),
    path("contracts/add/", contracts.add_contract, name="add_contract"),
    path("contracts/<int:pk>/", contracts.contract, name="contract"),
    path("contracts/<int:pk>/change/", contracts.change_contract, name="change_contract"),
    path("contracts/<int:pk>/remove/", contracts.remove_contract, name="remove_contract"),
]
INFORMATION: list[URLPattern] = []
urlpatterns = [*PORTFOLIO, *INFORMATION]
