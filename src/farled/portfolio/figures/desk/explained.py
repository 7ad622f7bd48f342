"""What the desk's figures rest on, application by application."""

from collections.abc import Callable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.portfolio.figures.desk import gathering, page
from farled.portfolio.figures.desk.problem import EXTERNAL, INNOVATION, thousands_up
from farled.portfolio.models import Candidate, Desk
from farled.portfolio.reads import desk as reads
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Form, Input, Question
from farled.web.numbers import whole

WORTH = gettext_lazy("nytta i nuvärde av ett urval")
COST = gettext_lazy("söks av dem som är med i förslaget")
FRAMES = gettext_lazy("finns att bevilja i ett urvals ramar")
SPENT = gettext_lazy("av en ram som förslaget tar")
CHOSEN = gettext_lazy("av en ram som gruppens val tar")
CANDIDATE = gettext_lazy("nytta i nuvärde av en ansökan")
SHARE = gettext_lazy("andel av pengarna i ett urval")


def _desk(question: Question) -> Desk | None:
    return reads.desks(question.actor).filter(pk=question.ref("desk")).first()


def _place(desk: Desk) -> tuple[str, str]:
    return desk.title, reverse("portfolio:desk", args=[desk.pk])


def _of_group(question: Question) -> bool:
    return question.of.get("whose") == "group"


def _starts(question: Question, found: page.Page) -> Mapping[str, int]:
    """Of the group's choice or the point asked about, else of the proposal."""
    if _of_group(question):
        return found.group_starts
    point = whole(question.of.get("point", ""))
    rows = (found.answer.get("trade_off") or {}).get("points", [])
    chosen = rows[point - 1] if point and 1 <= point <= len(rows) else (found.plan or {})
    starts: Mapping[str, int] = chosen.get("starts", {})
    return starts


def worth(question: Question) -> Explanation | None:
    """What a plan is worth: the sum of what its applications are, each in the year it starts."""
    desk = _desk(question)
    if desk is None:
        return None
    found = page.page_of(desk, question.actor)
    starts = _starts(question, found)
    return Explanation(
        label=WORTH,
        how=_(
            "Nyttokalkylens nuvärde för varje ansökan som är med. Börjar den senare flyttas nuvärdet dit och "
            "diskonteras tillbaka till urvalets första år, %(year)s, med kalkylens egen ränta. Ansökningar utan nytta "
            "i kronor räknas inte."
        )
        % {"year": desk.first_year},
        heads=(_("Börjar"),),
        rows=[
            Input(
                each.title,
                each.url,
                (str(starts.get(each.weighed.id, formats.DASH)),),
                amount=page.worth_at(each.weighed, starts.get(each.weighed.id)),
                of=page.worth_at(each.weighed, starts.get(each.weighed.id)),
            )
            for each in found.lines
        ],
        form=Form.MONEY,
        place=_place(desk),
        on=question.on,
    )


def cost(question: Question) -> Explanation | None:
    """What those in the proposal ask for in all."""
    desk = _desk(question)
    if desk is None:
        return None
    found = page.page_of(desk, question.actor)
    starts = _starts(question, found)
    return Explanation(
        label=COST,
        how=_("Allt som ansökningarna i förslaget söker ur urvalets portföljer, alla år."),
        rows=[
            Input(each.title, each.url, (), each.weighed.sum if each.weighed.id in starts else 0, each.weighed.sum)
            for each in found.lines
        ],
        form=Form.MONEY,
        place=_place(desk),
        on=question.on,
    )


def frames(question: Question) -> Explanation | None:
    """What is free in the frames, or in one of them."""
    desk = _desk(question)
    if desk is None:
        return None
    accounts = {(each.portfolio_id, each.year): each for each in reads.accounts(desk)}
    asked = (question.ref("portfolio"), question.ref("year"))
    rows = []
    for portfolio in reads.portfolios_of(desk):
        for year in range(desk.first_year, desk.last_year + 1):
            if asked in ((0, 0), (portfolio.pk, year)):
                account = accounts.get((portfolio.pk, year))
                frame, free = (account.frame, account.free) if account else (0, 0)
                rows.append(Input(f"{portfolio} {year}", "", (formats.kr(frame),), free, free))
    return Explanation(
        label=FRAMES,
        how=_("Det som är kvar att bevilja i portföljens ram varje år: ramen minus det som är beviljat och avsatt."),
        heads=(_("Ram"),),
        rows=rows,
        form=Form.MONEY,
        place=_place(desk),
        on=question.on,
    )


