"""A size or colour that is said once for several things: "both in 38?"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.wish import Scene
from stock.match.index import Index
from stock.match.mentions import Mention
from stock.match.wants import Want

_NONE = (Want(),)


def shared(mentions: Sequence[Mention], scene: Scene) -> list[Mention]:
    """The mentions, each with what was said for all of them at the end."""
    if len(mentions) < 2 or not scene.both:
        return list(mentions)
    *before, last = mentions
    if last.wants == _NONE:
        return list(mentions)
    if all(m.wants == _NONE for m in before):
        return [*(_as_the_last(m, last.wants, scene.index) for m in before), last]
    coloured = all(want.colour for mention in mentions for want in mention.wants)
    sized = [want for mention in mentions for want in mention.wants if want.size]
    if not coloured or sized != [*last.wants]:
        return list(mentions)
    return [*(_in_size(m, last.wants[0]) for m in before), last]


def _as_the_last(mention: Mention, wants: Sequence[Want], index: Index) -> Mention:
    """The mention with what was said of the last, but for a size that it has not."""
    if not mention.is_settled:
        return replace(mention, wants=tuple(wants))
    own = index.entries[mention.products[0]]
    kept = (
        want
        if want.size is None or own.comes_in(want.size.size)
        else replace(want, size=None)
        for want in wants
    )
    return replace(mention, wants=tuple(kept))


def _in_size(mention: Mention, last: Want) -> Mention:
    """ "The black dress and the black skirt, both in 40": each in its own colour."""
    return replace(
        mention, wants=tuple(replace(w, size=last.size) for w in mention.wants)
    )
