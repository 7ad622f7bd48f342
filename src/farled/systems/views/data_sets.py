"""Data sets: whose they are, who may use them and how good they are."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.people.reads import Request, own_organisation
from farled.systems import acts, reads, rules
from farled.systems.forms import information as forms
from farled.systems.models import DataSet
from farled.systems.views.asked import Asked, ask, room
from farled.trail.reads import told
from farled.web.forms import now
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.slots import links_for, panels_for

COLUMNS = [
    Column(key="name", cell=lambda row: link(page(row), row.name)),
    Column(key="owner", cell=lambda row: row.owner.name if row.owner else None),
    Column(key="sharing", cell=lambda row: row.get_sharing_display()),
    Column(key="system", cell=lambda row: row.system.name if row.system else None),
    Column(key="interface", cell=lambda row: row.interface or None),
]


def page(row: DataSet) -> str:
    """The address of a data set."""
    return reverse("systems:data_set", args=[row.pk])


def _all() -> tuple[str, str]:
    return (_("Datamängder"), reverse("systems:data_sets"))


def data_sets(request: Request) -> HttpResponse:
    """Every data set, and how many have an owner."""
    may = request.actor.may("systems.edit")
    listing = ListPage(
        request,
        reads.data_sets(request.actor),
        columns=COLUMNS,
        filterset=forms.DataSetFilter,
        default_order="name",
        nouns=(_("datamängd"), _("datamängder")),
        empty=Empty(
            _("Inga datamängder än"),
            _("Här samlas vilka uppgifter som finns, vem som svarar för dem och vem som får använda dem."),
            reverse("systems:register_data_set") if may else "",
            _("Registrera en datamängd") if may else "",
        ),
        sheet="systems.data_sets",
    )
    return listing.render("systems/data_sets.html", {"may": may, "owned": reads.owner_coverage(request.actor)})


def data_set(request: Request, pk: int) -> HttpResponse:
    """One data set: what it holds, whose it is, and what becomes of it."""
    one = _opened(request, pk)
    secrets = rules.reads_secrets(request.actor, one.organisation_id)
    context = {
        "one": one,
        "rules": list(one.keeping_rules.order_by("what", "pk")),
        "rules_of_system": list(one.system.keeping_rules.order_by("what", "pk")) if one.system else [],
        "keeps": rules.can_keep_data_set(request.actor, one),
        "panels": panels_for(DataSet.KIND, one, request),
        "links": links_for(DataSet.KIND, one, request),
        "secrets": secrets,
        "history": told(one, reader=request.actor) if secrets else [],
    }
    return render(request, "systems/data_set.html", context)


def register_data_set(request: Request) -> HttpResponse:
    """Register a data set."""
    return ask(
        request,
        Asked(
            heading=_("Registrera en datamängd"),
            verb=_("Registrera datamängden"),
            lead=_("Bara namn och delning krävs. Utan informationsägare syns den bland dem som saknar ägare."),
            way=(room(), _all()),
        ),
        form=forms.DataSetForm(request.actor, request.POST or None, initial={"system": request.GET.get("system")}),
        act=lambda by, at, **data: acts.register_data_set(
            organisation=own_organisation(request.actor), content=acts.DataSetContent(**data), by=by, at=at
        ),
        done=page,
        message=_("Datamängden är registrerad."),
    )


def change_data_set(request: Request, pk: int) -> HttpResponse:
    """Change what a data set says, or whose it is."""
    one = _kept(request, pk)
    return ask(
        request,
        Asked(
            heading=_("Ändra datamängden"),
            verb=_("Spara ändringen"),
            lead=one.name,
            way=(room(), _all(), (one.name, page(one))),
        ),
        form=forms.ChangeDataSetForm(request.actor, request.POST or None, initial=now(one, forms.ChangeDataSetForm)),
        act=lambda by, at, version, why, **data: acts.change_data_set(
            data_set=one, version=version, content=acts.content_of(one, data), by=by, at=at, why=why
        ),
        done=page,
        message=_("Ändringen är sparad."),
    )


def remove_data_set(request: Request, pk: int) -> HttpResponse:
    """Take away a data set, after a question."""
    one = _kept(request, pk)
    return ask(
        request,
        Asked(
            heading=_("Ta bort datamängden"),
            verb=_("Ta bort datamängden"),
            lead=_("%(name)s försvinner ur registret. Vad som stod finns kvar i historiken.") % {"name": one.name},
            way=(room(), _all(), (one.name, page(one))),
            danger=True,
        ),
        form=forms.WhyForm(request.POST or None, initial={"version": one.version}),
        act=partial(acts.remove_data_set, data_set=one),
        done=lambda _none: reverse("systems:data_sets"),
        message=_("Datamängden är borttagen."),
    )


def _opened(request: Request, pk: int) -> DataSet:
    return get_object_or_404(reads.data_sets(request.actor), pk=pk)


def _kept(request: Request, pk: int) -> DataSet:
    """A data set that the actor may change; 404 for one they may not see."""
    one = _opened(request, pk)
    rules.check_can_keep_data_set(request.actor, one)
    return one
