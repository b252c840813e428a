"""Two of one name, told apart in one breath: "for men in 44 and women in 38"."""

from dataclasses import replace
from itertools import pairwise

from bot.dialogue.wish import Scene
from stock.match.entry import Entry
from stock.match.mentions import Mention
from stock.match.scoring import fit
from stock.match.unit import Unit
from stock.match.wants import Want


def contrasted(mention: Mention, scene: Scene) -> list[Mention]:
    """The mention, or one for each of those that its words tell apart."""
    if len(mention.products) < 2:
        return _by_size(mention, scene)
    told = _told_apart(mention, scene)
    chosen = [id for id, _ in told]
    if len(chosen) < 2 or len(set(chosen)) < len(chosen):
        return [mention]
    starts = [0, *(unit.start for _, unit in told[1:]), len(scene.text)]
    return [
        replace(mention, products=(id,), wants=_between(mention, low, high))
        for id, (low, high) in zip(chosen, pairwise(starts), strict=True)
    ]


def _between(mention: Mention, low: int, high: int) -> tuple[Want, ...]:
    """What is said of the one that is told here; of all, where nothing else is."""
    wants = (w for w in mention.wants if low <= max(w.place, 0) < high)
    return tuple(wants) or (replace(mention.wants[0], size=None),)


def _by_size(mention: Mention, scene: Scene) -> list[Mention]:
    """ "Pyjamas for me in M and for my daughter in 3 years": each in its own size."""
    entries = scene.index.entries
    if not mention.is_settled or len(mention.wants) < 2:
        return [mention]
    own = entries[mention.products[0]]
    kin = [own, *scene.index.siblings(own)]
    found = []
    for want in mention.wants:
        fitting = [entry.id for entry in kin if _comes_in(entry, want)]
        other = not _comes_in(own, want) and len(fitting) == 1
        products = (fitting[0],) if other else mention.products
        found.append(replace(mention, products=products, wants=(want,)))
    return found if len({one.products for one in found}) > 1 else [mention]


def _comes_in(entry: Entry, want: Want) -> bool:
    return want.size is None or entry.comes_in(want.size.size)


def _told_apart(mention: Mention, scene: Scene) -> list[tuple[str, Unit]]:
    """Each word for what a thing is like that leaves one of the products."""
    index = scene.index
    entries = [index.entries[id] for id in mention.products]
    told: list[tuple[str, Unit]] = []
    for unit in mention.units:
        if unit.negated or not unit.concepts("feature", "audience", "material"):
            continue
        fits = [entry.id for entry in entries if fit(unit, entry, index) > 0]
        if len(fits) == 1:
            told.append((fits[0], unit))
    return told
