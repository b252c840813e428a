"""Which customers her phone is silent about for a time: put off, muted, or abusive.

The customer is answered as ever; only her own phone is spared. A state with an end: the
key expires by itself.
"""

from datetime import datetime, timedelta

from redis.asyncio import Redis

from bot.conversations import Conversation, milliseconds
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Effects
from bot.owner.news import News, Worded
from bot.owner.notices import name_of, tell
from bot.owner.taps import UNMUTE, buttons
from bot.steps import Step
from nlu.topics import Topic

MUTED_FOR = timedelta(hours=24)
SNOOZED_FOR = timedelta(hours=1)
ABUSE_AT_MOST = 3
"""After so many insults in a day, the customer rings her phone no more that day."""

_HOURS = round(MUTED_FOR.total_seconds() / 3600)


class Quiet:
    """Who is quiet, in one shop."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        self._redis = redis
        self._keys = keys

    async def is_kept(self, conversation: Conversation) -> bool:
        return bool(await self._redis.exists(self._key(conversation.id)))

    def begin(self, conversation: str, lasts: timedelta, effects: Effects) -> None:
        effects.add("SET", self._key(conversation), "1", "PX", _ms(lasts))

    def end(self, conversation: str, effects: Effects) -> None:
        effects.add("DEL", self._key(conversation))

    async def after(self, step: Step, effects: Effects, at: datetime) -> list[News]:
        """Count insults; the last one too many mutes the customer, and she is told."""
        turn = step.turn
        if turn is None or Topic.ABUSE not in {a.topic for a in turn.answers}:
            return []
        id = step.conversation.id
        key = self._keys.named("insults", id)
        found = await self._redis.get(key)
        times = int(found or 0) + 1
        effects.add("SET", key, str(times), "PX", _ms(MUTED_FOR))
        if times != ABUSE_AT_MOST or await self.is_kept(step.conversation):
            return []
        self.begin(id, MUTED_FOR, effects)
        return [_abused(step.conversation, times, at)]

    def _key(self, conversation: str) -> str:
        return self._keys.named("quiet", conversation)


def _abused(conversation: Conversation, times: int, at: datetime) -> News:
    def word(language: str) -> Worded:
        name = name_of(conversation, language)
        text = tell(language, "abuse-muted", name=name, count=times, hours=_HOURS)
        return Worded(text, buttons(conversation, language, UNMUTE))

    mark = f"abuse:{conversation.id}:{milliseconds(at)}"
    return News(mark=mark, word=word, about=conversation.id)


def _ms(lasts: timedelta) -> int:
    return round(lasts.total_seconds() * 1000)
