"""A learning set as an administrator describes it in a file: read and checked as a whole, with every fault at once."""

import datetime
import pathlib
import tomllib
import uuid
import zoneinfo
from collections.abc import Sequence

import pydantic

from bot import ports
from conversations import wording
from conversations.learning_sets import plan, planning
from frameworks import errors

EXAMPLE = """\
name = "Thursday set"
members = ["asha_quill", "ben_oyelaran", "cass_tallis", "dee_marlow"]   # people's keys, as board files have them
# facilitator = "eve_sorrel"        # leave it out, and the members take turns
first = 2027-01-14T14:00:00         # local time
# zone = "Europe/London"
# minutes = 180
# meetings = 6
# weeks = 7                         # from one meeting to the next, about
"""


class SetFaults(errors.BoardpulseError):
    """A file for a learning set cannot be used as it stands."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class Described(pydantic.BaseModel):
    """What the file holds."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)

    name: str = pydantic.Field(min_length=1, max_length=planning.LONGEST_NAME)
    members: list[str]
    facilitator: str | None = None
    first: datetime.datetime
    zone: str = "Europe/London"
    minutes: int = planning.MINUTES
    meetings: int = plan.MEETINGS
    weeks: int = pydantic.Field(default=plan.WEEKS, ge=1, le=52)


def read(path: pathlib.Path) -> Described:
    """What a TOML file holds. Raises SetFaults with every fault at once."""
    try:
        return Described.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as exc:
        raise SetFaults([f"{path}: the file cannot be opened ({exc.strerror})."]) from exc
    except UnicodeDecodeError as exc:
        raise SetFaults([f"{path}: the file is not UTF-8 text. Save it again as UTF-8."]) from exc
    except tomllib.TOMLDecodeError as exc:
        raise SetFaults([f"{path}: the file is not valid TOML: {exc}."]) from exc
    except pydantic.ValidationError as exc:
        raise SetFaults([f"{path}: {'.'.join(map(str, one['loc']))}: {one['msg']}." for one in exc.errors()]) from exc


async def planned(
    repos: ports.Repositories, told: Described, now: datetime.datetime, words: wording.Wording
) -> tuple[planning.Plan, list[str]]:
    """The set that was described, and what is to be remarked on. Raises SetFaults with every fault at once."""
    faults: list[str] = []
    keys = [*told.members, *([told.facilitator] if told.facilitator else [])]
    known = {key: await repos.boards.person_called(key) for key in dict.fromkeys(keys)}
    faults += [words.say("sets-cli-nobody", person=wording.isolate(key)) for key, one in known.items() if one is None]
    faults += [words.say("sets-cli-twice", person=wording.isolate(one)) for one in sorted(set(told.members)) if told.members.count(one) > 1]
    who = {key: planning.Who(name=one.name, person_id=one.person_id) for key, one in known.items() if one is not None}
    if told.zone not in zoneinfo.available_timezones():
        raise SetFaults([*faults, words.say("sets-plan-zone")])
    first = told.first.astimezone(zoneinfo.ZoneInfo(told.zone)) if told.first.tzinfo else told.first
    of = planning.Plan(
        set_id=uuid.uuid4(),
        zone=told.zone,
        name=planning.named(told.name),
        people=tuple({key: who[key] for key in told.members if key in who}.values()),
        lead=who.get(told.facilitator) if told.facilitator else None,
        first=plan.Slot(day=first.date(), at=first.time().replace(second=0, microsecond=0)),
        minutes=told.minutes,
        count=min(max(told.meetings, 0), plan.MOST_MEETINGS + 1),
        weeks=told.weeks,
    )
    slots = of.slots()[: of.count]
    remarks = plan.remarks(slots, minutes=of.minutes, zone=of.zone, people=len(set(told.members)), now=now)
    faults += [plan.say(one, words, of.zone) for one in remarks if one.refused]
    if faults:
        raise SetFaults(faults)
    return of, [plan.say(one, words, of.zone) for one in remarks]
