"""What a desk's answer says in sentences that a tired civil servant understands. Values come in the solver's units."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.methods.selection import RuleKind
from farled.portfolio.figures.desk.problem import EXTERNAL, INNOVATION, THOUSAND, Scale
from farled.web import formats

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one answer: what its ids are called, and how its values are read."""

    names: Mapping[str, str]
    scale: Scale

    def name(self, key: object) -> str:
        """What an id of the problem is called; what is gone from the desk since keeps its number."""
        return self.names.get(str(key), _("nummer %(n)s, som inte är kvar") % {"n": str(key)[1:]})

    def listed(self, keys: Iterable[object]) -> str:
        """Several: A, B och C; within quotation marks when a name has a comma or an "och" of its own."""
        known = [self.name(each) for each in keys]
        if known[1:] and any("," in each or " och " in each for each in known):
            known = [f"”{each}”" for each in known]
        return (
            _("%(some)s och %(last)s") % {"some": ", ".join(known[:-1]), "last": known[-1]}
            if known[1:]
            else (known[0] if known else "")
        )

    def worth(self, value: int) -> str:
        """A value: kronor, and points where they make a difference."""
        kronor, points = self.scale.ore(value), self.scale.points(value)
        told = _("%(n)s poäng") % {"n": formats.number(points)}
        if not points:
            return formats.kr(kronor)
        return _("%(kronor)s och %(points)s") % {"kronor": formats.kr(kronor), "points": told} if kronor else told

    # --- The answer first ---------------------------------------------------------------------------------------------

    def answer(self, proposal: Data) -> str:
        """One sentence: what is proposed, what it is worth and how sure it is that nothing is better."""
        plan = proposal.get("plan")
        if plan is None:
            if proposal.get("conflict"):
                return _("Inget urval håller alla regler. Nedan står vilka regler som inte går ihop.")
            return _("Tiden räckte inte för att hitta ett urval som håller reglerna. Räkna om, eller ta bort regler.")
        said = ngettext(
            "Förslaget tar med %(n)s ansökan, värd %(worth)s.",
            "Förslaget tar med %(n)s ansökningar, värda %(worth)s tillsammans.",
            len(plan["starts"]),
        ) % {"n": formats.number(len(plan["starts"])), "worth": self.worth(plan["value"])}
        return f"{said} {self.gap(plan)}"

    def gap(self, plan: Data) -> str:
        """How far from the best the plan can be."""
        if plan["value"] >= plan["bound"]:
            return _("Det är bevisat bäst: inget annat urval ger mer inom ramarna och reglerna.")
        most = self.worth(plan["bound"] - plan["value"])
        if plan["value"] > 0:
            share = formats.share(Fraction(plan["bound"] - plan["value"], plan["value"]), decimals=1)
            return _("Det är inte bevisat bäst: ett annat urval kan ge högst %(most)s mer (%(share)s).") % {
                "most": most,
                "share": share,
            }
        return _("Det är inte bevisat bäst: ett annat urval kan ge högst %(most)s mer.") % {"most": most}

    def ties(self, proposal: Data) -> str:
        """That others are worth the same, so that nobody takes the choice between them for a judgement."""
        count = len(proposal.get("equals") or [])
        if not count:
            return ""
        told = (
            ngettext("Ett annat urval är", "%(n)s andra urval är", count)
            if proposal.get("equals_all")
            else ngettext("Minst ett annat urval är", "Minst %(n)s andra urval är", count)
        ) % {"n": formats.number(count)}
        return _("%(told)s värt lika mycket i hela tusental kronor. Vilket av dem som visas har lotten avgjort.") % {
            "told": told
        }

    def today(self, proposal: Data) -> str:
        """What today's way, ranking and filling, would give instead."""
        filled = proposal["filled"]
        way = _("rangordna efter poäng") if filled["by_points"] else _("rangordna efter nytta per krona")
        said = _("Att %(way)s och fylla på tills pengarna är slut ger %(worth)s.") % {
            "way": way,
            "worth": self.worth(filled["value"]),
        }
        if filled["loss"] > 0:
            said += " " + _("Det är %(loss)s mindre än förslaget.") % {"loss": self.worth(filled["loss"])}
        elif not filled["breaks"]:
            said += " " + _("Det är lika mycket som förslaget.")
        if filled["breaks"]:
            broken = self.rules(each["rule"] for each in filled["breaks"])
            said += " " + _("Det bryter dessutom mot: %(rules)s.") % {"rules": broken}
        return said

    # --- Rules --------------------------------------------------------------------------------------------------------

    def rules(self, rules: Iterable[Sequence[Any]]) -> str:
        """Several rules, the one after the other."""
        return "; ".join(map(self.rule, rules))

    def rule(self, rule: Sequence[Any]) -> str:
        """A rule by its code and subject."""
        kind, subject = RuleKind(rule[0]), list(rule[1:])
        match kind:
            case RuleKind.FRAME:
                return _("ramen för %(portfolio)s %(year)s") % {"portfolio": self.name(subject[0]), "year": subject[1]}
            case RuleKind.CAPACITY:
                return _("kapaciteten för %(resource)s %(year)s") % {"resource": subject[0], "year": subject[1]}
            case RuleKind.SHARE_LEAST | RuleKind.SHARE_MOST:
                return {INNOVATION: _("minsta andelen innovation"), EXTERNAL: _("minsta andelen extern nytta")}[
                    subject[0]
                ]
            case RuleKind.BODY_COUNT:
                return _("minsta antalet till %(body)s") % {"body": self.name(subject[0])}
            case RuleKind.BODY_WEIGHT:
                return _("minsta beloppet till %(body)s") % {"body": self.name(subject[0])}
            case _:
                return self._relation(kind, subject)

    def _relation(self, kind: RuleKind, subject: list[Any]) -> str:
        match kind:
            case RuleKind.MANDATORY:
                return _("%(one)s måste vara med") % {"one": self.name(subject[0])}
            case RuleKind.LOCKED:
                return _("%(one)s måste börja %(year)s") % {"one": self.name(subject[0]), "year": subject[1]}
            case RuleKind.REQUIRES:
                return _("%(one)s kräver %(other)s") % {"one": self.name(subject[0]), "other": self.name(subject[1])}
            case RuleKind.EXCLUDES:
                return _("%(all)s utesluter varandra") % {"all": self.listed(subject)}
            case RuleKind.ONE_OF:
                return _("högst en av %(all)s") % {"all": self.listed(subject)}
            case _:
                return _("minst en av %(all)s") % {"all": self.listed(subject)}

    def short(self, rule: Sequence[Any], amount: int | None) -> str:
        """A rule of a conflict, and by how much it would have to give way."""
        if not amount:
            return self.rule(rule)
        return _("%(rule)s (det saknas %(amount)s)") % {"rule": self.rule(rule), "amount": self.amount(rule, amount)}

    def amount(self, rule: Sequence[Any], amount: float) -> str:
        """An amount in a rule's own unit."""
        if RuleKind(rule[0]) in (RuleKind.FRAME, RuleKind.BODY_WEIGHT):
            return formats.kr(round(amount) * THOUSAND)
        return formats.number(round(amount))

    def conflict(self, found: Data) -> list[str]:
        """The fewest rules that cannot be kept at once, one line for each."""
        return [self.short(rule, short) for rule, short in found["rules"]]

    # --- Why an application is not in the proposal --------------------------------------------------------------------

    def reason(self, key: str, reason: Data, plan: Data) -> list[str]:
        """Why one is not in the proposal, and what it would take: the cause first."""
        said = [self._cause(reason, plan), self._needs(key, reason), self._extra(reason), self._enough(reason)]
        return [each for each in said if each]

    def _cause(self, reason: Data, plan: Data) -> str:
        match reason["cause"]:
            case "no_gain":
                if reason["gain"] < 0:
                    return _("Kostar mer än den ger. Förslaget blir %(worth)s mindre värt med den.") % {
                        "worth": self.worth(-reason["gain"])
                    }
                return _("Ryms bredvid förslaget, men gör det inte mer värt.")
            case "impossible":
                if reason.get("conflict"):
                    return _("Kan inte vara med som reglerna är. Det här går inte ihop: %(rules)s.") % {
                        "rules": "; ".join(self.conflict(reason["conflict"]))
                    }
                return _("Kan inte vara med som reglerna är.")
            case "unknown":
                return _("Tiden räckte inte för att pröva vad som händer om den är med.")
            case _:
                return self._crowded(reason, plan)

    def _crowded(self, reason: Data, plan: Data) -> str:
        instead, before = reason["instead"] or {}, plan["starts"]
        out = [each for each in before if each not in instead]
        later = [each for each in before if each in instead and instead[each] != before[each]]
        did = [_("tränga ut %(all)s") % {"all": self.listed(out)}] if out else []
        did += [_("flytta %(all)s till ett annat år") % {"all": self.listed(later)}] if later else []
        did = did or [_("börja på bekostnad av andra")]
        what = _(" och ").join(did)
        if reason["price_most"] == 0:
            return _("Lika bra: den skulle %(what)s, och urvalet vore värt lika mycket.") % {"what": what}
        exact = reason["price_least"] == reason["price_most"]
        said = (
            _("Skulle %(what)s och kosta %(worth)s i nytta.")
            if exact
            else _("Skulle %(what)s och kosta högst %(worth)s i nytta.")
        )
        return said % {"what": what, "worth": self.worth(reason["price_most"])}

    def _needs(self, key: str, reason: Data) -> str:
        others = [each for each in reason["starts"] if each != key]
        return _("Kräver att också %(all)s är med.") % {"all": self.listed(others)} if others else ""

    def _extra(self, reason: Data) -> str:
        frames, capacity = reason["extra_frame"], reason["extra_capacity"]
        if frames is None or not (frames or capacity):
            rules = [each["rule"] for each in reason["breaks"]]
            told = reason["cause"] == "crowded_out" and rules
            return _("Bredvid förslaget hindrar: %(rules)s.") % {"rules": self.rules(rules)} if told else ""
        more = [
            _("%(rule)s ökar med %(amount)s")
            % {"rule": self.rule(["frame", name, year]), "amount": formats.kr(amount * THOUSAND)}
            for name, year, amount in frames
        ] + [
            _("%(rule)s ökar med %(amount)s")
            % {"rule": self.rule(["capacity", name, year]), "amount": formats.number(amount)}
            for name, year, amount in capacity or []
        ]
        return _("Ryms bredvid förslaget om %(more)s.") % {"more": _(" och ").join(more)}

    def _enough(self, reason: Data) -> str:
        enough, frames = reason.get("enough"), reason["extra_frame"] or []
        if not enough or not enough[2] or [enough] == frames:
            return ""
        return _("Den hör till ett bästa urval redan när ramen ökar med %(amount)s.") % {
            "amount": formats.kr(enough[2] * THOUSAND)
        }

    # --- The rest -----------------------------------------------------------------------------------------------------

    def frame_value(self, least: int, most: int) -> str:
        """What a hundred thousand kronor more is worth."""
        if least == most:
            return self.worth(least)
        return _("%(least)s till %(most)s") % {"least": self.worth(least), "most": self.worth(most)}

    def often(self, frequency: int, draws: int) -> str:
        """How sure the place of an application is."""
        return _("Med i %(n)s av %(all)s utfall") % {"n": formats.number(frequency), "all": formats.number(draws)}
