"""The manifest asks for what the code does and for nothing else; Slack's own limits hold; the install guide says the same."""

import ast
import functools
import json
import pathlib
import re
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # ships no types
from slack_sdk.web import async_client

from adapters.slack import events, features, install_pages, manifest
from bot import config
from conversations import wording
from tests.conftest import ROOT

URL = "https://pulse.example.org"
ADAPTER = sorted((ROOT / "adapters" / "slack").rglob("*.py"))
GUIDE = ROOT / "docs" / "slack.md"
METHOD = re.compile(
    r"(?:admin|apps|auth|bots|chat|conversations|dnd|emoji|files|oauth|openid|pins|reactions|search|team|usergroups|users|views)"
    r"(?:\.[a-z0-9]+)*\.[a-zA-Z]+"
)
WAYS = [(True, False), (False, False), (True, True), (False, True)]


@functools.cache
def sdk_methods() -> dict[str, str]:
    """What each method of the SDK's client calls at Slack."""
    source = ast.parse(pathlib.Path(async_client.__file__).read_text(encoding="utf-8"))
    found = {}
    for function in (node for node in ast.walk(source) if isinstance(node, ast.AsyncFunctionDef)):
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Attribute) and call.func.attr == "api_call" and isinstance(call.args[0], ast.Constant):
                found[function.name] = str(call.args[0].value)
    return found


def called(source: str) -> set[str]:
    """The Web API methods that a module names, as the SDK's functions or as text; docstrings do not count."""
    tree, by_function = ast.parse(source), sdk_methods()
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    nodes = [node for node in ast.walk(tree) if id(node) not in docs]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    functions = {by_function[node.attr] for node in nodes if isinstance(node, ast.Attribute) and node.attr in by_function}
    return functions | {text for text in texts if METHOD.fullmatch(text)}


def scopes_of_features() -> set[str]:
    wanted = {"commands"}
    for needed in (*features.EVENTS.values(), *features.METHODS.values()):
        wanted |= needed
    return wanted


def paths(made: Any, path: str = "") -> dict[str, Any]:
    """Every leaf by its path."""
    if isinstance(made, dict):
        return {key: leaf for name, one in made.items() for key, leaf in paths(one, f"{path}.{name}" if path else name).items()}
    if isinstance(made, list):
        return {key: leaf for one in made for key, leaf in paths(one, f"{path}[]").items()}
    return {path: made}


def test_every_method_the_adapter_calls_stands_in_the_table() -> None:
    known = {path.name: called(path.read_text(encoding="utf-8")) for path in ADAPTER if path.name != "features.py"}
    assert {name: methods - set(features.METHODS) for name, methods in known.items() if methods - set(features.METHODS)} == {}
    by_the_libraries = {"apps.connections.open", "oauth.v2.access"}
    assert set().union(*known.values()) == set(features.METHODS) - by_the_libraries, "no permission is asked for a call that nobody makes"


def test_the_search_sees_both_ways_of_calling() -> None:
    source = '"""users.lookupByEmail"""\nawait client.conversations_replies(channel=c)\nawait call(t, "pins.list", x=1)\n'
    assert called(source) == {"conversations.replies", "pins.list"}


def test_nothing_is_asked_for_that_nothing_needs() -> None:
    assert set(features.SCOPES) == scopes_of_features()
    assert len(features.SCOPES) == len(set(features.SCOPES))


def test_nothing_reads_what_people_say_to_each_other() -> None:
    assert not set(features.SCOPES) & features.NEVER
    histories = [scope for scope in features.SCOPES if scope.endswith(":history")]
    assert histories == ["im:history"], "the bot's own direct messages, and no others"
    assert not [scope for scope in features.SCOPES if scope.startswith(("mpim:", "admin")) or "email" in scope]
    messages = [event for event in features.EVENTS if event.startswith("message")]
    assert messages == ["message.im"]


def test_every_event_that_is_asked_for_is_read_and_none_is_read_in_vain() -> None:
    assert {features.event_type(name) for name in features.EVENTS} == events.NAMES


@pytest.mark.parametrize("scope", features.SCOPES)
def test_every_permission_has_a_reason_in_plain_words_and_in_the_guide(scope: str) -> None:
    reason = install_pages.reason(scope, wording.in_language())
    assert reason.endswith(".")
    assert f"| `{scope}` | {reason} |" in GUIDE.read_text(encoding="utf-8")


