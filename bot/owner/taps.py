"""The buttons under a customer's name, and what a tap on them sends back.

A conversation's id follows the beginning of the payload: it says which customer.
"""

from collections.abc import Iterable

from bot.conversations import Conversation
from bot.owner.heat import veiled
from bot.owner.notices import name_of, tell
from bot.updates import Button

OPEN, RELEASE, CLOSE, SNOOZE, MUTE, UNMUTE, UNVEIL = (
    "q:o:",
    "q:r:", "q:c:", "q:z:", "q:m:", "q:u:", "q:v:",
)  # fmt: skip

_TITLES = {
    RELEASE: "button-release",
    CLOSE: "button-done",
    SNOOZE: "button-snooze",
    MUTE: "button-mute",
    UNMUTE: "button-unmute",
    UNVEIL: "button-unveil",
}


def buttons(
    conversation: Conversation, language: str, *kinds: str
) -> tuple[Button, ...]:
    return tuple(
        Button(tell(language, _TITLES[kind]), kind + conversation.id) for kind in kinds
    )


def open_button(conversation: Conversation, language: str) -> Button:
    return Button(name_of(conversation, language)[:30], OPEN + conversation.id)


def unveiling(
    conversation: Conversation, texts: Iterable[str], language: str
) -> tuple[Button, ...]:
    """One tap shows the texts as they were written, if anything of them is veiled."""
    if all(veiled(text) == text for text in texts):
        return ()
    return buttons(conversation, language, UNVEIL)
