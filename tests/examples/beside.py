"""The compilation of Göteborg's round beside the table it is made from: ``python -m tests.examples.beside FILE``.

The table holds the bodies' remarks and the office's answers in two columns whose lines have run together. It is read
here without our data: which of its lines say something, which pages of the replies they name, and which answers say
that the text was changed. What the compilation says is read from the paper that is made, not from the files.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

FIRST, LAST = 284, 1548  # the lines of the table
ALIKE = 8  # words in a row that would be the table's sentence and not ours
HEADING = re.compile(r"\s*(Remiss-|instans|Synpunkt\s+Stadsledningskontorets svar)\s*")
PAGES = re.compile(r"\(s\.\s?(\d+(?: och \d+)?) i (?:nämnden|nämndens|styrelsens) svar( bilaga 2)?\)")
CHANGED = re.compile(
    "Text i plan förtydligas|Text förtydligas|Text justeras i planen|Planen kompletteras med text|Planen uppdateras med"
    "|en tillagd bilaga"
)
NUMBER = re.compile(r"\d+")
NAME = re.compile(r"(?<=[\wåäö,] )[A-ZÅÄÖ][\wåäöÅÄÖ]+")  # within a sentence
WORD = re.compile(r"[\wåäö]+")


@dataclass(frozen=True, slots=True)
class Beside:
    """What the compilation says of a remark, and the lines of the table that it is made from."""

    body: str
    said: str
    disposition: str
    answer: str
    changed: tuple[str, ...]
    numbers: tuple[int, ...]
    theirs: str

    @property
    def ours(self) -> str:
        """All that we say."""
        return f"{self.said} {self.answer}"

    @property
    def their_sentences(self) -> set[str]:
        """Runs of words in ours that stand in the table too."""
        return runs([self.said, self.answer]) & runs([self.theirs])

    @property
    def unheard_of(self) -> set[str]:
        """Numbers and names in ours that these lines of the table do not have."""
        theirs = self.theirs.casefold()
        told = {*NUMBER.findall(self.ours), *NAME.findall(self.ours)}
        return {each for each in told if each.casefold().rstrip("s") not in theirs}

    @property
    def office_changed_the_text(self) -> bool:
        """Whether the office's answer says so."""
        return bool(CHANGED.search(self.theirs))


def table(text: str) -> dict[int, str]:
    """The lines of the table that say something, by number."""
    numbered = enumerate(text.splitlines(), 1)
    return {
        number: line
        for number, line in numbered
        if FIRST <= number <= LAST and line.strip() and not HEADING.fullmatch(line)
    }


def joined(lines: Iterable[str]) -> str:
    """The lines as one, words that were divided put together."""
    text = "\n".join(lines)
    return " ".join(re.sub(r"(?<=\w)-\s*\n\s*(?=[a-zåäö])", "", text).split())


def pages(text: str) -> list[tuple[int, str]]:
    """The pages of the replies that the table names, with the line that each is named on."""
    found = []
    lines = table(text)
    for at, number in enumerate(lines):
        near = joined(list(lines.values())[at : at + 3])
        one = PAGES.search(near)
        if one and "(s." in lines[number]:
            found.append((number, f"s. {one[1]}{' i bilaga 2' if one[2] else ''}"))
    return found


def runs(texts: Iterable[str]) -> set[str]:
    """Every run of so many words that it would be a sentence of somebody's."""
    found = set()
    for text in texts:
        words = WORD.findall(text.casefold())
        found |= {" ".join(words[at : at + ALIKE]) for at in range(len(words) - ALIKE + 1)}
    return found


def beside(text: str, rows: Sequence[Mapping[str, str]], paper: Iterable[tuple[str, ...]]) -> list[Beside]:
    """Each remark of the paper with the lines that its row in the files names. Raises KeyError for one of no row."""
    lines = text.splitlines()
    named = {_said(row): tuple(_numbers(row["source"])) for row in rows}
    return [
        Beside(body, said, disposition, answer, tuple(changed), named[said], joined(lines[n - 1] for n in named[said]))
        for body, said, disposition, answer, *changed in paper
    ]


