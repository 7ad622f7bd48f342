"""A round as data that never change: what is frozen, and the same rows again from the frozen data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from farled.planning.figures.difference import difference
from farled.planning.models import Activity, Answer, Return, Round, StatusReport
from farled.planning.reads import Area, Bearings, PlanRow, restored

FORMAT = 1
Data = dict[str, Any]


def frozen(
    row: Round,
    *,
    organisation: str,
    rows: Sequence[PlanRow],
    where: Bearings,
    reports: Mapping[int, StatusReport],
    returns: Sequence[Return],
    said: Sequence[Answer],
    continues: Mapping[int, Sequence[int]],
    before: Data | None,
    every: int,
    on: date,
    at: datetime,
    by: str,
) -> Data:
    """All a report of the round needs. ``said`` are contributions handed over; ``before`` is last round's edition."""
    spoken: dict[int, list[Data]] = {}
    for each in said:
        spoken.setdefault(each.activity_id, []).append(
            {"body": each.within.body_id, "light": each.light, "text": each.text}
        )
    named = {pk for one in rows for pk in (*one.leads, *one.contributing)} | {one.body_id for one in returns}
    bodies = {str(pk): name for pk, name in where.bodies.items() if pk in named}
    data: Data = {
        "format": FORMAT,
        "organisation": organisation,
        "every": every,
        "on": on.isoformat(),
        "frozen_at": at.isoformat(),
        "frozen_by": by,
        "round": {
            "id": row.pk, "title": row.title, "period_from": row.period_from.isoformat(),
            "period_to": row.period_to.isoformat(), "opened_on": row.opened_on.isoformat(),
            "due": row.due.isoformat(), "instructions": row.instructions,
        },
        "plan": {"id": row.document_id, "title": row.document.title},
        "bodies": bodies,
        "areas": {str(pk): [area.id, area.title, area.place] for pk, area in where.areas.items()},
        "objectives": {str(pk): title for pk, title in where.objectives.items()},
        "rows": [
            {
                "id": one.activity.pk, "values": _values(one.activity), "leads": list(one.leads),
                "contributing": list(one.contributing), "listings": list(one.listings),
                "continues": sorted(continues.get(one.activity.pk, ())),
                "report": _report(reports.get(one.activity.pk)), "said": spoken.get(one.activity.pk, []),
            }
            for one in rows
        ],
        "returns": [
            {
                "body": one.body_id, "state": one.state, "without": one.without,
                "submitted_on": one.submitted_on.isoformat() if one.submitted_on else None,
            }
            for one in returns
        ],
    }  # fmt: skip
    told = difference(data, before) if before else []
    data["before"] = {"title": before["round"]["title"], "on": before["on"]} if before else None
    data["difference"] = [{"what": each.what, "id": each.id, "title": each.title, "notes": each.notes} for each in told]
    return data


def _values(row: Activity) -> Data:
    """Every stored value of a row, safe to write."""
    values = {}
    for field in row._meta.concrete_fields:
        if field.name not in Activity.UNTRACKED:
            value = getattr(row, field.attname)
            values[field.name] = (
                value if value is None or isinstance(value, bool | int | str | dict | list) else str(value)
            )
    return values


def _report(report: StatusReport | None) -> Data | None:
    if report is None:
        return None
    return {
        "on": report.on.isoformat(), "light": report.light, "status": report.status, "text": report.text,
        "next_step": report.next_step, "body": report.body_id,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Thawed:
    """The frozen data as the rows that figures and reports work with. Nothing here is ever saved."""

    data: Data
    rows: tuple[PlanRow, ...]
    where: Bearings
    reports: Mapping[int, StatusReport]
    on: date
    frozen_at: datetime

    @property
    def every(self) -> int:
        """Within how many days a report was to come when it was frozen."""
        return int(self.data["every"])

    @property
    def titles(self) -> dict[int, str]:
        """The rows' titles by id."""
        return {row.activity.pk: row.activity.title for row in self.rows}


def thawed(data: Data) -> Thawed:
    """Rows made of frozen data. Raises ValueError for data written in a way this version does not know."""
    if data["format"] != FORMAT:
        raise ValueError(f"an edition of format {data['format']}; this Farled reads format {FORMAT}")
    where = Bearings(
        plans={data["plan"]["id"]: data["plan"]["title"]},
        bodies={int(pk): name for pk, name in data["bodies"].items()},
        objectives={int(pk): title for pk, title in data["objectives"].items()},
        areas={int(pk): Area(*area) for pk, area in data["areas"].items()},
    )
    rows = tuple(
        PlanRow(
            restored(row["id"], row["values"]), tuple(row["leads"]), tuple(row["contributing"]), tuple(row["listings"])
        )
        for row in data["rows"]
    )
    return Thawed(
        data=data,
        rows=rows,
        where=where,
        reports={row["id"]: _told(row) for row in data["rows"] if row["report"]},
        on=date.fromisoformat(data["on"]),
        frozen_at=datetime.fromisoformat(data["frozen_at"]),
    )


def _told(row: Data) -> StatusReport:
    told = row["report"]
    return StatusReport(
        activity_id=row["id"], on=date.fromisoformat(told["on"]), light=told["light"], status=told["status"],
        text=told["text"], next_step=told["next_step"], body_id=told["body"],
    )  # fmt: skip
