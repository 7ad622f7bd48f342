"""What a decision waits for, and how a grant stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from farled.people.reads import Actor, Role
from farled.portfolio.acts.grants import check_ready
from farled.portfolio.models import Application, Candidate, Condition, Delegation, Grant, Tranche
from farled.portfolio.reads import granting as reads
from farled.portfolio.reads.money import able as reaching
from farled.portfolio.reads.money import accounts, limits
from farled.portfolio.rules import grants as rules
from farled.portfolio.rules.money import exact, named
from farled.portfolio.states import DecidedBy, GrantState
from farled.web import formats
from farled.web.refused import Refused
from farled.web.together import answered


@dataclass(frozen=True, slots=True)
class Deciding:
    """What is known of a decision before it is made: who decides the sum, and what hinders, in whole sentences.

    ``mine``: whether the one who looks may decide it on delegation; ``beyond`` tells a decider who may not decide so
    much; ``takes_part``: whether they may grant some of it, or enter what a meeting decided. ``asked`` in öre.
    ``short`` tells each portfolio's year that has less left than what is asked of it.
    """

    asked: int
    who: str
    right: Delegation | None
    mine: bool
    beyond: str
    takes_part: bool
    hinders: tuple[str, ...]
    short: tuple[str, ...]
    candidate: Candidate | None


def deciding(application: Application, actor: Actor, on: date) -> Deciding:
    """Who decides an application and what stands in the way, for whoever looks at it."""
    asked = reads.asked(application)
    every, portfolios = list(limits(application.organisation_id, on)), reads.portfolios_of(application)
    able = reaching(every, portfolios, asked)
    right = able[0] if able else None
    within = any(rules.works_in(actor, each, every) for each in able)
    some = any(rules.works_in(actor, each, every) for each in reaching(every, portfolios, 1))
    can_grant = rules.can_grant(actor, application.organisation_id)
    return Deciding(
        asked=asked,
        who=named(right),
        right=right,
        mine=within and can_grant,
        beyond="" if within or not able else _beyond(actor, able, every, asked),
        takes_part=(can_grant and some) or rules.can_enter(actor, application.organisation_id),
        hinders=tuple(_hinders(application, actor, within=within)),
        short=tuple(_short(application)),
        candidate=reads.candidate_of(application),
    )


def may_revoke(grant: Grant, parts: Iterable[Tranche], actor: Actor, on: date) -> bool:
    """Whether the actor may take back a grant: on delegation within their limit, or as a meeting decided."""
    if grant.state != GrantState.RUNNING or not rules.can_grant(actor, grant.organisation_id):
        return False
    if rules.can_enter(actor, grant.organisation_id):
        return True
    every = list(limits(grant.organisation_id, on))
    able = reaching(every, {each.account.portfolio_id for each in parts}, grant.amount)
    return any(rules.works_in(actor, each, every) for each in able)


def because_of(limit: Delegation | None) -> str:
    """Why just that one decides: how far its right reaches, and on what ground."""
    if limit is None:
        return _("Strategen sätter en beslutsgräns som räcker till.")
    words = {"most": exact(limit.most or 0), "ground": limit.ground}
    if limit.most is None:
        return _("Ingen annan beslutsgräns räcker till summan. Grund: %(ground)s.") % words
    return _("Det är den lägsta beslutsgränsen som räcker till: högst %(most)s. Grund: %(ground)s.") % words


def _hinders(application: Application, actor: Actor, *, within: bool) -> Iterator[str]:
    try:
        check_ready(application)
    except Refused as refused:
        yield from (each.sentence for each in refused.each)
    if within:
        try:
            rules.check_stands_free(actor, application)
        except Refused as refused:
            yield refused.sentence


def _beyond(actor: Actor, able: Sequence[Delegation], every: Sequence[Delegation], asked: int) -> str:
    """What a decider is told of a sum that is decided by somebody else; nothing to those who do not decide."""
    if not actor.holds(Role.DECIDER):
        return ""
    return rules.beyond(actor, able, every, amount=asked).sentence


def _short(application: Application) -> Iterator[str]:
    parts = list(application.parts.all())
    rows = accounts({part.portfolio_id for part in parts}, {part.year for part in parts})
    free = {(row.portfolio_id, row.year): row.free for row in rows}
    for part in parts:
        left = free.get((part.portfolio_id, part.year), 0)
        if part.amount > left:
            yield _("%(asked)s söks ur %(portfolio)s för %(year)s, och där finns %(left)s kvar.") % {
                "asked": exact(part.amount),
                "portfolio": part.portfolio.name,
                "year": part.year,
                "left": exact(left),
            }


@dataclass(frozen=True, slots=True)
class Row:
    """A tranche as a page shows it. ``waits`` tells what it waits for; "" when it can be paid out or has been."""

    tranche: Tranche
    tag: tuple[str, str]
    waits: str

    @property
    def payable(self) -> bool:
        """Whether it can be paid out now."""
        return self.tag[0] == "going"


def tranche_rows(grant: Grant, on: date) -> list[Row]:
    """A grant's tranches with what each waits for on a day."""
    general = list(reads.general([grant.pk]))
    return [_row(each, general, on) for each in reads.tranches_of(grant)]


