"""What the follow-up report says: the page's own figures, conclusions in plain words, and nothing one may not see."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils import translation

from farled.planning import acts, figures, reads
from farled.planning.states import Status
from farled.reports.document import Bullets, Facts, Mark, Paragraph, Picture, Table
from farled.reports.states import ReportKind
from farled.web.signs import Kind
from tests.cast import NOW, TODAY
from tests.factories.planning import make_activity, make_plan, make_round
from tests.reports.conftest import Compose, Scene, of_kind, section, words

CountQueries = Callable[[Callable[[], object]], int]


def test_the_figures_are_those_of_the_plans_page(scene: Scene, compose: Compose) -> None:
    actor = scene.world.actor("asa")
    every = reads.report_every(actor.organisation_id, TODAY)
    counts = figures.together(reads.tallies([scene.plan.pk], on=TODAY, every=every))
    table, by_state, *_others = section(compose(), "Läget i siffror").blocks
    assert isinstance(table, Table)
    assert [row[1] for row in table.rows] == [counts.ongoing, counts.late, counts.unreported, counts.finished]
    assert {row[2] for row in table.rows} == {counts.total}
    assert isinstance(by_state, Picture)
    assert by_state.figures is not None
    assert by_state.figures.rows[-1][1] == counts.total == sum(row[1] for row in by_state.figures.rows[:-1])  # type: ignore[misc]


def test_the_summary_draws_conclusions_in_words(compose: Compose) -> None:
    summary = compose().summary
    (lead,) = of_kind(summary.blocks, Paragraph)
    (told,) = of_kind(summary.blocks, Bullets)
    assert lead.text == (
        "1 av 4 aktiviteter är avslutade. Ett målområde har något som är försenat: Öppna data & <delning>."
    )
    assert "Öppna sidan har passerat sin sluttid utan att vara avslutad." in told.items
    assert "Äldre möts är förlängd från 31 dec 2026 till 30 juni 2027." in [
        item.replace("\N{NO-BREAK SPACE}", " ") for item in told.items
    ]
    assert "Så blev de avslutade: 1 är genomförd." in told.items


def test_what_waits_for_a_decision_stands_by_itself(compose: Compose) -> None:
    (waiting,) = of_kind(section(compose(), "Att ta ställning till").blocks, Bullets)
    assert "Öppna sidan har passerat sin sluttid. Skriv utfallet, förläng eller ta den ur planen." in waiting.items
    assert "Ingen ansvarar för =1+1. Ange vem." in waiting.items


def test_an_area_tells_its_state_its_rows_and_what_is_listed_there_too(compose: Compose) -> None:
    area = section(compose(), "Ett nära Ås")
    (table,) = of_kind(area.blocks, Table)
    assert [row[0] for row in table.rows] == ["Ängens nät", "Äldre möts", "=1+1 (anges även här)"]
    assert area.mark == Mark(Kind.WARN, "risk för försening")
    assert [each.title for each in area.sections] == ["Ängens nät", "Äldre möts"]


def test_a_row_tells_report_next_step_prolonging_note_and_effect(compose: Compose) -> None:
    (facts,) = of_kind(section(compose(), "Äldre möts").blocks, Facts)
    told = {
        label.replace("\N{NO-BREAK SPACE}", " "): value.replace("\N{NO-BREAK SPACE}", " ")
        for label, value in facts.rows
    }
    assert told["Rapport 21 nov 2026"] == "! risk för försening. Hälften av lokalerna är klara."
    assert told["Nästa steg"] == "Boka resten."
    assert told["Förlängd"] == "från 31 dec 2026 till 30 juni 2027"
    assert any("Pandemin kom emellan." in value for label, value in facts.rows if label == "Not")
    assert told["Förväntad effekt"] == "Fler möts. Följs upp 1 mars 2027."


def test_a_finished_row_tells_its_outcome(compose: Compose) -> None:
    (facts,) = of_kind(section(compose(), "Ängens nät").blocks, Facts)
    assert "Alla hus i Ängen har nät." in dict(facts.rows).values()


def test_the_report_says_who_decided_the_plan_and_which_day_it_shows(compose: Compose) -> None:
    facts = dict(compose().facts)
    assert facts["Beslutad"].startswith("Kommunfullmäktige 15")
    assert facts["Avser läget"].replace("\N{NO-BREAK SPACE}", " ") == "21 nov 2026"
    assert facts["Framtagen"].endswith("av Åsa Strateg")


def test_who_has_reported_stands_in_swedish_order_and_who_has_not(scene: Scene, compose: Compose) -> None:
    make_round(scene.world, scene.plan, due=date(2026, 12, 1), by=scene.world.actor("asa"))
    reporting = section(compose(), "Vilka som har rapporterat")
    (lead,) = of_kind(reporting.blocks, Paragraph)
    assert "Inte svarat:" in lead.text
    assert "Äldrenämnden" in lead.text
    (table,) = of_kind(reporting.blocks, Table)
    assert [row[0] for row in table.rows] == ["Skolnämnden", "Äldrenämnden", "Ingen är angiven"]
    assert table.rows[0][1:3] == (1, 1)


def test_broken_threads_say_who_can_mend_them(compose: Compose) -> None:
    tables = of_kind(section(compose(), "Röd tråd").blocks, Table)
    assert tables[0].rows[1][2] == 4
    broken = {(row[0], row[1]): row[2] for row in tables[1].rows}
    assert broken["Öppna sidan", "Aktivitet utan effekt att följa upp"] == "Äldrenämnden"


def test_S7_a_councillors_report_holds_no_draft(scene: Scene, compose: Compose) -> None:
    draft = make_plan(scene.world, "Hemligt utkast", adopted=False)
    make_activity(scene.world, draft, "Hemlig aktivitet")
    seen = words(compose(scene.world.actor("vera"), kind=ReportKind.ACTIVITIES, plan=None))
    assert "Hemlig" not in seen
    assert "Ängens nät" in seen
    assert "Hemlig aktivitet" in words(compose(scene.world.actor("asa"), kind=ReportKind.ACTIVITIES, plan=None))


def test_an_earlier_day_is_told_as_it_was(scene: Scene, compose: Compose) -> None:
    later = NOW + timedelta(days=3)
    fresh = scene.late
    acts.record_outcome(
        activity=fresh, version=fresh.version, status=Status.DONE, outcome="Sidan är öppen.",
        outcome_on=later.date(), by=scene.world.hand, at=later,
    )  # fmt: skip
    then, now = compose(on=TODAY, at=later), compose(on=later.date(), at=later)
    assert "Sidan är öppen." not in words(then)
    assert "Sidan är öppen." in words(now)
    assert "som de var vid slutet av" in words(then)


def test_a_day_before_the_plan_says_that_nothing_was_there(compose: Compose) -> None:
    document = compose(on=date(2019, 1, 1))
    assert "Planen har inga aktiviteter än." in words(document)
    assert document.sheets == ()


def test_the_report_is_in_swedish_whatever_language_the_reader_uses(compose: Compose) -> None:
    swedish = words(compose())
    with translation.override("en"):
        assert words(compose()) == swedish


def test_as_many_questions_whatever_the_number_of_rows(
    scene: Scene, compose: Compose, count_queries: CountQueries
) -> None:
    compose()
    few = count_queries(compose)
    for number in range(40):
        make_activity(
            scene.world, scene.plan, f"Rad {number}", leads=[scene.world.school], contributing=[scene.world.care]
        )
    compose()
    assert count_queries(compose) <= few
