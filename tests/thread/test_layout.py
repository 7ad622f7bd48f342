"""How a chain is laid out: each node once, one line, side ways where it forks."""

from farled.thread import layout
from farled.thread.reads import Strands
from farled.thread.states import Relation
from farled.thread.strands import Place, Strand

NAMES = "abcdefgh"
PLACES = {name: Place(number, "objective", number, 1, published=False) for number, name in enumerate(NAMES, 1)}
RELATIONS = {
    ">": Relation.PART_OF,
    "~": Relation.DERIVES_FROM,
    "+": Relation.ALSO_LISTED,
    "=": Relation.CONTRIBUTES_TO,
}


def up(*edges: str) -> Strands:
    """ "a>b": a is part of b."""
    strands = [Strand(PLACES[edge[0]], PLACES[edge[2]], RELATIONS[edge[1]]) for edge in edges]
    following: dict[int, list[Strand]] = {}
    for strand in strands:
        following.setdefault(strand.lower.pk, []).append(strand)
    return Strands(following, {strand.upper.pk: strand.upper for strand in strands})


def drawn(strands: Strands, start: str = "a") -> str:
    """The line from the top, side ways in brackets: "d c(+f e→d) | +g"."""

    def side(way: layout.SideWay) -> str:
        sign = next(sign for sign, relation in RELATIONS.items() if relation is way.relation)
        meets = f"→{name(way.meets)}" if way.meets else ""
        return f"{sign}{' '.join(map(name, way.places))}{meets}"

    def name(place: Place) -> str:
        return NAMES[place.pk - 1]

    steps, own = layout.line_up(PLACES[start], strands)
    line = [name(step.place) + "".join(f"({side(way)})" for way in step.sides) for step in steps]
    return " ".join(line) + "".join(f" | {side(way)}" for way in own)


def test_a_single_way_is_a_line() -> None:
    assert drawn(up("a>b", "b>c")) == "c b"


def test_nothing_above_is_no_line() -> None:
    assert drawn(up()) == ""


def test_a_second_way_is_a_side_way_that_says_where_it_joins() -> None:
    assert drawn(up("a>b", "a+c", "b>d", "c>d")) == "d b | +c→d"


def test_a_side_way_with_a_top_of_its_own_is_told_whole() -> None:
    assert drawn(up("a=b", "b>d", "a~e", "e>f", "f>g")) == "d b | ~g f e"


def test_a_side_way_further_up_stands_at_its_node() -> None:
    assert drawn(up("a>b", "b>c", "b~d")) == "c b(~d)"


def test_what_it_contributes_to_comes_before_what_it_derives_from() -> None:
    assert drawn(up("a+d", "a~c", "a=b")) == "b | ~c | +d"


def test_no_node_shows_twice_however_many_ways() -> None:
    told = drawn(up("a>b", "a>c", "b>d", "c>d", "b>e", "c>e", "d>f", "e>f"))
    assert told == "f d b(>e→f) | >c→d"


def test_a_ring_ends() -> None:
    assert drawn(up("a>b", "b>c", "c>a")) == "c b"


def test_children_stand_once_and_those_only_listed_come_last() -> None:
    strands = [("b", "+"), ("c", "="), ("b", "="), ("d", "+")]
    below = Strands({1: [Strand(PLACES[low], PLACES["a"], RELATIONS[sign]) for low, sign in strands]}, {})
    assert [(place.pk, relation) for place, relation in layout.children(PLACES["a"], below)] == [
        (3, Relation.CONTRIBUTES_TO),
        (2, Relation.CONTRIBUTES_TO),
        (4, Relation.ALSO_LISTED),
    ]


def test_what_hangs_below_another_child_shows_there() -> None:
    edges = [("b", "a"), ("c", "a"), ("c", "b")]
    following: dict[int, list[Strand]] = {}
    for lower, upper in edges:
        strand = Strand(PLACES[lower], PLACES[upper], Relation.PART_OF)
        following.setdefault(PLACES[upper].pk, []).append(strand)
    below = Strands(following, {})
    assert [place.pk for place, _relation in layout.children(PLACES["a"], below)] == [2]
    assert [place.pk for place, _relation in layout.children(PLACES["b"], below)] == [3]
