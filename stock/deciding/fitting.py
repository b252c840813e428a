"""Which variants of the table a target means."""

from collections.abc import Iterable
from dataclasses import dataclass

from stock.deciding.decisions import QuestionKind
from stock.grammar.intents import Target
from stock.match.entry import Entry
from stock.match.index import Index
from stock.match.scoring import colours_that_fit
from stock.match.words import key
from stock.model import Product, Table, Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """What a target means: one product's variants, or why that cannot be said.

    `sizes` and `colours` are the table's own that her words can mean; None: she said
    nothing of it, empty: the product has none such.
    """

    target: Target
    product: Product | None = None
    products: tuple[Product, ...] = ()
    variants: tuple[Variant, ...] = ()
    sizes: tuple[str, ...] | None = None
    colours: tuple[str, ...] | None = None
    problem: QuestionKind | None = None


def fit_target(target: Target, table: Table, index: Index) -> Fit:
    """The variants that the words may mean, whatever is on hand of them."""
    products = [table.products[id] for id in target.products if id in table.products]
    if not products:
        known = target.unknown or target.products
        kind = QuestionKind.UNKNOWN_PRODUCT if known else QuestionKind.NO_PRODUCT
        return Fit(target=target, problem=kind)
    if target.is_exact:
        return _exact(target, products[0])
    fits = [_fit_product(target, product, index) for product in products]
    possible = [fit for fit in fits if fit.variants] or fits
    if len(possible) == 1 and not target.is_doubtful:
        return possible[0]
    return Fit(
        target=target,
        products=tuple(fit.product for fit in possible if fit.product),
        variants=tuple(variant for fit in possible for variant in fit.variants),
        problem=QuestionKind.WHICH_PRODUCT,
    )


def _exact(target: Target, product: Product) -> Fit:
    found = tuple(
        v
        for v in product.variants
        if (v.size, v.colour) == (target.size, target.colour)
    )
    return Fit(
        target=target,
        product=product,
        products=(product,),
        variants=found,
        sizes=(target.size,) if target.size else None,
        colours=(target.colour,) if target.colour else None,
        problem=None if found else QuestionKind.UNKNOWN_VARIANT,
    )


def _fit_product(target: Target, product: Product, index: Index) -> Fit:
    entry = index.entries.get(product.id)
    sizes = _sizes(target, product, entry)
    colours = _colours(target, product, entry, index)
    variants = tuple(
        v
        for v in product.variants
        if (sizes is None or v.size in sizes)
        and (colours is None or v.colour in colours)
    )
    return Fit(
        target=target,
        product=product,
        products=(product,),
        variants=variants,
        sizes=sizes,
        colours=colours,
        problem=None if variants else QuestionKind.UNKNOWN_VARIANT,
    )


def _sizes(
    target: Target, product: Product, entry: Entry | None
) -> tuple[str, ...] | None:
    if not target.size:
        return None
    if not product.sizes and _is_soft(target.size):
        return None
    same = tuple(s for s in product.sizes if key(s) == key(target.size))
    if same or target.as_size is None or entry is None:
        return same
    wanted = target.as_size
    equal = tuple(text for text, size in entry.sizes.items() if size == wanted)
    return equal or tuple(
        text for text, size in entry.sizes.items() if size.covers(wanted)
    )


def _is_soft(size: str) -> bool:
    """ "The big one" of something without sizes says nothing."""
    return len(size) > 2 and size.isalpha()


def _colours(
    target: Target, product: Product, entry: Entry | None, index: Index
) -> tuple[str, ...] | None:
    if not target.colour:
        return None
    wanted = key(target.colour)
    same = tuple(c for c in product.colours if key(c) == wanted)
    if same or entry is None:
        return same
    return tuple(colours_that_fit(target.as_colour, entry, index))


def with_pieces(variants: Iterable[Variant]) -> tuple[Variant, ...]:
    return tuple(variant for variant in variants if variant.on_hand > 0)
