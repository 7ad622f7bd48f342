"""What a sentence does: appreciates, criticises, asks for something, only tells – and what it points at."""

import re

from farled.imports.reading.replies.values import Mention, MentionKind, RemarkKind

_I = re.IGNORECASE
_CRITICISES = re.compile(
    r"\b(?:sakna[rs]?|försäm\w*|förstår inte|frågan är (?:om|hur)|väl (?:kort|lite|sent|abstrakt)|för kort|saknats|saknad|avsaknad\w*|fattas|brist\w*|bristande|otydlig\w*|oklar\w*|otillräcklig\w*|oprecis\w*|trubbig\w*|tveksam\w*"
    r"|problem(?!lösning)\w*|svår(?:t|a|are|ighet\w*|tolk\w*|bevar\w*|bedöm\w*)?|risk(?:en|er|erar|erna)?|farhåg\w*|oro|oroa\w*"
    r"|motsägelse\w*|orimlig\w*|försvår\w*|hämma\w*|kritisk\w*|beklag\w*|tyvärr|tråkigt|synd|underligt|förvån\w*|märklig\w*|stelbenthet"
    r"|oklokt|tungrott|snäv\w*|begränsad[et]?|missvisande|bekymmer\w*|ifrågasätt\w*|utmaning(?! kring kompetens)|hybrid|byråkrati"
    r"|kontraproduktivt|marginaliser\w*|målkonflikt\w*|målkonflikter|svag koppling|låg koppling|för (?:\w+ )?(?:övergripande|generell\w*|komplex\w*|omfattande|låg[at]?|långa?|få)"
    r"|känner vi inte|säger mycket lite|relativt lite|inåtriktat|inte lika tydlig\w*|nej"
    r"|inte (?:\w+ )?(?:representera\w*|framgår|tillräcklig\w*|fullständigt|lämplig\w*|konkret\w*|innefatta\w*|adressera\w*|beskriv\w*|inte))\b"
    r"|\bframgår (?:dock )?inte\b|\binte (?:alltid )?(?:\w+ )?(?:tydlig\w*|någon tydlig)\b|\binte bedöma|\bbelyses inte\b|\bnämns inte\b|\badresserar inte\b"
    r"|\boch inte lika\b|\bberör och hanterar inte\b|\bhanterar inte\b|\bbara det första\b|\bsaknas helt\b",
    _I,
)
_ASKS = re.compile(
    r"\b(?:bör|borde|behöv(?:s|er|de|as)|måste|krävs|kräver|önskvär\w*|önska[rs]?|önskemål|önskan|efterfråga[rs]?|föreslå[rs]?|rekommendera[rs]?"
    r"|förtydlig\w*|komplettera\w*|konkretiser\w*|angeläg\w*|förutsätter|vikten av|av (?:största|stor|yttersta)? ?(?:vikt|betydelse)"
    r"|(?:viktig\w*|nödvändig\w*|väsentlig\w*|avgörande|centralt) (?:\w+ )?(?:att|med|för|är|del|nyckel)|vill (?:\w+ )?(?:betona|framhålla|framföra|lyfta|belysa|understryka|poängtera|peka"
    r"|förmedla|skicka|uppmärksamma|uttrycka|också|även)|skulle (?:\w+ )?(?:gärna|vilja|kunna|behöva|med fördel|vinna|också)|ser (?:gärna|hellre|(?:med|också|bland annat)? ?(?:ett )?(?:stort )?behov\w*)"
    r"|ser att det är viktigt|vore (?:det )?(?:\w+ )?(?:bra|önskvärt|bättre)|hade (?:varit|gett|sett|kunnat)|ska (?:finnas med|inrätta|kunna ge)|krav ställas|är viktig|ytterligare bredd|i stället|istället|säkerställas?|tydliggör"
    r"|gör (?:i detalj|insatser|ägarskapet)|skriv klarspråk|klarspråka|balansera med|definiera fler|hur kommer|på vilket sätt (?:tänker|garanterar))\b"
    r"|\bär (?:det )?(?:också |därför |mycket |särskilt )*viktigt\b|\bser .{0,30}\bbehov av\b|\bbehov av (?:ökad|utbildning|en funktion|kompetens)|\bstort behov\b|\bviktig(?:t)? (?:för|förutsättning)",
    _I,
)
_APPRECIATES = re.compile(
    r"\b(?:positiv\w*|bra|välkomn\w*|uppskatta\w*|instäm\w*|håller med|samtyck\w*|delar (?:\w+ ){0,3}(?:uppfattning\w*|bedömning\w*|inställning\w*)|föredömlig\w*"
    r"|värdesätt\w*|värdeful\w*|sätt(?:er|a) stort värde|glädjande|stödjer|gillar|genialisk\w*|fördel|vällovlig\w*|bejaka\w*|lyckosam\w*|kloka?|relevan[ts]\w*"
    r"|väl(?:arbetad\w*|arbetat|formulera\w*|skriv\w*|strukturera\w*)|väl (?:genom\w+|utform\w+|valda|belyser|beskriv\w*|represent\w*|speglar|strukturera\w*)|överensstämm\w*|helt (?:i linje|enig|följriktigt)|i linje med"
    r"|koncist?|tydlig riktning|framgångsfaktor\w*|god(?:a)? (?:målbild|möjlighet\w*|förutsättning\w*|grund)|ser fram (?:e)?mot|står (?:\w+ ){0,3}bakom|ställer sig (?:\w+ ){0,3}bakom|tillstyrker"
    r"|spännande|målande|ger (?:en )?(?:mer )?(?:tydlig|rättvisande)|inga motsägelser|delaktig i|deltagit i|kommer att stödja|potential|tydlig grund|fördelaktigt?|är (?:\w+ )?tydliga|därmed tydligt|logiskt?|rätt riktning)\b",
    _I,
)
_HEARTY = re.compile(
    r"\b(?:bra|positiv[at]?|välkomnar|välkommet|instämmer|håller med|samtycker|bejakar|delar (?:\w+ )?(?:uppfattning\w*|bedömning\w*)|uppskattar|värdesätter|förtjänstfull\w*"
    r"|viktiga? (?:framgångsfaktor\w*|utvecklingsområde\w*)|helt och fullt)\b",
    _I,
)
_HELD_BACK = re.compile(
    r"\b(?:dock|men|bör|borde|måste|behöver|behövs|krävs|saknar|saknas|önskvärt|önskar|vill (?:\w+ )?(?:betona|framhålla|lyfta|belysa|peka|understryka)|däremot"
    r"|inte|vore|skulle|tveksam\w*|otydlig\w*|snarare)\b",
    _I,
)
_ASKS_FOR = re.compile(
    r"\b(?:bör|borde|behöver|behövs|måste|önskvärt|önskar|krävs|efterfrågar|föreslår|vill (?:\w+ )?(?:betona|framhålla|lyfta|belysa|understryka|framföra)|viktigt att|vikten av)\b", _I
)
_FAULTS = re.compile(
    r"\b(?:sakna\w*|avsaknad|fattas|bristfällig\w*|stor brist|otydlig\w*|oklar\w*|tveksam\w*|trubbig\w*|orimlig\w*|oklokt|för (?:\w+ )?(?:övergripande|generell\w*|komplex\w*|omfattande)"
    r"|oprecis\w*|missvisande|målkonflikt\w*|farhåga|oro|inåtriktat|svag koppling|synd|tråkigt|underligt|förvån\w*|svårt att (?:förstå|se|bedöma|avläsa)|svåra att)\b",
    _I,
)
_TELLS = re.compile(
    r"^(?:syftet med|det nya programmet|programmet (?:fokuserar|beskriver|syftar|tar avstamp|pekar|innehåller fem|omfattar|har tagit)|planen (?:är (?:en del|uppdelad|uppbyggd|ett av stadens)|beskriver|omfattar|bygger delvis)"
    r"|i planen (?:föreslås|beskrivs)|i programmet (?:beskrivs|föreslås)|därför fokuserar|målområdena är|principerna ska|dessa är|det syftar|en remiss har|kommunstyrelsen har|kommunfullmäktige (?:gav|har)"
    r"|under (?:hösten )?20\d\d|under detta arbete|mot bakgrund av utvärderingens|med utgångspunkt i resultatet från|nämnder och förvaltningar har|programmets målområden ska|aktiviteterna (?:presenteras|föreslås)"
    r"|enligt (?:programmet|planen|förslaget|”)|göteborgs stads (?:digitaliseringsarbete|policy|plan för digitalisering (?:2022|har|svarar))|it-programmet (?:beskriver|innehåller)|stadsledningskontoret (?:föreslår|har|bedömer)|förslaget (?:innebär att|är att)"
    r"|planen ska ses som|planen bygger på att|viss finansiering kan|detta är möjligt|mål nummer|regeringen har|i det här ärendet|remissen innehåller|som vägledning|kommunen har remitterat|i texten|det står)\b",
    _I,
)
_PAGE = re.compile(r"\b(?:s\.|sid(?:an|a|or|orna)?\.?)\s?(?P<page>\d{1,3}(?:\s?[-–]\s?\d{1,3})?)\b", _I)
_SECTION = re.compile(r"\b(?:avsnitt(?:et)?|kapitel|kapitlet|punkt(?:en)?|under rubriken|rubrik(?:en)?|stycke(?:t)?)\s+(?P<name>\d+(?:\.\d+)*|[”\"][^”\"]{3,90}[”\"])", _I)
_QUOTE = re.compile(r"[”\"“]\s?(?P<words>[^”\"“]{8,400})[”\"“]")


