"""The example data: five real organisations, loaded from the ``examples`` folder through the acts a user takes.

Some of what the documents say has no home in the product yet and stays in the files:

- every ``event`` that is no document (it has no ``course``), and every ``decision`` that has ``on_missing`` (it is
  real, but no meeting can be given a day) with what was said around it;
- of the others: ``supplier`` of a body, ``aliases`` of a group, ``group`` of an assignment, ``answers``, ``stance`` and
  ``reference_variants`` of a matter, ``paragraph_variants`` of a decision, ``budget`` of a commission,
  ``chapters`` and ``until_further_notice`` of a document, ``note`` but for documents and versions, ``label``,
  ``support_level`` of a goal, ``period`` as written and ``mentions`` of an activity, ``named`` and ``outcome_kind`` of
  an outcome;
- a version that the next one replaced before its first day: it never held.

A document of the organisation's own that the files know has held, but not by which decision, is recorded as decided
earlier (``record_earlier``); one that was never decided, or is yet to be, stays a draft whose note says so.
"""

from datetime import datetime

from django.db import transaction

from farled.people.reads import Organisation, Role
from farled.project.examples import (
    activities,
    afterwards,
    cases,
    changes,
    consultations,
    desks,
    documents,
    information,
    initiatives,
    matters,
    needs,
    people,
    portfolios,
    preparing,
    projects,
    systems,
    texts,
    treatments,
)
from farled.project.examples.reading import ExamplesMissing, Folder, read_all

__all__ = ["HAND", "PASSWORD", "ExamplesMissing", "load_missing", "who_to_sign_in_as"]

PASSWORD = "farled-demo"  # noqa: S105 - the same for everybody: the people are made up and so is the secret
HAND = "Exempeldata"
SHOWN = (Role.STRATEGIST, Role.BODY_EDITOR, Role.COUNCILLOR)  # the roles to begin with


@transaction.atomic
def load_missing(*, at: datetime) -> bool:
    """Load the organisations that are not here yet, all or none, and tell whether there were any.

    Raises ExamplesMissing.
    """
    folders = read_all()
    slugs = {folder.key: folder.organisation["slug"] for folder in folders.values()}
    here = set(Organisation.objects.filter(slug__in=slugs.values()).values_list("slug", flat=True))
    missing = [folder for folder in folders.values() if slugs[folder.key] not in here]
    scenes = [people.found(folder, folders, hand=HAND, at=at) for folder in missing]
    for scene in scenes:
        people.add_users(scene, password=PASSWORD)
    for scene in scenes:
        people.add_bodies(scene)
        people.assign_roles(scene)
        matters.add_matters(scene)
        documents.write_documents(scene)
        consultations.consult(scene)
        documents.decide_documents(scene)
        treatments.finish_consultations(scene)
        documents.explain_terms(scene)
        documents.note_evidence(scene)
        systems.register_systems(scene)
        information.keep_information(scene)
        information.assess_legacy(scene)
    for scene in scenes:
        documents.derive_objectives(scene)
        activities.add_activities(scene)
        activities.add_outcomes(scene)
        texts.tie_texts(scene)
        activities.lead_on(scene)
        activities.add_occasions(scene)
        activities.report(scene)
        matters.write_motions(scene)
        needs.give_needs(scene)
        initiatives.begin_initiatives(scene)
        projects.take_over_projects(scene)
        portfolios.found_portfolios(scene)
        portfolios.set_measures(scene)
        changes.make_changes(scene)
        afterwards.tell_what_came_of_it(scene)
        preparing.prepare(scene)
        desks.open_desks(scene)
        cases.begin_cases(scene)
    return bool(scenes)


def who_to_sign_in_as() -> list[str]:
    """One line for each organisation and role to begin with: the address and whose it is."""
    return [line for folder in read_all().values() for line in _first_holders(folder)]


def _first_holders(folder: Folder) -> list[str]:
    held = [row for row in folder.rows("assignment") if ":" not in row["user"]]
    first = [next((row["user"] for row in held if row["role"] == role), None) for role in SHOWN]
    users = [folder.row("user", key) for key in first if key]
    return [f"{user['email']:<40} {user['name']}" for user in users]
