"""What is in a Word template, in words: problems with their places, placeholders, and what its styles are used for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.reports.models import TemplateVersion
from farled.reports.template_refusals import TEMPLATES

PLACEHOLDERS: Mapping[str, Promise] = {
    "text": gettext_lazy("papperets innehåll; måste finnas, i ett eget stycke"),
    "innehåll": gettext_lazy("innehållsförteckning, i ett eget stycke"),
    "fakta": gettext_lazy("lista med uppgifter om papperet, i ett eget stycke; utan den står de först i texten"),
    "titel": gettext_lazy("papperets titel; utan den står titeln först i texten"),
    "underrubrik": gettext_lazy("raden under titeln"),
    "organisation": gettext_lazy("organisationens namn"),
    "diarienummer": gettext_lazy("ärendets diarienummer, när papperet hör till ett ärende"),
    "datum": gettext_lazy("dagen då papperet togs fram"),
    "lägesdag": gettext_lazy("dagen som uppgifterna gäller"),
    "handläggare": gettext_lazy("den som handlägger ärendet"),
    "version": gettext_lazy("papperets version, när det har en"),
    "kontrollsumma": gettext_lazy("kontrollsumma för de frysta uppgifterna, när de är frysta"),
    "anteckning": gettext_lazy("alltid tom: en rad med den syns bara i mallen"),
}
_PARTS = {
    "body": gettext_lazy("i texten"),
    "header": gettext_lazy("i sidhuvudet"),
    "footer": gettext_lazy("i sidfoten"),
    "notes": gettext_lazy("i en fotnot"),
}
_INSIDE = {"table": gettext_lazy("i en tabell"), "textbox": gettext_lazy("i en textruta")}
_STYLES = {
    "title": gettext_lazy("Titel"),
    "subtitle": gettext_lazy("Underrubrik"),
    "heading 1": gettext_lazy("Rubrik, nivå 1"),
    "heading 2": gettext_lazy("Rubrik, nivå 2"),
    "heading 3": gettext_lazy("Rubrik, nivå 3"),
    "list bullet": gettext_lazy("Punktlista"),
    "list number": gettext_lazy("Numrerad lista"),
    "caption": gettext_lazy("Text vid tabell och bild"),
    "toc 1": gettext_lazy("Innehållsförteckning"),
    "table": gettext_lazy("Tabell"),
}

_BUILT_IN = {  # what Word shows them as; in the file they have English names in every language
    "title": gettext_lazy("Rubrik"),
    "subtitle": gettext_lazy("Underrubrik"),
    "heading 1": gettext_lazy("Rubrik 1"),
    "heading 2": gettext_lazy("Rubrik 2"),
    "heading 3": gettext_lazy("Rubrik 3"),
    "list bullet": gettext_lazy("Punktlista"),
    "list number": gettext_lazy("Numrerad lista"),
    "caption": gettext_lazy("Beskrivning"),
    "toc 1": gettext_lazy("Innehåll 1"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A problem in words: what is wrong and what to do, where it stands, and what was perhaps meant."""

    sentence: str
    place: str = ""
    near: str = ""
    meant: str = ""


def problems(version: TemplateVersion) -> list[Told]:
    """Everything that must be mended in a file before it is used."""
    return [_problem(each) for each in version.findings.get("problems", [])]


def _problem(found: Mapping[str, Any]) -> Told:
    facts = found["facts"]
    sentence = str(TEMPLATES[f"reports.template.{found['code']}"]) % facts
    return Told(sentence, place(facts), facts.get("near", ""), facts.get("meant", ""))


def place(facts: Mapping[str, str]) -> str:
    """Where something stands: in which part of the file, and in what."""
    where = [_PARTS.get(facts.get("part", "")), _INSIDE.get(facts.get("inside", ""))]
    return ", ".join(str(each) for each in where if each)


def placeholders(version: TemplateVersion) -> Iterator[tuple[str, str]]:
    """The placeholders a file holds, each with where it stands."""
    places: dict[str, list[str]] = {}
    for each in version.findings.get("placeholders", []):
        places.setdefault(each["name"], []).append(place(each))
    for name, those in places.items():
        yield name, "; ".join(dict.fromkeys(those))


def styles(version: TemplateVersion) -> Iterator[tuple[Promise, str]]:
    """What each kind of our text becomes: the template's own style, or one that is added to it."""
    for ours, theirs in version.findings.get("styles", []):
        yield _STYLES[ours], str(_BUILT_IN.get(theirs.lower(), theirs)) or _("finns inte i mallen, läggs till")
