"""A size or colour that is said once for several things: "both in 38?"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.wish import Scene
from stock.match.mentions import Mention
from stock.match.wants import Want

_NONE = (Want(),)


def shared(mentions: Sequence[Mention], scene: Scene) -> list[Mention]:
    """The mentions, each with what was said for all of them at the end."""
    if len(mentions) < 2 or not scene.both:
        return list(mentions)
    *before, last = mentions
    if last.wants == _NONE or any(m.wants != _NONE for m in before):
        return list(mentions)
    return [*(replace(m, wants=last.wants) for m in before), last]
