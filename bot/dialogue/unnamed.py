"""What a message is about that names no product: "the blue one", "it", "in S?"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.variants import with_want
from bot.dialogue.wish import Scene, Wish
from stock.match import settling
from stock.match.entry import Entry
from stock.match.index import Index
from stock.match.mentions import FEW_WORDS, Reading
from stock.match.scoring import Wanted, best, colours_that_fit, fit
from stock.match.size_found import SizeFound
from stock.match.sizes import parse_size
from stock.match.sizes_in import soft_size
from stock.match.unit import Unit
from stock.match.wants import Want
from stock.match.words import key

LEAST_SHARED = 2
"""Words of a name that two of one line share: "Bague Odile" of the one with a pearl."""
_SMALL = frozenset({"mini", "petit", "petite", "small", "klein", "kleine", "piccolo",
                    "piccola", "baby", "junior"})  # fmt: skip
"""Words of a name that say that there is a larger one."""


def of_the_conversation(reading: Reading, scene: Scene) -> tuple[Wish, ...]:
    numbered = _by_number(scene)
    chosen = numbered or _chosen(reading, scene)
    kin = _of_the_family(reading, scene) or _of_the_kind(reading, scene)
    kin = kin or _without_it(reading, scene)
    kin = kin or _of_somebody_else(reading, scene) or _told_by_colour(reading, scene)
    products = chosen or kin or _of_the_last(reading, scene) or _spoken_of(scene)
    is_kin = bool(kin) or bool(numbered)
    soft = _soft_want(reading, products, scene)
    loose: Sequence[Want] = reading.loose
    if numbered:
        loose = _without_number(loose, numbered[0], scene)
    wants = tuple(_as_said(w, products, scene) for w in loose) or (Want(),)
    if soft and not any(want.size for want in wants):
        wants = tuple(Want(soft, want.colour) for want in wants)
    wish = Wish(
        products=products,
        is_carried=True,
        is_chosen=bool(chosen),
        is_kin=is_kin and (not chosen or bool(numbered)),
    )
    return tuple(dict.fromkeys(with_want(wish, want, scene) for want in wants))


def _by_number(scene: Scene) -> tuple[str, ...]:
    """ "And the 50?" of heels that are called by their height."""
    among = scene.offered() or (() if scene.pointed else tuple(scene.family()))
    chosen = settling.numbered(among, scene.text, scene.index)
    return tuple(chosen) if len(chosen) == 1 < len(among) else ()


def _without_number(loose: Sequence[Want], product: str, scene: Scene) -> list[Want]:
    """The wants without the size that is the number of the product's name."""
    names = scene.index.entries[product].names
    return [
        replace(want, size=None)
        if want.size and key(want.size.text).split()[0] in names
        else want
        for want in loose
    ]


def _as_said(want: Want, products: tuple[str, ...], scene: Scene) -> Want:
    """Without a colour that tells which one it is: "the fig one" of candles."""
    if want.colour is None or len(products) != 1:
        return want
    entry = scene.index.entries[products[0]]
    if colours_that_fit(want.colour.concepts, entry, scene.index):
        return want
    is_told_so = fit(want.colour.unit, entry, scene.index) > 0
    return replace(want, colour=None) if is_told_so else want


def _of_the_last(reading: Reading, scene: Scene) -> tuple[str, ...]:
    """Of the things that the last answer was about, the one that comes so."""
    context, entries = scene.context, scene.index.entries
    spoken = [s.product for s in context.spoken[: context.together]]
    last = [id for id in dict.fromkeys(spoken) if id in entries]
    if scene.pointed or len(last) < 2 or not reading.loose:
        return ()
    fits = [id for id in last if _could_be(entries[id], reading.loose, scene.index)]
    return tuple(fits[:1])


def _spoken_of(scene: Scene) -> tuple[str, ...]:
    context = scene.context
    if scene.pointed:
        return (scene.pointed,)
    spoken = [s.product for s in context.spoken if s.product in scene.index.entries]
    spoken = list(dict.fromkeys(spoken))
    if len(spoken) > 1 and scene.says("other_one"):
        return (spoken[1],)
    question = context.question
    if question and len(question.products) == 1 and question.products[0] in spoken:
        return question.products
    return tuple(spoken[:1])


