"""The scene the canaries sit in: every secret object and every field about a person, made by the acts a user takes."""

from datetime import timedelta
from typing import Any

from farled.agenda import acts as agenda
from farled.consultation import acts as consultation
from farled.consultation.reads import Consultation
from farled.consultation.reads.guests import guest
from farled.consultation.states import LinkPurpose, RecipientKind, ReplyStanding, Stance
from farled.direction import acts as direction
from farled.direction.reads import Document, mark_of
from farled.direction.states import DocumentKind, Level
from farled.files import acts as files
from farled.files.models import FileKind
from farled.imports import acts as imports
from farled.imports.models import Draft, ReplyReading
from farled.imports.states import DraftKind, PartKind
from farled.initiatives import acts as initiatives
from farled.initiatives.states import ReuseResult, Verdict
from farled.matters import acts as matters
from farled.matters.reads import Matter
from farled.matters.states import Course, DissentKind, Fate, MatterKind, Outcome, ProposalKind
from farled.parameters import acts as parameters
from farled.people import acts as people
from farled.people.actor import Actor, acting
from farled.people.models import Body, Group, Organisation, User
from farled.people.states import BodyKind, GroupKind, Role
from farled.planning import acts as planning
from farled.planning.acts.rounds import DUTY
from farled.planning.reads import Activity
from farled.planning.states import Light, Status
from farled.reports import acts as reports
from farled.reports.states import Format, ReportKind
from farled.web.own_lists import sheets
from tests.cast import LONG_AGO, NOW, TODAY, World
from tests.factories.consultation import Outside, a_consultation, a_draft, recipient_of
from tests.factories.direction import adopted, published
from tests.factories.initiatives import a_question, a_use_of_ai, an_initiative
from tests.factories.planning import make_round
from tests.factories.statements import a_meeting, a_short_layout
from tests.gates.application_scene import release_applications
from tests.gates.benefits_scene import release_benefits
from tests.gates.canaries import canary
from tests.gates.case_scene import release_cases
from tests.gates.information_scene import release_information
from tests.gates.portfolio_scene import release_portfolio


def release(world: World) -> None:
    """Put every canary in its place."""
    # These first, for they tell the log of much, and it shows the latest.
    release_cases(world)
    release_information(world)
    release_portfolio(world)
    release_applications(world)
    release_benefits(world)
    release_ours(world)
    release_drafts(world)
    release_reading(world)
    release_consultation(world)
    release_treatment(world)
    release_change_of_a_list(world)
    release_what_waits(world)  # late, for only the log tells whom a duty is about
    release_ideas(world)
    release_theirs(world)


def release_ideas(world: World) -> None:
    """An idea that somebody else stands behind, with what an editor answered them; one elsewhere."""
    editor = User.objects.get(name=canary("name"))
    person, body = acting(editor, world.ours, on=TODAY), editor.assignments.get().body
    assert body is not None
    words = initiatives.Words(title=canary("idea"), description=canary("idea"))
    need = initiatives.give(words=words, body=body, by=world.actor("ella"), at=NOW)
    initiatives.back(need=need, words=canary("ideawords"), by=world.actor("lev"), at=NOW)
    initiatives.consider(need=need, version=need.version, text=canary("ideaanswer"), by=person, at=NOW)
    initiatives.check_reuse(need=need, result=ReuseResult.NOTHING, ground=canary("reuseground"), by=person, at=NOW)
    one = an_initiative(
        world, canary("initiative"), body=body, purpose=canary("initiative"), risks=canary("initiative")
    )
    initiatives.report(
        initiative=one, version=one.version, light=Light.GREEN, text=canary("initiativereport"), by=person, at=NOW
    )
    initiatives.answer_check(
        initiative=one, question=a_question(world), version=0, verdict=Verdict.OK, ground=canary("checkground"),
        by=person, at=NOW,
    )  # fmt: skip
    a_use_of_ai(world, canary("useofai"), problem=canary("useofai"), security=canary("useofai"))
    an_initiative(world, canary("theirinitiative"), theirs=True)
    a_use_of_ai(world, canary("theiruseofai"), theirs=True)
    theirs = initiatives.Words(title=canary("theiridea"))
    initiatives.give(words=theirs, body=world.their_body, by=world.actor("otto"), at=NOW)


