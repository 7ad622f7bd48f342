"""The reports' front door: what has been ordered, as the actor may see it, and what can be ordered."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from farled.consultation.reads import Consultation
from farled.consultation.reads.treatments import consultations
from farled.direction.reads import Document, DocumentVersion, readable_versions
from farled.direction.reads.text import earlier_than
from farled.people.reads import Actor, Organisation, User, anybody
from farled.planning import reads as planning
from farled.planning.figures import Thawed, thawed
from farled.planning.reads import Round
from farled.portfolio.reads import Application
from farled.portfolio.reads.paper import to_tell
from farled.reports.models import Output, Production, ProductionQuerySet, TemplateVersion, WordTemplate
from farled.reports.states import PaperKind, ReportKind
from farled.web.refused import Refused

__all__ = [
    "Output",
    "Production",
    "TemplateVersion",
    "WordTemplate",
    "application_of",
    "comparable",
    "compared_versions",
    "compilations_of",
    "consultation_of",
    "ever_used_besides",
    "frozen_round",
    "next_number",
    "opened_application",
    "opened_consultation",
    "orderer",
    "organisation",
    "other_templates",
    "person",
    "productions",
    "productions_of_round",
    "readable_version",
    "reader_of",
    "reportable_plans",
    "slugs",
    "template_in_force",
    "template_versions",
    "templates",
    "thawed_round",
    "versions_in_use_after",
]


def productions(actor: Actor) -> ProductionQuerySet:
    """The actor's own orders and the organisation's editions, with their files."""
    outputs = Prefetch("outputs", Output.objects.select_related("file", "template__template").order_by("pk"))
    return Production.objects.visible_to(actor).select_related("plan", "owner").prefetch_related(outputs)


def reportable_plans(actor: Actor) -> QuerySet[Document]:
    """The plans that can be reported on: those the actor may see."""
    return planning.plans(actor)


def reader_of(actor: Actor, *, edition: bool) -> Actor:
    """Whose eyes a report is composed with: the actor's or, for an edition, those of anybody in the organisation."""
    if not edition:
        return actor
    return anybody(actor.organisation_id, actor.organisation_name)


def consultation_of(reader: Actor, parameters: Mapping[str, str]) -> Consultation:
    """The consultation that a compilation is of. Raises Refused when the reader may not see it."""
    row = consultations(reader).filter(pk=int(parameters["consultation"])).first()
    if row is None:
        raise Refused("reports.consultation_gone")
    return row


def opened_consultation(actor: Actor, pk: int) -> Consultation:
    """A consultation that has been sent out and that the actor may see; 404 for any other."""
    row: Consultation = get_object_or_404(consultations(actor), pk=pk)
    return row


def compilations_of(actor: Actor, consultation_id: int) -> QuerySet[Production]:
    """The compilations of a consultation that the actor may see, the latest first."""
    rows = productions(actor).filter(kind=ReportKind.COMPILATION, parameters__consultation=str(consultation_id))
    return rows.order_by("-ordered_at")


def compared_versions(reader: Actor, parameters: Mapping[str, str]) -> tuple[DocumentVersion, DocumentVersion]:
    """The earlier and the later version that are compared. Raises Refused when the reader may not read both."""
    version = readable_versions(reader).filter(pk=int(parameters["version"])).first()
    since = earlier_than(version, reader).filter(pk=int(parameters["since"])).first() if version else None
    if version is None or since is None:
        raise Refused("reports.changes_gone")
    return since, version


def readable_version(actor: Actor, pk: int) -> DocumentVersion:
    """A version of a text that the actor may read; 404 for any other."""
    return get_object_or_404(readable_versions(actor), pk=pk)


def comparable(version: DocumentVersion, actor: Actor) -> QuerySet[DocumentVersion]:
    """The earlier versions that a version can be compared with, the latest first."""
    return earlier_than(version, actor)


