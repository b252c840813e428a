"""Whether a kind of thing is asked for, no certain one: "have you got scarves?"."""

from collections.abc import Sequence

from bot.dialogue.wish import Scene
from stock.match.index import Index
from stock.match.mentions import Mention
from stock.match.scoring import colour_ranks, named_whole
from stock.match.unit import Unit
from stock.match.wants import Want
from stock.match.words import key

_INDEFINITE = {
    "fr": ("un", "une", "des", "quelques"),
    "nl": ("een", "nen", "ne", "enkele"),
    "en": ("a", "an", "any", "some"),
    "it": ("un", "uno", "una", "dei", "delle", "degli", "qualche"),
}
_OF_MANY = (("s", ""), ("en", ""), ("e", "a"), ("e", ""), ("i", "o"), ("i", "e"))
"""Endings of several, and of one."""
_A_SHADE = 3
"""The least rank of a colour that is what was asked, not only near it."""


def is_of_any(mention: Mention, products: Sequence[str], scene: Scene) -> bool:
    """Whether any such thing would do; of a certain one its name or "the" is said."""
    if mention.by_name or not mention.by_kind or " " in mention.unknown:
        return False
    if products and not mention.products:
        return False  # of what was spoken of: "the table one"
    if len(products) == 1 and _is_only_near(mention, products[0], scene.index):
        return True
    if mention.definite or is_named_by_parts(mention, products, scene):
        return False
    if len(products) != 1 or _is_bare(mention):
        return True
    return _is_indefinite(mention, products, scene)


def is_named_by_parts(mention: Mention, products: Sequence[str], scene: Scene) -> bool:
    """ "Graines de basilic dispo ?" of the one thing that bears both words."""
    if len(products) != 1 or _is_led_by_any(mention, scene):
        return False
    names = scene.index.entries[products[0]].names
    said = {word for unit in mention.units for word in unit.exact_names}
    return len(said & names) > 1


def _is_led_by_any(mention: Mention, scene: Scene) -> bool:
    before = key(scene.text[max(0, mention.start - 16) : mention.start]).split()
    return bool(before) and before[-1] in _INDEFINITE.get(scene.language, ())


def _is_bare(mention: Mention) -> bool:
    """Whether nothing but a kind of thing was said: "have you got scarves?"."""
    telling = [unit for unit in mention.units if unit.identifies]
    return len(telling) == 1 and mention.wants == (Want(),)


def _is_only_near(mention: Mention, product: str, index: Index) -> bool:
    """ "Robe rouge" of a shop whose only such dress is terracotta."""
    concepts = [
        concept
        for want in mention.wants
        if want.colour
        for concept in want.colour.concepts
    ]
    if not concepts:
        return False
    ranks = colour_ranks(concepts, index.entries[product], index)
    return bool(ranks) and max(ranks.values()) < _A_SHADE


def _is_indefinite(mention: Mention, products: Sequence[str], scene: Scene) -> bool:
    if any(unit.names and not unit.is_kind for unit in mention.units):
        return False  # "luna earrings": a name, though an everyday word
    if named_whole(scene.text, products, scene.index):
        return False
    if _is_led_by_any(mention, scene):
        return True
    sized = any(want.size for want in mention.wants)
    kinds = [unit for unit in mention.units if unit.is_kind]
    return not sized and any(_is_plural(unit, scene) for unit in kinds)


def _is_plural(unit: Unit, scene: Scene) -> bool:
    word, kinds = key(unit.text), unit.concepts("kind")
    return any(
        kinds & {s.concept for s in scene.index.lexicon.senses(one, scene.language)}
        for ending, put in _OF_MANY
        if word.endswith(ending)
        for one in (word.removesuffix(ending) + put,)
    )
