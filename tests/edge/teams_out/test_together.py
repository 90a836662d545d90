"""Work that several ask for at once is done once, and nobody who gives up stops it."""

import asyncio

import pytest

from adapters.teams import together


class Work:
    """Ends when it is let, and counts how often it was begun."""

    def __init__(self) -> None:
        self.begun = 0
        self.gate = asyncio.Event()

    async def __call__(self) -> int:
        self.begun += 1
        await self.gate.wait()
        return self.begun


async def test_all_who_ask_meanwhile_get_one_result_and_the_next_a_new_one() -> None:
    shared: together.Together[int] = together.Together()
    work = Work()
    asked = [asyncio.create_task(shared.do("one", work)) for _ in range(5)]
    other = asyncio.create_task(shared.do("two", work))
    await asyncio.sleep(0)
    work.gate.set()
    assert await asyncio.gather(*asked) == [1] * 5
    assert await other == 2
    assert work.begun == 2
    await shared.do("one", work)
    assert work.begun == 3


async def test_who_gives_up_does_not_stop_the_others() -> None:
    shared: together.Together[int] = together.Together()
    work = Work()
    first, second = (asyncio.create_task(shared.do("one", work)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    work.gate.set()
    assert await second == 1
    with pytest.raises(asyncio.CancelledError):
        await first


async def test_a_failure_is_everybodys_once() -> None:
    shared: together.Together[None] = together.Together()

    async def failing() -> None:
        await asyncio.sleep(0)
        raise ValueError("no")

    ended = await asyncio.gather(*(shared.do("one", failing) for _ in range(3)), return_exceptions=True)
    assert {type(one) for one in ended} == {ValueError}
    with pytest.raises(ValueError, match="no"):
        await shared.do("one", failing)
