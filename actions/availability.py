"""Is it still there? From the stock table of this second, never from anything else."""

from actions.products import settled
from actions.turn import (
    Answer,
    Argument,
    Fragment,
    InColour,
    OpenQuestion,
    Outcome,
    Pieces,
    QuestionKind,
    Request,
    Turn,
)
from actions.variants import size_word
from nlu.topics import Topic
from stock.match.alternatives import alternatives
from stock.model import Product, Variant


async def availability(request: Request, turn: Turn) -> Answer:
    product = settled(request, turn)
    if isinstance(product, Answer):
        return product
    return answer_for(request, product, turn)


def answer_for(request: Request, product: Product, turn: Turn) -> Answer:
    """What there is of this product, in the size and colour that are asked for."""
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
    return _in_stock(request, product, wanted)


def _in_stock(request: Request, product: Product, there: list[Variant]) -> Answer:
    about: dict[str, Argument] = {
        "product": product.name,
        "variant": InColour(request.size, request.colour),
    }
    if len(there) == 1:
        only = there[0]
        fragment = Fragment(
            "in-stock-one",
            {
                **about,
                "variant": InColour(only.size, only.colour),
                "pieces": only.available,
            },
        )
    elif request.size or request.colour:
        fragment = Fragment("in-stock-these", {**about, "left": Pieces(tuple(there))})
    else:
        fragment = Fragment(
            "in-stock-any", {"product": product.name, "left": Pieces(tuple(there))}
        )
    return Answer(
        topic=Topic.AVAILABILITY,
        outcome=Outcome.IN_STOCK,
        product=product.id,
        size=request.size,
        colour=request.colour,
        fragments=(fragment,),
        question=hold_question(request, product, there),
        photo=product.photo,
    )


def hold_question(
    request: Request, product: Product, there: list[Variant]
) -> OpenQuestion:
    """A hold is offered in words where it is clear of what."""
    return OpenQuestion(
        kind=QuestionKind.HOLD,
        topic=Topic.RESERVE,
        products=(product.id,),
        size=request.size,
        colour=request.colour,
        is_asked=len(there) == 1,
    )


def gone(request: Request, product: Product, turn: Turn, outcome: Outcome) -> Answer:
    """It is gone: said with warmth, with what there is instead and the waiting list."""
    fragments = [
        Fragment(
            "sold-out" if outcome == Outcome.SOLD_OUT else "out-of-stock",
            {
                "product": product.name,
                "variant": InColour(request.size, request.colour),
            },
        )
    ]
    same = tuple(v for v in product.variants if v.available > 0 and _close(v, request))
    if same:
        fragments.append(Fragment("still-there-in", {"left": Pieces(same)}))
    others = alternatives(
        turn.table, turn.index, product.id, request.size, request.colour
    )
    if others:
        fragments.append(_alternatives_fragment(others, turn, request))
    return Answer(
        topic=request.topic,
        outcome=outcome,
        product=product.id,
        size=request.size,
        colour=request.colour,
        fragments=tuple(fragments),
        question=OpenQuestion(
            kind=QuestionKind.WAITING_LIST,
            topic=Topic.RESTOCK,
            products=(product.id,),
            size=request.size,
            colour=request.colour,
            is_asked=True,
        ),
    )


def _close(variant: Variant, request: Request) -> bool:
    """The same size in another colour or, where only a colour was asked, all of it."""
    return not request.size or variant.size == request.size


def _alternatives_fragment(
    others: tuple[Variant, ...], turn: Turn, request: Request
) -> Fragment:
    names = [turn.table.products[variant.product].name for variant in others]
    in_size = "-in-size" if request.size else ""
    if len(others) == 1:
        return Fragment(
            f"alternative{in_size}",
            {
                "product": names[0],
                "variant": InColour("", others[0].colour),
                "size": size_word(request.size, turn.language),
            },
        )
    return Fragment(
        f"alternatives{in_size}",
        {
            "first": names[0],
            "first_variant": InColour("", others[0].colour),
            "second": names[1],
            "second_variant": InColour("", others[1].colour),
            "size": size_word(request.size, turn.language),
        },
    )
