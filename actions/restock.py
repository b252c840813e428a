"""Will it come back? A place on the waiting list, with its number and its route."""

from actions.availability import answer_for
from actions.hold_news import telegram_link
from actions.products import settled
from actions.turn import (
    Answer,
    Fragment,
    InColour,
    Listed,
    Moment,
    OpenQuestion,
    Outcome,
    QuestionKind,
    Request,
    Turn,
)
from actions.variants import colour_words, size_word
from nlu.topics import Topic
from stock.model import Product, VariantKey, Waiting


async def restock(request: Request, turn: Turn) -> Answer:
    product = settled(request, turn)
    if isinstance(product, Answer):
        return product
    wanted = product.matching(request.size, request.colour)
    if any(variant.available > 0 for variant in wanted):
        return _there(request, product, turn)
    if request.takes_any:
        return await _wait(request, product, turn)
    if not request.size and len(product.sizes) > 1:
        sizes = tuple(size_word(size, turn.language) for size in product.sizes)
        return _which_variant(request, product, "size", sizes)
    if not request.size and not request.colour and len(product.colours) > 1:
        colours = colour_words(product.colours, turn.language).values()
        return _which_variant(request, product, "colour", tuple(colours))
    return await _wait(request, product, turn)


def _there(request: Request, product: Product, turn: Turn) -> Answer:
    """It is there now: no waiting list is needed."""
    found = answer_for(request, product, turn)
    return Answer(
        topic=Topic.RESTOCK,
        outcome=Outcome.IN_STOCK,
        product=product.id,
        size=request.size,
        colour=request.colour,
        fragments=found.fragments,
        question=found.question,
        photo=found.photo,
    )


def _which_variant(
    request: Request, product: Product, asked: str, choices: tuple[str, ...]
) -> Answer:
    """`asked` is "size" or "colour", `choices` are what it may be."""
    return Answer(
        topic=Topic.RESTOCK,
        outcome=Outcome.WHICH_VARIANT,
        product=product.id,
        size=request.size,
        colour=request.colour,
        fragments=(
            Fragment(
                f"which-{asked}-to-wait-for",
                {"product": product.name, f"{asked}s": Listed(choices, either=True)},
            ),
        ),
        question=OpenQuestion(
            kind=QuestionKind.WHICH_VARIANT,
            topic=Topic.RESTOCK,
            products=(product.id,),
            colour=request.colour,
        ),
    )


async def _wait(request: Request, product: Product, turn: Turn) -> Answer:
    waiting = Waiting(
        id=f"{turn.id}:{request.number}",
        variant=VariantKey(product.id, request.size, request.colour),
        conversation=turn.conversation,
        at=turn.at,
        language=turn.language,
    )
    place = await turn.ledger.wait_for(waiting)
    fragments = [
        Fragment(
            "waitlisted" if place > 1 else "waitlisted-first",
            {
                "product": product.name,
                "variant": InColour(request.size, request.colour),
                "place": place,
            },
        ),
        *_route(product.id, turn),
    ]
    return Answer(
        topic=Topic.RESTOCK,
        outcome=Outcome.WAITLISTED,
        product=product.id,
        size=request.size,
        colour=request.colour,
        fragments=tuple(fragments),
    )


def _route(product: str, turn: Turn) -> tuple[Fragment, ...]:
    """Until when we can tell her here, and where we could without end."""
    if turn.window_until is None:
        return (Fragment("reach-here"),)
    here = Fragment("reach-until", {"until": Moment(turn.window_until)})
    if not turn.shop.telegram:
        return (here,)
    link = telegram_link(turn.shop.telegram, product)
    return (here, Fragment("reach-telegram", {"link": link}))
