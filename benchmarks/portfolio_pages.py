"""The pages of initiatives, cases, portfolios and benefits that are measured, and their aims.

Lists, overviews and single rows alike: at most twelve queries, and four times the plain view. They are asked for by the
strategist, who sees everything, unless another is named.
"""

from benchmarks.pages import Ask, Page

QUERIES, RATIO, A_FEW = 12, 4, 3


def _page(name: str, product: str, plain: str, *, per_round: int = A_FEW, by: str = "strategist") -> Page:
    return Page(
        name,
        Ask(product, "<h1", 1),
        Ask(plain, "<h1", 1),
        ratio=RATIO,
        queries=QUERIES,
        per_round=per_round,
        by=by,
    )


PAGES = (
    _page("start page", "/agenda/", "/start/"),
    _page("initiatives", "/initiatives/", "/initiatives/"),
    _page("an initiative", "/initiatives/initiatives/{initiative}/", "/initiatives/{initiative}/"),
    _page("cases", "/cases/", "/cases/"),
    _page("a case", "/cases/{case}/", "/cases/{case}/"),
    _page("a case's result", "/cases/{case}/result/", "/cases/{case}/result/"),
    _page("benefits counted twice", "/cases/claims/", "/cases/claims/", per_round=1),
    _page("portfolios", "/portfolio/", "/portfolios/"),
    _page("a portfolio", "/portfolio/portfolios/{portfolio}/", "/portfolios/{portfolio}/"),
    _page("ledger", "/portfolio/ledger/", "/ledger/"),
    _page("applications, the queue", "/portfolio/applications/", "/applications/"),
    _page("an application", "/portfolio/applications/{application}/", "/applications/{application}/"),
    _page("lead times", "/portfolio/lead-times/", "/lead-times/"),
    _page("ranking", "/portfolio/ranking/", "/ranking/"),
    _page("a selection desk", "/portfolio/desks/{desk}/", "/desks/{desk}/", per_round=1),
    _page("reasons of a desk", "/portfolio/desks/{desk}/reasons/", "/desks/{desk}/reasons/", per_round=1),
    _page("balance", "/portfolio/balance/", "/balance/", per_round=1),
    _page("grants", "/portfolio/grants/", "/grants/"),
    _page("a grant", "/portfolio/grants/{grant}/", "/grants/{grant}/"),
    _page("benefits", "/benefits/", "/benefits/"),
    _page("benefits of a body's editor", "/benefits/", "/benefits/", by="session"),
    _page("realised against promised", "/benefits/totals/", "/benefits/totals/", per_round=1),
    _page("budget effects", "/benefits/effects/", "/benefits/effects/"),
    _page("a benefit", "/benefits/benefits/{benefit}/", "/benefits/{benefit}/"),
    _page("plan of an initiative", "/benefits/initiatives/{initiative}/", "/plans/{initiative}/"),
    _page("cards with what was learned", "/benefits/lessons/", "/lessons/"),
    Page("thread of a goal and its benefits", Ask("/thread/{goal}/", "<h1", 1), queries=20, by="strategist"),
)