def release_ours(world: World) -> None:
    """People, bodies, matters, files and dates of our organisation."""
    asa, disa, rut = world.actor("asa"), world.actor("disa"), world.actor("rut")
    gone = a_person(world.ours, name="gone", email="goneemail", by=disa)
    people.deactivate(user=gone, organisation=world.ours, by=disa, at=NOW)
    people.let_in(organisation=world.ours, email="dan@as.example", name="Dan Direktör", role=Role.DECIDER,
                  body=world.preschool, function=canary("function"), valid_from=LONG_AGO, by=disa, at=NOW)  # fmt: skip
    a_group(world.ours, "group", by=disa)
    a_matter(world.ours, "matter", by=rut)
    people.make_token(name=canary("tokenname"), scopes=[], expires_on=TODAY, second_factor=False,
                      by=world.actor("asa"), at=NOW)  # fmt: skip
    secret = a_matter(world.ours, "secrettitle", by=rut, handler=world.care, reference=canary("secretnumber"),
                      summary=canary("secretsummary"), confidential=True, secrecy_ground=canary("secretground"),
                      why=canary("secretwhy"))  # fmt: skip
    matters.decide(matter=secret, on=TODAY, outcome=Outcome.REFERRED, body=world.care, clauses=[canary("secretclause")],
                   paragraph=canary("secretparagraph"),
                   copies_to=canary("secretcopies"), by=rut, at=NOW)  # fmt: skip
    release_what_was_said(world, secret)
    agenda.add_date(on=TODAY, title=canary("date"), note=canary("date"), by=asa, at=NOW)
    a_parameter(world.ours, "parameter", by=asa)
    a_file(FileKind.UPLOAD, "filename", "filecontent", by=asa)
    a_file(FileKind.EDITION, "editionname", "editioncontent", by=asa)


def release_what_was_said(world: World, secret: Matter) -> None:
    """All that is said in a secret matter and what follows from it, and a secret document of an open one."""
    rut, word = world.actor("rut"), canary("secretsaid")
    said = matters.Said(
        proposals=[matters.Moved(["M"], ProposalKind.RECOMMITTAL, Fate.CARRIED, word)],
        order_of_vote=word,
        dissents=[matters.StoodAside(["SD"], DissentKind.RESERVATION, text=word)],
        recusals=[matters.SteppedOut("M 1", word)],
        points=[word],
    )
    sent_back = matters.decide(matter=secret, on=TODAY, outcome=Outcome.RECOMMITTED, body=world.executive, said=said,
                               by=rut, at=NOW)  # fmt: skip
    matters.answer_point(
        point=sent_back.points.get(), version=1, answer=word, on=TODAY, moved_text=word, by=rut, at=NOW
    )
    given = matters.give_assignment(organisation=world.ours, title=word, text=word, given_in=word, given_to=world.care,
                                    matter=secret, by=rut, at=NOW)  # fmt: skip
    stage = matters.add_stage(assignment=given, text=word, by=rut, at=NOW)
    matters.report_stage(stage=stage, version=1, on=TODAY, report=word, by=rut, at=NOW)
    matters.report_assignment(assignment=given, version=1, on=TODAY, report=word, by=rut, at=NOW)
    motion = a_matter(world.ours, "secretsaid", by=rut, kind=MatterKind.MOTION, handler=world.care, confidential=True,
                      secrecy_ground=word)  # fmt: skip
    matters.write_motion(matter=motion, version=0, parties=["M"], submitted_on=TODAY, text=word, claims=[word], by=rut,
                         at=NOW)  # fmt: skip
    release_statements(world, secret)
    word = canary("secretentry")
    matters.enter(matter=Matter.objects.get(title=canary("matter")), on=TODAY, course=Course.RECEIVED, counterpart=word,
                  subject=word, confidential=True, secrecy_ground=word, by=rut, at=NOW)  # fmt: skip


