"""A learning set is planned in chat, step by step: before it starts, nothing is kept but one draft of its planner's, and nothing sent."""

import dataclasses
import datetime
import itertools
import re
import uuid
from collections.abc import Sequence

from bot import ports, subjects
from bot.sets import set_changes
from bot.setup import setup_plans
from conversations import actions, boards, inbound, messages, text, wording
from conversations.learning_sets import pages, plan, plan_cards, planning, state, when
from conversations.setup import merge, pasted

VERBS = frozenset(
    {"begin", "plan", "plan_turns", "plan_out", "plan_in", "plan_undo", "plan_start", "plan_stop", "unbegin"}
    | {f"plan_{one}" for one in plan_cards.BOXES}
)
BOXES = frozenset(f"plan_{one}" for one in plan_cards.BOXES)
_DRAFT = actions.encode(actions.Do(subject=actions.Subject.SET, verb="plan"))
_PIECES = re.compile(r"[\n,;]| and ")
_MENTION = re.compile(r"@\[[^\]\s]{1,100}\]")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Desk:
    """One planner. `states` are the plan as it stands and as it stood, the newest in front; empty where they plan none."""

    repos: ports.Repositories
    asked: subjects.Asked
    states: tuple[planning.Plan, ...]

    async def pressed(self, action: actions.Do, given: str | None) -> messages.Message | None:
        """What follows; a press on a plan that is gone begins anew, or leads to the set that it became."""
        verb, written = action.verb, text.clean(given or "")
        if verb == "unbegin":
            return await self._unbegin(action)
        if verb == "plan_start":
            return await self._start(action)
        if verb == "plan_stop":
            return await self._stop()
        if verb == "begin" and not self.states:
            return await self._keep(self._fresh())
        if not self.states:
            return pages.said(self.asked.words, self.asked.words.say("set-setup-gone"), pages.begin(self.asked.words))
        if verb in BOXES:
            return await self.given(verb.removeprefix("plan_"), written)
        return await self._step(verb)

    async def box(self, verb: str) -> messages.Message | None:
        """The box of one part."""
        of = self.states[0] if self.states else self._fresh()
        return plan_cards.boxed(verb.removeprefix("plan_"), of, self.asked.words) if verb in BOXES else None

    async def given(self, what: str, written: str) -> messages.Message:
        """One part of the plan. What cannot be taken stays in the box. Raises LooksUp."""
        of, words = self.states[0], self.asked.words
        match what:
            case "name":
                name = planning.named(written)
                faults = [] if name else [words.say("set-setup-bad-name", most=planning.LONGEST_NAME)]
                return await self._take(dataclasses.replace(of, name=name) if name else None, faults, what, written)
            case "people":
                found, faults = await self._people(written)
                return await self._take(planning.add(of, found) if found else None, faults, what, written)
            case "lead":
                found, faults = await self._people(written)
                lead = found[0] if len(found) == 1 else None
                return await self._take(
                    dataclasses.replace(of, lead=lead) if lead else None, faults or [words.say("set-setup-one")], what, written
                )
            case "off":
                less = planning.remove(of, written)
                return await self._take(less, [words.say("set-setup-nobody", name=wording.isolate(written[:80]))], what, written)
        said = when.read(written, plan.local_day(self.asked.now, of.zone), words)
        told = planning.told(of, said) if said else None
        return await self._take(told, [words.say("set-setup-bad-when" if said is None else "set-setup-half-when")], what, written)

    async def _step(self, verb: str) -> messages.Message | None:
        of = self.states[0]
        match verb:
            case "begin" | "plan":
                return self._card()
            case "plan_undo" if self.asked.repeat:
                return self._card()
            case "plan_undo":
                return await self._store(self.states[1:] or self.states)
            case "plan_turns":
                return await self._keep(dataclasses.replace(of, lead=None))
            case "plan_out":
                me = self._me().key
                return await self._keep(dataclasses.replace(of, people=tuple(one for one in of.people if one.key != me)))
            case "plan_in":
                return await self._keep(planning.add(of, [self._me()]))
        return None

    async def _start(self, action: actions.Do) -> messages.Message | None:
        words, me = self.asked.words, self.asked.person.person_id
        of = self.states[0] if self.states else None
        if of is None or (action.on is not None and action.on != of.set_id) or self.asked.repeat:
            group = await self.repos.learning_sets.get(action.on) if action.on else None
            mine = group is not None and (group.member(me, self.asked.now) is not None or group.learning_set.begun_by_id == me)
            key = "set-setup-there" if mine else "set-setup-gone"
            return pages.said(words, words.say(key), pages.begin(words))
        if of.asks is not None or any(one.refused for one in of.remarks(self.asked.now)):
            return self._card()
        await set_changes.begin(self.repos, of, self.asked.event.address, me, self.asked.now)
        await self.repos.drafts.empty(self.asked.event.address, _DRAFT, self.asked.event.sent_at)
        return plan_cards.started(of, words, int(set_changes.GRACE.total_seconds() // 60))

    async def _unbegin(self, action: actions.Do) -> messages.Message | None:
        words, me = self.asked.words, self.asked.person.person_id
        group = await self.repos.learning_sets.get(action.on) if action.on else None
        if group is None or group.learning_set.begun_by_id != me:
            return None
        if self.asked.repeat or not await set_changes.unbegin(self.repos, group.learning_set.set_id, me, self.asked.now):
            return pages.said(words, words.say("set-setup-too-late"))
        return await self._store((planned_again(group),), words.say("set-setup-taken-back"))

    async def _stop(self) -> messages.Message:
        if not self.asked.repeat:
            await self.repos.drafts.empty(self.asked.event.address, _DRAFT, self.asked.event.sent_at)
        return pages.said(self.asked.words, self.asked.words.say("set-setup-stopped"), pages.begin(self.asked.words))

    async def _take(self, new: planning.Plan | None, faults: Sequence[str], what: str, written: str) -> messages.Message:
        if new is None:
            return plan_cards.boxed(what, self.states[0], self.asked.words, lead=faults, written=written)
        return await self._keep(new, *(faults if what == "people" else ()))

    async def _keep(self, new: planning.Plan, *lead: str) -> messages.Message:
        same = bool(self.states) and self.states[0] == new
        return await self._store(self.states if same else (new, *self.states), *lead)

    async def _store(self, states: Sequence[planning.Plan], *lead: str) -> messages.Message:
        if not self.asked.repeat:
            await self.repos.drafts.keep(self.asked.event.address, _DRAFT, planning.write(states), self.asked.event.sent_at)
        return dataclasses.replace(self, states=tuple(states) if not self.asked.repeat else self.states or tuple(states))._card(*lead)

    def _card(self, *lead: str) -> messages.Message:
        return plan_cards.card(self.states[0], self._me().key, self.asked.now, self.asked.words, lead=lead, undoes=len(self.states) > 1)

    def _fresh(self) -> planning.Plan:
        address = self.asked.event.address
        new_id = uuid.uuid5(self.asked.person.person_id, f"set:{address.platform}:{self.asked.event.receipt_key}")
        return planning.Plan(set_id=new_id, zone=self.asked.person.zone, people=(self._me(),))

    def _me(self) -> planning.Who:
        return planning.Who(name=self.asked.person.name, person_id=self.asked.person.person_id)

    async def _people(self, written: str) -> tuple[list[planning.Who], list[str]]:
        """Who is meant, and a sentence for each piece that names nobody whom we can find. Raises LooksUp."""
        words = self.asked.words
        found: list[planning.Who] = []
        lines: list[pasted.Line] = []
        faults: list[str] = []
        around = await known_around(self.repos, self.asked.person)
        for line in read_people(written):
            known = await self._known(line, around)
            if len(known) == 1:
                found.append(planning.Who(name=known[0].name, person_id=known[0].person_id))
            elif known:
                faults.append(words.say("set-setup-several", name=wording.isolate(line.name)))
            else:
                lines.append(line)
        if lines:
            self.asked.looked.need(merge.wanted(lines, (), words))
        for line in lines:
            who = await self._looked_up(line)
            found += [who] if who else []
            faults += [] if who else [words.say("set-setup-unknown", name=wording.isolate((line.name or line.sign_in or line.raw)[:80]))]
        return found, faults

    async def _known(self, line: pasted.Line, around: Sequence[boards.Member]) -> list[boards.Member]:
        if line.handle is not None:
            one = await self.repos.boards.person_at(dataclasses.replace(self.asked.event.address, handle=line.handle))
            return [one] if one else []
        name = line.name.casefold()
        return [] if line.sign_in else [one for one in around if one.name.casefold() == name]

    async def _looked_up(self, line: pasted.Line) -> planning.Who | None:
        if self.asked.looked.failed:
            return None
        told, faults = merge.persons([line], (), self.asked.looked.found, self.asked.words, room=1)
        if faults or not told or told[0].account is None or told[0].candidates or not told[0].is_addressed:
            return None
        account = told[0].account
        known = await self.repos.boards.person_at(account.address)
        if known is not None:
            return planning.Who(name=known.name, person_id=known.person_id)
        if " " in account.address.handle or account.address.tenant != self.asked.event.address.tenant:
            return None
        terms = setup_plans.terms_of(account)
        return planning.Who(
            name=told[0].name, handle=account.address.handle, zone=terms.get("zone", ""), language=terms.get("language", "")
        )


async def desk(repos: ports.Repositories, asked: subjects.Asked) -> Desk:
    """The planner's plan, if they have one."""
    states = planning.read(await repos.drafts.get(asked.event.address, _DRAFT))
    return Desk(repos=repos, asked=asked, states=tuple(states))


async def known_around(repos: ports.Repositories, person: boards.Member) -> list[boards.Member]:
    """Everybody on the boards that somebody is on or runs. By a name alone nobody of other boards is ever found."""
    keys = await repos.boards.boards_of(person.person_id)
    own = [one for one in await repos.boards.all() if one.key in keys]
    run = await repos.boards.coordinated_by(person.person_id)
    ids = dict.fromkeys(one.board_id for one in (*own, *run))
    found = [one for board_id in ids for one in await repos.boards.people_of(board_id)]
    return list({one.person_id: one for one in found}.values())


def read_people(written: str) -> list[pasted.Line]:
    """Names, mentions and sign-in addresses, with commas, “and” or line breaks between."""
    lines = []
    for number, piece in enumerate(_PIECES.split(pasted.seen(written)), start=1):
        mentions, signs = inbound.mentioned(piece), pasted.sign_ins(piece)
        rest = _MENTION.sub(" ", piece)
        for sign in signs:
            rest = rest.replace(sign, " ")
        name = " ".join(re.sub(r"[<>()]", " ", rest).split()).lstrip("@-•* ").strip('"“”.')
        lines += [pasted.Line(number=number, raw=piece, handle=handle, name="") for handle in mentions[1:]]
        if mentions or signs or any(char.isalpha() for char in name):
            short = name[: pasted.LONGEST_FIELD]
            lines.append(
                pasted.Line(
                    number=number, raw=piece, handle=mentions[0] if mentions else None, name=short, sign_in=signs[0] if signs else ""
                )
            )
    return lines


def planned_again(group: state.Group) -> planning.Plan:
    """The plan that a set was begun from, so that it can be changed and begun anew, under an id of its own."""
    of, meetings = group.learning_set, sorted(group.meetings, key=lambda one: one.number)
    first = meetings[0]
    # What was moved or called off since says nothing of the rhythm: most still keep to it.
    apart = sorted(later.starts_at - one.starts_at for one, later in itertools.pairwise(meetings))
    people = tuple(planning.Who(name=one.name, person_id=one.person_id) for one in group.members)
    lead = planning.Who(name=group.facilitator.name, person_id=group.facilitator.person_id) if group.facilitator else None
    slot = plan.local(first.starts_at, of.zone)
    return planning.Plan(
        set_id=uuid.uuid5(of.set_id, "again"),
        zone=of.zone,
        name=of.name,
        people=people,
        lead=lead,
        first=slot,
        minutes=first.minutes,
        count=len(meetings),
        weeks=round(apart[len(apart) // 2] / datetime.timedelta(weeks=1)) if apart else plan.WEEKS,
    )
