"""The sentences of the refusals of this part."""

from django.utils.translation import gettext_lazy as _

from farled.reports.template_refusals import TEMPLATES

SENTENCES = {
    "reports.plan": _("En uppföljningsrapport gäller en plan. Välj vilken."),
    "reports.plan_gone": _("Planen finns inte längre, eller du får inte läsa den. Välj en annan plan."),
    "reports.ahead": _("Dagen har inte varit än. Välj i dag eller en tidigare dag."),
    "reports.formats": _("Välj minst ett format."),
    "reports.selection": _(
        "Urvalet går inte att läsa. Gå tillbaka till listan, filtrera där och välj att ta fram den."
    ),
    "reports.past_selection": _(
        "Urvalet gäller listan som den är i dag. Välj i dag som dag, eller ta fram hela planen som den var."
    ),
    "reports.too_long": _(
        "Listan har %(rows)s rader. Som Word eller PDF går det bra upp till %(most)s. Välj bara Excel, eller filtrera "
        "listan först."
    ),
    "reports.right_lost": _(
        "Den som beställde rapporten får inte längre ta fram den. Be någon som får att beställa den."
    ),
    "reports.edition": _("Bara den som håller planen kan ta fram en utgåva för alla."),
    "reports.edition_draft": _(
        "Planen är inte beslutad och kan inte läsas av alla. Ta fram rapporten bara till dig själv."
    ),
    "reports.not_own": _("Du kan bara ta bort rapporter som du själv har beställt."),
    "reports.edition_stays": _("En utgåva är fryst och tas inte bort. Ta fram en ny om något är fel."),
    "reports.under_way": _("Rapporten tas fram just nu. Vänta tills den är klar och ta bort den då."),
    "reports.consultation_gone": _("Remissen är inte utsänd, eller så får du inte se den."),
    "reports.changes_gone": _(
        "Någon av versionerna går inte att jämföra: den har ingen text här, eller så får du inte läsa den. Välj två "
        "versioner av samma dokument, den äldre först."
    ),
    "reports.application_gone": _("Ansökan är inte inlämnad eller är återtagen, eller så får du inte se den."),
    "reports.paper": _("Beslutsunderlaget tas fram som Word eller PDF. Välj något av dem."),
    "reports.round_gone": _("Uppföljningen är inte fryst, eller så får du inte se planen."),
    "reports.part": _("Det finns inget sådant i uppföljningen. Välj något i listan."),
    **TEMPLATES,
}