def _chosen(reading: Reading, scene: Scene) -> tuple[str, ...]:
    """Of the products that we asked to choose from, those that the answer leaves."""
    among = scene.offered()
    if len(among) < 2 or scene.pointed:
        return ()
    extent = _by_extent(reading, among, scene.index)
    if extent:
        return extent
    telling = tuple(unit for unit in reading.units if unit.identifies)
    if telling:
        sizes = tuple(w.size.size for w in reading.loose if w.size)[:1]
        chosen, points = best(Wanted(telling, sizes), scene.index, among)
        ruled_out = any(unit.negated for unit in telling) and len(chosen) < len(among)
        if points > 0 or ruled_out:
            return tuple(chosen)
    if not reading.loose:
        return ()
    entries = scene.index.entries
    return tuple(
        id for id in among if _could_be(entries[id], reading.loose, scene.index)
    )


def _by_extent(reading: Reading, among: Sequence[str], index: Index) -> tuple[str, ...]:
    """ "The big one" of two of a name is the one that is not called mini."""
    if not reading.soft:
        return ()
    small = [id for id in among if _SMALL & index.entries[id].names]
    asks_small = any(soft.size == parse_size("s") for soft in reading.soft)
    chosen = small if asks_small else [id for id in among if id not in small]
    return tuple(chosen) if small and len(chosen) == 1 else ()


def _of_the_family(reading: Reading, scene: Scene) -> tuple[str, ...]:
    """ "And the long one?", "the other?": of what bears the name that was spoken of."""
    focus = scene.context.focus
    if focus and not scene.pointed and scene.says("other_one"):
        others = [id for id in scene.family() if id != focus.product]
        is_all = len(scene.text.split()) <= FEW_WORDS and not reading.loose
        one_more = reading.same or scene.says("another")
        if len(others) == 1 and is_all and not one_more:
            return tuple(others)
    if focus and not scene.pointed and scene.says("plain_one"):
        plain = scene.plain(scene.family())
        if plain:
            return plain
    telling = tuple(
        unit
        for unit in reading.units
        if unit.concepts("feature", "audience", "material", "pattern")
        and not (unit.negated or unit.is_colour)
    )
    of_it = scene.asks_of_it and scene.says("is_it")  # "is it wool?"
    if not telling or scene.advice or of_it:
        return ()
    entries = scene.index.entries
    if scene.pointed and not _is_for_another(telling, scene):
        return ()
    family = [
        id
        for id in scene.family()
        if all(fit(unit, entries[id], scene.index) > 0 for unit in telling)
    ]
    found, points = best(Wanted(telling), scene.index, family)
    chosen = scene.nearest(settling.for_whom(found, telling, scene.index))
    return chosen if points > 0 and len(chosen) == 1 else ()


def _is_for_another(telling: Sequence[Unit], scene: Scene) -> bool:
    """ "Is there one for girls?" of a woman's dress that was clicked."""
    entry = scene.index.entries.get(scene.pointed)
    audience = [unit for unit in telling if unit.concepts("audience")]
    return entry is not None and any(
        fit(unit, entry, scene.index) <= 0 for unit in audience
    )


def _without_it(reading: Reading, scene: Scene) -> tuple[str, ...]:
    """ "The one without a lid", "not the mini": the sibling that is not so."""
    focus, entries = scene.context.focus, scene.index.entries
    own = entries.get(focus.product) if focus else None
    refused = [
        replace(unit, negated=False)
        for unit in reading.units
        if unit.negated and unit.identifies and not (unit.is_colour or unit.is_kind)
    ]
    if own is None or scene.pointed or not refused:
        return ()
    if not any(fit(unit, own, scene.index) > 0 for unit in refused):
        return ()
    left = [
        id
        for id in scene.family()
        if not any(fit(unit, entries[id], scene.index) > 0 for unit in refused)
    ]
    chosen = scene.nearest(left)
    return chosen if len(chosen) == 1 else ()


