"""What a customer's message can ask for: the topics, named as the model's intents are.

Their borders are described in docs/topics.md; `nlu/data/` is labelled with them.
"""

from enum import StrEnum


class Topic(StrEnum):
    AVAILABILITY = "availability"
    PRICE = "price"
    BROWSE = "browse"
    PRODUCT_INFO = "product_info"
    SIZE_ADVICE = "size_advice"
    RESTOCK = "restock"
    RESERVE = "reserve"
    CANCEL = "cancel"
    DISCOUNT = "discount"
    SHIPPING = "shipping"
    SHIPPING_COST = "shipping_cost"
    DELIVERY_TIME = "delivery_time"
    ORDER_STATUS = "order_status"
    COMPLAINT = "complaint"
    RETURNS = "returns"
    PAYMENT = "payment"
    OPENING_HOURS = "opening_hours"
    LOCATION = "location"
    HUMAN = "human"
    REPLY_TIME = "reply_time"
    BOT_IDENTITY = "bot_identity"
    PRIVACY = "privacy"
    ABUSE = "abuse"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    CONFIRM = "confirm"
    DENY = "deny"
    OTHER = "other"


PRODUCT_TOPICS = frozenset(
    {
        Topic.AVAILABILITY,
        Topic.PRICE,
        Topic.RESERVE,
        Topic.RESTOCK,
        Topic.CANCEL,
        Topic.SIZE_ADVICE,
        Topic.PRODUCT_INFO,
    }
)
"""Topics whose answer may be about one product of the stock table."""

SHIPPING_TOPICS = frozenset({Topic.SHIPPING, Topic.SHIPPING_COST, Topic.DELIVERY_TIME})
"""Topics whose answer depends on a country."""

SMALL_TALK = frozenset(
    {Topic.GREETING, Topic.THANKS, Topic.GOODBYE, Topic.CONFIRM, Topic.DENY}
)
"""No topic of their own beside a real question."""
