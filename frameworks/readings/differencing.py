"""What two published rows of counts and a published change tell together about those who answered only one of the two times.

A reader knows how many chose each level before and now, and how many of the same people moved up, stayed and moved down. A world
is a full account that fits: which levels those who answered only before had chosen, which those who answered only now chose,
and who moved from where to where. All worlds are walked, lowest level first. Everything here follows from what is published
and nothing from the true answers behind it, so that the decision itself gives nothing away.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from frameworks.readings import change

WALKED_UP_TO = 16_000
"""The most that (leavers + 1) x (newcomers + 1) x (answered twice + 1)² may come to: stages of a level, by the bits of a plane. One item
takes about a tenth of a second then. Boards of 14 always fit; of 25 people, any with fewer than six leavers and six newcomers."""


def open_after(before: Sequence[int], now: Sequence[int], moved: change.Change, held: Iterable[change.Change]) -> bool:
    """Whether telling `moved` leaves more than one possibility for both groups who answered once. A group of nobody is no matter.

    `before` and `now` are counts per level. `held` are changes held back for another reason. Holding back must not speak
    either: where the worlds of all that is held back would settle a group, the quietest change that could be told is held too.
    False where the counts and the change do not fit each other, and where there are too many worlds to walk.
    """
    groups = (sum(before) - moved.paired, sum(now) - moved.paired)
    if not any(groups):
        return True
    if min(groups) < 0 or (groups[0] + 1) * (groups[1] + 1) * (moved.paired + 1) ** 2 > WALKED_UP_TO:
        return False
    worlds = _Worlds(levels=len(before), paired=moved.paired, only_before=groups[0], only_now=groups[1])
    walked = _walk(before, now, worlds)
    all_changes = walked & worlds.changes
    tellable = all_changes & worlds.unsettled(walked)
    for one in held:
        tellable &= ~worlds.bit(one)
    kept = all_changes & ~tellable
    if kept and not worlds.is_unsettled(walked, kept):
        tellable &= ~_quietest(tellable, worlds)
    return bool(tellable & worlds.bit(moved))


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Worlds:
    """How sets of worlds are kept: as the bits of one number, in planes.

    A plane has a bit for each change (up, same). Plane 0 holds the changes that some world has. Every other plane stands for one
    level and one number of people of one group, and holds the changes of the worlds where that many of the group chose it.
    """

    levels: int
    paired: int
    only_before: int
    only_now: int

    @property
    def width(self) -> int:
        return (self.paired + 1) ** 2

    @property
    def changes(self) -> int:
        return (1 << self.width) - 1

    def step(self, up: int, same: int) -> int:
        """How far these movers shift a bit inside its plane."""
        return up * (self.paired + 1) + same

    def bit(self, moved: change.Change) -> int:
        return 1 << self.step(moved.up, moved.same)

    def left(self, level: int, people: int) -> int:
        """Where the plane starts in which so many of those who answered only before had chosen this level."""
        return self.width * (1 + level * (self.only_before + 1) + people)

    def joined(self, level: int, people: int) -> int:
        """The same for those who answered only now."""
        return self.left(self.levels, 0) + self.width * (level * (self.only_now + 1) + people)

    def _planes(self, walked: int) -> Iterator[list[list[int]]]:
        """For either group of somebody: for every level, the planes of nobody, one, two and so on."""
        for size, place in ((self.only_before, self.left), (self.only_now, self.joined)):
            if size:
                yield [[walked >> place(level, people) & self.changes for people in range(size + 1)] for level in range(self.levels)]

    def unsettled(self, walked: int) -> int:
        """The changes that leave both groups more than one possibility."""
        good = self.changes
        for group in self._planes(walked):
            several = 0
            for planes in group:
                seen = 0
                for plane in planes:
                    several |= seen & plane
                    seen |= plane
            good &= several
        return good

    def is_unsettled(self, walked: int, among: int) -> bool:
        """Whether a reader who knows only that the change is one `among` these has more than one possibility for both groups."""
        return all(any(sum(bool(plane & among) for plane in planes) > 1 for planes in group) for group in self._planes(walked))


def _quietest(changes: int, worlds: _Worlds) -> int:
    """The bit of the change where the fewest people moved; of several, where the fewest went up. 0 of none."""
    found = (change.Change(up=up, same=same, down=worlds.paired - same - up) for same, up in _falling(worlds.paired))
    return next((worlds.bit(one) for one in found if changes & worlds.bit(one)), 0)


def _falling(paired: int) -> Iterator[tuple[int, int]]:
    return ((same, up) for same in range(paired, -1, -1) for up in range(paired - same + 1))


def _walk(before: Sequence[int], now: Sequence[int], worlds: _Worlds) -> int:
    """All worlds. A stage is (left so far, joined so far, people under way to a higher level)."""
    stages = {(0, 0, 0): 1}
    had = has = 0
    for level, (old, new) in enumerate(zip(before, now, strict=True)):
        following: dict[tuple[int, int, int], int] = defaultdict(int)
        for (left, joined, rising), seen in stages.items():
            open_places = rising - (had - left) + (has - joined)
            for leaving in range(min(old, worlds.only_before - left) + 1):
                to_place = worlds.paired - (had + old - left - leaving)
                if to_place < 0:
                    continue
                marked = seen | (seen & worlds.changes) << worlds.left(level, leaving)
                for joining in range(min(new, worlds.only_now - joined) + 1):
                    to_fill = worlds.paired - (has + new - joined - joining)
                    if to_fill < 0:
                        continue
                    both = marked | (seen & worlds.changes) << worlds.joined(level, joining)
                    for still_rising, up, same in _moves(rising, open_places, old - leaving, new - joining):
                        if still_rising <= to_fill:
                            following[left + leaving, joined + joining, still_rising] |= both << worlds.step(up, same)
        stages, had, has = following, had + old, has + new
    return stages.get((worlds.only_before, worlds.only_now, 0), 0)


def _moves(rising: int, open_places: int, old: int, new: int) -> Iterator[tuple[int, int, int]]:
    """What `old` people of a level and `new` places at it can do: (then rising, went up from here, stayed).

    `rising` people from below look for a place, `open_places` below wait for somebody from above.
    """
    for same in range(min(old, new) + 1):
        for arrived in range(min(rising, new - same) + 1):
            for fell in range(min(open_places, old - same) + 1):
                up = old - same - fell
                yield rising - arrived + up, up, same
