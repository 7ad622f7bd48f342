"""Charts say the same in picture, words and table; nothing depends on colour."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from farled.web import formats
from farled.web.charts import Bar, Chart, Line, Plan, Slice, Task, bars, plan, series, shares, standalone
from farled.web.charts.canvas import CLASSES, LITERAL
from farled.web.charts.series import ticks
from farled.web.signs import Kind
from farled.web.templatetags.farled import chart as chart_tag

TODAY = date(2021, 4, 8)
Make = Callable[[], Chart]


def status() -> Chart:
    slices = [
        Slice("klar", 4, Kind.GOOD),
        Slice("pågår", 8, Kind.GOING),
        Slice("risk", 3, Kind.WARN),
        Slice("försenad", 2, Kind.BAD),
        Slice("ej påbörjad & <vilande>", 1, Kind.PLAIN),
        Slice("struken", 0, Kind.PLAIN),
    ]
    return shares("lage", "Planens läge", slices)


def money() -> Chart:
    return bars("pengar", "Beviljat", [Bar("Åtgärd", 300, "300 tkr"), Bar("Ängen", 0, "0 tkr")], measure="Tkr")


def broadband() -> Chart:
    lines = [Line("Länet", (62.0, None, 71.0)), Line("Riket", (60.0, 66.0, 70.0))]
    return series("brett", "Bredband", ["2019", "2020", "2021"], lines)


def gantt() -> Plan:
    tasks = [
        Task("Mobiltäckning", date(2018, 1, 1), date(2021, 12, 31), (Kind.GOING, "pågår"), "Tillgängligt", "/a/"),
        Task("Öppna data", date(2020, 1, 1), None, (Kind.GOOD, "klar"), "Nyskapande"),
        Task("Pedagogsajt " + "lång " * 20, None, None, (Kind.PLAIN, "ej påbörjad"), "Nyskapande"),
    ]
    return plan("tid", "Planen över tid", tasks, today=TODAY)


CHARTS: list[Make] = [status, money, broadband, lambda: gantt().chart]


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 -- our own template's output


def ids(text: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', text)


@pytest.mark.parametrize("make", CHARTS)
def test_the_picture_is_well_formed_and_named(make: Make) -> None:
    chart = make()
    for text in (chart.svg(), standalone(chart)):
        root = parsed(text)
        named = root.attrib["aria-labelledby"].split()
        assert root.attrib["role"] == "img"
        assert set(named) <= set(ids(text))
        assert len(ids(text)) == len(set(ids(text)))
        assert all(name.startswith(f"{chart.id}-") for name in ids(text))
        title, desc = list(root)[:2]
        assert (title.text, desc.text) == (chart.title, chart.description)


@pytest.mark.parametrize("make", CHARTS)
def test_A6_the_words_hold_every_figure_of_the_table(make: Make) -> None:
    chart = make()
    for row in chart.table.rows:
        assert row[1] in chart.description


@pytest.mark.parametrize("make", CHARTS)
def test_a_picture_for_a_document_needs_no_style_sheet(make: Make) -> None:
    text = standalone(make())
    assert "class=" not in text
    assert "%" not in re.sub(r"<(title|desc|text).*?</\1>", "", text)
    assert "style=" not in text
    assert set(CLASSES) == set(LITERAL)


@pytest.mark.parametrize("make", CHARTS[:3])
def test_A6_a_chart_on_a_page_has_its_figures_below(make: Make) -> None:
    chart = make()
    html = chart_tag(chart)
    table = html[html.index("<table") : html.index("</table>")]
    cells = [re.sub(r"<.*?>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", table)]
    expected = [*chart.table.head, *(cell for row in chart.table.rows for cell in row)]
    assert [cell.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">") for cell in cells] == expected
    assert html.count("<caption") == 1


def widths(text: str) -> Sequence[float]:
    """The widths of the coloured parts, in percent."""
    return [
        float(w) for w in re.findall(r'<rect [^>]*width="([\d.]+)%"[^>]*class="c-(?:good|going|warn|bad|plain)"', text)
    ]


def test_A6_the_parts_are_as_wide_as_their_figures() -> None:
    assert widths(status().svg()) == pytest.approx([100 * n / 18 for n in (4, 8, 3, 2, 1)], abs=0.01)
    assert widths(money().svg()) == [100, 0]


def test_A6_colour_is_never_the_only_signal() -> None:
    text = status().svg()
    for kind in (Kind.GOOD, Kind.GOING, Kind.WARN, Kind.BAD, Kind.PLAIN):
        assert f">{kind.sign}</text>" in text
    patterned = set(re.findall(r'fill="url\(#lage-(\w+)\)"', text))
    assert patterned == {"going", "warn", "bad", "plain"}
    assert len({CLASSES["line1"], CLASSES["line2"], CLASSES["line3"], CLASSES["line4"]}) == 4


def test_a_whole_of_nothing_is_drawn_empty() -> None:
    chart = shares("tom", "Läge", [Slice("klar", 0, Kind.GOOD)])
    assert widths(chart.svg()) == []
    assert chart.table.rows[0] == ("klar", "0", formats.DASH)


def test_a_missing_value_is_a_gap() -> None:
    text = broadband().svg()
    assert text.count('class="c-dot1"') == 2
    assert 'class="c-line1"' not in text
    assert text.count('class="c-line2"') == 2
    assert broadband().table.rows[1] == ("2020", formats.DASH, "66")


def test_a_chart_refuses_what_it_cannot_show() -> None:
    with pytest.raises(ValueError, match="shorter than nothing"):
        bars("x", "x", [Bar("a", -1, "-1")])
    with pytest.raises(ValueError, match="at most four"):
        series("x", "x", ["1"], [Line("a", (1.0,))] * 5)
    with pytest.raises(ValueError, match="at most four"):
        series("x", "x", ["1", "2"], [Line("a", (1.0,))])
    with pytest.raises(ValueError, match="empty plan"):
        plan("x", "x", [], today=TODAY)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 100, [0, 25, 50, 75, 100]),
        (0, 7, [0, 2, 4, 6, 8]),
        (-30, 50, [-40, -20, 0, 20, 40, 60]),
        (0, 0, [0, 0.25, 0.5, 0.75, 1]),
    ],
)
def test_ticks_are_round_and_hold_everything(low: float, high: float, expected: list[float]) -> None:
    found = ticks(low, high)
    assert found == pytest.approx(expected)
    assert found[0] <= low <= high <= found[-1]


def test_the_last_figure_ends_where_the_drawing_does_and_is_not_cut_off() -> None:
    chart = series("rad", "Rad", ["2020", "2021", "2022"], [Line("a", (1.0, 12_345.0, 13_400.0))])
    last = chart.svg().rpartition("<text")[2]
    assert 'x="100.00%"' in last
    assert 'text-anchor="end"' in last
    early = series("rad", "Rad", ["2020", "2021", "2022"], [Line("a", (1.0, 12_345.0, None))]).svg()
    assert 'text-anchor="middle"' in early.rpartition("<text")[2], "there is room on both sides"


def test_a_series_of_zeros_can_be_drawn() -> None:
    parsed(series("noll", "Noll", ["2020", "2021"], [Line("a", (0.0, 0.0))]).svg())
    parsed(series("ett", "Ett", ["2020"], [Line("a", (None,))]).svg())


def test_a_plan_on_a_page_is_a_table_with_links() -> None:
    html = chart_tag(gantt())
    assert '<th scope="row" class="name"><a href="/a/">Mobiltäckning</a>' in html
    assert html.count('scope="rowgroup"') == 2
    assert "ingen tid angiven" in html
    assert re.findall(r'class="c-(going|good|plain)"', html) == ["going", "good"]  # nothing is drawn without a time
    assert html.count("opacity=") == 1  # an open end is pale
    assert len(ids(html)) == len(set(ids(html)))


def test_a_plan_spans_whole_years_and_marks_today() -> None:
    drawn = gantt()
    assert [year for _x, year in drawn.years] == ["2018", "2019", "2020", "2021"]
    assert drawn.groups[0][1][0].x == "0.00%"
    assert drawn.groups[0][1][0].width == "100.00%"
    assert drawn.today == f"{100 * (TODAY - date(2018, 1, 1)).days / 1461:.2f}%"
    assert len(drawn.lines) == 16  # four years by quarter


def test_a_plan_that_is_over_does_not_pretend_that_today_lies_within_it() -> None:
    over = plan(
        "tid",
        "Förra planen",
        [Task("Bredband", date(2018, 1, 1), date(2019, 12, 31), (Kind.GOOD, "klar"))],
        today=TODAY,
    )
    assert over.today == ""
    assert "Den röda linjen" not in chart_tag(over)
    assert "Den röda linjen" in chart_tag(gantt())


def test_a_slip_of_the_year_leaves_the_plan_readable() -> None:
    tasks = [
        Task("Bredband", date.min, date.max, (Kind.GOING, "pågår")),
        Task("Skolan", date(2026, 1, 1), None, (Kind.GOING, "pågår")),
    ]
    drawn = plan("tid", "Planen", tasks, today=TODAY)
    assert len(drawn.years) == 101
    assert drawn.groups[0][1][0].width == "100.00%"
