"""What a request about a product carries besides it: pieces, holds, whom for."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.accepting import takes_up
from bot.dialogue.context import Spoken
from bot.dialogue.heard import Heard
from bot.dialogue.wish import Wish
from nlu.facts.quantities import bare_count
from stock.model import VariantKey

BEFORE_AT_MOST = 16
"""Characters from a number of pieces to the thing that it counts."""

RIGHT_BEHIND = 12
"""Characters from "just" to what stays."""
TWO = 2
COMPARED_AT_MOST = 3


def pieces_of(wish: Wish, wishes: Sequence[Wish], heard: Heard) -> int:
    """How many are wanted of this: a number belongs to the thing right after it."""
    told = [p for p in heard.facts.pieces if not p.is_both and p.number > 0]
    if len(wishes) > 1:
        near = [p.number for p in told if 0 <= wish.start - p.end <= BEFORE_AT_MOST]
        return near[-1] if near else 1
    if told:
        return told[0].number
    return (bare_count(heard.text) or 1) if takes_up(heard) else 1


def is_of_her(heard: Heard) -> bool:
    """Whether advice depends on her body or usual size; how it runs does not."""
    return heard.says("which_size_for_me") and not heard.says("judged")


def advised_on(wishes: Sequence[Wish], heard: Heard) -> list[Wish]:
    """The wishes, those in a size of the product first.

    Where she asks which size she needs, what she says in figures is her body or age.
    """
    if is_of_her(heard) and heard.says("which_sizes"):
        return [replace(w, size="" if w.said_size else w.size) for w in wishes]
    entries = heard.index.entries
    return sorted(
        wishes,
        key=lambda w: not (w.is_settled and w.size in entries[w.products[0]].sizes),
    )


def compared(wishes: Sequence[Wish]) -> list[Wish]:
    """ "Which is cheaper, the slim or the regular one?": each that may be meant."""
    if not any(1 < len(wish.products) <= COMPARED_AT_MOST for wish in wishes):
        return list(wishes)
    each = [
        replace(wish, products=(id,))
        for wish in wishes
        if len(wish.products) <= COMPARED_AT_MOST
        for id in wish.products
    ]
    return list({wish.products: wish for wish in reversed(each)}.values())[::-1]


def held_before(wish: Wish, heard: Heard) -> VariantKey | None:
    """The hold that "make that 38" changes: of the same thing, made just before."""
    if not heard.context.is_held or not heard.says("make_that") or wish.start >= 0:
        return None
    before = heard.context.focus
    if before is None or wish.products != (before.product,):
        return None
    same = (wish.size, wish.colour) == (before.size, before.colour)
    return None if same else _variant(before)


def kept_alone(wish: Wish, heard: Heard) -> VariantKey | None:
    """What "just the little one" keeps of two that are on hold."""
    if not heard.context.is_held or not heard.says("only_that"):
        return None
    if heard.context.together < TWO or not wish.is_settled:
        return None
    kept = _kept(heard)
    if kept and wish not in kept:
        return None
    return VariantKey(wish.products[0], wish.said_size, wish.said_colour)


def without_kept(wishes: Sequence[Wish], heard: Heard) -> list[Wish]:
    """ "I don't want the trousers, just the waistcoat": the waistcoat stays."""
    kept = _kept(heard)
    others = [wish for wish in heard.named if wish not in kept]
    return others if kept and others else list(wishes)


def _kept(heard: Heard) -> list[Wish]:
    """What is named right behind "just", "only"."""
    ends = [end for _, end in heard.places("only_that")]
    return [
        wish
        for wish in heard.named
        if any(0 <= wish.start - end <= RIGHT_BEHIND for end in ends)
    ]


def _variant(spoken: Spoken) -> VariantKey:
    return VariantKey(spoken.product, spoken.size, spoken.colour)
