"""Put it aside: holds pieces for this customer until a time that she is told."""

from collections.abc import Sequence

from actions.availability import gone
from actions.products import settled
from actions.turn import (
    Answer,
    Fragment,
    InColour,
    Moment,
    OpenQuestion,
    Outcome,
    Pieces,
    QuestionKind,
    Request,
    Turn,
)
from nlu.topics import Topic
from stock.errors import HoldEnded, NotEnough, TooManyHolds
from stock.model import Hold, Product, Variant


async def reserve(request: Request, turn: Turn) -> Answer:
    product = settled(request, turn)
    if isinstance(product, Answer):
        return product
    own = await _own(request, product, turn)
    if len(own) >= request.pieces:
        return _held(request, product, own)
    free = [variant for variant in product.variants if variant.available > 0]
    if not free:
        return gone(request, product, turn, Outcome.SOLD_OUT)
    wanted = [
        variant
        for variant in product.matching(request.size, request.colour)
        if variant.available > 0
    ]
    if not wanted:
        return gone(request, product, turn, Outcome.OUT_OF_STOCK)
    if len(wanted) > 1:
        return _which_variant(request, product, tuple(wanted))
    return await _hold(request, product, wanted[0], turn)


async def _own(request: Request, product: Product, turn: Turn) -> list[Hold]:
    """What she has on hold already of the one variant that this may mean.

    A piece that is kept while she is asked from the waiting list is hers by this yes.
    """
    wanted = {v.key for v in product.matching(request.size, request.colour)}
    kept = await turn.ledger.holds_of(turn.conversation)
    own = [hold for hold in kept if hold.variant in wanted]
    if len({hold.variant for hold in own}) > 1:
        return []
    own = _counting(own, request, turn)
    taken = [await _taken(hold, turn) if hold.waiting else hold for hold in own]
    return [hold for hold in taken if hold is not None]


def _counting(own: Sequence[Hold], request: Request, turn: Turn) -> list[Hold]:
    """Where she wants another one, only what this very turn held counts."""
    this_turn = f"{turn.id}:"
    return [h for h in own if not request.another or h.id.startswith(this_turn)]


async def _taken(offered: Hold, turn: Turn) -> Hold | None:
    """With the whole time of a hold from now on; None: it has just lapsed."""
    for place in await turn.ledger.waiting_of(turn.conversation):
        if place.hold == offered.id:
            try:
                until = turn.at + turn.shop.hold_time
                offered = await turn.ledger.extend(offered.id, until)
            except HoldEnded:
                return None
            await turn.ledger.stop_waiting(place.id)
    return offered


async def _hold(
    request: Request, product: Product, variant: Variant, turn: Turn
) -> Answer:
    """As many pieces as she wants; those that she has on hold already count."""
    kept = await turn.ledger.holds_of(turn.conversation)
    of_it = [hold for hold in kept if hold.variant == variant.key]
    held = _counting(of_it, request, turn)
    try:
        while len(held) < request.pieces:
            held.append(await turn.ledger.hold(_one(request, variant, turn, len(held))))
    except NotEnough:
        if not held:
            return gone(request, product, turn, Outcome.OUT_OF_STOCK)
    except TooManyHolds as error:
        if not held:
            return _too_many(request, product, error.limit)
    return _held(request, product, held)


def _one(request: Request, variant: Variant, turn: Turn, number: int) -> Hold:
    return Hold(
        id=f"{turn.id}:{request.number}:{number}",
        variant=variant.key,
        conversation=turn.conversation,
        at=turn.at,
        expires_at=turn.at + turn.shop.hold_time,
    )


def _held(request: Request, product: Product, held: Sequence[Hold]) -> Answer:
    first = held[0]
    if len(held) < request.pieces:
        text = "held-fewer"
    else:
        text = "held" if len(held) == 1 else "held-several"
    fragment = Fragment(
        text,
        {
            "product": product.name,
            "variant": InColour(first.variant.size, first.variant.colour),
            "until": Moment(first.expires_at),
            "pieces": len(held),
        },
    )
    return Answer(
        topic=Topic.RESERVE,
        outcome=Outcome.HELD,
        product=product.id,
        size=request.size,
        colour=request.colour,
        fragments=(fragment,),
    )


def _too_many(request: Request, product: Product, limit: int) -> Answer:
    """One person cannot hold the whole shop: the owner decides on more."""
    return Answer(
        topic=Topic.RESERVE,
        outcome=Outcome.HANDED_OVER,
        product=product.id,
        size=request.size,
        colour=request.colour,
        fragments=(Fragment("too-many-holds", {"limit": limit}),),
    )


def _which_variant(
    request: Request, product: Product, wanted: tuple[Variant, ...]
) -> Answer:
    return Answer(
        topic=request.topic,
        outcome=Outcome.WHICH_VARIANT,
        product=product.id,
        size=request.size,
        colour=request.colour,
        fragments=(
            Fragment(
                "which-variant", {"product": product.name, "left": Pieces(wanted)}
            ),
        ),
        question=OpenQuestion(
            kind=QuestionKind.WHICH_VARIANT,
            topic=request.topic,
            products=(product.id,),
            size=request.size,
            colour=request.colour,
        ),
    )
