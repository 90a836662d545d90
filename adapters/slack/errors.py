"""What Slack's error codes come to, in the few errors that the outbox knows. Pure: knows no request and no message."""

import enum
from collections.abc import Mapping

from conversations import sending


class Meaning(enum.StrEnum):
    """What one of Slack's error codes says to us."""

    LIMITED = "limited"
    """Too many calls: wait, and call again."""
    LATER = "later"
    """Nothing was done, and it will work again by itself."""
    UNSURE = "unsure"
    """Slack failed on the way: some of it may have been done."""
    PAUSED = "paused"
    """The workspace took our permission back."""
    GONE = "gone"
    """The person cannot be reached; or the channel is not there for us."""
    OUTSIDE = "outside"
    """We are not in this channel, or may not post there."""
    ARCHIVED = "archived"
    """The channel is archived."""
    REFUSED = "refused"
    """Slack does not take it as it stands."""


_CODES: Mapping[Meaning, str] = {
    Meaning.LIMITED: "ratelimited rate_limited",
    Meaning.LATER: "external_channel_migrating message_limit_exceeded org_login_required team_added_to_org",
    Meaning.UNSURE: "fatal_error internal_error request_timeout rollup_error service_unavailable update_failed",
    Meaning.PAUSED: """
        access_revoked accesslimited account_inactive app_uninstalled ekm_access_denied invalid_auth not_authed
        org_access_revoked team_access_not_granted team_disabled token_expired token_revoked two_factor_setup_required
    """,
    Meaning.GONE: """
        access_denied cannot_dm_bot channel_not_found invalid_channel invalid_user_combination invalid_user_id
        messages_tab_disabled method_not_supported_for_channel_type no_permission restricted_action
        slack_connect_blocked user_disabled user_is_bot user_not_found user_not_visible users_not_found
    """,
    Meaning.OUTSIDE: """
        action_prohibited not_in_channel posting_to_channel_denied posting_to_general_channel_denied
        restricted_action_non_threadable_channel restricted_action_read_only_channel restricted_action_thread_only_channel
        user_not_in_channel
    """,
    Meaning.ARCHIVED: "channel_is_archived is_archived is_inactive",
    Meaning.REFUSED: """
        cant_update_message duplicate_external_id edit_window_closed enterprise_is_restricted expired_trigger_id expired_url
        file_not_found hash_conflict invalid_arguments invalid_attachments invalid_blocks invalid_blocks_format invalid_cursor
        invalid_metadata_format invalid_payload message_not_found metadata_too_large missing_scope msg_blocks_too_long
        msg_too_long no_text not_allowed_token_type not_enabled not_found too_many_attachments used_url view_too_large
    """,
}
MEANINGS: Mapping[str, Meaning] = {code: meaning for meaning, codes in _CODES.items() for code in codes.split()}
"""Every error code that we know how to take; any other is a refusal."""

EXPIRED = frozenset({"expired_url", "used_url"})
"""A response_url that takes no more messages."""
BAD_BLOCKS = frozenset({"invalid_blocks", "invalid_blocks_format"})
"""The blocks break a rule, or show a file that Slack has not looked through yet."""
CONFLICT = "hash_conflict"
"""Somebody else changed the view in the same moment."""

_PEOPLE = ("U", "W", "D")
_REASONS = {
    Meaning.OUTSIDE: sending.Reason.NOT_IN_CHANNEL,
    Meaning.ARCHIVED: sending.Reason.ARCHIVED,
    Meaning.REFUSED: sending.Reason.REFUSED,
}


class SlackRefused(sending.Refused):
    """Slack refused one call. `code` is its own name for the reason."""

    def __init__(self, reason: sending.Reason, code: str) -> None:
        super().__init__(reason)
        self.code = code


def meaning(code: str) -> Meaning:
    """What a code comes to; a code that we do not know is a refusal."""
    return MEANINGS.get(code, Meaning.REFUSED)


def of(code: str, *, handle: str, retry_after: float) -> sending.SendError:
    """The error for a code. `handle` is the person or the channel that the call was about, or empty."""
    match meaning(code):
        case Meaning.LIMITED:
            return sending.RateLimited(retry_after)
        case Meaning.LATER:
            return sending.NotSent()
        case Meaning.UNSURE:
            return sending.Unsure()
        case Meaning.PAUSED:
            return sending.Paused()
        case Meaning.GONE:
            gone = sending.Reason.UNREACHABLE if is_personal(handle) else sending.Reason.NOT_IN_CHANNEL
            return SlackRefused(gone, code)
        case other:
            return SlackRefused(_REASONS[other], code)


def is_personal(handle: str) -> bool:
    """Whether this is a person, or the conversation with one; otherwise it is a channel."""
    return handle.startswith(_PEOPLE)
