"""Material, care, measurements, fit: told where the product's details say it."""

from actions.products import settled
from actions.turn import Answer, Fragment, Outcome, Request, Turn
from nlu.topics import Topic
from stock.match.details import sentences_on


async def product_info(request: Request, turn: Turn) -> Answer:
    return _from_details(request, turn, "ask-product-info")


async def size_advice(request: Request, turn: Turn) -> Answer:
    """How it runs, where the details say so; what suits her the owner must say."""
    return _from_details(request, turn, "ask-size-advice")


def _from_details(request: Request, turn: Turn, otherwise: str) -> Answer:
    product = settled(request, turn)
    if isinstance(product, Answer):
        if request.topic == Topic.SIZE_ADVICE:
            return Answer(
                topic=Topic.SIZE_ADVICE,
                outcome=Outcome.HANDED_OVER,
                fragments=(Fragment(otherwise),),
            )
        return product
    told = (
        []
        if request.is_of_her
        else sentences_on(request.attributes, product, turn.index.lexicon)
    )
    outcome = Outcome.TOLD if told else Outcome.HANDED_OVER
    fragment = (
        Fragment("details", {"product": product.name, "details": " ".join(told)})
        if told
        else Fragment(f"{otherwise}-of", {"product": product.name})
    )
    return Answer(
        topic=request.topic,
        outcome=outcome,
        product=product.id,
        size=request.size,
        colour=request.colour,
        fragments=(fragment,),
    )
