"""Microsoft's codes, and what each comes to for a person and for a channel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams import errors
from conversations import sending

Reason = sending.Reason


@pytest.mark.parametrize(
    ("status", "code", "person", "channel"),
    [
        (403, "ConversationBlockedByUser", Reason.BLOCKED, Reason.NOT_IN_CHANNEL),
        (403, "MessageWritesBlocked", Reason.BLOCKED, Reason.ARCHIVED),
        (403, "BotNotInConversationRoster", Reason.NOT_INSTALLED, Reason.NOT_IN_CHANNEL),
        (404, "BotNotInConversationRoster", Reason.NOT_INSTALLED, Reason.NOT_IN_CHANNEL),
        (403, "ForbiddenOperationException", Reason.NOT_INSTALLED, Reason.NOT_IN_CHANNEL),
        (403, "NotEnoughPermissions", Reason.NOT_INSTALLED, Reason.NOT_IN_CHANNEL),
        (403, "BotDisabledByAdmin", Reason.REVOKED, Reason.REVOKED),
        (403, "BadArgument", Reason.NOT_INSTALLED, Reason.NOT_IN_CHANNEL),
        (404, "ConversationNotFound", Reason.NOT_INSTALLED, Reason.NOT_IN_CHANNEL),
        (404, "ActivityNotFoundInConversation", Reason.REFUSED, Reason.REFUSED),
        (403, "InvalidBotApiHost", Reason.REFUSED, Reason.REFUSED),
        (403, "", Reason.REFUSED, Reason.NOT_IN_CHANNEL),
        (404, "", Reason.REFUSED, Reason.NOT_IN_CHANNEL),
        (410, "Gone", Reason.REFUSED, Reason.NOT_IN_CHANNEL),
        (400, "BadArgument", Reason.REFUSED, Reason.REFUSED),
        (400, "", Reason.REFUSED, Reason.REFUSED),
        (413, "MessageSizeTooBig", Reason.REFUSED, Reason.REFUSED),
        (422, "SomethingNew", Reason.REFUSED, Reason.REFUSED),
    ],
)
def test_refusals_say_why_in_words_that_the_digest_can_explain(status: int, code: str, person: Reason, channel: Reason) -> None:
    for to_person, expected in ((True, person), (False, channel)):
        error = errors.of(status, code, 5.0, to_person=to_person)
        assert isinstance(error, errors.TeamsRefused)
        assert (error.reason, error.status, error.code) == (expected, status, code)


@pytest.mark.parametrize("status", [301, 307, 401, 408, 412, 502, 503, 504])
def test_what_microsoft_asks_to_try_again_was_not_sent(status: int) -> None:
    error = errors.of(status, "", 5.0, to_person=True)
    assert isinstance(error, sending.NotSent)
    assert not isinstance(error, sending.RateLimited)


@pytest.mark.parametrize("status", [200, 202, 500, 501, 505, 599])
def test_what_nobody_can_tell_is_unsure(status: int) -> None:
    assert isinstance(errors.of(status, "ServiceError", 5.0, to_person=True), sending.Unsure)


def test_a_wait_that_is_asked_for_is_handed_on() -> None:
    error = errors.of(429, "Throttled", 30.0, to_person=True)
    assert isinstance(error, sending.RateLimited)
    assert error.retry_after == 30.0


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (
            '{"error": {"code": "ConversationBlockedByUser", "message": "User blocked the conversation with the bot."}}',
            "ConversationBlockedByUser",
        ),
        ('{"error": {"code": "Bad Argument", "message": "x"}}', "BadArgument"),
        ('{"error": "BotNotInConversationRoster"}', "BotNotInConversationRoster"),
        ('{"errorCode":209,"message":"{\\r\\n  \\"subCode\\": \\"MessageWritesBlocked\\"}"}', "MessageWritesBlocked"),
        ('{"error": {"code": "ServiceError", "message": "{\\"subCode\\": \\"MessageWritesBlocked\\"}"}}', "MessageWritesBlocked"),
        ('{"error": {"code": "ServiceError", "message": "Unknown"}}', "ServiceError"),
        ('{"error": {"code": 209}}', ""),
        ('{"error": {"code": "<b>Ada Moss</b>"}}', ""),
        ('{"error": {"code": "' + "A" * 200 + '"}}', ""),
        ('{"error": []}', ""),
        ("[]", ""),
        ("<html>Forbidden</html>", ""),
        ("[" * 100_000, ""),
        ("", ""),
    ],
)
def test_the_code_is_found_however_it_is_wrapped(body: str, code: str) -> None:
    assert errors.code_in(body) == code


@given(st.text())
def test_no_body_breaks_the_reading(body: str) -> None:
    code = errors.code_in(body)
    assert code == "" or code.isalnum()


def test_people_and_channels_are_told_apart() -> None:
    assert errors.is_personal("aaaaaaaa-0000-0000-0000-000000000001")
    assert errors.is_personal("a:1qhNLqpUtmuI6U35gzjsJn7uRnCkW8NiZALHfN8AMxdbprS1uta2aT")
    assert not errors.is_personal("19:board@thread.tacv2;messageid=17")
    assert not errors.is_personal("19:chat@thread.v2")
