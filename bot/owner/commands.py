"""Her commands about time and promises, and the taps that go with them.

Away, back, pause, what may wake her, the list of promises and what a time rests on.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML

from actions.promises import explain
from bot.conversations import Conversation, find, milliseconds, moment
from bot.followups import promises
from bot.owner import absence_desk, learning_desk, notices, promise_words, queue
from bot.owner.digest import EVERYTHING, NOW, Digest
from bot.owner.news import Worded
from bot.owner.owners import author_of
from bot.owner.promise_desk import Desk
from bot.owner.promise_words import KEPT, OPEN, TRACK
from bot.owner.replies import Replies
from bot.owner.word import command_in
from bot.updates import Message
from nlu.facts.text import fold_in_place

FILE = Path(__file__).parent / "texts" / "commands.yml"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `commands.yml` holds."""

    away: frozenset[str]
    sick: frozenset[str]
    back: frozenset[str]
    pause: frozenset[str]
    undo: frozenset[str]
    wake: frozenset[str]
    promises: frozenset[str]
    digest: frozenset[str]
    learn: frozenset[str]
    why: frozenset[str]
    topics: Mapping[str, frozenset[str]]
    nothing: frozenset[str]

    def command(self, word: str) -> str:
        names = ("away", "sick", "back", "pause", "undo", "wake", "promises", "digest",
                 "learn")  # fmt: skip
        return next((name for name in names if word in getattr(self, name)), "")


@lru_cache(maxsize=1)
def words() -> Words:
    return msgspec.convert(YAML(typ="safe").load(FILE.read_text("utf-8")), Words)


async def answer(desk: Desk, message: Message) -> Worded | None:
    """What she is answered; None: it was no command of this desk."""
    if message.payload:
        learnt = await learning_desk.tapped(desk, message)
        return learnt or await _tapped(desk, message)
    name = words().command(command_in(message))
    rest = message.text.strip().partition(" ")[2]
    match name:
        case "away" | "sick" | "pause":
            return await absence_desk.away(
                desk, message, rest, needs_end=name == "pause"
            )
        case "back":
            return await absence_desk.back(desk)
        case "undo" if not rest.strip():
            return await absence_desk.undo(desk)
        case "wake":
            return await _wake(desk, rest)
        case "promises":
            return await _promises(desk, rest)
        case "digest":
            return await _digest(desk, message)
        case "learn":
            return await learning_desk.begin(desk, message)
    return None


# What wakes her


async def _wake(desk: Desk, rest: str) -> Worded:
    key = Digest(desk.redis, desk.counter).wakes
    known = words()
    asked = fold_in_place(rest).replace(",", " ").split()
    chosen = {t for t, names in known.topics.items() if names.intersection(asked)}
    if known.nothing.intersection(asked):
        desk.effects.add("DEL", key)
        return desk.say("wake-nothing")
    rows: Any = await desk.redis.smembers(key)
    found = {name.decode() for name in rows}
    if chosen:
        desk.effects.add("SADD", key, *sorted(chosen))
    now = found | chosen
    if not now:
        return desk.say("wake-how")
    order = [topic for topic in known.topics if topic in now]
    shown = [EVERYTHING] if EVERYTHING in now else order
    named = [desk.say(f"wake-{topic.replace('_', '-')}").text for topic in shown]
    return desk.say("wake-for", what=", ".join(named))


# Promises


async def _promises(desk: Desk, rest: str) -> Worded:
    if words().why.intersection(fold_in_place(rest).replace("?", " ").split()):
        replies = Replies(desk.redis, desk.counter.keys, desk.shop)
        told = explain(await replies.expectation(desk.at), desk.shop.hours)
        return Worded(promise_words.why(told, desk.shop, desk.at, desk.language))
    return await desk.open_promises()


async def _digest(desk: Desk, message: Message) -> Worded:
    digest = Digest(desk.redis, desk.counter)
    told = await digest.worded(author_of(message), NOW, desk.language, desk.at)
    return told or desk.say("digest-nothing")


# Taps


async def _tapped(desk: Desk, message: Message) -> Worded | None:
    kind, rest = message.payload[: len(OPEN)], message.payload[len(OPEN) :]
    id, _, minutes = rest.partition(":")
    if kind not in (OPEN, KEPT, TRACK):
        return None
    conversation = await find(desk.redis, desk.counter.keys, id)
    if conversation is None:
        return desk.say("promise-gone")
    if kind == OPEN:
        return await queue.opened(desk, conversation, message)
    if kind == TRACK and minutes.isdigit():
        return _tracked(desk, conversation, message, moment(int(minutes) * 60_000))
    return _kept(desk, conversation, message)


def _tracked(
    desk: Desk, conversation: Conversation, message: Message, due: datetime
) -> Worded:
    if due <= desk.at:
        return desk.say("promise-gone")
    desk.decide(conversation, message, promises.TRACK, str(milliseconds(due)))
    name = notices.name_of(conversation, desk.language)
    return desk.say("tracked", name=name, when=desk.when(due))


def _kept(desk: Desk, conversation: Conversation, message: Message) -> Worded:
    promised = conversation.promise
    name = notices.name_of(conversation, desk.language)
    if promised is None:
        return desk.say("promise-gone")
    done = promises.KEPT if promised.by_owner else "release"
    desk.decide(conversation, message, done)
    return desk.say("kept", name=name)
