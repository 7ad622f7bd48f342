"""Organisations, bodies, groups, people and the roles they hold over time."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from farled.people.states import BodyKind, GroupKind, OrganisationKind, Role
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from farled.people.actor import Actor


class Organisation(models.Model):
    """A kommunkoncern or region: the tenant. Several live side by side, blind to each other's unpublished records."""

    name = models.CharField(max_length=200, unique=True)
    name_key = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(unique=True)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        """Names are never blank."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="organisation_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=OrganisationKind.values), name="organisation_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


class BodyQuerySet(models.QuerySet["Body"]):
    """Reads of bodies."""

    def visible_to(self, actor: "Actor") -> Self:
        """Bodies of the actor's organisation."""
        return self.filter(organisation_id=actor.organisation_id)


class Body(Governed):
    """A nämnd, förvaltning, bolag, kommun or other body that answers for something (E47)."""

    KIND = "people.body"
    TRAIL_LABELS = {
        "name": _("namn"),
        "kind": _("slag"),
        "parent": _("ligger under"),
        "administration": _("förvaltning"),
        "aliases": _("andra namn"),
        "contact_function": _("kontaktfunktion"),
        "closed_on": _("upphörde"),
    }

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="bodies")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.RESTRICT, related_name="children")
    represents = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.RESTRICT, related_name="represented_by"
    )
    administration = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.RESTRICT, related_name="answers_for"
    )
    kind = models.CharField(max_length=20, choices=BodyKind)
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200)
    aliases = models.JSONField(default=list, blank=True)
    contact_function = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        """A body's name is its own within the organisation, whatever way it is written."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name_key"], name="body_name_is_unique_in_the_organisation"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="body_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=BodyKind.values), name="body_kind_is_known"),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="body_is_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name


class Group(Governed):
    """A group or forum: steering group, network, council of directors (E48)."""

    KIND = "people.group"
    TRAIL_LABELS = {
        "name": _("namn"),
        "kind": _("slag"),
        "purpose": _("uppgift"),
        "led_by": _("leds av"),
        "decides": _("fattar beslut"),
    }

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="groups")
    kind = models.CharField(max_length=24, choices=GroupKind)
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    led_by = models.ForeignKey(Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="leads_groups")
    decides = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        """A group's name is its own within the organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name_key"], name="group_name_is_unique_in_the_organisation"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="group_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=GroupKind.values), name="group_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