def spent(question: Question) -> Explanation | None:
    """What the proposal or the group's choice takes of a frame, in the whole thousands that it is worked out in."""
    desk = _desk(question)
    if desk is None:
        return None
    found = page.page_of(desk, question.actor)
    starts = _starts(question, found)
    portfolio, year = gathering.key("p", question.ref("portfolio")), question.ref("year")
    amounts = [found.takes(each, starts, portfolio, year) for each in found.lines]
    return Explanation(
        label=CHOSEN if _of_group(question) else SPENT,
        how=_(
            "Det som ansökningarna som är med tar av ramen det året, var och en avrundad uppåt till tusental kronor."
        ),
        rows=[
            Input(each.title, each.url, (), amount, amount) for each, amount in zip(found.lines, amounts, strict=True)
        ],
        form=Form.MONEY,
        place=_place(desk),
        on=question.on,
    )


def candidate_worth(question: Question) -> Explanation | None:
    """What one application is worth, in the year it is chosen or proposed to start."""
    row = reads.candidates(question.actor).filter(pk=question.ref("candidate")).first()
    if row is None:
        return None
    return _worth_of(question, row)


def _worth_of(question: Question, row: Candidate) -> Explanation | None:
    found = page.page_of(row.desk, question.actor)
    line = next(each for each in found.lines if each.candidate.pk == row.pk)
    if line.worth is None:
        return None
    likely = formats.kr(line.weighed.likely or 0)
    return Explanation(
        label=CANDIDATE,
        how=_(
            "Nyttokalkylens nuvärde är %(npv)s. Här är det flyttat till året då ansökan väljs eller föreslås börja, "
            "och diskonterat till urvalets första år, %(year)s."
        )
        % {"npv": likely, "year": row.desk.first_year},
        rows=[Input(line.title, line.url, (), line.worth, line.worth)],
        form=Form.MONEY,
        place=_place(row.desk),
        on=question.on,
    )


def share(question: Question) -> Explanation | None:
    """The share of innovation or of external benefit in a plan, weighed by what is asked for."""
    desk, axis = _desk(question), question.of.get("axis", "")
    if desk is None or axis not in (INNOVATION, EXTERNAL):
        return None
    found = page.page_of(desk, question.actor)
    starts = _starts(question, found)
    rows = []
    for each in found.lines:
        per_cent = getattr(each.weighed, axis)
        there = each.weighed.id in starts and per_cent is not None
        kronor = thousands_up(each.weighed.sum) * 1_000 if there else 0
        told = formats.DASH if per_cent is None else formats.number(per_cent) + " %"
        rows.append(Input(each.title, each.url, (told,), kronor * (per_cent or 0) // 100, kronor))
    return Explanation(
        label=SHARE,
        how=_("Andelen i varje ansökan som är med, vägd efter hur mycket den söker i hela tusental kronor."),
        heads=(_("Andel"),),
        rows=rows,
        form=Form.PERCENT,
        place=_place(desk),
        on=question.on,
    )


def _kind(label: object, explain: Callable[[Question], Explanation | None], *takes: str) -> FigureKind:
    return FigureKind(label, "portfolio.read", explain, takes, dated=False)  # type: ignore[arg-type]  # a lazy text


KINDS: dict[str, FigureKind] = {
    "portfolio.proposal_worth": _kind(WORTH, worth, "desk", "point"),
    "portfolio.proposal_cost": _kind(COST, cost, "desk", "point"),
    "portfolio.desk_frames": _kind(FRAMES, frames, "desk", "portfolio", "year"),
    "portfolio.frame_spent": _kind(SPENT, spent, "desk", "portfolio", "year", "whose"),
    "portfolio.candidate_worth": _kind(CANDIDATE, candidate_worth, "candidate"),
    "portfolio.plan_share": _kind(SHARE, share, "desk", "point", "axis"),
}