def kind_of(text: str) -> RemarkKind | None:
    """What a sentence does; None for one that only tells. Criticism outweighs a wish, and a wish praise."""
    asks, criticises = bool(_ASKS.search(text)), bool(_CRITICISES.search(text))
    if _TELLS.match(text) and not re.search(r"\b(?:borde|bör|dock|saknar|otydlig\w*|oklart?|svårt?|positivt|bra)\b", text, _I):
        return None
    if _HEARTY.search(text) and not _HELD_BACK.search(text):
        return RemarkKind.APPRECIATION
    if criticises and not (_ASKS_FOR.search(text) and not _FAULTS.search(text)):
        return RemarkKind.CRITICISM
    if asks or criticises:
        return RemarkKind.PROPOSAL
    return RemarkKind.APPRECIATION if _APPRECIATES.search(text) else None


def mentions_in(text: str) -> tuple[Mention, ...]:
    """Pages, sections and quoted words of the document that a remark points at."""
    found = [Mention(MentionKind.PAGE, match["page"]) for match in _PAGE.finditer(text)]
    found += [Mention(MentionKind.SECTION, match["name"].strip('”"')) for match in _SECTION.finditer(text)]
    found += [Mention(MentionKind.QUOTE, match["words"].strip()) for match in _QUOTE.finditer(text)]
    return tuple(dict.fromkeys(found))
