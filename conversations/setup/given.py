"""What somebody gave while describing a board, as it is stored: a list in the order of giving, of plain JSON values.

The state is read from it anew each time, so undoing a step is leaving out the last thing given.
"""

import dataclasses
import datetime
import enum
from collections.abc import Iterable, Mapping
from typing import Any

from conversations import boards, directory, inbound
from conversations.setup.draft import Draft, Person, Seat, Step, with_people


class Change(enum.StrEnum):
    """What can be given besides the answers to the questions."""

    BY = "by"
    """Who describes the board, and which boards they look after already. Always the first."""
    LIST = "list"
    """All people anew."""
    OFF = "off"
    """One person is taken off."""
    RENAME = "rename"
    """A sector gets another name."""
    CHANGE = "change"
    """A question is to be asked again."""
    UNSEEN = "unseen"
    """A channel was chosen that cannot be seen."""
    ANEW = "anew"
    """Everything from the beginning."""


def entry(step: Step | Change, value: object) -> dict[str, object]:
    """One thing given, as it is stored."""
    return {"step": str(step), "value": value}


def read(given: Mapping[str, object]) -> Draft:
    """The state that the stored entries come to."""
    entries: Any = given["entries"]
    begun = entries[0]["value"]
    draft = Draft(by=_profile(begun["who"]), runs=tuple(begun["runs"]), size=len(entries))
    for one in entries[1:]:
        draft = _with(draft, one["step"], one["value"])
    return draft


def entries_of(given: Mapping[str, object]) -> list[dict[str, object]]:
    """What was given, in its order."""
    entries: Any = given["entries"]
    return list(entries)