@pytest.mark.parametrize("event", features.EVENTS)
def test_every_event_stands_in_the_guide(event: str) -> None:
    assert f"`{event}`" in GUIDE.read_text(encoding="utf-8")


def test_every_setting_for_slack_stands_in_the_guide() -> None:
    ours = {"secret_keys", "public_url", "listen_host", "listen_port"} | {name for name in config.Settings.model_fields if "slack" in name}
    assert [name for name in map(config.variable, ours) if f"`{name}`" not in GUIDE.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(("socket_mode", "many"), WAYS)
def test_json_and_yaml_say_the_same(socket_mode: bool, many: bool) -> None:  # noqa: FBT001 - a parameter of the test
    made = manifest.manifest(URL, socket_mode=socket_mode, many_workspaces=many)
    assert json.loads(manifest.as_json(made)) == made == yaml.safe_load(manifest.as_yaml(made))
    assert next(iter(yaml.safe_load(manifest.as_yaml(made)))) == "_metadata"


def test_over_http_slack_is_told_where_to_post_everything() -> None:
    leaves = paths(manifest.manifest(URL, socket_mode=False))
    addresses = {path: value for path, value in leaves.items() if path.endswith("url")}
    assert addresses == dict.fromkeys(
        ("features.slash_commands[].url", "settings.event_subscriptions.request_url", "settings.interactivity.request_url"),
        f"{URL}/slack/events",
    )
    assert leaves["settings.socket_mode_enabled"] is False


def test_in_socket_mode_there_is_no_address_at_all() -> None:
    made = manifest.manifest(None, socket_mode=True)
    assert not [value for value in paths(made).values() if isinstance(value, str) and "://" in value]
    assert made["settings"]["socket_mode_enabled"] is True
    assert manifest.manifest(URL, socket_mode=True) == made


def test_many_workspaces_get_an_address_to_come_back_to_and_tokens_that_run_out() -> None:
    many = manifest.manifest(URL, socket_mode=True, many_workspaces=True)
    assert many["oauth_config"]["redirect_urls"] == [f"{URL}/slack/oauth_redirect"]
    assert many["settings"]["token_rotation_enabled"] is True
    one = manifest.manifest(URL, socket_mode=False)
    assert one["settings"]["token_rotation_enabled"] is False, "nobody could renew a token that was set from outside"
    assert "redirect_urls" not in one["oauth_config"]


@pytest.mark.parametrize(("socket_mode", "many"), [(False, False), (True, True), (False, True)])
def test_without_an_address_it_says_what_to_do(socket_mode: bool, many: bool) -> None:  # noqa: FBT001 - a parameter of the test
    with pytest.raises(manifest.NoAddress, match="--url"):
        manifest.manifest(None, socket_mode=socket_mode, many_workspaces=many)


@pytest.mark.parametrize(
    ("path", "least", "most"),
    [
        ("display_information.name", 1, 35),
        ("display_information.description", 1, 140),
        ("display_information.long_description", 175, 4000),
        ("features.bot_user.display_name", 1, 80),
        ("features.slash_commands[].command", 2, 32),
        ("features.slash_commands[].description", 1, 2000),
        ("features.slash_commands[].usage_hint", 1, 1000),
        ("settings.event_subscriptions.bot_events[]", 1, 50),
    ],
)
def test_slacks_own_limits_hold(path: str, least: int, most: int) -> None:
    assert least <= len(paths(manifest.manifest(URL, socket_mode=False))[path]) <= most


def test_shortcuts_fit_into_slacks_menus() -> None:
    shortcuts = manifest.manifest(URL, socket_mode=False)["features"]["shortcuts"]
    assert {(one["type"], one["callback_id"]) for one in shortcuts} == {("global", features.OPEN_HOME), ("message", features.KEEP_NOTE)}
    for one in shortcuts:
        assert set(one) == {"name", "type", "callback_id", "description"}
        assert len(one["name"]) <= 24
        assert len(one["description"]) <= 150


def test_people_and_channels_in_a_command_come_by_their_ids() -> None:
    command = manifest.manifest(URL, socket_mode=False)["features"]["slash_commands"][0]
    assert (command["command"], command["should_escape"]) == ("/pulse", True)


def test_messages_can_be_written_to_it() -> None:
    home = manifest.manifest(URL, socket_mode=False)["features"]["app_home"]
    assert home == {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False}
