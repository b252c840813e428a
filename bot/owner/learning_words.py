"""Words a candidate for the owner, with its buttons, a tap each; pure."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from actions.texts import Texts
from bot.learning.candidates import Candidate
from bot.owner.heat import veiled
from bot.owner.news import Worded
from bot.updates import Button
from nlu.topics import SMALL_TALK, Topic
from stock.model import Table

FOLDER = Path(__file__).parent / "texts"
LABEL, TOPICS, NOTHING, NAME, PRODUCTS, BACK, UNDO, STOP = (
    "l:t:",
    "l:m:", "l:n:", "l:y:", "l:p:", "l:b:", "l:u:", "l:s:",
)  # fmt: skip
"""How the payloads of our buttons begin; the candidate's ref follows, and a choice."""

AS_UNDERSTOOD = "+"
USEFUL = tuple(topic for topic in Topic if topic not in SMALL_TALK)
PAGE = 10
"""With the ways on and back as many buttons as Messenger has under a message."""
TEXT = 600


@lru_cache(maxsize=8)
def learn_texts(language: str) -> Texts:
    return Texts(language, (FOLDER / f"learn.{language}.ftl").read_text("utf-8"))


def say(language: str, name: str, /, **arguments: str | int) -> str:
    return learn_texts(language).say(name, arguments)


def topic_name(topic: str, language: str) -> str:
    return say(language, f"topic-{topic.replace('_', '-')}")


def label_name(label: str, language: str) -> str:
    return ", ".join(topic_name(topic, language) for topic in label.split("+"))


def label_of(one: Candidate) -> str:
    """What was understood as one intent of the training data; '' if it was nothing."""
    real = sorted(topic for topic in one.understood if topic in USEFUL)
    return "+".join(topic for topic in real if topic != Topic.OTHER)


def shown(one: Candidate, left: int, table: Table, language: str) -> Worded:
    """The candidate, and what she can make of it; `left` counts it too."""
    worded = _words if one.words else _sentence
    text, buttons = worded(one, table, language)
    remaining = say(language, "learn-left", count=left)
    return Worded(f"{text}\n{remaining}", buttons)


def _button(name: str, payload: str, language: str) -> Button:
    return Button(say(language, f"button-{name}"), payload)


def _ways_out(one: Candidate, language: str) -> tuple[Button, ...]:
    name = "no-product" if one.words and not one.is_picked else "nothing"
    return (
        _button(name, NOTHING + one.ref, language),
        _button("stop", STOP + one.ref, language),
    )


# A sentence


def _sentence(
    one: Candidate, table: Table, language: str
) -> tuple[str, tuple[Button, ...]]:
    label = label_of(one)
    understood = (
        say(language, "learn-understood", what=label_name(label, language))
        if label
        else say(language, "learn-not-understood")
    )
    parts = [
        say(language, "learn-sentence", text=veiled(one.text[:TEXT])),
        understood,
        say(language, "learn-answered", gist=one.gist) if one.gist else "",
        say(language, "learn-topic"),
    ]
    buttons = _topics(one, one.likely, language)
    if "+" in label:
        whole = LABEL + one.ref + ":" + AS_UNDERSTOOD
        buttons = (_button("understood", whole, language), *buttons)
    more = _button("topics", f"{TOPICS}{one.ref}:0", language)
    text = "\n".join(part for part in parts if part)
    return text, (*buttons, more, *_ways_out(one, language))


def _topics(one: Candidate, topics: Iterable[str], language: str) -> tuple[Button, ...]:
    return tuple(
        Button(topic_name(topic, language), f"{LABEL}{one.ref}:{topic}")
        for topic in topics
    )


def all_topics(one: Candidate, page: int, language: str) -> Worded:
    """The other topics, a page of them."""
    others = [topic for topic in USEFUL if topic not in one.likely]
    first = page * PAGE
    buttons = _topics(one, others[first : first + PAGE], language)
    if first + PAGE < len(others):
        more = _button("more", f"{TOPICS}{one.ref}:{page + 1}", language)
        buttons = (*buttons, more)
    text = say(language, "learn-sentence", text=veiled(one.text[:TEXT]))
    back = _button("back", BACK + one.ref, language)
    return Worded(f"{text}\n{say(language, 'learn-topic')}", (*buttons, back))


# Words for a product


def _words(
    one: Candidate, table: Table, language: str
) -> tuple[str, tuple[Button, ...]]:
    text = say(language, "learn-sentence", text=veiled(one.text[:TEXT]))
    if not one.is_picked or one.products[0] not in table.products:
        asked = products(one, table, language)
        return f"{text}\n{asked.text}", asked.buttons
    picked = table.products[one.products[0]].name
    asks = say(language, "learn-picked", words=one.words, product=picked)
    buttons = (
        _button("yes", f"{NAME}{one.ref}:0", language),
        _button("products", PRODUCTS + one.ref, language),
        *_ways_out(one, language),
    )
    return f"{text}\n{asks}", buttons


def products(one: Candidate, table: Table, language: str) -> Worded:
    """Which product the words mean: those that they may, a button each."""
    buttons = tuple(
        Button(table.products[id].name[:60], f"{NAME}{one.ref}:{place}")
        for place, id in enumerate(one.products)
        if id in table.products and not table.products[id].hidden
    )
    text = say(language, "learn-words", words=one.words)
    return Worded(text, (*buttons, *_ways_out(one, language)))
