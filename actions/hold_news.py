"""What a customer hears of her hold, or of a piece that she waits for, unasked.

Each is one answer, worded by the composer like every other.
"""

from actions.turn import (
    Answer,
    Argument,
    Fragment,
    InColour,
    Moment,
    OpenQuestion,
    Outcome,
    QuestionKind,
)
from nlu.topics import Topic
from stock.model import Hold, Table, VariantKey


def reminder(hold: Hold, table: Table) -> Answer:
    what = _what(hold.variant, table)
    until = Moment(hold.expires_at)
    return _answer(hold.variant, Fragment("hold-reminder", {**what, "until": until}))


def extended(hold: Hold, table: Table) -> Answer:
    what = _what(hold.variant, table)
    until = Moment(hold.expires_at)
    return _answer(hold.variant, Fragment("hold-extended", {**what, "until": until}))


def ended(variant: VariantKey, table: Table, *, goes_on: bool) -> Answer:
    """Her hold is over; `goes_on`: somebody else waits for the piece."""
    found = table.variant(variant)
    if goes_on:
        name = "hold-ended-goes-on"
    else:
        name = "hold-ended-free" if found and found.available else "hold-ended"
    return _answer(variant, Fragment(name, _what(variant, table)))


def offered(hold: Hold, table: Table) -> Answer:
    """The piece that she waits for is there, and kept until she has answered."""
    what = _what(hold.variant, table)
    until = Moment(hold.expires_at)
    return _answer(hold.variant, Fragment("back-in-stock", {**what, "until": until}))


def gone(told: VariantKey, table: Table) -> Answer:
    """What she was told is there is there no more; the waiting list is offered."""
    question = OpenQuestion(
        kind=QuestionKind.WAITING_LIST,
        topic=Topic.RESTOCK,
        products=(told.product,),
        size=told.size,
        colour=told.colour,
    )
    return _answer(told, Fragment("gone-since", _what(told, table)), question)


def telegram_link(username: str, product: str) -> str:
    """Opens the shop's bot on Telegram at this product.

    https://core.telegram.org/bots/features#deep-linking allows 64 plain signs.
    """
    start = f"p_{product}"
    plain = start.replace("_", "").replace("-", "")
    fits = len(start) <= 64 and plain.isascii() and plain.isalnum()
    return f"https://t.me/{username}" + (f"?start={start}" if fits else "")


def _what(variant: VariantKey, table: Table) -> dict[str, Argument]:
    product = table.products.get(variant.product)
    return {
        "product": product.name if product else variant.product,
        "variant": InColour(variant.size, variant.colour),
    }


def _answer(
    variant: VariantKey, fragment: Fragment, question: OpenQuestion | None = None
) -> Answer:
    return Answer(
        topic=Topic.RESERVE,
        outcome=Outcome.TOLD,
        product=variant.product,
        size=variant.size,
        colour=variant.colour,
        fragments=(fragment,),
        question=question,
    )
