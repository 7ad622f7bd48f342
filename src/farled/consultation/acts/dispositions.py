"""What a treatment can come to, in the organisation's own words, and whether the bodies see it (E12)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from farled.consultation.acts.recipients import tell_outside
from farled.consultation.models import Consultation, Disposition
from farled.consultation.rules import treatments as rules
from farled.methods.swedish import fold
from farled.people.acts import cleaned
from farled.people.reads import Actor, Organisation
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@dataclass(frozen=True, slots=True)
class Preset:
    """A disposition to begin with."""

    name: str | Promise
    meaning: str | Promise
    changes_text: bool = False


PRESETS: tuple[Preset, ...] = (
    Preset(_("Texten förtydligas"), _("Förslaget säger samma sak, men tydligare."), changes_text=True),
    Preset(_("Begreppet definieras"), _("Ett ord får en förklaring i texten eller i en bilaga."), changes_text=True),
    Preset(_("Texten kompletteras"), _("Något läggs till eller uppdateras i förslaget."), changes_text=True),
    Preset(_("Ny insats"), _("En ny insats läggs till i förslaget."), changes_text=True),
    Preset(_("Tas med i fortsatt arbete"), _("Synpunkten följer med, men ändrar inte förslaget nu.")),
    Preset(_("Tas om hand i genomförandet"), _("Synpunkten tas om hand när planen genomförs.")),
    Preset(_("Finns redan i förslaget"), _("Det som efterfrågas står redan i förslaget.")),
    Preset(_("Hänvisas till annat dokument"), _("Frågan hör till en riktlinje eller ett annat styrande dokument.")),
    Preset(_("Hänvisas till nämnd eller bolag"), _("Frågan är en nämnds eller ett bolags eget ansvar.")),
    Preset(_("Hänvisas till en samordningsgrupp"), _("Frågan avgörs i den grupp som samordnar arbetet.")),
    Preset(_("Ingen åtgärd"), _("Synpunkten leder inte till någon ändring.")),
    Preset(_("Delar inte bedömningen"), _("Förslaget står fast, och svaret säger varför.")),
    Preset(_("Oklar synpunkt"), _("Det går inte att förstå vad som efterfrågas.")),
    Preset(_("Blir ett eget ärende"), _("Frågan utreds för sig, i ett eget ärende.")),
)


@transaction.atomic
def have_dispositions(*, organisation: Organisation, by: Actor, at: datetime) -> list[Disposition]:
    """See to that an organisation has dispositions to choose among: the presets where it has none of its own."""
    trail.hold(organisation.pk)  # of two replies that come at once, one brings them
    if Disposition.objects.filter(organisation=organisation).exists():
        return []
    return _bring(organisation, by=by, at=at)


@transaction.atomic
def add_presets(*, organisation: Organisation, by: Actor, at: datetime) -> list[Disposition]:
    """Add those of the presets that the organisation has not got (lägg till Farleds egna), after its own.

    Raises Refused when none is missing. One that has been named anew comes back under its first name.
    """
    rules.check_can_word(by, organisation.pk)
    trail.hold(organisation.pk)
    made = _bring(organisation, by=by, at=at)
    rules.check_brought(made)
    return made


def _bring(organisation: Organisation, *, by: Actor, at: datetime) -> list[Disposition]:
    """Add the presets whose names are free, last."""
    there = Disposition.objects.filter(organisation=organisation)
    taken = {fold(name) for name in there.values_list("name", flat=True)}
    last = there.aggregate(last=Max("position"))["last"] or 0
    with override("sv"):  # they become the organisation's own words
        told = [(str(each.name), str(each.meaning), each.changes_text) for each in PRESETS]
    fresh = [
        Disposition(organisation=organisation, name=name, meaning=meaning, changes_text=changes)
        for name, meaning, changes in told
        if fold(name) not in taken
    ]
    for position, row in enumerate(fresh, last + 1):
        row.position = position
    made = Disposition.objects.bulk_create(fresh)
    trail.created_many(made, "consultation.disposition.added", by=by, at=at)
    return made


@transaction.atomic
def add_disposition(
    *, organisation: Organisation, name: str, by: Actor, at: datetime, meaning: str = "", changes_text: bool = False
) -> Disposition:
    """Add something a treatment can come to (lägga till en behandling)."""
    rules.check_can_word(by, organisation.pk)
    trail.hold(organisation.pk)
    name = cleaned(name, field="name")
    rules.check_name_is_free(Disposition.objects.filter(organisation=organisation), name)
    last = Disposition.objects.filter(organisation=organisation).order_by("position").last()
    row = Disposition(
        organisation=organisation,
        name=name,
        meaning=meaning.strip(),
        changes_text=changes_text,
        position=last.position + 1 if last else 1,
    )
    row.save(force_insert=True)
    trail.created(row, "consultation.disposition.added", by=by, at=at)
    return row


@transaction.atomic
def change_disposition(
    *,
    disposition: Disposition,
    version: int,
    name: str,
    meaning: str,
    changes_text: bool,
    in_use: bool,
    by: Actor,
    at: datetime,
    position: int | None = None,
) -> Disposition:
    """Word a disposition anew, or take it out of use. Once used, whether it changes the text stands. Raises Stale."""
    row = Disposition.objects.select_for_update(of=("self",)).get(pk=disposition.pk)
    rules.check_can_word(by, row.organisation_id)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    name = cleaned(name, field="name")
    rules.check_name_is_free(Disposition.objects.filter(organisation=row.organisation_id), name, but=row.pk)
    rules.check_says_the_same_of_text(row, changes_text=changes_text)
    with trail.changing(row, "consultation.disposition.changed", by=by, at=at):
        row.name, row.meaning, row.changes_text, row.in_use = name, meaning.strip(), changes_text, in_use
        row.position = row.position if position is None else position
    return row


@transaction.atomic
def show_treatment(*, consultation: Consultation, version: int, shown: bool, by: Actor, at: datetime) -> Consultation:
    """Let everybody in the organisation see how the remarks are treated, or take it back (visa behandlingen).

    Shown of a finished round, those outside who have answered are sent a link to what became of their reply.
    Raises Stale.
    """
    row = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    rules.check_may_treat(by, row)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    with trail.changing(
        row, "consultation.treatment.shown" if shown else "consultation.treatment.hidden", by=by, at=at
    ):
        row.dispositions_shown = shown
    tell_outside(row)
    return row
