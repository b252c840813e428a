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
    """Those that she means: all that fit a product that she names, else one.

    Where only one of them stays, all others.

    "It" is what is truly kept: she may have asked about something else in between.
    """
    if request.keeps is not None:
        others = [one for one in kept if not is_of(one.variant, request.keeps)]
        if len(others) < len(kept):
            return others
    said = request.said or VariantKey("")
    fitting = [one for one in kept if is_of(one.variant, said)]
    if said.product or not kept:
        return fitting
    possible = fitting or list(kept)
    for spoken in request.spoken:
        of_it = [one for one in possible if is_of(one.variant, spoken)]
        if of_it:
            return of_it[-1:]
    return possible[-1:]


def is_of(variant: VariantKey, asked: VariantKey) -> bool:
    """Whether it is what is asked, as far as that says anything."""
    return (
        asked.product in ("", variant.product)
        and asked.size in ("", variant.size)
        and asked.colour in ("", variant.colour)
    )


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
    said = request.said or VariantKey("")
    if not is_of(variant, said):
        said = VariantKey("")
    before = next((s for s in request.spoken if s.product and is_of(variant, s)), said)
    return VariantKey(
        variant.product, said.size or before.size, said.colour or before.colour
    )
