"""An account becomes an owner's by a one-time code that it sends."""

from bot.conversations import milliseconds
from bot.mailbox.keys import Keys, pseudonym
from bot.owner.inbox_desk import Inbox
from bot.owner.notices import say, tell
from bot.owner.owners import Owner
from bot.owner.telling import Telling
from bot.owner.word import Word, post
from bot.updates import Outgoing


async def pair(
    word: Word, keys: Keys, shop: str, telling: Telling, inbox: Inbox
) -> Owner | None:
    """The new owner, welcomed; None: somebody else was faster with the code.

    `word` is the message with the code, of her who is to be one.
    """
    owners, message, effects = telling.owners, word.message, word.effects
    if not await owners.redeem(message):
        return None
    for other in await owners.all():
        if other.address != word.owner.address:
            _tell_of_new(other, word, keys, shop, telling)
    owners.add(word.owner, message, effects)
    telling.digest.plan(word.owner, effects, word.at)
    told = [say(word.language, "paired", {"shop": shop})]
    if word.owner.address.channel in ("messenger", "instagram"):
        told.append(tell(word.language, "messenger-window"))
    word.answer(keys, "\n\n".join(told), mark="h0")
    if await telling.replies.waiting():
        waiting = await inbox.who_waits(word)
        word.answer(keys, waiting.text, waiting.buttons, mark="h1")
    telling.audit.knows(word.owner, message.name, effects)
    telling.audit.note(effects, word.at, word.author, "paired")
    return word.owner


def _tell_of_new(
    other: Owner, word: Word, keys: Keys, shop: str, telling: Telling
) -> None:
    """The owners there are hear of each new one."""
    row = Outgoing(
        id=f"{pseudonym('paired', word.message.id, other.address.chat_id)}:n",
        address=other.address,
        received=milliseconds(word.at),
        text=say(telling.language_of(other), "paired-other", {"shop": shop}),
    )
    post(keys, row, word.effects, word.at)
