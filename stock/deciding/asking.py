"""What keeps an intent from being done: a question, and what it may have meant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from stock.deciding.decisions import MOST_CANDIDATES, Question, QuestionKind
from stock.deciding.fitting import Fit, with_pieces
from stock.deciding.settled import exact_row
from stock.grammar.intents import Change, Draft, Intent, NewProduct, Received, Target
from stock.match.words import key
from stock.model import Hold, Product, Table, Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that she may have meant, as intents that can be done."""

    intents: tuple[Intent, ...]
    product: str = ""
    """Set when the option only settles the product."""
    hold: Hold | None = None
    is_new_product: bool = False
    pieces: int | None = None
    takes_back: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    question: Question
    options: tuple[Option, ...] = ()


def ask(kind: QuestionKind, target: Target, options: Iterable[Option] = ()) -> Ask:
    return Ask(Question(kind=kind, target=target), tuple(options)[:MOST_CANDIDATES])


def exact(variant: Variant) -> Target:
    """The target that means this row and no other."""
    return exact_row(variant.product, variant.size, variant.colour)


def of_product(target: Target, product: Product) -> Target:
    """The same words, of this product."""
    return replace(target, products=(product.id,), unknown="", is_doubtful=False)


def of_variants(intent: Change, variants: Sequence[Variant]) -> list[Option]:
    """The same change of each of these rows."""
    return [
        Option(intents=(replace(intent, target=exact(variant)),))
        for variant in variants
    ]


def which_variant(intent: Change, variants: Sequence[Variant]) -> Ask:
    return ask(QuestionKind.WHICH_VARIANT, intent.target, of_variants(intent, variants))


def which_product(fit: Fit, intent: Change) -> Ask:
    """Each product; where few rows come into question, the rows themselves."""
    is_narrow = bool(fit.target.size or fit.target.colour)
    if fit.variants and len(fit.variants) <= MOST_CANDIDATES and is_narrow:
        options = of_variants(intent, fit.variants)
        return ask(QuestionKind.WHICH_PRODUCT, fit.target, options)
    options = [
        Option(
            intents=(replace(intent, target=of_product(intent.target, product)),),
            product=product.id,
        )
        for product in sorted(fit.products, key=lambda p: -p.available)
    ]
    return ask(QuestionKind.WHICH_PRODUCT, fit.target, options)


def unknown_variant(fit: Fit, intent: Change) -> Ask:
    """The product never had this: the rows that are nearest."""
    product = fit.product
    if product is None:
        return ask(QuestionKind.UNKNOWN_PRODUCT, intent.target)
    near = [
        v
        for v in product.variants
        if (fit.sizes and v.size in fit.sizes)
        or (fit.colours and v.colour in fit.colours)
    ]
    rows = with_pieces(near or product.variants)
    found = of_variants(intent, rows[:MOST_CANDIDATES])
    return Ask(
        Question(
            kind=QuestionKind.UNKNOWN_VARIANT,
            target=replace(intent.target, products=(product.id,)),
            sizes=product.sizes,
            colours=product.colours,
        ),
        tuple(found),
    )


MOST_SIMILAR = 5
ALIKE = 62
"""How alike (of 100) a name must be to be offered."""


def unknown_product(intent: Change, table: Table) -> Ask:
    """The names that look most like it and, for pieces that came in, a new product."""
    options = list(_similar(intent, table))
    name = intent.target.unknown.strip()
    if isinstance(intent, Received) and name:
        draft = Draft(name=name[:1].upper() + name[1:])
        made = NewProduct(draft=draft, is_sure=True)
        options.append(Option(intents=(made,), is_new_product=True))
    return ask(QuestionKind.UNKNOWN_PRODUCT, intent.target, options)


def _similar(intent: Change, table: Table) -> Iterator[Option]:
    wanted = key(intent.target.unknown)
    names = {product.id: key(product.name) for product in table}
    found = process.extract(
        wanted,
        names,
        scorer=fuzz.WRatio,
        score_cutoff=ALIKE,
        limit=MOST_SIMILAR,
    )
    for _, _, id in found:
        target = of_product(intent.target, table.products[id])
        yield Option(intents=(replace(intent, target=target),), product=id)
