"""Activities that Teams would not post, made from some that it does."""

from typing import Any

from tests.edge.teams import posted

ODD: list[Any] = [
    None,
    True,
    -1,
    10**400,
    float("nan"),
    "",
    "\x00",
    "\ud800",
    "‮<at>x</at>",
    "x" * 5000,
    "bp1:write:",
    "a|b",
    "../../etc/passwd",
    "http://169.254.169.254/",
    "19:x@thread.tacv2;messageid=",
    posted.BOT,
    posted.TEAM,
    posted.GIVE,
    [],
    {},
    [[]],
    [{}],
    {"id": None},
    {"": {"": {"": []}}},
    [{"id": posted.BOT}],
]
SAMPLES = [
    posted.said("hello <at>Bob</at>", entities=[posted.mention("Bob", "29:bob")]),
    posted.said("pulse answers"),
    posted.called("answers"),
    posted.executed(posted.NOTE, text="words"),
    posted.in_channel(posted.executed()),
    posted.submitted({"action": posted.PICK, "channel": posted.BOARD}),
    posted.installed(),
    posted.installed("remove"),
    posted.in_channel(posted.installed()),
    posted.team_members("membersAdded", posted.BOT),
    posted.team_members("membersRemoved", posted.BOT),
    posted.in_team("teamArchived"),
    posted.in_team("channelDeleted", channel={"id": posted.BOARD}),
    posted.common("messageReaction", reactionsAdded=[{"type": "like"}]),
]


def spots(inside: Any) -> Any:
    """Every place in a payload, as its container and its key."""
    listed = list(inside.items()) if isinstance(inside, dict) else list(enumerate(inside)) if isinstance(inside, list) else []
    for key, one in listed:
        yield inside, key
        yield from spots(one)
