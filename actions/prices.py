"""What does it cost? Each price of the product, as the stock table has it."""

from actions.products import settled
from actions.turn import Answer, Fragment, InColour, Money, Outcome, Request, Turn
from nlu.topics import Topic
from stock.model import Product, Variant


async def price(request: Request, turn: Turn) -> Answer:
    product = settled(request, turn)
    if isinstance(product, Answer):
        return product
    asked = product.matching(request.size, request.colour) or product.variants
    fragment = price_fragment(product, asked)
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
        fragments=(fragment,),
        photo=product.photo,
    )


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
