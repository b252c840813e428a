"""What is asked in a language that the model was not taught: by phrases, `foreign.yml`.

Names, sizes and places are found in any language; these phrases tell what is wanted.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from bot.dialogue.heard import Heard
from bot.dialogue.signals import matcher
from nlu.topics import PRODUCT_TOPICS, Topic
from stock.match.mentions import FEW_WORDS
from stock.match.words import key

_FILE = Path(__file__).parent / "foreign.yml"
_FOR_HER = frozenset({Topic.COMPLAINT, Topic.ORDER_STATUS, Topic.HUMAN, Topic.ABUSE})
"""What the owner should see though other words are understood too."""


def in_foreign_words(heard: Heard, topics: list[Topic]) -> list[Topic]:
    """The topics of the phrases, and of the model what they do not speak of."""
    folded = key(heard.text)
    found = [topic for topic, said in _phrases().items() if said.search(folded)]
    if not found:
        return [Topic.AVAILABILITY] if _only_chooses(heard) else topics
    if Topic.SHIPPING_COST in found or Topic.DELIVERY_TIME in found:
        found = [topic for topic in found if topic != Topic.PRICE]
    if len(found) > 1 and not heard.new:  # "wann haben Sie geöffnet?"
        found = [topic for topic in found if topic != Topic.AVAILABILITY]
    asks_of_one = Topic.AVAILABILITY in topics and bool(heard.named)
    if asks_of_one and not PRODUCT_TOPICS & set(found):
        found.append(Topic.AVAILABILITY)
    return [*found, *(topic for topic in topics if topic in _FOR_HER)]


def _only_chooses(heard: Heard) -> bool:
    """ "Und in Grau?": a size or colour of what was spoken of, in a few words."""
    chooses = any(wish.wanted_at >= 0 and wish.products for wish in heard.new)
    return chooses and not heard.named and len(heard.text.split()) <= FEW_WORDS


@lru_cache(maxsize=1)
def _phrases() -> Mapping[Topic, re.Pattern[str]]:
    lists = YAML(typ="safe").load(_FILE.read_text("utf-8"))
    return {Topic(topic): matcher(phrases) for topic, phrases in lists.items()}
