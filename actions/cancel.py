"""Undo: lets go of a hold or a place on the waiting list; orders go to the owner."""

from collections.abc import Sequence
from typing import TypeVar

from actions.turn import Answer, Fragment, InColour, Outcome, Request, Turn
from nlu.topics import Topic
from stock.model import Hold, VariantKey, Waiting

Kept = TypeVar("Kept", Hold, Waiting)


async def cancel(request: Request, turn: Turn) -> Answer:
    if request.is_placed_order:
        return Answer(
            topic=Topic.CANCEL,
            outcome=Outcome.HANDED_OVER,
            fragments=(Fragment("ask-cancel-order"),),
        )
    holds = meant(await turn.ledger.holds_of(turn.conversation), request)
    if holds:
        for hold in holds:
            movement = f"{turn.id}:free:{hold.id}"
            await turn.ledger.free(hold.id, movement=movement, at=turn.at)
        return _released("released", [hold.variant for hold in holds], request, turn)
    waiting = meant(await turn.ledger.waiting_of(turn.conversation), request)
    if waiting:
        for place in waiting:
            await turn.ledger.stop_waiting(place.id)
        places = [place.variant for place in waiting]
        return _released("no-longer-waiting", places, request, turn)
    return Answer(
        topic=Topic.CANCEL,
        outcome=Outcome.NOTHING_HELD,
        product=request.products[0] if len(request.products) == 1 else "",
        size=request.size,
        colour=request.colour,
        fragments=(Fragment("nothing-held"),),
    )


def meant(kept: Sequence[Kept], request: Request) -> list[Kept]:
    """Those that the words fit: all of them, or the size and colour, or the only one.

    What was merely spoken of before gives way to what is truly kept: she may have asked
    about something else in between.
    """
    found = [one for one in kept if _fits(one.variant, request)]
    if found or not (request.is_carried or not request.products):
        return found
    found = [one for one in kept if _is_of(one.variant, request)]
    return found or ([kept[-1]] if kept else [])


def _fits(variant: VariantKey, request: Request) -> bool:
    named = not request.products or variant.product in request.products
    return named and _is_of(variant, request)


def _is_of(variant: VariantKey, request: Request) -> bool:
    return request.size in ("", variant.size) and request.colour in ("", variant.colour)


def _released(
    text: str, variants: Sequence[VariantKey], request: Request, turn: Turn
) -> Answer:
    first = variants[0]
    product = turn.table.products.get(first.product)
    spoken = _as_spoken(first, request)
    return Answer(
        topic=Topic.CANCEL,
        outcome=Outcome.RELEASED,
        product=first.product,
        size=spoken.size,
        colour=spoken.colour,
        fragments=(
            Fragment(
                text,
                {
                    "product": product.name if product else first.product,
                    "variant": InColour(first.size, first.colour),
                    "others": len(variants) - 1,
                },
            ),
        ),
    )


def _as_spoken(variant: VariantKey, request: Request) -> VariantKey:
    """The size and colour as far as they were ever said, never inferred."""
    now = VariantKey(variant.product, request.size, request.colour)
    if _fits(variant, request) and (request.size or request.colour):
        return now
    for spoken in request.spoken:
        if spoken.product == variant.product and (
            spoken.size in ("", variant.size) and spoken.colour in ("", variant.colour)
        ):
            return spoken
    return variant if not request.spoken else now
