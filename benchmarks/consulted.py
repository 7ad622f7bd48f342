"""A consultation that all bodies have answered: 400 passages and 3,000 remarks, treated, made by the acts people take.

Of the remarks two in three are treated, one in ten has changed the text, and some are answered together. They have been
compared with each other. Everybody sees how they are treated.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from benchmarks.remarked import Said, remarks_of

if TYPE_CHECKING:
    from benchmarks.generator import Organisation

THEMES, A_SECTION = 12, 10  # passages of a section, its heading among them
ANSWER = "Texten ses över tillsammans med dem som berörs, och det som sägs tas med i det fortsatta arbetet. "


def consult(made: "Organisation", today: date, *, passages: int, remarks: int) -> dict[str, int]:
    """Send a text out, let every body answer, treat what they say; the ids of the round and of a passage."""
    from farled.consultation import acts
    from farled.direction.reads import Passage

    sent, now = made.at(today - timedelta(days=60)), made.at(today - timedelta(days=1))
    row = _sent_out(made, passages, sent=sent, due=today + timedelta(days=20))
    rows = list(Passage.objects.filter(document=row.proposal.document_id).order_by("number"))
    said = remarks_of(remarks, len(rows), THEMES)
    _answered(made, row, said, rows, now)
    _treated(made, row, said, rows, now)
    row.refresh_from_db()
    row = acts.show_treatment(consultation=row, version=row.version, shown=True, by=made.by, at=now)
    _compared(made, row, now)
    busiest = max(rows, key=lambda each: each.remarks.count())
    return {"consultation": row.pk, "passage": busiest.pk}


def _sent_out(made: "Organisation", passages: int, *, sent: Any, due: date) -> Any:
    from farled.consultation import acts
    from farled.direction import acts as direction
    from farled.direction.reads.text import mark_of
    from farled.direction.states import DocumentKind

    said: dict[str, Any] = {"by": made.by, "at": sent}
    document = direction.create_document(
        organisation=made.row, kind=DocumentKind.PROGRAMME, title="Program för digital utveckling", **said
    )
    text = "\n\n".join(
        f"## Avsnitt {number // A_SECTION + 1}" if number % A_SECTION == 0 else _passage(number)
        for number in range(passages)
    )
    draft = document.versions.latest("number")
    direction.write_text(draft=draft, version=mark_of([]), text=text, **said)
    draft.refresh_from_db()
    row = acts.prepare(
        proposal=draft, title="Remiss av programmet", due=due, decided_text="Kommunstyrelsen § 1", **said
    )
    acts.set_questions(consultation=row, version=row.version, questions=[acts.AskedQuestion("Är målen klara?")], **said)
    row.refresh_from_db()
    acts.add_recipients(consultation=row, recipients=[acts.Asked(body) for body in made.bodies], **said)
    row = acts.send_out(consultation=row, on=sent.date(), **said)
    row.refresh_from_db()
    return row


def _passage(number: int) -> str:
    return f"Stycke {number}. {ANSWER}Verksamheterna arbetar så att det blir till nytta för dem som bor och verkar här."


def _answered(made: "Organisation", row: Any, said: list[Said], rows: list[Any], at: Any) -> None:
    """Every body but three hands in its share of the remarks."""
    from farled.consultation import acts
    from farled.consultation.states import ReplyStanding, Stance

    recipients = list(row.recipients.order_by("pk"))
    answering = recipients[:-3] if len(recipients) > 3 else recipients
    stances = list(Stance)[:4]
    for number, recipient in enumerate(answering):
        own = said[number :: len(answering)]
        acts.register_reply(
            recipient=recipient,
            said=acts.Said(
                stance=stances[number % len(stances)],
                statement="\n\n".join(each.text for each in own),
                conditions="Att det finansieras.",
            ),
            standing=ReplyStanding.ADOPTED,
            decided_on=at.date() - timedelta(days=number % 20),
            paragraph=str(number + 1),
            remarks=[
                acts.Placed(
                    remarked=acts.Remarked(text=each.text, page=f"s. {each.number % 9 + 1}"),
                    passage=rows[each.passage - 1] if each.passage else None,
                )
                for each in own
            ],
            by=made.by,
            at=at,
        )


def _treated(made: "Organisation", row: Any, said: list[Said], rows: list[Any], at: Any) -> None:
    """Give every remark its theme, and two in three a disposition and an answer."""
    from farled.consultation import acts
    from farled.consultation.models import Disposition, Remark
    from farled.consultation.reads.treatments import mark_of
    from farled.direction import acts as direction

    by: dict[str, Any] = {"by": made.by, "at": at}
    themes = [acts.add_theme(consultation=row, name=f"Tema {number + 1}", **by) for number in range(THEMES)]
    noted = Disposition.objects.filter(changes_text=False).order_by("position").first()
    changes = Disposition.objects.filter(changes_text=True).order_by("position").first()
    draft = row.proposal.document.versions.latest("number")
    for wording in list(draft.wordings.select_related("passage").order_by("position"))[1::A_SECTION]:
        direction.reword(
            draft=draft, passage=wording.passage, version=wording.version, text=f"{wording.plain} Ändrat.", **by
        )
    changed = {rows[number].pk for number in range(1, len(rows), A_SECTION)}
    themed = {each.text: themes[each.theme - 1] for each in said}
    waiting: dict[tuple[int, str, int], list[Any]] = {}
    found = Remark.objects.filter(treatment__consultation=row).select_related("treatment").order_by("pk")
    for number, remark in enumerate(found):
        what = "changes" if remark.passage_id in changed else "open" if number % 3 == 0 else "noted"
        at_passage = remark.passage_id if what == "changes" else 0
        waiting.setdefault((themed[remark.text].pk, what, at_passage), []).append(remark)
    for (theme, what, passage), those in waiting.items():
        how: dict[str, Any] = {"theme": next(each for each in themes if each.pk == theme)}
        if what != "open":
            how |= {"disposition": changes if what == "changes" else noted, "answer": ANSWER}
        if passage:
            how["passages"] = [next(each for each in rows if each.pk == passage)]
        treatments = [each.treatment for each in those]
        acts.treat(treatments=treatments, version=mark_of(treatments), how=acts.How(**how), **by)


def _compared(made: "Organisation", row: Any, at: Any) -> None:
    """Compare the remarks, and answer the five largest suggestions together."""
    from farled.consultation import acts, tasks
    from farled.consultation.models import Comparison
    from farled.consultation.reads.comparisons import suggestions
    from farled.consultation.reads.treatments import mark_of, treatments
    from farled.web.refused import Refused

    comparison = acts.compare(consultation=row, by=made.by, at=at)
    tasks.compare.func(comparison.pk)
    assert Comparison.objects.get(pk=comparison.pk).made_at is not None
    for each in list(suggestions(made.by, row)[:5]):
        held = list(treatments(made.by).filter(remarks__in=each.remarks.all()).distinct())
        try:
            acts.group(treatments=held, version=mark_of(held), by=made.by, at=at)
        except Refused:
            continue  # answered in different ways
