"""What else there is in her size, when what she asked for is gone: true ones only.

Pure. A product is like another when both are the same kind of thing; the nearer in
material, pattern, audience, category and price, the sooner it is named.
"""

from stock.match.entry import Entry
from stock.match.index import Index
from stock.match.lexicon import Concept, Lexicon
from stock.match.meanings import NAME
from stock.match.sizes import Size
from stock.model import Product, Table, Variant

AT_MOST = 2


def alternatives(
    table: Table, index: Index, product: str, size: str = "", colour: str = ""
) -> tuple[Variant, ...]:
    """At most two variants of others that are there now, in this size if any."""
    gone = table.products.get(product)
    entry = index.entries.get(product)
    if gone is None or entry is None:
        return ()
    wanted = entry.sizes.get(size)
    found: list[tuple[float, str, Variant]] = []
    for other in table:
        if other.id == product or other.hidden or other.id not in index.entries:
            continue
        likeness = _likeness(entry, gone, index.entries[other.id], other, index.lexicon)
        variant = _there(other, index.entries[other.id], wanted, size, colour)
        if likeness > 0 and variant is not None:
            found.append((-likeness, other.name, variant))
    found.sort(key=lambda ranked: ranked[:2])
    return tuple(variant for _, _, variant in found[:AT_MOST])


def _likeness(
    entry: Entry, gone: Product, other: Entry, product: Product, lexicon: Lexicon
) -> float:
    same_category = bool(gone.category) and gone.category == product.category
    kinds = _are_one_kind(entry, other, lexicon)
    if not kinds and not (same_category and _may_be_one_kind(entry, other, lexicon)):
        return 0.0
    if _of(entry, "audience") != _of(other, "audience"):
        return 0.0
    shared = sum(
        0.5 * len(_of(entry, facet) & _of(other, facet))
        for facet in ("material", "pattern", "feature")
    )
    return 2.0 * bool(kinds) + same_category + shared + 2.0 * _named_alike(entry, other)


def _kinds(entry: Entry) -> set[Concept]:
    """What its name says that it is."""
    meanings = entry.meanings.items()
    return {c for c, weight in meanings if c.facet == "kind" and weight >= NAME}


def _are_one_kind(entry: Entry, other: Entry, lexicon: Lexicon) -> bool:
    return any(
        one in lexicon.wider(two) or two in lexicon.wider(one)
        for one in _kinds(entry)
        for two in _kinds(other)
    )


def _may_be_one_kind(entry: Entry, other: Entry, lexicon: Lexicon) -> bool:
    """Whether two of one category are of one kind for all that their names say."""
    if not _kinds(entry) or not _kinds(other):
        return bool(entry.names & other.names)
    wider = [
        {wide for kind in _kinds(of) for wide in lexicon.broader.get(kind, ())}
        for of in (entry, other)
    ]
    return bool(wider[0] & wider[1])


def _named_alike(entry: Entry, other: Entry) -> bool:
    return bool(entry.proper & other.proper)


def _of(entry: Entry, facet: str) -> set[str]:
    return {concept.id for concept in entry.meanings if concept.facet == facet}


def _there(
    product: Product, entry: Entry, wanted: Size | None, size: str, colour: str
) -> Variant | None:
    """Its variant in this size that is available, in this colour where it can be."""
    free = [variant for variant in product.variants if variant.available > 0]
    if size:
        free = [
            v for v in free if v.size and _fits(entry.sizes[v.size], wanted, v, size)
        ]
    same_colour = [variant for variant in free if variant.colour == colour]
    return next(iter(same_colour or free), None)


def _fits(own: Size, wanted: Size | None, variant: Variant, size: str) -> bool:
    return variant.size == size or (wanted is not None and own == wanted)


def of_the_same_kind(product: str, index: Index) -> tuple[str, ...]:
    """The others that are the same kind of thing, for the same people, in order."""
    entry = index.entries.get(product)
    if entry is None:
        return ()
    return tuple(
        other.id
        for other in index.entries.values()
        if other.id != product
        and _of(entry, "audience") == _of(other, "audience")
        and (_are_one_kind(entry, other, index.lexicon) or entry.main & other.main)
    )
