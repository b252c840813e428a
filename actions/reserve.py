"""Put it aside: holds one piece, for this customer, until a time that she is told."""

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
from stock.errors import NotEnough, TooManyHolds
from stock.model import Hold, Product, Variant


async def reserve(request: Request, turn: Turn) -> Answer:
    product = settled(request, turn)
    if isinstance(product, Answer):
        return product
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


async def _hold(
    request: Request, product: Product, variant: Variant, turn: Turn
) -> Answer:
    for held in await turn.ledger.holds_of(turn.conversation):
        if held.variant == variant.key:
            return _held(request, product, held)
    hold = Hold(
        id=f"{turn.id}:{request.number}",
        variant=variant.key,
        conversation=turn.conversation,
        at=turn.at,
        expires_at=turn.at + turn.shop.hold_time,
    )
    try:
        hold = await turn.ledger.hold(hold)
    except NotEnough:
        return gone(request, product, turn, Outcome.OUT_OF_STOCK)
    except TooManyHolds as error:
        return _too_many(request, product, error.limit)
    return _held(request, product, hold)


def _held(request: Request, product: Product, hold: Hold) -> Answer:
    return Answer(
        topic=Topic.RESERVE,
        outcome=Outcome.HELD,
        product=product.id,
        size=request.size,
        colour=request.colour,
        fragments=(
            Fragment(
                "held",
                {
                    "product": product.name,
                    "variant": InColour(hold.variant.size, hold.variant.colour),
                    "until": Moment(hold.expires_at),
                },
            ),
        ),
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