def _of_somebody_else(reading: Reading, scene: Scene) -> tuple[str, ...]:
    """ "And for me in 38?" of men's shoes from 40 on, where women have the same."""
    focus, index = scene.context.focus, scene.index
    own = index.entries.get(focus.product) if focus else None
    sized = [want for want in reading.loose if want.size]
    if own is None or scene.pointed or not sized or _could_be(own, sized[:1], index):
        return ()
    found = [
        id
        for id in scene.family()
        if index.entries[id].main & own.main
        and _audience(index.entries[id]) != _audience(own)
        and _could_be(index.entries[id], sized, index)
    ]
    return tuple(found) if len(found) == 1 else ()


def _told_by_colour(reading: Reading, scene: Scene) -> tuple[str, ...]:
    """ "The one with the pearl", "die met munt": the colour is of a sibling's name."""
    focus, index = scene.context.focus, scene.index
    own = index.entries.get(focus.product) if focus else None
    told = [want.colour.unit for want in reading.loose if want.colour]
    if own is None or scene.pointed or len(told) != 1 or fit(told[0], own, index) > 0:
        return ()
    colours = told[0].concepts("colour")
    such = set[str]().union(
        *(index.such_things(colour) for colour in colours),
        *(index.bearing.get(word, frozenset()) for word in told[0].names),
    )
    alike = [
        id
        for id in sorted(such, key=index.order.__getitem__)
        if index.entries[id].main & own.main
        and fit(told[0], index.entries[id], index) > 0
        and not colours_that_fit(colours, index.entries[id], index)
    ]
    chosen = scene.nearest(alike)
    shared = [index.entries[id].names & own.names for id in chosen]
    is_one = len(shared) == 1 and len(shared[0]) >= LEAST_SHARED
    return chosen if is_one else ()


def _audience(entry: Entry) -> set[str]:
    return {meant.id for meant in entry.meanings if meant.facet == "audience"}


def _of_the_kind(reading: Reading, scene: Scene) -> tuple[str, ...]:
    """ "And the fig one?" after another candle: an everyday word that names one."""
    entries, context = scene.index.entries, scene.context
    spoken = [s.product for s in context.spoken if s.product in entries]
    units = [unit for unit in reading.units if not unit.negated]
    said = {word for unit in units for word in unit.exact_names}
    if not spoken or not said or scene.pointed:
        return ()
    kinds = {
        kind for id in spoken[: max(context.together, 1)] for kind in entries[id].main
    }
    found = [
        id
        for id, entry in entries.items()
        if id not in spoken and said & entry.given and kinds & entry.main
    ]
    return tuple(found) if len(found) == 1 else ()


def _could_be(entry: Entry, loose: Sequence[Want], index: Index) -> bool:
    for want in loose:
        if want.size and not entry.comes_in(want.size.size):
            return False
        if want.colour and not colours_that_fit(want.colour.concepts, entry, index):
            return False
    return True


def _soft_want(
    reading: Reading, products: tuple[str, ...], scene: Scene
) -> SizeFound | None:
    """ "The small one" of a product that comes in letters."""
    if scene.advice or len(products) != 1 or not reading.soft:
        return None
    entry = scene.index.entries[products[0]]
    return next((s for s in reading.soft if soft_size(s, entry.sizes)), None)


def same_again(reading: Reading, scene: Scene) -> tuple[Wish, ...]:
    """ "The same for children": what shares its name with the one spoken of."""
    focus = scene.context.focus
    entry = scene.index.entries.get(scene.pointed or (focus.product if focus else ""))
    telling = tuple(u for u in reading.units if u.identifies and not u.is_colour)
    if not reading.same or entry is None or not telling:
        return ()
    alike = [
        other.id
        for other in scene.index.entries.values()
        if other.id != entry.id and other.given & entry.given
    ]
    products, points = best(Wanted(telling), scene.index, alike)
    if points <= 0 or len(products) != 1:
        return ()
    wants = reading.loose or tuple(w for m in reading.mentions for w in m.wants)
    wish = Wish(products=tuple(products), is_carried=True, is_kin=True)
    return tuple(with_want(wish, want, scene) for want in wants or (Want(),))
