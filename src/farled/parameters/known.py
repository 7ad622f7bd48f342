"""The parameters the code asks for: key, meaning, unit, and the value that holds until another is decided."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Known:
    """A parameter: ``default`` holds where nothing is decided; ``reference`` says where that comes from.

    ``between`` are the least and the most it can be.
    """

    key: str
    label: str | Promise
    unit: str | Promise
    default: Decimal
    reference: str | Promise
    between: tuple[Decimal, Decimal] | None = None


KNOWN: dict[str, Known] = {
    known.key: known
    for known in (
        Known(
            "planning.report_every",
            _("Längsta tid mellan två lägesrapporter"),
            _("dagar"),
            Decimal(180),
            _("Farleds utgångsvärde: två gånger om året"),
        ),
        Known(
            "agenda.digest_hour",
            _("Klockslag på morgonen då påminnelser skickas"),
            _("timme"),
            Decimal(7),
            _("Farleds utgångsvärde: klockan sju, arbetsdagar"),
        ),
        Known(
            "agenda.first_reminder",
            _("Första påminnelsen före sista dagen"),
            _("dagar"),
            Decimal(7),
            _("Farleds utgångsvärde: en vecka före"),
        ),
        Known(
            "agenda.second_reminder",
            _("Andra påminnelsen före sista dagen"),
            _("dagar"),
            Decimal(1),
            _("Farleds utgångsvärde: dagen före"),
        ),
        Known(
            "agenda.late_reminder_every",
            _("Tid mellan påminnelser om det som är försenat"),
            _("dagar"),
            Decimal(7),
            _("Farleds utgångsvärde: en gång i veckan"),
        ),
        Known(
            "agenda.escalate_after",
            _("Försening efter vilken strategen får veta"),
            _("dagar"),
            Decimal(5),
            _("Farleds utgångsvärde: fem dagar"),
        ),
        Known(
            "consultation.alike_from",
            _("Likhet från vilken synpunkter föreslås besvaras tillsammans"),
            _("procent"),
            Decimal(25),
            _("Farleds utgångsvärde, mätt på verkliga yttranden: där är minst fyra av fem föreslagna par rätt"),
            between=(Decimal(5), Decimal(100)),
        ),
        Known(
            "cases.discount_rate",
            _("Kalkylränta, real"),
            _("procent"),
            Decimal("3.5"),
            _(
                "Farleds utgångsvärde: HM Treasurys Green Book, 3,5 procent realt för år 0–30. Digg och ESV anger "
                "ingen gemensam kalkylränta; Ineras kalkylmall räknar med 3 procent"
            ),
            between=(Decimal(0), Decimal(15)),
        ),
        Known(
            "cases.hour_staff",
            _("Värdet av en medarbetares timme i nyttokalkyler"),
            _("kronor"),
            Decimal(420),
            _("Farleds exempelvärde: besluta om ett eget, med lönekostnad och sociala avgifter"),
            between=(Decimal(0), Decimal(10000)),
        ),
        Known(
            "cases.hour_outside",
            _("Värdet av en invånares eller ett företags timme i nyttokalkyler"),
            _("kronor"),
            Decimal(150),
            _("Farleds exempelvärde: besluta om ett eget"),
            between=(Decimal(0), Decimal(10000)),
        ),
    )
}
