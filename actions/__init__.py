"""One action per topic: a turn and a request in, an answer out.

The table below is the whole registry; a new answer is one function and one line here.
"""

from collections.abc import Awaitable, Callable, Mapping

from actions.availability import availability
from actions.browse import browse
from actions.cancel import cancel
from actions.hand_over import complaint, human, order_status, other
from actions.prices import price
from actions.privacy import privacy
from actions.product_facts import product_info, size_advice
from actions.reserve import reserve
from actions.restock import restock
from actions.shipping import delivery_time, shipping, shipping_cost
from actions.shop_facts import discount, location, opening_hours, payment, returns
from actions.talk import (
    abuse,
    bot_identity,
    confirm,
    deny,
    goodbye,
    greeting,
    reply_time,
    thanks,
)
from actions.turn import Answer, Request, Turn
from nlu.topics import Topic

Action = Callable[[Request, Turn], Awaitable[Answer]]

ACTIONS: Mapping[Topic, Action] = {
    Topic.AVAILABILITY: availability,
    Topic.PRICE: price,
    Topic.BROWSE: browse,
    Topic.PRODUCT_INFO: product_info,
    Topic.SIZE_ADVICE: size_advice,
    Topic.RESTOCK: restock,
    Topic.RESERVE: reserve,
    Topic.CANCEL: cancel,
    Topic.DISCOUNT: discount,
    Topic.SHIPPING: shipping,
    Topic.SHIPPING_COST: shipping_cost,
    Topic.DELIVERY_TIME: delivery_time,
    Topic.ORDER_STATUS: order_status,
    Topic.COMPLAINT: complaint,
    Topic.RETURNS: returns,
    Topic.PAYMENT: payment,
    Topic.OPENING_HOURS: opening_hours,
    Topic.LOCATION: location,
    Topic.HUMAN: human,
    Topic.REPLY_TIME: reply_time,
    Topic.BOT_IDENTITY: bot_identity,
    Topic.PRIVACY: privacy,
    Topic.ABUSE: abuse,
    Topic.GREETING: greeting,
    Topic.THANKS: thanks,
    Topic.GOODBYE: goodbye,
    Topic.CONFIRM: confirm,
    Topic.DENY: deny,
    Topic.OTHER: other,
}