def release_statements(world: World, secret: Matter) -> None:
    """A statement that a meeting was given in a secret matter, and a draft of the school board's in an open one."""
    asa, rut = world.actor("asa"), world.actor("rut")
    layout = a_short_layout(world)
    due: dict[str, Any] = {"layout": layout, "due": TODAY, "at": NOW}
    one = matters.start_statement(matter=secret, title=canary("secretstatement"), by=rut, **due)
    for passage in one.passages.all():
        matters.save_passage(passage=passage, version=1, text=canary("secretpassage"), by=rut, at=NOW)
    one = matters.approve_statement(statement=one, version=1, by=asa, at=NOW)
    matters.send_statement(
        statement=one, version=one.version, meeting=a_meeting(world), by=rut, at=NOW
    )  # fmt: skip
    ours = matters.register_matter(
        organisation=world.ours, title="Skolans", kind=MatterKind.PLAN, opened_on=TODAY, handler=world.school, by=rut,
        at=NOW,
    )  # fmt: skip
    draft = matters.start_statement(matter=ours, title="Skolans", by=asa, **due)
    for passage in draft.passages.all():
        matters.save_passage(passage=passage, version=1, text=canary("draftstatement"), by=asa, at=NOW)
    draft = matters.submit_statement(statement=draft, version=1, by=asa, at=NOW)
    matters.send_back_statement(statement=draft, version=draft.version, comment=canary("draftcomment"), by=asa, at=NOW)


def release_drafts(world: World) -> None:
    """What nobody has decided yet: a draft of the whole organisation and one of the school board."""
    asa = world.actor("asa")
    draft = a_document(world.ours, "draft", by=asa, note=canary("draftnote"), kind=DocumentKind.ACTION_PLAN)
    goal = direction.add_objective(document=draft, level=Level.TARGET_AREA, title=canary("draftgoal"), by=asa, at=NOW)
    an_activity(draft, "draftactivity", by=asa, objective=goal)
    version = draft.versions.get()
    direction.write_text(draft=version, version=mark_of([]), text=canary("drafttext"), by=asa, at=NOW)
    a_document(world.ours, "boarddraft", by=asa, body=world.school)


def release_consultation(world: World) -> None:
    """A consultation that is being prepared, with what only those who run it may read until it is sent out."""
    word = canary("consultation")
    row = a_consultation(world, proposal=a_draft(world, word), bodies=[world.school], sent=False, title=word,
                         letter=word, introduction=word, decided_text=word, reply_address=word)  # fmt: skip
    consultation.set_questions(
        consultation=row, version=row.version, questions=[consultation.AskedQuestion(word, word)],
        by=world.hand, at=NOW,
    )  # fmt: skip
    consultation.add_material(
        consultation=row, title=word, name=f"{word}.txt", content=word.encode(), by=world.actor("asa"), at=NOW
    )
    out = a_consultation(world, outside=[Outside(address="")], bodies=[world.school])
    link, _token = consultation.make_link(
        recipient=recipient_of(out, Outside().name), purpose=LinkPurpose.ANSWER, name=canary("linkaddress"),
        address=f"{canary('linkaddress')}@as.example", expires_on=TODAY, by=world.actor("rut"), at=NOW,
    )  # fmt: skip
    consultation.note_opened(recipient=recipient_of(out, Outside().name), by=world.hand, at=NOW)
    begin_reply(out, Outside().name, by=guest(link))
    begin_reply(out, world.school, by=world.actor("erik"))
    release_reply_from_a_file(world, out)
    consultation.note_letter(link=link, problem=canary("linkaddress"), by=world.hand, at=NOW)
    consultation.add_occasion(consultation=row, title=word, on=TODAY, notes=word, by=world.hand, at=NOW)


def release_treatment(world: World) -> None:
    """A reply that everybody here may read, with a remark whose treatment is shown to those who treat it."""
    by: dict[str, Any] = {"by": world.actor("asa"), "at": NOW}
    word = canary("treatment")
    row = a_consultation(world, proposal=a_draft(world, "Program som är ute"), bodies=[world.care])
    consultation.register_reply(
        recipient=recipient_of(row, world.care), received_on=TODAY, standing=ReplyStanding.OFFICE,
        said=consultation.Said(stance=Stance.SUPPORTS, statement=canary("remark")),
        remarks=[consultation.Placed(remarked=consultation.Remarked(text=canary("remark")))], **by,
    )  # fmt: skip
    theme = consultation.add_theme(consultation=row, name=word, reflection=word, **by)
    (waiting,) = row.treatments.all()
    consultation.treat(
        treatments=[waiting], version=waiting.version, how=consultation.How(theme=theme, answer=word, refers_to=word),
        **by,
    )  # fmt: skip


