"""Her own reply in anger waits until she chooses: send it, soften it, later, drop it.

The choice is hers, always; without one, nothing is sent.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

import msgspec

from bot.conversations import Conversation, conversation_id, find, milliseconds
from bot.mailbox.keys import pseudonym
from bot.owner import heat
from bot.owner.news import Worded
from bot.owner.notices import name_of, tell
from bot.owner.promise_desk import Desk
from bot.updates import Button, Message, OwnerMessage

WAITS_AT_MOST = timedelta(days=7)
LATER = timedelta(hours=1)

_TAP = re.compile(r"c:(?P<what>[sfhdx]):(?P<id>[0-9a-f]{20})")
SEND, SOFTEN, IN_AN_HOUR, DROP, TAKE_BACK = "s", "f", "h", "d", "x"
_TITLES = {
    SEND: "button-send",
    SOFTEN: "button-soften",
    IN_AN_HOUR: "button-in-an-hour",
    DROP: "button-drop",
    TAKE_BACK: "button-drop",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What there is for her to read, and whom it was about; `did` is for the log."""

    worded: Worded
    did: str = ""
    about: str = ""


def hold(desk: Desk, reply: OwnerMessage, about: Conversation) -> Worded:
    """Keep the reply, and ask her."""
    id = pseudonym("held", reply.id)
    _keep(desk, id, reply)
    name = name_of(about, desk.language)
    return Worded(
        tell(desk.language, "heat-held", name=name),
        _buttons(desk, id, SEND, SOFTEN, IN_AN_HOUR, DROP),
    )


async def tapped(desk: Desk, message: Message) -> Choice | None:
    """What her choice comes to; None: the tap is none of these."""
    found = _TAP.fullmatch(message.payload)
    if found is None:
        return None
    what, id = found["what"], found["id"]
    row = await desk.redis.get(_key(desk, id))
    if not isinstance(row, bytes):
        return Choice(worded=_say(desk, "heat-gone"))
    reply = msgspec.json.decode(row, type=OwnerMessage)
    about = conversation_id(reply.address)
    customer = await find(desk.redis, desk.counter.keys, about)
    name = name_of(customer, desk.language) if customer else "–"
    worded = _done(desk, what, id, reply, name)
    return Choice(worded=worded, did=f"heat-{what}", about=about)


def _done(desk: Desk, what: str, id: str, reply: OwnerMessage, name: str) -> Worded:
    about, keys = conversation_id(reply.address), desk.counter.keys
    timer = f"cooled:{id}"
    if what == SOFTEN:
        return _softened(desk, id, reply)
    if what == IN_AN_HOUR:
        due = milliseconds(desk.at + LATER)
        desk.effects.due(keys, about, timer, msgspec.json.encode(reply), due)
        text = tell(desk.language, "heat-later", name=name)
        return Worded(text, _buttons(desk, id, TAKE_BACK))
    desk.effects.undue(keys, about, timer)
    desk.effects.add("DEL", _key(desk, id))
    if what == SEND:
        row, now = msgspec.json.encode(reply), milliseconds(desk.at)
        desk.effects.post(keys, "inbox", about, row, now)
        return _say(desk, "heat-sent", name=name)
    return _say(desk, "heat-dropped", name=name)


def _softened(desk: Desk, id: str, reply: OwnerMessage) -> Worded:
    calm = heat.softened(reply.text)
    if not calm:
        text = tell(desk.language, "heat-nothing-left")
        return Worded(text, _buttons(desk, id, SEND, IN_AN_HOUR, DROP))
    _keep(desk, id, msgspec.structs.replace(reply, text=calm))
    text = tell(desk.language, "heat-softened", text=calm)
    return Worded(text, _buttons(desk, id, SEND, IN_AN_HOUR, DROP))


def _keep(desk: Desk, id: str, reply: OwnerMessage) -> None:
    row = msgspec.json.encode(reply).decode()
    lasts = round(WAITS_AT_MOST.total_seconds() * 1000)
    desk.effects.add("SET", _key(desk, id), row, "PX", lasts)


def _key(desk: Desk, id: str) -> str:
    return desk.counter.keys.named("held-reply", id)


def _say(desk: Desk, text: str, **arguments: str) -> Worded:
    return Worded(tell(desk.language, text, **arguments))


def _buttons(desk: Desk, id: str, *choices: str) -> tuple[Button, ...]:
    return tuple(
        Button(tell(desk.language, _TITLES[one]), f"c:{one}:{id}") for one in choices
    )
