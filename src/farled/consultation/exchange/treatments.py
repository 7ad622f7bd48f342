"""Remarks as a sheet that goes to Excel, and how they are treated, which comes back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.consultation import acts
from farled.consultation.models import Remark, Treatment
from farled.consultation.reads import treatments as reads
from farled.consultation.states import Place
from farled.people.reads import Actor
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.lists import as_declared, swedish
from farled.web.refused import Refused

BODY = swedish("reply__recipient__name")
IN_TEXT: tuple[Any, ...] = (
    as_declared("place", Place),
    "position",
    "question__number",
    "reply__recipient_id",
    "number",
)


def _rows(actor: Actor) -> Any:
    return reads.to_treat(actor)


def treat(row: Remark, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Treat a remark as its row says. One that is answered with others may say the same as they do, and no more."""
    now = reads.treatments(by).get(pk=row.treatment_id or 0)
    seen = row.treatment
    if all(_stands(now, name, value) for name, value in new.items()):
        return  # another row of its group has said it
    if seen is not None and seen.version != now.version:
        raise Refused("consultation.answered_together")
    acts.treat(treatments=[now], version=now.version, how=acts.How(**new), by=by, at=at, why=why)


def _stands(now: Treatment, name: str, value: Any) -> bool:
    stands = getattr(now, name)
    return bool(stands == (value.strip() if isinstance(value, str) else value))


def _treated(key: str, label: Any, holds: Holds, **more: Any) -> SheetColumn:
    """A column of the treatment; many are treated at once on their own page, where the text they are about is seen."""
    field = f"{key}_id" if holds is Holds.ROW else key
    return SheetColumn(
        key=key, label=label, holds=holds, value=lambda row: getattr(row.treatment, field), change="treat", many=False,
        **more,
    )  # fmt: skip


def _themes(actor: Actor) -> list[Any]:
    found = []
    for row, name in reads.themes_by_name(actor):
        row.called = name  # type: ignore[attr-defined]  # told in the workbook
        found.append(row)
    return found


THEMES = Source(_themes, name=lambda row: row.called)
DISPOSITIONS = Source(reads.dispositions, open=lambda row: row.in_use)

REMARKS = Sheet(
    key="consultation.remarks",
    label=_("Synpunkter"),
    nouns=(_("synpunkt"), _("synpunkter")),
    capability="consultation.treat",
    rows=_rows,
    columns=(
        SheetColumn(key="text", label=_("Synpunkt"), holds=Holds.PROSE, value=lambda row: row.text, order=("number",)),
        SheetColumn(
            key="body", label=_("Remissinstans"), value=lambda row: row.reply.recipient.name, order=(BODY,), shown=True
        ),
        SheetColumn(
            key="consultation", label=_("Remiss"), value=lambda row: row.reply.recipient.consultation.title,
            order=("reply__recipient__consultation_id",),
        ),
        SheetColumn(
            key="place", label=_("Gäller"), value=lambda row: row.place, holds=Holds.CHOICE, choices=Place,
            order=IN_TEXT,
        ),
        SheetColumn(key="quote", label=_("Citat"), holds=Holds.PROSE, value=lambda row: row.quote),
        SheetColumn(key="page", label=_("Sida i svaret"), value=lambda row: row.page),
        SheetColumn(key="appreciates", label=_("Uppskattar"), holds=Holds.YES_NO, value=lambda row: row.appreciates),
        _treated(
            "theme", _("Tema"), Holds.ROW, of="themes", shown=True,
            order=("treatment__theme__position", "treatment__theme_id"),
        ),
        _treated(
            "handler", _("Handläggare"), Holds.ROW, of="handlers", shown=True,
            order=(swedish("treatment__handler__name"),),
        ),
        _treated(
            "disposition", _("Behandling"), Holds.ROW, of="dispositions", shown=True,
            order=("treatment__disposition__position", "treatment__disposition_id"),
        ),
        _treated("answer", _("Svar"), Holds.PROSE),
        _treated("refers_to", _("Hänvisas till"), Holds.TEXT, longest=300),
    ),
    default_order="place",
    name=lambda row: f"{row.reply.recipient.name} {row.number}",
    url=lambda row: reverse("consultation:remark", args=[row.pk]),
    page="consultation:remarks",
    sources={"themes": THEMES, "handlers": Source(reads.could_handle), "dispositions": DISPOSITIONS},
    changes={"treat": treat},
    may_change=lambda actor: actor.may("consultation.treat"),
    version=lambda row: row.treatment.version,
)  # fmt: skip

SHEETS = (REMARKS,)
