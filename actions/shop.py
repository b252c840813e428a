"""What the boutique knows of itself: every fact that a reply may state besides stock.

Pure values; `bot/shop_file.py` reads them from `shop.yml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from actions.hours import Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippingRule:
    """One line of `shipping`. `days` are working days, from and to."""

    countries: tuple[str, ...]
    cost: Decimal
    carrier: str = ""
    free_from: Decimal | None = None
    days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """`paid_by` is `customer` or `shop`; `text` the shop's own words, by language."""

    days: int
    paid_by: str
    text: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """The first of `languages` is the shop's own."""

    name: str
    owner: str
    currency: str
    timezone: ZoneInfo
    country: str
    languages: tuple[str, ...]
    hours: Hours
    opening_hours: Hours | None
    """None: there is no physical shop."""
    address: str = ""
    phone: str = ""
    email: str = ""
    shipping: tuple[ShippingRule, ...] = ()
    pickup: bool = False
    payment: tuple[str, ...] = ()
    returns: Returns | None = None
    discount: Mapping[str, str] = field(default_factory=dict)
    hold_time: timedelta = timedelta(hours=24)
    reply_within: timedelta = timedelta(hours=2)
    release_after: timedelta = timedelta(hours=2)
    quiet_window: timedelta = timedelta(seconds=2.5)
    retention: timedelta = timedelta(days=90)
    digest_at: str = "08:30"
    telegram: str = ""
    """The name of the shop's bot there; '' where there is none."""

    def shipping_to(self, country: str) -> ShippingRule | None:
        """The first line that names the country; None: the shop does not ship there."""
        return next((r for r in self.shipping if country in r.countries), None)

    @property
    def ships_to(self) -> tuple[str, ...]:
        """Every country that is shipped to, in the order of the lines."""
        return tuple(dict.fromkeys(c for rule in self.shipping for c in rule.countries))
