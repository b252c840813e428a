"""Her own reply in anger waits until she chooses: send it, soften it, later, drop it.

The choice is hers, always; without one, nothing is sent. What she types meanwhile to
the same customer goes in its place.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

import msgspec
from redis.asyncio import Redis

from bot.conversations import Conversation, conversation_id, find, milliseconds
from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys, pseudonym
from bot.owner import softening
from bot.owner.news import Worded
from bot.owner.notices import name_of, tell
from bot.owner.promise_desk import Desk
from bot.updates import Button, Message, OwnerMessage
from nlu.language import detect

WAITS_AT_MOST = timedelta(days=7)
LATER = timedelta(hours=1)
EVENING = 18
"""From this hour on, by the shop's clock, one says good evening."""

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
    _await_choice(desk, about.id, id)
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
    row = await desk.redis.get(_key(desk.counter.keys, id))
    if not isinstance(row, bytes):
        return Choice(worded=_say(desk, "heat-gone"))
    reply = msgspec.json.decode(row, type=OwnerMessage)
    about = conversation_id(reply.address)
    customer = await find(desk.redis, desk.counter.keys, about)
    name = name_of(customer, desk.language) if customer else "–"
    if what == SOFTEN:
        worded = await _softened(desk, id, reply, customer)
    else:
        worded = _done(desk, what, id, reply, name)
    return Choice(worded=worded, did=f"heat-{what}", about=about)


async def replaced(desk: Desk, about: Conversation) -> None:
    """She has written anew to this customer: what waits for her choice is dropped."""
    await drop(desk.redis, desk.counter.keys, about.id, desk.effects)


async def drop(redis: Redis, keys: Keys, about: str, effects: Effects) -> None:
    """What waits for her choice, to the customer of this conversation."""
    id = await redis.get(_choice_key(keys, about))
    if isinstance(id, bytes):
        effects.add("DEL", _key(keys, id.decode()))
        effects.add("DEL", _choice_key(keys, about))


def _done(desk: Desk, what: str, id: str, reply: OwnerMessage, name: str) -> Worded:
    about, keys = conversation_id(reply.address), desk.counter.keys
    timer = f"cooled:{id}"
    desk.effects.add("DEL", _choice_key(desk.counter.keys, about))
    if what == IN_AN_HOUR:
        due = milliseconds(desk.at + LATER)
        desk.effects.due(keys, about, timer, msgspec.json.encode(reply), due)
        # Once it has gone out, no tap may say that it was dropped.
        desk.effects.add("PEXPIRE", _key(keys, id), _ms(LATER))
        text = tell(desk.language, "heat-later", name=name)
        return Worded(text, _buttons(desk, id, TAKE_BACK))
    desk.effects.undue(keys, about, timer)
    desk.effects.add("DEL", _key(desk.counter.keys, id))
    if what == SEND:
        row, now = msgspec.json.encode(reply), milliseconds(desk.at)
        desk.effects.post(keys, "inbox", about, row, now)
        return _say(desk, "heat-sent", name=name)
    return _say(desk, "heat-dropped", name=name)


async def _softened(
    desk: Desk, id: str, reply: OwnerMessage, customer: Conversation | None
) -> Worded:
    """The calm version for her to read; what is sent is sent by her."""
    calm = await _polite(desk, reply.text, customer)
    if not calm:
        text = tell(desk.language, "heat-nothing-left")
        return Worded(text, _buttons(desk, id, SEND, IN_AN_HOUR, DROP))
    _keep(desk, id, msgspec.structs.replace(reply, text=calm))
    text = tell(desk.language, "heat-softened", text=calm)
    return Worded(text, _buttons(desk, id, SEND, IN_AN_HOUR, DROP))


async def _polite(desk: Desk, text: str, customer: Conversation | None) -> str:
    """Between a greeting and a goodbye in the customer's language; '' if all was heat.

    Neither is added where she has written her own.
    """
    language = (customer.language if customer else "") or desk.shop.languages[0]
    speaks = tuple(softening.manners())
    hers = detect(text, speaks=speaks, current=language, default=language)
    table, _ = await desk.counter.snapshot()
    name = name_of(customer, language) if customer and customer.name.strip() else ""
    products = (product.name for product in table.products.values())
    names = (name, desk.shop.name, desk.shop.owner, *products)
    calm = softening.softened(text, hers, names)
    if not calm:
        return ""
    is_evening = desk.at.astimezone(desk.shop.timezone).hour >= EVENING
    first = f" {name.split()[0]}" if name else ""
    opening = tell(language, "soft-evening" if is_evening else "soft-hello", name=first)
    ending = tell(language, "soft-goodbye", owner=desk.shop.owner)
    opens, ends = softening.greets(calm, hers), softening.takes_leave(calm, hers)
    return "\n".join(
        filter(None, ("" if opens else opening, calm, "" if ends else ending))
    )


def _keep(desk: Desk, id: str, reply: OwnerMessage) -> None:
    row = msgspec.json.encode(reply).decode()
    desk.effects.add("SET", _key(desk.counter.keys, id), row, "PX", _ms(WAITS_AT_MOST))


def _key(keys: Keys, id: str) -> str:
    return keys.named("held-reply", id)


def _await_choice(desk: Desk, about: str, id: str) -> None:
    desk.effects.add(
        "SET", _choice_key(desk.counter.keys, about), id, "PX", _ms(WAITS_AT_MOST)
    )


def _choice_key(keys: Keys, about: str) -> str:
    return keys.named("held-for", about)


def _ms(lasts: timedelta) -> int:
    return round(lasts.total_seconds() * 1000)


def _say(desk: Desk, text: str, **arguments: str) -> Worded:
    return Worded(tell(desk.language, text, **arguments))


def _buttons(desk: Desk, id: str, *choices: str) -> tuple[Button, ...]:
    return tuple(
        Button(tell(desk.language, _TITLES[one]), f"c:{one}:{id}") for one in choices
    )
