"""What must not leak: names that are kept for too long, and channels that another organisation reads."""

import asyncio
import weakref
from typing import Any

import pytest

from adapters.slack import api, people
from tests.edge.slack_out import cases
from tests.slack import stand_in, workspace


async def test_the_names_of_a_workspace_are_forgotten_unasked(calls: api.Api) -> None:
    known = people.SlackPeople(calls, fresh=0.01)
    forgotten = asyncio.Event()
    found = await known.named(workspace.TEAM, ["Ada Moss"])
    weakref.finalize(found["Ada Moss"][0], forgotten.set)
    del found
    await asyncio.wait_for(forgotten.wait(), 5)


async def test_a_list_that_is_forgotten_is_read_anew(slack: stand_in.StandIn, calls: api.Api) -> None:
    known = people.SlackPeople(calls, fresh=0.01)
    forgotten = asyncio.Event()
    weakref.finalize((await known.named(workspace.TEAM, ["Ada Moss"]))["Ada Moss"][0], forgotten.set)
    await asyncio.wait_for(forgotten.wait(), 5)
    assert [one.name for one in (await known.named(workspace.TEAM, ["Ada Moss"]))["Ada Moss"]] == ["Ada Moss"]
    assert len(slack.called("users.list")) == 2


@pytest.mark.parametrize(
    ("more", "can_post", "shared"),
    [
        ({"is_ext_shared": True}, False, True),
        ({"is_pending_ext_shared": True}, False, True),
        ({"is_ext_shared": True, "is_member": False}, False, True),
        ({"is_mpim": True}, False, False),
        ({"is_ext_shared": False, "is_org_shared": True}, True, False),
    ],
)
async def test_a_channel_that_others_read_is_none_for_a_board(
    slack: stand_in.StandIn, calls: api.Api, more: dict[str, Any], *, can_post: bool, shared: bool
) -> None:
    slack.workspace.channel("C0BOARD", "northby-board", **more)
    found = await people.SlackPeople(calls).channel(cases.BOARD, asker=None)
    assert found is not None
    assert (found.can_post, found.shared_outside) == (can_post, shared)