def application_of(reader: Actor, parameters: Mapping[str, str]) -> Application:
    """The application a decision paper is of. Raises Refused when nothing is asked for or the reader may not see it."""
    row = to_tell(reader, int(parameters["application"]))
    if row is None:
        raise Refused("reports.application_gone")
    return row


def opened_application(actor: Actor, pk: int) -> Application:
    """An application that has been handed in and that the actor may see; 404 for any other."""
    row = to_tell(actor, pk)
    if row is None:
        raise Http404
    return row


def thawed_round(reader: Actor, parameters: Mapping[str, str]) -> Thawed:
    """The frozen data of the round that a report is of. Raises Refused when the reader may not see it."""
    return thawed(planning.data_of(frozen_round(reader, parameters).edition))


def frozen_round(reader: Actor, parameters: Mapping[str, str]) -> Round:
    """The frozen round that a report is of. Raises Refused when the reader may not see it."""
    row: Round | None = planning.frozen_rounds(reader).filter(pk=int(parameters["round"])).first()
    if row is None:
        raise Refused("reports.round_gone")
    return row


def productions_of_round(actor: Actor, round_id: int) -> list[Production]:
    """The reports of a frozen round that the actor may fetch or waits for, the edition for everyone first."""
    rows = productions(actor).filter(kind=ReportKind.ROUND, parameters__round=str(round_id))
    return list(rows.order_by("-edition", "-ordered_at"))


def templates(actor: Actor) -> QuerySet[WordTemplate]:
    """The organisation's Word templates, each with its versions, the newest first."""
    versions = TemplateVersion.objects.order_by("-number").select_related("file", "trial", "uploaded_by", "template")
    return WordTemplate.objects.visible_to(actor).prefetch_related(Prefetch("versions", versions))


def template_versions(actor: Actor) -> QuerySet[TemplateVersion]:
    """Every version of the organisation's Word templates."""
    return TemplateVersion.objects.visible_to(actor).select_related("template", "file", "trial", "uploaded_by")


def template_in_force(organisation_id: int, paper: PaperKind | None, *, on: date) -> TemplateVersion | None:
    """The version that a kind of paper is written in on a day, or None where the organisation has none of its own."""
    used = TemplateVersion.objects.filter(organisation_id=organisation_id, used_from__lte=on)
    still = used.filter(Q(used_until__isnull=True) | Q(used_until__gt=on)).select_related("template", "file")
    return next((each for each in still.order_by("-used_from", "-pk") if paper in each.template.papers), None)


def versions_in_use_after(template: WordTemplate, day: date) -> QuerySet[TemplateVersion]:
    """The versions of a template that are used on a day, or are to be after it."""
    used = TemplateVersion.objects.filter(template=template, used_from__isnull=False)
    return used.filter(Q(used_until__isnull=True) | Q(used_until__gt=day)).order_by("pk")


def other_templates(template: WordTemplate) -> QuerySet[WordTemplate]:
    """The organisation's Word templates besides one."""
    return WordTemplate.objects.filter(organisation_id=template.organisation_id).exclude(pk=template.pk)


def ever_used_besides(template: WordTemplate) -> QuerySet[TemplateVersion]:
    """The versions of the organisation's other templates that are, have been or are to be used."""
    used = TemplateVersion.objects.filter(template__in=other_templates(template), used_from__isnull=False)
    return used.select_related("template")


def next_number(template: WordTemplate) -> int:
    """The number of a template's next version. The caller holds the organisation's history."""
    return max(template.versions.values_list("number", flat=True), default=0) + 1


def organisation(slug: str) -> Organisation | None:
    """The organisation of a short name, for commands."""
    return Organisation.objects.filter(slug=slug).first()


def slugs() -> list[str]:
    """The short names of all organisations, for commands."""
    return list(Organisation.objects.order_by("slug").values_list("slug", flat=True))


def person(email: str) -> User | None:
    """The person with an address, for commands."""
    return User.objects.filter(email__iexact=email).first()


def orderer(actor: Actor) -> User:
    """The person who acts. The caller has checked that it is one."""
    return User.objects.get(pk=actor.user_id or 0)