def release_reply_from_a_file(world: World, row: Consultation) -> None:
    """A reply that nobody asked for came as a file; Rut has it read in, and has not registered it."""
    one = consultation.add_uninvited(
        consultation=row, name="Bygdeföreningen", kind=RecipientKind.ASSOCIATION, by=world.actor("rut"), at=NOW
    )
    word = canary("readreply")
    text = f"""Yrkanden
Ledamot Tre (V) yrkar på tillägg enligt följande: Säg hur {word} får hjälp.

Synpunkter

Bygdeföreningen tillstyrker programmet under förutsättning att {word} prövas.

Det är oklart vem som ansvarar för ”Alla {word} ska kunna”.
"""
    imports.start_reply(sender=one, name=f"{canary('replyfile')}.txt", content=text.encode(), received_on=TODAY,
                        by=world.actor("rut"), at=NOW)  # fmt: skip


def begin_reply(row: Consultation, who: Body | str, *, by: Actor) -> None:
    """A draft of a reply, which nobody but those who write it may read."""
    draft = consultation.begin(recipient=recipient_of(row, who), by=by, at=NOW)
    said = consultation.Said(statement=canary("draftreply" if isinstance(who, Body) else "guestreply"))
    consultation.save(reply=draft, version=draft.version, said=said, by=by, at=NOW)


def release_what_waits(world: World) -> None:
    """A plan in force that two boards are asked to report on; somebody has, and has ordered what came of it."""
    asa = world.actor("asa")
    body = a_body(world.ours, "body", by=world.actor("disa"))
    editor: dict[str, Any] = {"role": Role.BODY_EDITOR, "body": body}
    person = a_person(world.ours, name="name", email="email", by=world.actor("disa"), **editor)
    plan = a_document(world.ours, "plan", by=asa, kind=DocumentKind.ACTION_PLAN)
    activity = an_activity(plan, "activity", by=asa, leads=[body])
    an_activity(plan, "activity", by=asa, leads=[world.school])
    adopted(world, plan)
    said: dict[str, Any] = {"title": canary("round"), "instructions": canary("roundnote")}
    row = make_round(world, plan, due=TODAY + timedelta(days=5), by=asa, **said)
    request = row.returns.get(body=world.school)
    planning.save_answer(answer=request.answers.get(), version=1, said=planning.Said(text=canary("roundanswer")),
                         by=world.actor("erik"), at=NOW)  # fmt: skip
    agenda.place_duty(kind=DUTY, subject_id=request.pk, subject_name=canary("dutysubject"), note=canary("dutynote"),
                      role=Role.BODY_EDITOR, body=world.school, due=TODAY, by=asa, at=NOW)  # fmt: skip
    activity.refresh_from_db()
    planning.report_status(activity=activity, version=activity.version, light=Light.GREEN, text=canary("report"),
                           body=body, by=acting(person, world.ours, on=TODAY), at=NOW)  # fmt: skip
    for edition in (False, True):
        reports.order(kind=ReportKind.ACTIVITIES, plan=plan if edition else None, on=TODAY,
                      parameters={} if edition else {"text": canary("draftactivity")},
                      formats=[Format.WORD, Format.EXCEL], edition=edition, by=asa, at=NOW)  # fmt: skip


def release_reading(world: World) -> None:
    """A file that Åsa reads in, into a plan of its own."""
    text = f"Mål;Aktivitet;Beskrivning;Ansvarig\n{canary('readnote')};{canary('readrow')};Hej;{canary('readparty')}\n"
    imports.start(document=None, title=canary("readplan"), name=f"{canary('readfile')}.csv", content=text.encode(),
                  by=world.actor("asa"), at=NOW)  # fmt: skip


def release_change_of_a_list(world: World) -> None:
    """A note that Åsa wants another date to have, and has not approved yet."""
    asa = world.actor("asa")
    entry = agenda.add_date(on=TODAY, title=canary("date"), note=canary("date"), by=asa, at=NOW)
    imports.change_many(sheet=sheets["agenda.dates"], refs=[entry.pk], column="note", value=canary("listchange"),
                        why="", by=asa, at=NOW)  # fmt: skip


def mend_what_was_read(world: World) -> None:
    """Åsa says what one of the rows is instead, once it has been read."""
    draft = Draft.objects.latest("number")
    said: dict[str, Any] = dict.fromkeys(
        ("title", "description", "responsible_text", "outcome", "effect"), canary("readmended")
    )
    to = imports.Mended(kind=DraftKind.OUTCOME, footnotes=(canary("readmended"),), status=Status.DONE, **said)
    imports.mend(draft=draft, version=draft.version, to=to, by=world.actor("asa"), at=NOW)
    mend_the_reply(world)


