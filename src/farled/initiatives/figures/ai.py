"""What the page of a use of AI shows beside the row itself."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from farled.initiatives.models import AiUse
from farled.initiatives.states import AiObstacle, AiRisk, AiStatus, DataStatus


def ai_answer(row: AiUse) -> str:
    """The one sentence that says how far it has come and what is left."""
    status = AiStatus(row.status)
    if status is AiStatus.NOT_YET:
        hindered = ", ".join(str(AiObstacle(each).label) for each in row.obstacles)
        return _("Inte möjlig än. Det som hindrar: %(obstacles)s.") % {"obstacles": hindered}
    said = _("Användningen är %(status)s.") % {"status": status.label}
    if row.risk == AiRisk.NOT_ASSESSED and status is not AiStatus.ENDED:
        return f"{said} {_('Riskklassen är inte bedömd, så den får inte provas än.')}"
    return said


def ai_takes(row: AiUse) -> list[tuple[str | Promise, object]]:
    """What it takes, as far as anybody has said."""
    every = [
        (_("Data som krävs"), row.data_needed),
        (_("Finns data?"), DataStatus(row.data_status).label),
        (_("Teknik och hur mogen den är"), row.technology),
        (_("Kompetens"), row.competence),
        (_("Infrastruktur"), row.infrastructure),
        (_("Informationssäkerhet"), row.security),
        (_("Etik"), row.ethics),
        (_("Kostnad"), row.cost_note),
    ]
    return [(label, value) for label, value in every if value]