def stored(entries: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """What is kept of them."""
    return {"entries": [dict(one) for one in entries]}


def begin(by: directory.Profile, runs: Iterable[str]) -> dict[str, object]:
    """What is kept when nothing is given yet."""
    return stored([entry(Change.BY, {"who": profile_json(by), "runs": list(runs)})])


def compact(draft: Draft) -> list[dict[str, object]]:
    """The shortest list that comes to the same state. What it leaves out cannot be undone any more."""
    given: list[tuple[Step | Change, object]] = [(Change.BY, {"who": profile_json(draft.by), "runs": list(draft.runs)})]
    given += [(Step.ANOTHER, "yes")] if draft.another else []
    given += [(Step.NAME, draft.name)] if draft.name is not None else []
    given += [(Change.LIST, [person_json(one) for one in draft.people])] if draft.people else []
    given += [(Step.SECTORS, "yes")] if draft.sectors_seen else []
    given += [(Step.CHANNEL, channel_json(draft.channel))] if draft.channel is not None else []
    given += [(Step.INSTRUMENT, draft.instrument)] if draft.instrument is not None else []
    given += [(Step.REFLECTIONS, draft.reflections)] if draft.reflections is not None else []
    given += [(Step.EVERY, draft.every)] if draft.every is not None else []
    given += [(Step.FIRST, draft.first.isoformat())] if draft.first is not None else []
    given += [(Step.TIME, f"{draft.at:%H:%M}"), (Step.OPEN, draft.open_days)]
    given += [(Change.CHANGE, draft.changing.value)] if draft.changing is not None else []
    given += [(Change.UNSEEN, channel_json(draft.unseen))] if draft.unseen is not None else []
    return [entry(step, value) for step, value in given]


def _with(draft: Draft, step: str, value: Any) -> Draft:
    if step == Change.ANEW:
        return Draft(by=draft.by, runs=draft.runs, size=draft.size)
    if step == Change.CHANGE:
        return dataclasses.replace(draft, changing=Step(value), unseen=None)
    if step == Change.UNSEEN:
        return dataclasses.replace(draft, changing=Step.CHANNEL if draft.channel else None, unseen=_channel(value))
    if step in {Step.PEOPLE, Step.WHO, Change.LIST, Change.OFF, Change.RENAME}:
        people = _people(draft.people, step, value)
        return dataclasses.replace(draft, people=people, sectors_seen=False, changing=None, unseen=None)
    changed: dict[str, Any] = {
        Step.ANOTHER: {"another": True},
        Step.NAME: {"name": value},
        Step.SECTORS: {"sectors_seen": True},
        Step.INSTRUMENT: {"instrument": value},
        Step.REFLECTIONS: {"reflections": value},
        Step.EVERY: {"every": value},
        Step.OPEN: {"open_days": value},
    }.get(Step(step), {})
    if step == Step.CHANNEL:
        changed = {"channel": _channel(value)}
    elif step == Step.FIRST:
        changed = {"first": datetime.date.fromisoformat(value)}
    elif step == Step.TIME:
        changed = {"at": datetime.time.fromisoformat(value)}
    return dataclasses.replace(draft, changing=None, unseen=None, **changed)


def _people(people: tuple[Person, ...], step: str, value: Any) -> tuple[Person, ...]:
    if step == Change.LIST:
        return tuple(_person(one) for one in value)
    if step == Change.OFF:
        return tuple(person for person in people if person.key != value)
    if step == Change.RENAME:
        return tuple(_renamed(person, value["old"], value["new"]) for person in people)
    if step == Step.WHO:
        person = _person(value["is"])
        # They may be on the list already, under another name.
        return with_people(tuple(person if one.key == value["was"] else one for one in people), [person])
    return with_people(people, [_person(one) for one in value])


def _renamed(person: Person, old: str, new: str) -> Person:
    seats = tuple(dataclasses.replace(seat, sector=new) if seat.sector.casefold() == old.casefold() else seat for seat in person.seats)
    return dataclasses.replace(person, seats=seats)


def person_json(person: Person) -> dict[str, object]:
    """One person as they are stored."""
    return {
        "name": person.name,
        "account": profile_json(person.account) if person.account else None,
        "candidates": [profile_json(one) for one in person.candidates],
        "duties": [duty.value for duty in person.duties],
        "seats": [[seat.title, seat.body, seat.sector] for seat in person.seats],
    }


def profile_json(profile: directory.Profile) -> dict[str, object]:
    """An account as it is stored."""
    where = profile.address
    facts = {"name": profile.name, "standing": profile.standing.value, "zone": profile.zone, "language": profile.language}
    more = {"without_app": profile.without_app, "app_unknown": profile.app_unknown, "sign_in": profile.sign_in}
    return {"platform": where.platform, "tenant": where.tenant, "handle": where.handle, **facts, **more}


def channel_json(channel: directory.ChannelProfile) -> dict[str, object]:
    """A channel as it is stored."""
    where = channel.address
    return {"platform": where.platform, "tenant": where.tenant, "handle": where.handle, "name": channel.name, "can_post": channel.can_post}


def _person(held: Any) -> Person:
    return Person(
        name=held["name"],
        account=_profile(held["account"]) if held["account"] else None,
        candidates=tuple(_profile(one) for one in held["candidates"]),
        duties=tuple(boards.Duty(one) for one in held["duties"]),
        seats=tuple(Seat(title=title, body=body, sector=sector) for title, body, sector in held["seats"]),
    )


def _profile(held: Any) -> directory.Profile:
    return directory.Profile(
        address=_address(held),
        name=held["name"],
        standing=directory.Standing(held["standing"]),
        zone=held["zone"],
        language=held["language"],
        # What was kept before these were known lacks them.
        without_app=held.get("without_app", False),
        app_unknown=held.get("app_unknown", False),
        sign_in=held.get("sign_in"),
    )


def _channel(held: Any) -> directory.ChannelProfile:
    return directory.ChannelProfile(address=_address(held), name=held["name"], can_post=held["can_post"])


def _address(held: Any) -> inbound.Address:
    return inbound.Address(platform=held["platform"], tenant=held["tenant"], handle=held["handle"])
