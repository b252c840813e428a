"""What the encoder is tuned on: our training sentences, as customers would type them.

Some lose their accents, capitals or a letter; some are two questions in one message.
"""

import random
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

SMALL_TALK = frozenset(["greeting", "thanks", "goodbye", "confirm", "deny", "other"])
ALONE = frozenset(["other", "confirm", "deny"])
"""Topics that mean something else beside another one."""
AND = {"fr": " et ", "nl": " en ", "en": " and ", "it": " e "}
JOINTS = (" ", ", ", ". ", "! ", "? ", "\n")
PAIRS = 0.35
"""How many joined sentences there are for each single one."""
LONGEST_PAIR = 200
NEAR = {
    "a": "qsz", "e": "zrd", "i": "uok", "o": "ipl", "u": "yij", "s": "qdz", "t": "rgy",
    "n": "bm", "r": "etf", "l": "kmp", "d": "sfe", "c": "xv",
}  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    text: str
    topics: frozenset[str]
    language: str


def read(folder: Path) -> list[Sentence]:
    """All training sentences, from `folder/<language>/*.yml`."""
    return [
        Sentence(
            line[2:].strip(), frozenset(block["intent"].split("+")), path.parent.name
        )
        for path in sorted(folder.glob("*/*.yml"))
        for block in YAML(typ="safe").load(path)["nlu"]
        for line in block["examples"].splitlines()
        if line.startswith("- ")
    ]


def as_typed(sentences: list[Sentence], chance: random.Random) -> list[Sentence]:
    """One pass over the sentences: each once, with slips, and some pairs of them."""
    singles = [
        Sentence(slipped(s.text, chance), s.topics, s.language) for s in sentences
    ]
    by_language = {
        language: [
            s for s in sentences if s.language == language and not s.topics & ALONE
        ]
        for language in AND
    }
    pairs = [
        _pair(*chance.sample(by_language[language], 2), chance)
        for language in chance.choices(list(AND), k=int(PAIRS * len(sentences)))
    ]
    return singles + [pair for pair in pairs if len(pair.text) <= LONGEST_PAIR]


def _pair(one: Sentence, other: Sentence, chance: random.Random) -> Sentence:
    joint = chance.choice((AND[one.language], *JOINTS))
    topics = one.topics | other.topics
    topics = topics - SMALL_TALK or one.topics
    text = slipped(one.text.rstrip("?!. ") + joint + other.text, chance)
    return Sentence(text, topics, one.language)


def slipped(text: str, chance: random.Random) -> str:
    """The text as somebody in a hurry may write it; six in ten stay as they are."""
    kind = chance.random()
    if kind < 0.6:
        return text
    if kind < 0.72:
        plain = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in plain if not unicodedata.combining(c))
    elif kind < 0.82:
        text = text.lower()
    elif kind < 0.85:
        text = text.upper()
    if chance.random() < 0.5:
        text = re.sub(r"[?!.,]", "", text) or text
    for _ in range(chance.choice((0, 1, 2)) if len(text) > 8 else 0):
        text = _mistyped(text, chance)
    return text


def _mistyped(text: str, chance: random.Random) -> str:
    """A letter left out, doubled, exchanged with the next, or its neighbour's key."""
    at = chance.randrange(len(text) - 1)
    here, next_one = text[at], text[at + 1]
    instead = chance.choice(
        ("", here + here, next_one + here, chance.choice(NEAR.get(here.lower(), here)))
    )
    after = at + 2 if instead == next_one + here else at + 1
    return text[:at] + instead + text[after:]
