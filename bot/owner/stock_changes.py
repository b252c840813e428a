"""Words what has changed, or would: "Robe Jeanne lin bleu 38 : 2 → 1"."""

from collections.abc import Iterable, Iterator, Sequence

from bot.owner.stock_words import Words
from stock.deciding.effects import Effect, ListingEffect, PiecesEffect, PriceEffect

MOST_LINES = 12
"""Of one message; an import that is taken back has hundreds."""


def change_lines(effects: Iterable[Effect], words: Words) -> Iterator[str]:
    """ "Robe Jeanne lin bleu 38 : 2 → 1", one line for each."""
    for effect in effects:
        yield change_line(effect, words)


def few_change_lines(effects: Sequence[Effect], words: Words) -> Iterator[str]:
    """The first of many, and how many more there are."""
    yield from change_lines(effects[:MOST_LINES], words)
    if len(effects) > MOST_LINES:
        yield words.say("event-many", more=len(effects) - MOST_LINES)


def change_line(effect: Effect, words: Words) -> str:
    match effect:
        case PiecesEffect(variant=key, before=before, after=after, is_new=is_new):
            if is_new:
                what = words.row(key)
                return words.say("change-pieces-new", what=what, after=after)
            return words.say(
                "change-pieces", what=words.row(key), before=before, after=after
            )
        case PriceEffect():
            return _price_line(effect, words)
        case ListingEffect(product=product, is_hidden=is_hidden):
            id = "made-hidden" if is_hidden else "made-shown"
            return words.say(id, what=words.product(product))


def _price_line(effect: PriceEffect, words: Words) -> str:
    what = words.scope(effect.product, effect.size, effect.colour)
    after = words.money(effect.after) if effect.after is not None else "–"
    if effect.before is None:
        return words.say("change-price-new", what=what, after=after)
    before = words.money(effect.before)
    return words.say("change-price", what=what, before=before, after=after)


def same_line(effect: Effect, words: Words) -> str:
    """What she said is so already."""
    match effect:
        case PiecesEffect(variant=key, after=after):
            return words.say("same", what=words.row(key), count=after)
        case PriceEffect(after=after) if after is not None:
            what = words.scope(effect.product, effect.size, effect.colour)
            return words.say("same-price", what=what, price=words.money(after))
        case _:
            return change_line(effect, words)