def compilation(slug: str) -> Iterator[tuple[str, ...]]:
    """The rows of the compilation's table of remarks: body, what it says, disposition, answer, what was changed."""
    from farled.consultation.reads import Consultation
    from farled.people.actor import system
    from farled.reports.contents import compose_compilation
    from farled.reports.document import Lines, Table

    one = Consultation.objects.select_related("organisation", "proposal__document").get(organisation__slug=slug)
    at = datetime(2026, 11, 21, 1, tzinfo=UTC)
    made = compose_compilation(one, reader=system(one.organisation, "Läsaren"), on=at.date(), author="", at=at)
    tables = (block for each in made.sections for block in each.blocks if isinstance(block, Table))
    for _where, body, said, answer in next(each for each in tables if each.sheet == "Synpunkter").rows:
        assert isinstance(answer, Lines)
        disposition, *rest = answer.lines
        told = [line.text for line in rest if not line.label]
        yield (
            str(body),
            str(said),
            disposition.text,
            " ".join(told),
            *(line.text for line in rest if line.label in ("Nytt stycke", "Ändrat stycke", "Borttaget")),
        )


def nearest(rows: Sequence[Beside]) -> list[int]:
    """For each remark, which remark's lines of the table its words are most like."""
    from farled.methods import similarity

    index = similarity.build({f"{at:02}": row.theirs for at, row in enumerate(rows)})
    return [int(str(index.top(row.ours, 1)[0].id)) for row in rows]


def told(rows: Sequence[Beside]) -> Iterator[str]:
    """The two beside each other, to be read."""
    for at, (row, like) in enumerate(zip(rows, nearest(rows), strict=True), 1):
        yield f"{at}. {row.body}, rad {row.numbers[0]}–{row.numbers[-1]}"
        yield f"   handlingarna: {row.theirs}"
        yield f"   vi, synpunkt: {row.said}"
        yield f"   vi, svar:     {row.disposition}. {row.answer}"
        for each in row.changed:
            yield f"   ändrat:       {each}"
        differs = [
            *(["liknar mest en annan synpunkts rader"] if like != at - 1 else []),
            *(
                ["säger att texten ändras, handlingarna inte"]
                if row.changed and not row.office_changed_the_text
                else []
            ),
            *(
                ["handlingarna säger att texten ändras, vi inte"]
                if row.office_changed_the_text > bool(row.changed)
                else []
            ),
            *(f"handlingarnas mening: {each}" for each in sorted(row.their_sentences)),
            *(f"finns inte i raderna: {each}" for each in sorted(row.unheard_of)),
        ]
        yield f"   skiljer:      {'; '.join(differs) or 'orden är kortare och våra'}"


def _said(row: Mapping[str, str]) -> str:
    return f"{row['text']} ({row['page']})" if "page" in row else row["text"]


def _numbers(source: str) -> Iterator[int]:
    for first, last in re.findall(r"002:(\d+)(?:-(\d+))?", source):
        yield from range(int(first), int(last or first) + 1)


def main() -> None:
    """Load the examples in a database of its own and print the two beside each other."""
    os.environ.update(
        FARLED_MODE="development", DATABASE_URL="sqlite://:memory:", DJANGO_SETTINGS_MODULE="farled.project.settings"
    )
    import django

    django.setup()
    from django.core.management import call_command

    from farled.project import examples
    from farled.project.examples import reading

    call_command("migrate", verbosity=0)
    examples.load_missing(at=datetime.now(UTC))
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    rows = beside(text, reading.read("goteborg").rows("remark"), compilation("goteborg"))
    sys.stdout.writelines(f"{line}\n" for line in told(rows))


if __name__ == "__main__":
    main()
