"""Undo: lets go of a hold or a place on the waiting list; placed orders go to the owner."""

from actions.turn import Answer, Fragment, InColour, Outcome, Request, Turn
from nlu.topics import Topic
from stock.model import Hold, Waiting


async def cancel(request: Request, turn: Turn) -> Answer:
    if request.is_placed_order:
        return Answer(
            topic=Topic.CANCEL,
            outcome=Outcome.HANDED_OVER,
            fragments=(Fragment("ask-cancel-order"),),
        )
    holds = [
        hold
        for hold in await turn.ledger.holds_of(turn.conversation)
        if _is_meant(hold, request)
    ]
    waiting = [
        place
        for place in await turn.ledger.waiting_of(turn.conversation)
        if _is_meant(place, request)
    ]
    if not holds and not waiting:
        return _answer(request, Outcome.NOTHING_HELD, Fragment("nothing-held"))
    for hold in holds:
        await turn.ledger.free(
            hold.id, movement=f"{turn.id}:free:{hold.id}", at=turn.at
        )
    for place in waiting:
        await turn.ledger.stop_waiting(place.id)
    first = (holds or waiting)[0].variant
    product = turn.table.products.get(first.product)
    fragment = Fragment(
        "released" if holds else "no-longer-waiting",
        {
            "product": product.name if product else first.product,
            "variant": InColour(first.size, first.colour),
            "others": len(holds or waiting) - 1,
        },
    )
    return _answer(request, Outcome.RELEASED, fragment)


def _is_meant(kept: Hold | Waiting, request: Request) -> bool:
    return (
        (not request.products or kept.variant.product in request.products)
        and (not request.size or kept.variant.size == request.size)
        and (not request.colour or kept.variant.colour == request.colour)
    )


def _answer(request: Request, outcome: Outcome, fragment: Fragment) -> Answer:
    return Answer(
        topic=Topic.CANCEL,
        outcome=outcome,
        product=request.products[0] if len(request.products) == 1 else "",
        size=request.size,
        colour=request.colour,
        fragments=(fragment,),
    )
