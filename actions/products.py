"""What every answer about a product begins with: which product is it?"""

from actions.turn import (
    Answer,
    Fragment,
    Named,
    OpenQuestion,
    Outcome,
    QuestionKind,
    Request,
    Turn,
)
from stock.model import Product

NAMED_AT_MOST = 5
"""More products than this are not read out one by one."""


def settled(request: Request, turn: Turn) -> Product | Answer:
    """The one product that is asked about, or the answer that asks or denies."""
    known = [
        turn.table.products[id] for id in request.products if id in turn.table.products
    ]
    if request.unknown and not known:
        return unknown_product(request, turn)
    if len(known) == 1:
        return known[0]
    return which_product(request, known)


def unknown_product(request: Request, turn: Turn) -> Answer:
    """The shop does not have it; what it has of that kind is offered instead."""
    similar = tuple(
        turn.table.products[id]
        for id in request.similar
        if turn.table.products[id].available > 0
    )[:3]
    fragment = (
        Fragment(
            "unknown-product-but", {"words": request.unknown, "similar": Named(similar)}
        )
        if similar
        else Fragment("unknown-product", {"words": request.unknown})
    )
    return Answer(
        topic=request.topic,
        outcome=Outcome.UNKNOWN_PRODUCT,
        size=request.size,
        colour=request.colour,
        fragments=(fragment,),
        question=OpenQuestion(
            kind=QuestionKind.WHICH_PRODUCT,
            topic=request.topic,
            size=request.size,
            colour=request.colour,
            is_asked=False,
        ),
    )


def which_product(request: Request, fitting: list[Product]) -> Answer:
    """Several fit, or none was named: she is asked, and shown what there is."""
    if not fitting:
        fragment = Fragment("which-product")
    elif len(fitting) <= NAMED_AT_MOST:
        fragment = Fragment("which-product-of", {"products": Named(tuple(fitting))})
    else:
        first = sorted(fitting, key=lambda product: -product.available)[:NAMED_AT_MOST]
        fragment = Fragment(
            "which-product-of-many",
            {"products": Named(tuple(first)), "more": len(fitting) - len(first)},
        )
    return Answer(
        topic=request.topic,
        outcome=Outcome.WHICH_PRODUCT,
        size=request.size,
        colour=request.colour,
        fragments=(fragment,),
        question=OpenQuestion(
            kind=QuestionKind.WHICH_PRODUCT,
            topic=request.topic,
            products=tuple(product.id for product in fitting),
            size=request.size,
            colour=request.colour,
        ),
    )