def mend_the_reply(world: World) -> None:
    """Rut says what the file that a reply came as did not say."""
    reading, word, rut = ReplyReading.objects.get(), canary("mendedreply"), world.actor("rut")
    said = imports.Draft(**{**imports.said(reading), "summary": word})
    reading = imports.change_reply(reading=reading, version=reading.version, to=said, by=rut, at=NOW)
    for kind, part in (
        (PartKind.REMARK, imports.PartSaid(text=word, quote=word)),
        (PartKind.MOTION, imports.PartSaid(text=word, who=[word])),
    ):
        imports.add_part(reading=reading, kind=kind, to=part, by=rut, at=NOW)


def release_theirs(world: World) -> None:
    """The other organisation's, the same kinds of things; of two documents one is published."""
    hand, otto = world.their_hand, world.actor("otto")
    a_person(world.theirs, name="theirname", email="theiremail", by=hand)
    a_body(world.theirs, "theirbody", by=hand)
    a_group(world.theirs, "theirgroup", by=hand)
    a_matter(world.theirs, "theirmatter", by=otto)
    agenda.add_date(on=TODAY, title=canary("theirdate"), by=otto, at=NOW)
    a_parameter(world.theirs, "theirparameter", by=otto)
    a_file(FileKind.EDITION, "theirfile", "theirfile", by=otto)
    a_document(world.theirs, "theirdraft", by=otto)
    for name, shown in (("theirdocument", False), ("theirpublished", True)):
        document = a_document(world.theirs, name, by=otto, kind=DocumentKind.ACTION_PLAN)
        direction.add_objective(
            document=document,
            level=Level.TARGET_AREA,
            title=canary("theirpublishedgoal" if shown else "theirgoal"),
            by=otto,
            at=NOW,
        )
        an_activity(document, "theirpublishedactivity" if shown else "theiractivity", by=otto)
        adopted(world, document)
        if shown:
            published(world, document)


def a_person(
    organisation: Organisation, *, name: str, email: str, by: Any, role: Role = Role.COACH, body: Body | None = None
) -> User:
    """Somebody with a role."""
    address = f"{canary(email)}@as.example"
    held = people.let_in(organisation=organisation, email=address, name=canary(name), role=role, body=body,
                         valid_from=LONG_AGO, by=by, at=NOW)  # fmt: skip
    return held.user


def a_body(organisation: Organisation, name: str, *, by: Any) -> Body:
    """A board of that name, called so too."""
    return people.add_body(organisation=organisation, name=canary(name), kind=BodyKind.BOARD, aliases=[canary(name)],
                           contact_function=canary(name), by=by, at=NOW)  # fmt: skip


def a_group(organisation: Organisation, name: str, *, by: Any) -> Group:
    """A group of that name and purpose."""
    return people.add_group(
        organisation=organisation, name=canary(name), kind=GroupKind.NETWORK, purpose=canary(name), by=by, at=NOW
    )


def a_matter(organisation: Organisation, name: str, *, by: Any, **more: Any) -> Matter:
    """A matter of that title."""
    said: dict[str, Any] = {"kind": MatterKind.PLAN, **more}
    return matters.register_matter(
        organisation=organisation, title=canary(name), opened_on=TODAY, by=by, at=NOW, **said
    )


def a_parameter(organisation: Organisation, name: str, *, by: Any) -> None:
    """A value with that reference."""
    parameters.set_value(organisation=organisation, key="planning.report_every", value="90", valid_from=TODAY,
                         reference=canary(name), by=by, at=NOW)  # fmt: skip


def a_file(kind: FileKind, name: str, content: str, *, by: Any) -> None:
    """A text file."""
    text = canary(content).encode()
    files.keep(kind=kind, name=f"{canary(name)}.txt", media_type="text/plain", content=text, by=by, at=NOW)


def a_document(
    organisation: Organisation, name: str, *, by: Any, kind: DocumentKind = DocumentKind.POLICY, **more: Any
) -> Document:
    """A draft of that title."""
    return direction.create_document(organisation=organisation, kind=kind, title=canary(name), by=by, at=NOW, **more)


def an_activity(plan: Document, name: str, *, by: Any, **more: Any) -> Activity:
    """An activity that says so everywhere."""
    said: dict[str, Any] = dict.fromkeys(
        ("title", "description", "responsible_text", "effect", "effect_for"), canary(name)
    )
    return planning.add_activity(document=plan, content=planning.Content(**said), by=by, at=NOW, **more)
