"""The board that somebody described in chat, made and unmade: by the same rules as one that stands in a file."""

import datetime
import re
import unicodedata
import uuid
import zoneinfo
from collections.abc import Callable, Mapping

from bot import ports
from bot.board import board_tables, boards
from conversations import boards as plans
from conversations import calendar, days, directory, inbound, wording
from conversations.setup import draft as setup_draft
from frameworks import loader

_EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_SOON = datetime.timedelta(minutes=2)
_LONGEST_KEY = 40


async def make(repos: ports.Repositories, draft: setup_draft.Draft, library: loader.Library, now: datetime.datetime) -> uuid.UUID:
    """Store the board. Raises BoardFaults, with nothing stored, for whatever a file would be refused for."""
    plan = boards.planned(await _table(repos, draft, now), library)
    return await boards.load(repos, plan, now)


async def has_begun(repos: ports.Repositories, board_id: uuid.UUID, now: datetime.datetime) -> bool:
    """Whether anybody may have been asked anything, or is about to be."""
    schedules = await repos.schedules.of_board(board_id)
    under_way = any(one.last_due is not None or one.next_due <= now + _SOON for one in schedules)
    return under_way or bool(await repos.pulses.latest(board_id, _EPOCH))


async def _table(repos: ports.Repositories, draft: setup_draft.Draft, now: datetime.datetime) -> Mapping[str, object]:
    """What a file of this board would hold."""
    if draft.channel is None or draft.name is None:
        raise ValueError("the board is not described to its end")
    people, keys = await _people(repos, draft)
    today = now.astimezone(zoneinfo.ZoneInfo(setup_draft.ZONE)).date()
    taken = {board.key for board in await repos.boards.all()}
    return {
        "key": _free(_slug(draft.name, "board"), taken.__contains__),
        "name": draft.name,
        "zone": setup_draft.ZONE,
        "channel": _address(draft.channel.address),
        "floor": setup_draft.FLOOR,
        "keep_months": setup_draft.KEEP_MONTHS,
        "people": list(people.values()),
        "seats": [
            {"title": seat.title, "body": seat.body, "sector": seat.sector, "person": keys[person.key], "held_from": today}
            for person, seat in setup_draft.told_apart(draft)
        ],
        "schedules": _schedules(draft),
    }


async def _people(repos: ports.Repositories, draft: setup_draft.Draft) -> tuple[dict[str, dict[str, object]], dict[str, str]]:
    """The people's tables by their keys, and those keys by the draft's own. Somebody we know keeps key, name and terms."""
    me = setup_draft.Person(name=draft.by.name, account=draft.by, duties=(plans.Duty.COORDINATOR,))
    listed = [*draft.people, me]
    # One by one, with every address that each is known by: a set-up must not forget those on other platforms.
    accounts = {person.account.address for person in listed if person.account}
    looked = {address: await repos.boards.person_at(address) for address in accounts}
    found = {address: person for address, person in looked.items() if person is not None}
    tables: dict[str, dict[str, object]] = {}
    keys: dict[str, str] = {}
    for person in listed:
        known = found.get(person.account.address) if person.account else None
        key = known.key if known else keys.get(person.key) or await new_key(repos, person.name, tables)
        keys[person.key] = key
        table = tables.setdefault(key, _known(known) if known else _new(person, key))
        duties = {*_duties(table), *person.duties}
        table["duties"] = [duty for duty in plans.Duty if duty in duties]
    return tables, keys


def _duties(table: Mapping[str, object]) -> list[plans.Duty]:
    held = table.get("duties", [])
    return held if isinstance(held, list) else []


def _known(member: plans.Member) -> dict[str, object]:
    addresses = [_address(one) for one in member.addresses]
    return {"key": member.key, "name": member.name, "zone": member.zone, "language": member.language, "addresses": addresses}


def _new(person: setup_draft.Person, key: str) -> dict[str, object]:
    table: dict[str, object] = {"key": key, "name": person.name}
    if person.account is not None and person.is_addressed:
        table["addresses"] = [_address(person.account.address)]
        table |= terms_of(person.account)
    return table


def terms_of(profile: directory.Profile) -> dict[str, str]:
    """Zone and language as the platform knows them, where we can use them."""
    zone = {"zone": profile.zone} if profile.zone in board_tables.zones() else {}
    spoken = wording.closest(profile.language)
    return {**zone, **({"language": spoken} if spoken else {})}


async def new_key(repos: ports.Repositories, name: str, tables: Mapping[str, object]) -> str:
    """A key for a new person that nobody has, in the database or among `tables`."""
    wanted, number = _slug(name, "person"), 1
    key = wanted
    while key in tables or await repos.boards.person_called(key) is not None:
        number += 1
        key = _numbered(wanted, number)
    return key


def _free(wanted: str, is_taken: Callable[[str], bool]) -> str:
    key, number = wanted, 1
    while is_taken(key):
        number += 1
        key = _numbered(wanted, number)
    return key


def _numbered(key: str, number: int) -> str:
    end = f"_{number}"
    return f"{key[: _LONGEST_KEY - len(end)]}{end}"


def _slug(name: str, otherwise: str) -> str:
    """A key in small letters: "Cllr Zoë O'Hara" is "cllr_zoe_o_hara". `otherwise` for a name without Latin letters."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST_KEY].rstrip("_")
    return slug if re.match(board_tables.KEY_PATTERN, slug) else otherwise


def _schedules(draft: setup_draft.Draft) -> list[dict[str, object]]:
    count, unit = days.every(draft.every or "") or (1, calendar.Unit.MONTHS)
    pulse: dict[str, object] = {
        "practice": plans.Practice.PULSE,
        "edition": draft.instrument,
        "first": draft.first_day,
        "every": count,
        "unit": unit,
        "at": draft.at,
        "open_days": draft.open_days,
        "remind_days": setup_draft.REMIND_DAYS,
    }
    reflection: dict[str, object] = {
        "practice": plans.Practice.REFLECTION,
        "edition": draft.reflections,
        "first": setup_draft.reflections_from(draft.first_day),
        "every": 2,
        "unit": calendar.Unit.WEEKS,
        "at": draft.at,
    }
    digest: dict[str, object] = {
        "practice": plans.Practice.DIGEST,
        "first": setup_draft.digests_from(draft.first_day),
        "every": 1,
        "unit": calendar.Unit.WEEKS,
        "at": setup_draft.DIGEST_AT,
    }
    return [pulse, digest] if draft.reflections == setup_draft.NO else [pulse, reflection, digest]


def _address(address: inbound.Address) -> dict[str, object]:
    return {"platform": address.platform, "tenant": address.tenant, "handle": address.handle}
