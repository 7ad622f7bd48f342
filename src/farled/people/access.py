"""Routes of the organisation, and of sign-in, which allauth serves."""

from farled.web.access import PUBLIC, SIGNED_IN, Access, needs

ACCOUNT_PUBLIC = (
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
)
ACCOUNT_SIGNED_IN = (
    "account_reauthenticate",
    "account_change_password",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
)

ROUTES: dict[str, Access] = {
    "people:bodies": needs("people.read"),
    "people:body": needs("people.read"),
    "people:add_body": needs("people.manage"),
    "people:change_body": needs("people.manage"),
    "people:groups": needs("people.read"),
    "people:add_group": needs("people.manage"),
    "people:seat": needs("people.manage"),
    "people:people": needs("people.read"),
    "people:add_person": needs("people.manage"),
    "people:deactivate": needs("people.manage"),
    "people:end_assignment": needs("people.manage"),
    "people:switch": SIGNED_IN,
    "people:demo": PUBLIC,
    **dict.fromkeys(ACCOUNT_PUBLIC, PUBLIC),
    **dict.fromkeys(ACCOUNT_SIGNED_IN, SIGNED_IN),
}
