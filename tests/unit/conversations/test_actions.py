import re
import uuid

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conversations import actions

KEYS = st.from_regex(r"[a-z][a-z0-9_]{1,39}", fullmatch=True)
MARKS = st.sampled_from([*"0123456789", "not_sure", "not_my_area", "skip"])
SITTING = {"sitting_id": st.uuids()}
REFLECTION = {"reflection_id": st.uuids()}
ACTIONS: st.SearchStrategy[actions.Action] = st.one_of(
    st.builds(actions.Give, **SITTING, item_key=KEYS, part=st.sampled_from(actions.Part), mark=MARKS, changing=st.booleans()),
    st.builds(actions.Show, **SITTING, item_key=KEYS),
    st.builds(actions.Note, **SITTING, item_key=KEYS),
    st.builds(actions.Review, **SITTING),
    st.builds(actions.GoOn, **SITTING, after=st.none() | KEYS),
    st.builds(actions.Reflect, **REFLECTION),
    st.builds(actions.LetPass, **REFLECTION),
    st.builds(actions.Reopen, **REFLECTION),
)
ID = uuid.UUID(int=1).hex


@given(action=ACTIONS)
def test_what_is_written_is_read_back_and_fits_every_platform(action: actions.Action) -> None:
    value = actions.encode(action)
    assert actions.decode(value) == action
    assert re.fullmatch(r"[a-z0-9_:]{1,120}", value)


@given(
    value=st.text()
    | st.lists(st.sampled_from(["bp1", "give", "show", ID, "strategy", "now", "3", "c", "", "go"]), max_size=8).map(":".join)
)
@example(value=f"bp1:give:{ID}:strategy:now:٣:n")
@example(value="bp1:" * 100_000)
def test_anything_else_is_malformed_and_nothing_worse(value: str) -> None:
    try:
        action = actions.decode(value)
    except actions.MalformedAction:
        return
    assert actions.encode(action) == value


@pytest.mark.parametrize(
    "value",
    [
        "",
        "bp2:go:" + ID,
        "bp1:go:" + ID.upper().replace("0", "A"),
        "bp1:go:" + ID + "\n",
        "bp1:go:" + str(uuid.UUID(int=1)),
        f"bp1:go:{ID}:",
        f"bp1:go:{ID}:Strategy",
        f"bp1:give:{ID}:strategy:now:10:n",
        f"bp1:give:{ID}:strategy:later:3:n",
        f"bp1:give:{ID}:Strategy:now:3:n",
        f"bp1:give:{ID}:strategy:now:3:x",
        f"bp1:give:{ID}:strategy:now:3:n:more",
        f"bp1:forget:{ID}",
    ],
)
def test_what_we_never_wrote_is_malformed(value: str) -> None:
    with pytest.raises(actions.MalformedAction):
        actions.decode(value)
