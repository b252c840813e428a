"""Which variants a clause means: its own words, and what its neighbours said before it.

"vendu 2 jeanne 38 bleu et 1 en 40": the second is a Jeanne, and blue.
"""

from dataclasses import replace

from stock.grammar.intents import Target
from stock.grammar.parts import Part
from stock.grammar.things import Want


def one_target(part: Part) -> Target:
    """The thing of a clause in its first size and colour."""
    return narrowed(part.target, part.wants[0]) if part.wants else part.target


def narrowed(target: Target, want: Want) -> Target:
    return replace(
        target,
        size=want.size,
        as_size=want.as_size,
        colour=want.colour,
        as_colour=want.as_colour,
    )


def carried(target: Target, before: Target) -> Target:
    """A target that names no product, in the light of the one before it.

    Size and colour are carried with it, unless it has its own.
    """
    if not target.is_bare:
        return target
    same = replace(
        before,
        is_doubtful=before.is_doubtful or target.is_doubtful,
    )
    if target.size:
        same = replace(same, size=target.size, as_size=target.as_size)
    if target.colour:
        same = replace(same, colour=target.colour, as_colour=target.as_colour)
    return replace(same, is_exact=False) if target.size or target.colour else same
