"""What an action is asked and what it answers, free of any channel or model.

The worker makes a Turn of a burst of messages; an action answers one Request of it with
an Answer; the composer makes one Reply of all Answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from actions.hours import Hours
from actions.shop import Shop
from nlu.topics import Topic
from stock.match.index import Index
from stock.model import Hold, Product, Table, Variant, VariantKey, Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing that is asked: a topic and what it is about.

    `products` holds ids of the table: one is settled, several fit equally well, none
    was named. `unknown` holds the customer's words for what the shop does not have.
    `size` and `colour` are the table's own values, or the customer's for what it never
    had; empty where nothing was said of them.
    """

    topic: Topic
    number: int = 0
    """Its place among the requests of the turn."""
    products: tuple[str, ...] = ()
    unknown: str = ""
    size: str = ""
    colour: str = ""
    country: str = ""
    day: date | None = None
    """The day that is asked about: for opening_hours, delivery_time."""
    pieces: int = 1
    """How many she wants: for reserve."""
    another: bool = False
    """Whether they are wanted besides those that she has on hold: for reserve."""
    takes_any: bool = False
    """Whether whatever size or colour comes first will do: for restock."""
    order: str = ""
    """The number of the order that is spoken of."""
    said: VariantKey | None = None
    """What this very message says, its product empty unless named: for cancel."""
    spoken: tuple[VariantKey, ...] = ()
    """How the conversation spoke of its products, the newest first: for cancel."""
    is_placed_order: bool = False
    """Whether a placed order is meant, rather than a hold: for cancel."""
    asks_extras: bool = False
    """Whether parking, access or the like is asked, which an address does not tell."""
    asks_address: bool = False
    """Whether it is asked where the shop is, besides such extras or without."""
    asks_contact: bool = False
    """Whether the telephone number or e-mail is asked for: for human."""
    asks_access: bool = False
    """Whether it is asked what is kept, rather than that it goes: for privacy."""
    asks_again: bool = False
    """Whether it is what was just told, in the shop's own words: for returns."""
    asks_to_stop: bool = False
    """Whether messages are to stop, rather than data to go: for privacy."""
    asks_customs: bool = False
    """Whether customs are asked about: for shipping_cost."""
    ways: tuple[str, ...] = ()
    """The ways to pay that are asked for, as `actions/texts/payment.yml` calls them."""
    asks_pickup: bool = False
    """Whether collecting it is meant: for shipping."""
    is_of_her: bool = False
    """Whether it depends on her, her body or her usual size: for size_advice."""
    instead_of: VariantKey | None = None
    """The hold that it shall take the place of: for reserve."""
    keeps: VariantKey | None = None
    """What alone stays on hold of all that is: for cancel."""
    summed: tuple[VariantKey, ...] = ()
    """All that is to be told the price of together, where this is the last: for
    price."""
    is_trouble: bool = False
    """Whether something went wrong that the owner must see: a payment that failed, a
    code that does not work."""
    of_kind: tuple[str, ...] = ()
    """Ids of all that the shop has of what is looked for, whatever it costs."""
    similar: tuple[str, ...] = ()
    """Ids of what the shop has of the kind that was named: for browse, or beside
    `unknown`."""
    kind: str = ""
    """What kind of thing is looked for, in the customer's words."""
    attributes: tuple[str, ...] = ()
    """Which properties of the product are asked for: for product_info."""
    text: str = ""
    """The customer's own words of this request."""


@dataclass(frozen=True, slots=True)
class Money:
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Countries:
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Words to be joined as the language joins them; `either` with "or"."""

    items: tuple[str, ...]
    either: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, its day worded as near as it is: "demain à 18:30"."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Pieces:
    """Variants as a customer reads them: "bleu : 36, 38 · écru : 40"."""

    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class InColour:
    """A size and colour as a customer says them: "38 bleu", "en bleu", "38"."""

    size: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Products with what is left of each, where they are to be told apart."""

    products: tuple[Product, ...]
    with_price: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day: "18:30"."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """A day, worded as near as it is: "demain", "samedi 5 décembre"."""

    date: date


@dataclass(frozen=True, slots=True)
class Week:
    """A week of opening hours, days with the same hours together."""

    hours: Hours


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways to pay: known ones in the customer's language, others as they are."""

    names: tuple[str, ...]


Argument = (
    str
    | int
    | Money
    | Countries
    | Listed
    | Moment
    | Pieces
    | InColour
    | Named
    | Day
    | Time
    | Week
    | Ways
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """One sentence of a reply: the name of a text and what fills it."""

    text: str
    arguments: Mapping[str, Argument] = field(default_factory=dict)


class Outcome(StrEnum):
    IN_STOCK = "in_stock"
    OUT_OF_STOCK = "out_of_stock"
    SOLD_OUT = "sold_out"
    UNKNOWN_PRODUCT = "unknown_product"
    WHICH_PRODUCT = "which_product"
    WHICH_VARIANT = "which_variant"
    TOLD = "told"
    LISTED = "listed"
    NOTHING = "nothing"
    SHIPS = "ships"
    DOES_NOT_SHIP = "does_not_ship"
    PICKUP = "pickup"
    NO_PICKUP = "no_pickup"
    HELD = "held"
    WAITLISTED = "waitlisted"
    RELEASED = "released"
    NOTHING_HELD = "nothing_held"
    HANDED_OVER = "handed_over"
    ERASED = "erased"
    STOPPED = "stopped"
    CALMED = "calmed"


class QuestionKind(StrEnum):
    """What an open question of ours offers or asks."""

    HOLD = "hold"
    WAITING_LIST = "waiting_list"
    WHICH_PRODUCT = "which_product"
    WHICH_VARIANT = "which_variant"
    UNDO_ERASURE = "undo_erasure"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question that the reply ends with; the next message may answer it."""

    kind: QuestionKind
    topic: Topic
    products: tuple[str, ...] = ()
    size: str = ""
    colour: str = ""
    is_asked: bool = True
    """False: the reply does not put it in words, but her next message may answer it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one action says. The label fields are those of the contract."""

    topic: Topic
    outcome: Outcome
    product: str = ""
    size: str = ""
    colour: str = ""
    country: str = ""
    fragments: tuple[Fragment, ...] = ()
    question: OpenQuestion | None = None
    photo: str = ""
    listed: tuple[str, ...] = ()
    """The products that it lists: for browse."""
    tells_when: bool = False
    """Whether the reply must say when the owner can be expected."""

    @property
    def is_handed_over(self) -> bool:
        return self.outcome == Outcome.HANDED_OVER


class Ledger(Protocol):
    """The stock ledger, as far as actions change it. Every call is safe to repeat."""

    async def hold(self, hold: Hold) -> Hold: ...

    async def extend(self, hold_id: str, until: datetime) -> Hold: ...

    async def free(self, hold_id: str, *, movement: str, at: datetime) -> None: ...

    async def holds_of(self, conversation: str) -> tuple[Hold, ...]: ...

    async def wait_for(self, waiting: Waiting) -> int: ...

    async def waiting_of(self, conversation: str) -> tuple[Waiting, ...]: ...

    async def stop_waiting(self, waiting_id: str) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The circumstances in which a Request is answered."""

    id: str
    """Of the update that is answered: what an action does bears it, so that a repeat of
    the turn changes nothing."""
    at: datetime
    conversation: str
    language: str
    table: Table
    index: Index
    ledger: Ledger
    shop: Shop
    window_until: datetime | None = None
    """Until when the platform lets us write to her; None: without end."""
    waits_for_owner: bool = False
    """Whether something of this conversation has been handed over already."""
