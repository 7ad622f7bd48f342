"""The sentences of the matters' refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "matters.exchange.secret": _(
        "Ärendet %(reference)s är sekretessmarkerat. Det ändras bara på sin egen sida, inte i en lista."
    ),
    "matters.handle": _("Du kan inte registrera eller ändra ärenden. Be registratorn om hjälp."),
    "matters.decide": _("Beslut förs in av registratorn. Be registratorn föra in beslutet."),
    "matters.secrecy_ground": _("Ange vilken paragraf i lagen sekretessen vilar på, till exempel OSL 18 kap. 8 §."),
    "matters.other_organisation": _("Den enheten hör till en annan organisation. Välj en egen."),
    "matters.reference_taken": _(
        "Diarienumret %(reference)s är redan använt. Kontrollera numret, eller lämna fältet tomt så dras nästa lediga."
    ),
    "matters.opened_ahead": _("Dagen har inte varit än. Skriv den dag då ärendet kom in eller väcktes."),
    "matters.kind_decided": _(
        "Ärendet är beslutat, men inget av besluten avgör det som %(kind)s. Behåll ärendetypen, eller för in ett "
        "beslut som avgör det."
    ),
    "matters.closed": _("Ärendet %(reference)s är avslutat. Registrera ett nytt ärende i stället."),
    "matters.move": _("Ett ärende som är %(state)s kan inte bli %(to)s. Välj en annan status."),
    "matters.no_decision": _(
        "Ärendet %(reference)s har inget beslut som avgör det. Be registratorn föra in beslutet först."
    ),
    "matters.one_organ": _("Ange antingen nämnd eller grupp. Det är den som sammanträdde."),
    "matters.meeting_ahead": _("Sammanträdet den %(on)s har inte varit än. För in beslutet när det är fattat."),
    "matters.meeting_before_matter": _(
        "Ärendet registrerades %(opened_on)s. Sammanträdet kan inte ha varit tidigare. Kontrollera datumet."
    ),
    "matters.group_does_not_decide": _(
        "%(group)s har inte rätt att besluta. Välj ett annat utfall, eller be en administratör ändra gruppens uppgift."
    ),
    "matters.paragraph_taken": _(
        "§ %(paragraph)s finns redan på det sammanträdet. Kontrollera paragrafen i protokollet."
    ),
    "matters.reason": _("Skriv varför du rättar. Skälet syns i historiken."),
    "matters.report": _("Du kan inte redovisa uppdraget. Det gör den enhet som har fått det, eller registratorn."),
    "matters.verified_then": _("Justeringen sker efter sammanträdet och har redan skett. Kontrollera dagen."),
    "matters.not_tabled": _(
        "Bara ett bordlagt ärende tas upp igen en viss dag. Välj att det bordläggs, eller ta bort dagen."
    ),
    "matters.tabled_back": _("Ärendet kan inte bordläggas till en dag som inte är senare än sammanträdet."),
    "matters.item_handled": _("Ärendet %(reference)s är behandlat på sammanträdet och står kvar på listan."),
    "matters.points_unanswered": _(
        "Ärendet är återremitterat, och det här är inte besvarat: %(points)s. Svara på varje punkt, eller flytta den "
        "till ett eget ärende, innan du för in beslutet."
    ),
    "matters.answer_empty": _("Skriv svaret på punkten. Flyttas den till ett eget ärende skriver du varför."),
    "matters.answered_then": _(
        "Punkten kan besvaras tidigast %(since)s, då ärendet återremitterades, och senast i dag."
    ),
    "matters.moved_to_itself": _("Punkten hör redan till det ärendet. Välj ett annat ärende."),
    "matters.point_answered": _("%(point)s är redan besvarad och kan inte ändras. Lägg nya punkter sist."),
    "matters.who_missing": _("Ange vem: partiets beteckning, som M eller SD, eller en roll."),
    "matters.who": _(
        "%(who)s är varken en partibeteckning eller en roll. Skriv till exempel M, SD eller någon av %(roles)s. Namn "
        "på personer skrivs inte här."
    ),
    "matters.recused": _(
        "%(who)s har anmält jäv och deltar inte i det här beslutet. Ta bort %(who)s här. Är det en annan ledamot i "
        "samma parti, skilj dem åt med nummer, till exempel M 1 och M 2."
    ),
    "matters.recused_twice": _("%(who)s står redan som jävig. Ta bort raden."),
    "matters.no_such_proposal": _("Det finns inget yrkande %(number)s. Skriv in yrkandet, eller välj ett annat."),
    "matters.proposal_withdrawn": _("Yrkande %(number)s återtogs och finns inte kvar att ta ställning till."),
    "matters.put_against_itself": _("Ett yrkande ställs mot ett annat, eller mot avslag. Välj ett annat."),
    "matters.votes_on_both_sides": _("Vid votering anges både ja- och nejröster. Fyll i båda, eller lämna alla tomma."),
    "matters.votes_say_otherwise": _("%(yes)s ja mot %(no)s nej stämmer inte med vad som vann. Kontrollera rösterna."),
    "matters.lost_but_carried": _(
        "Yrkande %(number)s förlorade propositionen och kan inte ha bifallits. Ändra hur det gick."
    ),
    "matters.no_such_clause": _("Beslutet har ingen punkt %(number)s. Kontrollera beslutspunkterna."),
    "matters.reservation_for_what": _(
        "En reservation stöder ett annat förslag. Välj yrkandet den är till förmån för, eller skriv det egna förslaget."
    ),
    "matters.points_of_what": _("Bara en återremiss har punkter att komplettera. Välj att ärendet återremitteras."),
    "matters.only_proposed": _(
        "Ett förslag till ett högre organ förklarar inget fullgjort. Uppdraget %(title)s förklaras fullgjort när det "
        "organet har beslutat."
    ),
    "matters.copy_sent": _("Kopian till %(recipient)s är redan skickad. Låt mottagaren stå kvar."),
    "matters.sent_then": _("Kopior skickas efter sammanträdet och inte i framtiden. Kontrollera dagen."),
    "matters.assignment_fulfilled": _("Uppdraget %(title)s är redan förklarat fullgjort."),
    "matters.another_gave_it": _("Uppdraget %(title)s gavs av %(giver)s. Bara det organet kan förklara det fullgjort."),
    "matters.given_ahead": _("Uppdraget kan inte ha getts i framtiden. Kontrollera dagen."),
    "matters.due_before_given": _("Uppdraget ska redovisas efter att det gavs. Kontrollera dagarna."),
    "matters.report_empty": _("Skriv vad som är gjort."),
    "matters.reported_then": _("Redovisningen lämnas efter att uppdraget gavs och senast i dag. Kontrollera dagen."),
    "matters.stages_left": _("Redovisa först %(stages)s. Hela uppdraget redovisas när varje etapp är det."),
    "matters.no_motion": _("Ärendet %(reference)s är ingen motion. Ändra ärendetypen först om det är fel."),
    "matters.motion.there": _("Vad motionen säger är redan infört. Ändra det i stället."),
    "matters.motion_without_claim": _("Skriv minst en att-sats: vad motionen begär."),
    "matters.entry_ahead": _("Handlingen kan inte ha kommit in eller upprättats i framtiden. Kontrollera dagen."),
    "matters.counterpart": _("Ange vem handlingen kom från eller skickades till. Det krävs i ett diarium."),
    "matters.statement.draft": _(
        "Tjänsteutlåtandet skrivs av enheten som handlägger ärendet, eller av registratorn. Be någon av dem."
    ),
    "matters.statement.under_way": _(
        "Version %(number)s i %(reference)s är inte klar. Fortsätt med den, eller ta bort utkastet, innan du börjar på "
        "en ny."
    ),
    "matters.statement.not_latest": _("En ny version utgår från den senaste, version %(number)s. Öppna den."),
    "matters.statement.frozen": _(
        "Version %(number)s är beslutsunderlag och ändras inte. Börja på en ny version i stället."
    ),
    "matters.statement.not_draft": _(
        "Tjänsteutlåtandet är %(state)s och kan inte ändras. Gör det till utkast igen först."
    ),
    "matters.statement.move": _("Ett tjänsteutlåtande som är %(state)s kan inte bli %(to)s."),
    "matters.statement.nothing_elsewhere": _(
        "%(heading)s är ingen dimension. Skriv en text, eller lämna den tom om den är frivillig."
    ),
    "matters.statement.both": _(
        "%(heading)s har både en text och att det inte finns några särskilda aspekter. Ta bort det ena."
    ),
    "matters.statement.dimension": _(
        "Det här är inte besvarat: %(headings)s. Skriv en bedömning, eller ange att inga särskilda aspekter har "
        "framkommit."
    ),
    "matters.statement.left": _("Det här måste fyllas i: %(headings)s."),
    "matters.statement.approver": _(
        "Du kan inte godkänna tjänsteutlåtandet. Det gör den som beslutar i enheten som handlägger ärendet, eller en "
        "strateg."
    ),
    "matters.statement.own_text": _("Du har själv skrivit i tjänsteutlåtandet. Be någon annan godkänna det."),
    "matters.statement.review_first": _(
        "Tjänsteutlåtandet är ett utkast. Ange först att det är klart för granskning, så kan någon annan godkänna det."
    ),
    "matters.statement.comment": _("Skriv vad som behöver ändras."),
    "matters.statement.meeting_then": _(
        "Tjänsteutlåtandet godkändes %(on)s. Välj ett sammanträde den dagen eller senare."
    ),
    "matters.statement.fetched_then": _(
        "%(heading)s har ändrats medan du valde. Öppna sidan igen och se vad som gäller nu."
    ),
    "matters.layout.retired": _("Dispositionen %(name)s används inte längre. Välj en annan."),
    "matters.layout.empty": _("Skriv minst en rubrik."),
    "matters.layout.long": _("En disposition har högst %(most)s rubriker. Ta bort några."),
    "matters.layout.twice": _("Rubriken %(name)s står två gånger. Ändra den ena."),
    "matters.layout.clauses": _("En rubrik, och bara en, ska vara för beslutssatserna. Ändra vad som står där."),
    "matters.layout.name_taken": _("Det finns redan en disposition som heter %(name)s. Välj ett annat namn."),
}
