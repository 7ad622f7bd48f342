"""What saved views keep, and why."""

from farled.web.register import KEY, TENANT, VERSION, Field, Ground, Guard, Kept, Register

_VIEW = Field("Visar en lista som någon vill ha den.", kept=Kept.WITH_THE_ROW)

REGISTER: Register = {
    "SavedView": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "owner": _VIEW.but(
            purpose="Vem som sparade vyn, och får ändra den.", ground=Ground.PUBLIC_INTEREST, guard=Guard.INTERNAL
        ),
        "sheet": _VIEW.but(purpose="Vilken lista vyn är av."),
        "name": _VIEW.but(purpose="Vad vyn heter."),
        "query": _VIEW.but(purpose="Filter, ordning och kolumner. Kan innehålla ett sökord.", guard=Guard.INTERNAL),
        "shared": _VIEW.but(purpose="Om alla i organisationen ser vyn."),
        "first": _VIEW.but(purpose="Om listan visas så från början."),
    },
}