class GroupMember(Governed):
    """A body that sits in a group from one date to another."""

    KIND = "people.group_member"
    TRAIL_LABELS = {"body": _("enhet"), "valid_from": _("första dag"), "valid_to": _("sista dag")}

    group = models.ForeignKey(Group, on_delete=models.RESTRICT, related_name="members")
    body = models.ForeignKey(Body, on_delete=models.RESTRICT, related_name="memberships")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        """A membership does not end before it begins, nor begins twice."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "body", "valid_from"], name="group_member_begins_once"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="group_member_does_not_end_early"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} i {self.group}"

    def trail_organisation(self) -> int:
        """The group's organisation."""
        return self.group.organisation_id


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail address in its normalised form."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user with that address, whatever its case."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who can sign in. What they may do is said by their assignments alone."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=5, default="sv")
    sessions_ended = models.PositiveIntegerField(default=0)  # how many times all sessions were ended at once

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        """An address is stored in one way only, so that it is one account."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_is_lower_case"),
            models.UniqueConstraint(Lower("email"), name="user_email_is_unique_in_any_case"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What a session must know to hold: the password's checksum, and how often all sessions were ended."""
        return self._also(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> "Iterator[str]":
        """The same by earlier secret keys."""
        return (self._also(known) for known in super().get_session_auth_fallback_hash())

    def _also(self, known: str) -> str:
        return f"{known}-{self.sessions_ended}" if self.sessions_ended else known

    def get_full_name(self) -> str:
        """The name."""
        return self.name


class Assignment(Governed):
    """A role a person holds, in a body or in the whole organisation, from one date to another (uppdrag).

    ``function``: what a decider is called in the delegation order, which says how much each function may decide.
    """

    KIND = "people.assignment"
    TRAIL_LABELS = {
        "role": _("roll"),
        "body": _("hör till"),
        "function": _("funktion"),
        "valid_from": _("första dag"),
        "valid_to": _("sista dag"),
    }

    user = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="assignments")
    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="assignments")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="assignments")
    role = models.CharField(max_length=20, choices=Role)
    function = models.CharField(_("funktion"), max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        """A role is held once at a time; body editors always belong to a body."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="assignment_role_is_known"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="assignment_does_not_end_early"
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.BODY_EDITOR) | Q(body__isnull=False), name="assignment_editor_belongs_to_a_body"
            ),
            models.CheckConstraint(
                condition=Q(function="") | Q(role=Role.DECIDER), name="assignment_function_is_of_a_decider"
            ),
            models.UniqueConstraint(
                fields=["user", "organisation", "body", "role"],
                condition=Q(valid_to=None),
                name="assignment_open_once_in_a_body",
            ),
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=Q(valid_to=None, body=None),
                name="assignment_open_once_in_the_whole",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["user", "valid_from"], name="assignment_by_user")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    @property
    def called(self) -> str:
        """The role as it is told, with its function where it has one."""
        role = str(self.get_role_display())
        return f"{role}, {self.function}" if self.function else role


class TokenQuerySet(models.QuerySet["Token"]):
    """Reads of keys."""

    def visible_to(self, actor: "Actor") -> Self:
        """The actor's own keys in the organisation; to an administrator, everybody's there."""
        own = self.filter(organisation_id=actor.organisation_id)
        return own if actor.reach("people.manage").whole else own.filter(user_id=actor.user_id)


class Token(Governed):
    """A key (nyckel) with which a program acts for a person in an organisation. Its text is kept nowhere."""

    KIND = "people.token"
    UNTRACKED = frozenset({"id", "version", "digest", "hint", "used_at", "made_at"})
    TRAIL_LABELS = {
        "name": _("namn"),
        "scopes": _("får göra"),
        "expires_on": _("gäller till och med"),
        "revoked_at": _("återkallad"),
    }

    user = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="tokens")
    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="tokens")
    name = models.CharField(max_length=80)
    scopes = models.JSONField(default=list, blank=True)
    expires_on = models.DateField()
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    hint = models.CharField(max_length=20)  # how its text begins, to know it again by
    digest = models.CharField(max_length=64, unique=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        """A key has a name."""

        constraints: ClassVar = [models.CheckConstraint(condition=~Q(name=""), name="token_has_a_name")]
        indexes: ClassVar = [models.Index(fields=["user", "organisation"], name="token_by_user")]

    def __str__(self) -> str:
        return self.name


class Call(models.Model):
    """An act that a program asked for under a key of its own choosing, and what was answered; kept for a day.

    Stored in the transaction of the act, so that the same call made again does nothing more (R3).
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    token = models.ForeignKey(Token, null=True, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    asked = models.CharField(max_length=64)  # checksum of what was asked
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True)  # as it was sent, byte for byte
    headers = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        """A caller uses a key for one thing."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token", "key"], name="call_key_is_used_once_by_a_token"),
            models.UniqueConstraint(
                fields=["user", "organisation", "key"],
                condition=Q(token=None),
                name="call_key_is_used_once_by_a_person",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "at"], name="call_by_time")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.key}"


class Pace(models.Model):
    """How many calls a key, or a person in a browser, has made in the minute (counted from 1970) of the latest one."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    token = models.ForeignKey(Token, null=True, on_delete=models.CASCADE, related_name="+")
    minute = models.BigIntegerField()
    calls = models.PositiveIntegerField()

    class Meta:
        """One count for each caller."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token"], name="pace_once_of_a_token"),
            models.UniqueConstraint(fields=["user"], condition=Q(token=None), name="pace_once_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.minute}: {self.calls}"


def display(user: Any) -> str:
    """How allauth's pages name a person."""
    return str(user)
