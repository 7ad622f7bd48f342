"""The sentences of the direction's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "direction.edit": _("Du kan inte ändra det här dokumentet. Be en strateg, eller nämndens redaktör."),
    "direction.adopt": _(
        "Du kan inte föra in att dokument antas, upphävs eller publiceras. Be strategen eller registratorn."
    ),
    "direction.ask_for_plans": _("Du kan inte be andra om en lokal plan. Be en strateg för hela organisationen."),
    "direction.terms": _("Du kan inte ändra ordlistan. Be en strateg för hela organisationen."),
    "direction.term_taken": _("%(term)s finns redan i ordlistan. Ändra förklaringen där."),
    "direction.term_avoided": _("%(word)s kan inte både vara begreppet och ett ord att undvika. Ta bort det ena."),
    "direction.not_yet": _("Dagen har inte varit än. Välj i dag eller en tidigare dag."),
    "direction.stage_evidence": _("Skriv både vilken dag delmålet nåddes och hur ni vet det, eller ingetdera."),
    "direction.nobody_asked": _("Ingen är vald. Kryssa för dem som ska göra en plan."),
    "direction.other_organisation": _("Det du valde hör till en annan organisation. Välj något i den egna."),
    "direction.title_taken": _("Det finns redan ett dokument som heter %(title)s. Välj en annan titel."),
    "direction.local_plan_body": _("En lokal plan hör till en nämnd eller ett bolag. Välj vilken."),
    "direction.law_issuer": _(
        "En lag beslutas av någon annan. Skriv vem under ”Beslutas av någon utanför organisationen”."
    ),
    "direction.first_day": _("En senare version tar vid en viss dag. Skriv från vilken dag den gäller."),
    "direction.form": _("Planens form anges bara för en lokal plan. Ta bort den eller ändra dokumentsorten."),
    "direction.reason": _(
        "%(title)s är beslutat. Skriv varför du ändrar, till exempel vilket beslut eller fel det gäller. "
        "Skälet syns i historiken."
    ),
    "direction.move": _("En version som är %(state)s kan inte bli %(to)s. Påbörja en ny version i stället."),
    "direction.draft_exists": _("%(title)s har redan ett utkast. Fortsätt med det."),
    "direction.document_decided": _("%(title)s är beslutat och kan inte tas bort. Upphäv det i stället."),
    "direction.document_consulted": _("%(title)s har sänts på remiss och kan inte tas bort."),
    "direction.document_in_use": _(
        "%(title)s går inte att ta bort så länge något hör dit: mål, aktiviteter, förhållanden, begrepp eller "
        "rapporter. Ta bort det först."
    ),
    "direction.no_draft": _("%(title)s har inget utkast att besluta. Påbörja en ny version först."),
    "direction.nothing_to_repeal": _("%(title)s gäller inte den dagen. Det finns inget att upphäva."),
    "direction.issued_elsewhere": _("%(title)s beslutas av %(issuer)s, inte här. Ange i stället från när det gäller."),
    "direction.issuer_decided": _(
        "%(title)s är redan beslutat. Vem som beslutar kan inte ändras efteråt. Registrera ett nytt dokument i stället."
    ),
    "direction.not_issued": _("%(title)s beslutas i den egna organisationen. Anta det genom ett beslut i ett ärende."),
    "direction.earlier_first": _(
        "Bara dokumentets första version kan vara beslutad tidigare. Anta den nya versionen genom ett beslut."
    ),
    "direction.earlier_ahead": _(
        "Dagen har inte varit än. Det som ska börja gälla antas genom ett beslut i ett ärende."
    ),
    "direction.decision_elsewhere": _("Beslutet hör till en annan organisation. Välj ett beslut i den egna."),
    "direction.decision_does_not_adopt": _(
        "Beslutets utfall är ”%(outcome)s”. Ett styrande dokument vilar på ett beslut som antar, godkänner eller "
        "fastställer det. Välj ett annat beslut, eller be registratorn föra in det rätta."
    ),
    "direction.decision_in_use": _("%(title)s vilar på beslutet. Utfallet kan därför inte ändras till ”%(outcome)s”."),
    "direction.ends_early": _("Sista dagen ligger före den första. Kontrollera datumen."),
    "direction.before_earlier": _(
        "En tidigare version börjar gälla %(began)s. Den nya måste börja gälla en senare dag."
    ),
    "direction.repealed_early": _(
        "%(title)s börjar gälla %(began)s och kan sluta gälla tidigast samma dag. Välj en senare dag."
    ),
    "direction.relation_to_itself": _("Ett dokument har inget förhållande till sig självt. Välj ett annat dokument."),
    "direction.other_hidden": _("Dokumentet finns inte, eller så får du inte se det. Välj ett annat."),
    "direction.relation_elsewhere": _(
        "Att ett dokument %(kind)s ett annat gäller bara inom den egna organisationen. Välj ett eget dokument, eller "
        "”konkretiserar” eller ”kompletterar”."
    ),
    "direction.related": _("Det är redan sagt att dokumentet %(kind)s %(other)s."),
    "direction.relation_decided": _("Förhållandet till %(other)s är beslutat och tas inte bort."),
    "direction.relation_decision": _(
        "Dokumentet är beslutat. Att det %(kind)s ett annat kräver också ett beslut. Välj beslutet."
    ),
    "direction.publish_draft": _("%(title)s är inte beslutat. Det som publiceras är beslutat. Anta det först."),
    "direction.published_in_use": _(
        "%(count)s mål i andra organisationer härleds ur dokumentets mål. Det kan därför inte avpubliceras. "
        "Upphäv det i stället när det inte längre gäller."
    ),
    "direction.objective_taken": _("Det finns redan %(level)s med titeln %(title)s i dokumentet. Välj en annan titel."),
    "direction.parent_elsewhere": _("Det överordnade målet står i ett annat dokument. Härled ur det i stället."),
    "direction.parent_rank": _("%(level)s kan inte ligga under %(parent)s. Välj något högre upp i målstrukturen."),
    "direction.parent_below": _("%(title)s kan inte ligga under sig självt. Välj ett annat överordnat mål."),
    "direction.child_rank": _("%(child)s ligger under målet och skulle då stå över det. Flytta det först."),
    "direction.superior_hidden": _("Ett av målen finns inte, eller så får du inte se det. Välj om."),
    "direction.superior_same_document": _(
        "Ett mål härleds ur mål i andra dokument. Inom dokumentet ligger det under sitt överordnade mål."
    ),
    "direction.also_listed": _("%(other)s är målets egen plats eller står i ett annat dokument. Välj ett annat."),
    "direction.remove_decided": _("%(title)s är beslutat och tas inte bort. Påbörja en ny version av dokumentet."),
    "direction.remove_served": _("Något annat vilar på %(title)s. Flytta det först."),
    "direction.text_fixed": _(
        "Texten ligger fast, för versionen är %(state)s. Ändra i utkastet, eller påbörja en ny version."
    ),
    "direction.text_written_in": _(
        "Någon har skrivit i texten sedan du öppnade sidan. Läs texten igen och öppna sidan på nytt."
    ),
    "direction.text_reason": _("Versionen är redan beslutad. Skriv var texten kommer från. Skälet syns i historiken."),
    "direction.text_empty": _("Texten är tom. Skriv något, eller ta bort stycket i stället."),
    "direction.text_too_many": _("Texten har %(count)s stycken. Den kan ha %(most)s. Dela upp den i flera dokument."),
    "direction.passage_too_long": _(
        "Stycket som börjar ”%(begins)s” är för långt. Det kan ha %(most)s tecken. Dela det med en tom rad."
    ),
    "direction.one_part": _("Texten är fortfarande ett stycke. Sätt en tom rad där det ska delas."),
    "direction.nothing_after": _("Det finns inget stycke efter det här att slå ihop det med."),
    "direction.merge_row": _("En tabellrad slås inte ihop med något annat. Ändra hela avsnittet i stället."),
    "direction.after_itself": _("Ett stycke kan inte stå efter sig självt. Välj ett annat."),
    "direction.stood_before": _(
        "Stycket har stått i en tidigare version och är sig självt. Bara ett stycke som är nytt i utkastet kan vara "
        "ett annat."
    ),
    "direction.not_taken_out": _("Det stycket står kvar i texten. Välj ett som har tagits bort."),
    "direction.passage_gone": _(
        "Någon har tagit bort stycket medan du skrev. Din text står kvar här. Kopiera den och lägg till den som nytt "
        "stycke i texten."
    ),
    "direction.finding_elsewhere": _(
        "Målet hör till ett annat dokument. Välj ett av det utvärderade dokumentets mål, eller inget."
    ),
    "direction.attained_what": _("Välj vilket mål eller område som är nått, eller låt måluppfyllelsen vara tom."),
    "direction.objective_evaluated": _(
        "Utvärderingen säger något om %(title)s. Ta bort eller flytta fyndet först, på dokumentets utvärdering."
    ),
    "direction.passage_elsewhere": _("Textstället hör till ett annat dokument. Välj ett i målets eget dokument."),
}
