"""What does it cost? Each price of the product, as the stock table has it."""

from decimal import Decimal

from actions.cancel import is_of
from actions.products import settled
from actions.turn import Answer, Fragment, InColour, Money, Outcome, Request, Turn
from nlu.topics import Topic
from stock.model import Product, Variant, VariantKey


async def price(request: Request, turn: Turn) -> Answer:
    product = settled(request, turn)
    if isinstance(product, Answer):
        return product
    asked = product.matching(request.size, request.colour) or product.variants
    fragment = price_fragment(product, asked)
    together = await _together(request, turn)
    if fragment is None:
        return Answer(
            topic=Topic.PRICE,
            outcome=Outcome.UNKNOWN_PRODUCT,
            fragments=(Fragment("no-price", {"product": product.name}),),
        )
    return Answer(
        topic=Topic.PRICE,
        outcome=Outcome.TOLD,
        product=product.id,
        size=request.size,
        colour=request.colour,
        fragments=(fragment, *together),
        photo=product.photo,
    )


async def _together(request: Request, turn: Turn) -> tuple[Fragment, ...]:
    """What all of them come to, where each has one price; as many as are on hold."""
    if not request.summed:
        return ()
    held = [hold.variant for hold in await turn.ledger.holds_of(turn.conversation)]
    total = Decimal()
    for wanted in request.summed:
        price = _one_price(wanted, turn)
        if price is None:
            return ()
        total += price * max(1, sum(is_of(variant, wanted) for variant in held))
    return (Fragment("price-sum", {"price": Money(total)}),)


def _one_price(wanted: VariantKey, turn: Turn) -> Decimal | None:
    product = turn.table.products.get(wanted.product)
    if product is None:
        return None
    asked = product.matching(wanted.size, wanted.colour) or product.variants
    prices = {variant.price for variant in asked}
    return prices.pop() if len(prices) == 1 else None


def price_fragment(product: Product, asked: tuple[Variant, ...]) -> Fragment | None:
    """One price, or the lowest and highest with what they are for; None: none known."""
    priced = [variant for variant in asked if variant.price is not None]
    prices = sorted({v.price for v in priced if v.price is not None})
    if not prices:
        return None
    if len(prices) == 1:
        return Fragment("price", {"product": product.name, "price": Money(prices[0])})
    cheapest = next(v for v in priced if v.price == prices[0])
    dearest = next(v for v in priced if v.price == prices[-1])
    return Fragment(
        "price-between",
        {
            "product": product.name,
            "from": Money(prices[0]),
            "to": Money(prices[-1]),
            "cheapest": InColour(cheapest.size, cheapest.colour),
            "dearest": InColour(dearest.size, dearest.colour),
        },
    )
