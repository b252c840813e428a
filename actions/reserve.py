"""Put it aside: holds pieces for this customer until a time that she is told."""

from collections.abc import Sequence
from dataclasses import replace

from actions.availability import gone
from actions.cancel import is_of
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
from stock.model import Hold, Product, Variant, VariantKey


async def reserve(request: Request, turn: Turn) -> Answer:
    answer = await _reserved(request, turn)
    if request.instead_of is None:
        return answer
    return await _moved(answer, request.instead_of, turn)


async def _moved(answer: Answer, before: VariantKey, turn: Turn) -> Answer:
    """The new one held, the old one goes; where it is not there the old one stays."""
    this_turn = f"{turn.id}:"
    old = [
        hold
        for hold in await turn.ledger.holds_of(turn.conversation)
        if is_of(hold.variant, before) and not hold.id.startswith(this_turn)
    ][-1:]
    for hold in old if answer.outcome == Outcome.HELD else ():
        movement = f"{turn.id}:free:{hold.id}"
        await turn.ledger.free(hold.id, movement=movement, at=turn.at)
    text = "held-instead" if answer.outcome == Outcome.HELD else "held-before"
    said = tuple(_of_hold(text, hold, turn) for hold in old)
    return replace(answer, fragments=(*answer.fragments, *said))


def _of_hold(text: str, hold: Hold, turn: Turn) -> Fragment:
    product = turn.table.products.get(hold.variant.product)
    return Fragment(
        text,
        {
            "product": product.name if product else hold.variant.product,
            "variant": InColour(hold.variant.size, hold.variant.colour),
        },
    )


async def _reserved(request: Request, turn: Turn) -> Answer:
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