def _row(one: Tranche, general: Sequence[Condition], on: date) -> Row:
    if one.released_on is not None:
        return Row(one, ("good", _("utbetald %(day)s") % {"day": formats.day(one.released_on)}), "")
    if one.returned == one.amount:
        return Row(one, ("plain", _("återlämnad")), "")
    hinder = rules.gate_of(one, general, on=on)
    if hinder is not None:
        return Row(one, ("warn", _("väntar")), hinder.sentence)
    if one.gate:
        return Row(one, ("going", _("kan betalas ut")), _("När detta är klart: %(gate)s.") % {"gate": one.gate})
    return Row(one, ("going", _("kan betalas ut")), "")


def told_rows(grants: Iterable[Grant], revoked: Mapping[int, date]) -> list[tuple[Grant, str]]:
    """Grants with the days that matter in words: when each was decided and, if it was (by grant), revoked."""
    return [(each, _when(each, revoked.get(each.pk))) for each in grants]


def _when(one: Grant, revoked: date | None) -> str:
    if revoked is None:
        return formats.day(one.decided_on)
    said = _("%(day)s, återkallat %(revoked)s")
    return said % {"day": formats.day(one.decided_on), "revoked": formats.day(revoked)}


def grant_answer(one: Grant, parts: Iterable[Tranche]) -> str:
    """The first thing a grant's page says: how much, when, whether it was taken back, and how much is paid out."""
    revoked = answered(reads.revoked_on([one])).get(one.pk)
    paid = sum(each.amount - each.returned for each in parts if each.released_on is not None)
    said = {
        "amount": exact(one.amount),
        "day": formats.day(one.decided_on),
        "revoked": formats.day(revoked) if revoked else "",
        "paid": exact(paid),
        "returned": exact(one.returned),
    }
    if revoked is not None:
        sentence = _(
            "%(amount)s beviljades %(day)s och beslutet återkallades %(revoked)s. Utbetalt är %(paid)s, återlämnat "
            "%(returned)s."
        )
        return sentence % said
    return _("%(amount)s beviljades %(day)s. Utbetalt är %(paid)s, återlämnat %(returned)s.") % said


def decided_by(one: Grant) -> str:
    """Who decided, and as what."""
    if one.decided_as == DecidedBy.BODY:
        return _("%(body)s vid sammanträde: %(decision)s") % {"body": one.body.name, "decision": one.decision}
    return _("%(function)s i %(body)s på delegation (%(name)s)") % {
        "function": one.function,
        "body": one.body.name,
        "name": one.by_name,
    }
