"""The keys of a shop file, as they are written; what they mean is read later."""

from typing import Annotated, Any, Literal

import msgspec

Language = Literal["fr", "nl", "en", "it"]
Text = Annotated[str, msgspec.Meta(min_length=1)]
Days = Annotated[int, msgspec.Meta(ge=0, le=3650)]


class Section(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A mapping of the file; a key that is not a field is an error."""


class ShopSection(Section):
    name: Text
    owner: Text
    country: Text
    currency: str = "EUR"
    timezone: str = "Europe/Brussels"
    languages: Annotated[list[Language], msgspec.Meta(min_length=1)] = msgspec.field(
        default_factory=lambda: ["fr"]
    )
    address: str = ""
    phone: str = ""
    email: str = ""


class ShippingSection(Section):
    to: Annotated[list[str], msgspec.Meta(min_length=1)]
    cost: float | int | str
    carrier: str = ""
    free_from: float | int | str | None = None
    days: tuple[Days, Days] | None = None


class ReturnsSection(Section):
    days: Days
    paid_by: Literal["customer", "shop"]
    text: dict[Language, Text] = {}


class File(Section):
    shop: ShopSection
    hours: dict[str, Any] = {}
    opening_hours: dict[str, Any] | None = None
    shipping: list[ShippingSection] | dict[str, Any] = []
    pickup: bool = False
    payment: list[Text] = []
    returns: ReturnsSection | None = None
    discount: dict[Language, Text] = {}
    hold_hours: Annotated[float, msgspec.Meta(gt=0, le=8760)] = 24
    reply_within: str = "2h"
    release_after: str = "2h"
    quiet_window: str = "2.5s"
    retention: str = "90d"
    digest_at: str = "08:30"
