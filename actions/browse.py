"""What have you got of a kind? A short true list, with prices and what is left."""

from actions.turn import Answer, Fragment, Named, Outcome, Request, Turn
from nlu.topics import Topic

LISTED_AT_MOST = 4


async def browse(request: Request, turn: Turn) -> Answer:
    found = [
        turn.table.products[id] for id in request.similar if id in turn.table.products
    ]
    there = tuple(product for product in found if product.available > 0)
    if not there:
        return Answer(
            topic=Topic.BROWSE,
            outcome=Outcome.NOTHING,
            fragments=(Fragment("browse-nothing", {"kind": request.kind}),),
            listed=tuple(product.id for product in found),
        )
    listed = Named(there[:LISTED_AT_MOST], with_price=True)
    more = len(there) - LISTED_AT_MOST
    name = "browse-more" if more > 0 else "browse"
    return Answer(
        topic=Topic.BROWSE,
        outcome=Outcome.LISTED,
        fragments=(Fragment(name, {"products": listed, "more": max(more, 0)}),),
        listed=tuple(product.id for product in there),
    )
