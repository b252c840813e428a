"""Two of one name, told apart in one breath: "for men in 44 and women in 38"."""

from dataclasses import replace

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
    if len(set(chosen)) < 2 or len(set(chosen)) < len(chosen):
        return [mention]
    starts = [unit.start for _, unit in told]
    found = []
    for number, (id, unit) in enumerate(told):
        after = starts[number + 1] if number + 1 < len(starts) else len(scene.text)
        first = number == 0
        wants = tuple(
            want
            for want in mention.wants
            if _place(want) < after and (first or _place(want) >= unit.start)
        )
        found.append(replace(mention, products=(id,), wants=wants or (_rest(mention),)))
    return found


def _by_size(mention: Mention, scene: Scene) -> list[Mention]:
    """ "Pyjamas for me in M and for my daughter in 3 years": each in its own size."""
    entries = scene.index.entries
    if not mention.is_settled or len(mention.wants) < 2:
        return [mention]
    own = entries[mention.products[0]]
    kin = [
        entry
        for entry in entries.values()
        if entry.given & own.given and entry.main & own.main
    ]
    found = []
    for want in mention.wants:
        fitting = [entry.id for entry in kin if _comes_in(entry, want)]
        other = not _comes_in(own, want) and len(fitting) == 1
        products = (fitting[0],) if other else mention.products
        found.append(replace(mention, products=products, wants=(want,)))
    return found if len({one.products for one in found}) > 1 else [mention]


def _comes_in(entry: Entry, want: Want) -> bool:
    size = want.size
    return size is None or any(own.covers(size.size) for own in entry.sizes.values())


def _rest(mention: Mention) -> Want:
    """What is said of all: a colour, no size that was said of another."""
    return replace(mention.wants[0], size=None)


def _place(want: Want) -> int:
    places = [part.start for part in (want.size, want.colour) if part]
    return max(places, default=0)


def _told_apart(mention: Mention, scene: Scene) -> list[tuple[str, Unit]]:
    """Each word that leaves one product, where no product fits all such words."""
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
