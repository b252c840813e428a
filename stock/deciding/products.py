"""Decides whole products: hidden, shown again, new."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from stock.deciding.asking import Ask, Option
from stock.deciding.decisions import Question, QuestionKind
from stock.deciding.draft import Draft as Trial
from stock.deciding.fitting import fit_target
from stock.deciding.pieces import in_context, unfit
from stock.grammar.intents import (
    Amount,
    Counted,
    Draft,
    Hidden,
    NewProduct,
    Received,
    Shown,
    Target,
)
from stock.match.index import Index
from stock.match.words import cut, key
from stock.model import Product, Table, Variant
from stock.sheet.fields import slug


def listed(intent: Hidden | Shown, draft: Trial) -> Ask | None:
    target = in_context(intent.target, draft)
    whole = replace(target, size="", as_size=None, colour="", as_colour=frozenset())
    fit = fit_target(whole, draft.table, draft.index)
    if fit.problem or fit.product is None:
        return unfit(fit, replace(intent, target=whole), draft)
    draft.list(fit.product, is_hidden=isinstance(intent, Hidden))
    return None


def made(intent: NewProduct, draft: Trial) -> Ask | None:
    """Puts a new product into the table once all that it needs is known."""
    facts = intent.draft
    known = _known(intent, draft)
    if known is not None:
        return _ask_known(facts, known)
    missing = _missing(facts)
    if missing is not None:
        return Ask(Question(kind=missing, draft=facts))
    if not intent.is_sure:
        sure = Option(intents=(replace(intent, is_sure=True),), is_new_product=True)
        question = Question(kind=QuestionKind.NEW_PRODUCT, draft=facts)
        return Ask(question, (sure,))
    product = _product(facts, draft.table, draft.index)
    draft.put(replace(product, photo=draft.context.photo), is_new=True)
    return None


def _missing(facts: Draft) -> QuestionKind | None:
    if not slug(facts.name):
        return QuestionKind.MISSING_NAME
    if facts.price is None or facts.price <= 0:
        return QuestionKind.MISSING_PRICE
    if not facts.rows or len({(r.size, r.colour) for r in facts.rows}) < len(
        facts.rows
    ):
        return QuestionKind.MISSING_PIECES
    return None


def _known(intent: NewProduct, draft: Trial) -> Product | None:
    """The product that bears this name already."""
    name = key(intent.draft.name)
    for product in draft.table:
        titles = (product.name, *product.aliases)
        if product.id == slug(intent.draft.name) or name in map(key, titles):
            return product
    like = intent.like
    if not intent.is_sure and len(like.products) == 1 and not like.is_doubtful:
        return draft.table.products.get(like.products[0])
    return None


def _ask_known(facts: Draft, known: Product) -> Ask:
    """Pieces of it came in, or were counted?"""
    targets = [
        (_row(known, row.size, row.colour), Amount(row.pieces)) for row in facts.rows
    ]
    options = []
    if targets:
        came = tuple(Received(target=t, amount=a) for t, a in targets)
        there = tuple(Counted(target=t, amount=a) for t, a in targets)
        options = [Option(intents=came), Option(intents=there)]
    question = Question(
        kind=QuestionKind.KNOWN_PRODUCT,
        target=Target(words=facts.name, products=(known.id,)),
        draft=facts,
    )
    return Ask(question, tuple(options))


def _row(known: Product, size: str, colour: str) -> Target:
    """The product's own row, as it writes it."""
    sizes = {key(s): s for s in known.sizes}
    colours = {key(c): c for c in known.colours}
    only = known.colours[0] if len(known.colours) == 1 and not colour else colour
    return Target(
        words=known.id,
        products=(known.id,),
        is_exact=True,
        size=sizes.get(key(size), size),
        colour=colours.get(key(only), only),
    )


def _product(facts: Draft, table: Table, index: Index) -> Product:
    id = _free_id(slug(facts.name), table)
    price = facts.price or Decimal(0)
    return Product(
        id=id,
        name=facts.name,
        category=facts.category or _category(facts.name, table, index),
        details=facts.details,
        variants=tuple(
            Variant(
                product=id,
                size=row.size,
                colour=row.colour,
                price=price,
                on_hand=row.pieces,
            )
            for row in facts.rows
        ),
    )


def _free_id(wanted: str, table: Table) -> str:
    number, id = 2, wanted
    while id in table.products:
        number, id = number + 1, f"{wanted}-{number}"
    return id


def _category(name: str, table: Table, index: Index) -> str:
    """The category that most products of the same kind have."""
    words = [word.text for word in cut(name)]
    kinds = {
        sense.concept
        for found in index.lexicon.find(words)
        for sense in found.senses
        if sense.concept.facet == "kind"
    }
    of_kind = Counter(
        table.products[entry.id].category
        for entry in index.entries.values()
        if entry.id in table.products and kinds & set(entry.meanings)
    )
    del of_kind[""]
    return of_kind.most_common(1)[0][0] if of_kind else ""
