"""Keeping the glossary."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from farled.direction import rules
from farled.direction.models import Document, Term
from farled.methods.swedish import fold
from farled.people.acts import cleaned
from farled.people.reads import Actor, Organisation
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import Invalid


@transaction.atomic
def add_term(
    *,
    organisation: Organisation,
    term: str,
    definition: str,
    by: Actor,
    at: datetime,
    forms: Iterable[str] = (),
    avoid: Iterable[str] = (),
    document: Document | None = None,
    said_by: str = "",
    source: str = "",
) -> Term:
    """Explain a term in the glossary (ordlista). Raises Invalid for one that is explained already."""
    rules.check_can_keep_terms(by, organisation.pk)
    term, words, others = cleaned(term, field="term"), _words(forms, "forms"), _words(avoid, "avoid")
    rules.check_words(term, words, others)
    rules.check_defines(document, organisation.pk)
    trail.hold(organisation.pk)  # of two who explain the same term at once, the second is told
    _check_free(organisation.pk, term)
    row = Term(
        organisation=organisation,
        term=term,
        term_key=fold(term),
        definition=cleaned(definition, field="definition"),
        forms=words,
        avoid=others,
        document=document,
        said_by=said_by.strip(),
        source=source,
    )
    row.save(force_insert=True)
    trail.created(row, "direction.term.added", by=by, at=at)
    return row


@transaction.atomic
def change_term(
    *,
    row: Term,
    version: int,
    term: str,
    definition: str,
    forms: Iterable[str],
    avoid: Iterable[str],
    document: Document | None,
    said_by: str,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Term:
    """Explain a term in other words. Raises Stale."""
    row = _checked(row, version, by)
    term, words, others = cleaned(term, field="term"), _words(forms, "forms"), _words(avoid, "avoid")
    rules.check_words(term, words, others)
    rules.check_defines(document, row.organisation_id)
    trail.hold(row.organisation_id)
    _check_free(row.organisation_id, term, but=row.pk)
    with trail.changing(row, "direction.term.changed", by=by, at=at, why=why):
        row.term, row.term_key, row.definition = term, fold(term), cleaned(definition, field="definition")
        row.forms, row.avoid = words, others
        row.document, row.said_by = document, said_by.strip()
    return row


@transaction.atomic
def remove_term(*, row: Term, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take a term out of the glossary; history keeps what it said. Raises Stale."""
    row = _checked(row, version, by)
    trail.removed(row, "direction.term.removed", by=by, at=at, why=why)
    row.delete()


def _checked(row: Term, version: int, by: Actor) -> Term:
    row = Term.objects.select_for_update(of=("self",)).get(pk=row.pk)
    rules.check_can_keep_terms(by, row.organisation_id)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row


def _words(words: Iterable[str], field: str) -> list[str]:
    return [cleaned(word, field=field) for word in words]


def _check_free(organisation_id: int, term: str, but: int = 0) -> None:
    if Term.objects.filter(organisation_id=organisation_id, term_key=fold(term)).exclude(pk=but).exists():
        raise Invalid("direction.term_taken", field="term", term=term)
