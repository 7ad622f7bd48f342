"""What the plans keep, and why."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Ground, Guard, Register

_ROW = Field("Del av handlingsplanen.", public=True)
_REPORT = Field("Visar hur arbetet går.", public=True)
_ASKED = Field("Visar vem som frågats om läget och om de har svarat.")

REGISTER: Register = {
    "Activity": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "document": _ROW.but(purpose="Planen som aktiviteten eller insatsen står i."),
        "objective": _ROW.but(purpose="Målet den bidrar till."),
        "insats": _ROW.but(purpose="Insatsen den är en del av."),
        "kind": _ROW.but(purpose="Om det är en insats eller en aktivitet."),
        "position": _ROW.but(purpose="Platsen i planen."),
        "title": _ROW.but(purpose="Vad den heter."),
        "description": _ROW.but(purpose="Vad som ska göras."),
        "start": _ROW.but(purpose="När den börjar."),
        "end": _ROW.but(purpose="När den ska vara klar."),
        "first_end": _ROW.but(purpose="När den skulle ha varit klar innan den förlängdes."),
        "standing": _ROW.but(purpose="Om den är ett löpande uppdrag utan slut."),
        "added_on": _ROW.but(purpose="När den tillkom, om den inte fanns när planen beslutades."),
        "status": _ROW.but(purpose="Hur långt den har kommit."),
        "priority": _ROW.but(purpose="Hur viktig den är bland de andra."),
        "responsible_text": _ROW.but(purpose="Hur planen skriver vem som ansvarar. Funktioner, inte personer."),
        "footnotes": _ROW.but(purpose="Förbehåll och skäl som hör till raden."),
        "effect": _ROW.but(purpose="Vad den förväntas leda till."),
        "effect_for": _ROW.but(purpose="Vilken grupp den ska ha effekt för."),
        "effect_due": _ROW.but(purpose="När effekten ska följas upp."),
        "outcome": _ROW.but(purpose="Vad det blev."),
        "outcome_on": _ROW.but(purpose="När utfallet skrevs."),
        "light": _REPORT.but(purpose="Läget enligt den senaste rapporten."),
        "reported_on": _REPORT.but(purpose="När läget senast rapporterades."),
        "proposed_end": _REPORT.but(purpose="Ny sluttid som föreslagits och inte besvarats.", public=False),
        "source": SOURCE,
    },
    "ActivityPart": {
        "id": KEY,
        "activity": _ROW.but(purpose="Raden som enheten har del i."),
        "body": _ROW.but(purpose="Vem som ansvarar eller medverkar."),
        "part": _ROW.but(purpose="Om den ansvarar eller medverkar."),
    },
    "Listing": {
        "id": KEY,
        "activity": _ROW.but(purpose="Raden som anges på flera ställen."),
        "objective": _ROW.but(purpose="Målet den även anges under."),
    },
    "StatusReport": {
        "id": KEY,
        "version": VERSION,
        "activity": _REPORT.but(purpose="Vad rapporten gäller."),
        "body": _REPORT.but(purpose="Vem rapporten lämnas för."),
        "on": _REPORT.but(purpose="Rapportens dag."),
        "light": _REPORT.but(purpose="Hur det går."),
        "status": _REPORT.but(purpose="Hur långt den hade kommit."),
        "text": _REPORT.but(purpose="Vad som har hänt."),
        "next_step": _REPORT.but(purpose="Vad som görs härnäst."),
        "proposed_end": _REPORT.but(purpose="Ny sluttid som föreslogs.", public=False),
        "reporter": Field(
            "Visar vem som rapporterade, så att uppgiften kan kontrolleras.",
            ground=Ground.PUBLIC_INTEREST,
            guard=Guard.INTERNAL,
        ),
        "source": SOURCE,
    },
    "ReportRequest": {
        "id": KEY,
        "version": VERSION,
        "document": _ASKED.but(purpose="Planen som följs upp."),
        "body": _ASKED.but(purpose="Vem som har frågats."),
        "asked_on": _ASKED.but(purpose="När frågan ställdes."),
        "due": _ASKED.but(purpose="När svaret ska finnas."),
        "answered_on": _ASKED.but(purpose="När allt var rapporterat."),
    },
}
