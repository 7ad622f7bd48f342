"""What the direction keeps, and why. It holds no personal data: functions are named, never people."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Register


def _open(**purposes: str) -> dict[str, Field]:
    """Fields that everyone may read, each with its purpose."""
    return {name: Field(purpose, public=True) for name, purpose in purposes.items()}


REGISTER: Register = {
    "Document": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "title_key": Field("Hindrar att två dokument får samma titel."),
        "source": SOURCE,
    }
    | _open(
        body="Vilken nämnd eller vilket bolag dokumentet är eget för.",
        kind="Dokumentets sort, som avgör vad det ska innehålla.",
        form="Var den lokala planen finns.",
        title="Dokumentets titel.",
        aliases="Andra namn, för sökning och inläsning.",
        purpose="Dokumentets syfte.",
        applies_to="Vilka dokumentet gäller för.",
        responsible="Vilken enhet som ansvarar för dokumentet.",
        responsible_function="Vilken funktion som ansvarar för dokumentet.",
        follow_up="Hur dokumentet följs upp.",
        issued_by="Vem utanför organisationen som beslutar dokumentet.",
        reference="Dokumentets diarienummer.",
        published="Om dokumentet visas för andra.",
    ),
    "DocumentVersion": {
        "id": KEY,
        "version": VERSION,
        "matter": Field("Ärendet som versionen bereds i."),
        "note": Field("Varför versionen behövs."),
        "frozen_at": Field("När texten lades fast."),
        "source": SOURCE,
    }
    | _open(
        document="Dokumentet som versionen hör till.",
        number="Versionens nummer.",
        state="Om versionen är utkast, beslutad eller upphävd.",
        valid_from="Första dagen versionen gäller.",
        valid_to="Sista dagen versionen gäller.",
        decision="Beslutet som antar versionen.",
        decided_text="Vad som är känt om ett beslut som inte finns här.",
        repealed_by="Beslutet som upphäver versionen.",
    ),
    "DocumentRelation": {"id": KEY, "version": VERSION, "source": SOURCE}
    | _open(
        document="Dokumentet som förhåller sig till ett annat.",
        other="Det andra dokumentet.",
        kind="Hur de förhåller sig till varandra.",
        decision="Beslutet som säger det.",
    ),
    "Objective": {
        "id": KEY,
        "version": VERSION,
        "title_key": Field("Hindrar att två mål på samma nivå får samma titel."),
        "source": SOURCE,
    }
    | _open(
        document="Dokumentet som målet står i.",
        parent="Målet det ligger under.",
        level="Målets nivå i målstrukturen.",
        position="Målets plats bland sina syskon.",
        title="Målets titel.",
        aliases="Andra namn, för sökning och inläsning.",
        text="Målets beskrivning.",
        present_state="Nuläget.",
        new_state="Nyläget när målet är nått.",
    ),
    "Term": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "term_key": Field("Hindrar att ett begrepp förklaras två gånger."),
        "source": SOURCE,
    }
    | _open(
        term="Begreppet.",
        definition="Vad begreppet betyder.",
        forms="Andra former av ordet, så att det hittas i texter.",
        avoid="Ord som inte ska användas i stället.",
        document="Dokumentet som förklarar begreppet.",
        said_by="Vem förklaringen kommer från.",
    ),
    "Evidence": {"id": KEY, "version": VERSION, "source": SOURCE}
    | _open(
        objective="Målet som det gäller.",
        on="Dagen som bedömningen gäller.",
        movement="Åt vilket håll målet rör sig.",
        text="Vad man vet om vägen till nyläget.",
        known_from="Vad bedömningen vilar på.",
        body="Vilken nämnd eller vilket bolag som bedömer.",
    ),
    "Finding": {"id": KEY, "version": VERSION, "source": SOURCE}
    | _open(
        document="Dokumentet som har utvärderats.",
        on="När utvärderingen gjordes.",
        kind="Vad det är för slags fynd.",
        objective="Målet eller området som fyndet gäller.",
        attained="Hur väl målet är nått.",
        text="Vad utvärderingen visar.",
        known_from="Vad fyndet vilar på.",
        answer="Hur nästa text möter fyndet.",
    ),
    "FindingAnswer": {
        "id": KEY,
        "finding": Field("Fyndet.", public=True),
        "passage": Field("Textstället som svarar på det.", public=True),
    },
    "StageGoal": {"id": KEY, "version": VERSION, "source": SOURCE}
    | _open(
        objective="Målet som delmålet leder till.",
        title="Delmålet.",
        due="När det ska vara nått.",
        favours="Vad delmålet sätter främst.",
        reached_on="När det nåddes.",
        evidence="Hur man vet att det är nått.",
    ),
    "Passage": {
        "id": KEY,
        "document": Field("Dokumentet som textstället hör till.", public=True),
        "number": Field("Textställets nummer, som aldrig används igen.", public=True),
    },
    "Wording": {
        "id": KEY,
        "version": VERSION,
        "position": Field("Platsen i texten."),
        "plain": Field("Texten utan tecken för fet och kursiv stil, för sökning och jämförelse."),
    }
    | _open(
        document_version="Versionen som texten står i.",
        passage="Textstället som det är en lydelse av.",
        kind="Om det är rubrik, stycke, punkt eller tabellrad.",
        level="Rubrikens eller punktens nivå.",
        text="Vad som står.",
    ),
    "WordingOrigin": {
        "id": KEY,
        "wording": Field("Lydelsen som kommer någon annanstans ifrån."),
        "passage": Field("Textstället i versionen före som den kommer från."),
    },
    "ObjectivePassage": {
        "id": KEY,
        "objective": Field("Målet."),
        "passage": Field("Textstället som säger vad målet är."),
    },
}
