"""What comes of an owner's message: changes, a question with candidates, or an answer.

Values only; `bot/owner/stock_reply.py` words them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from stock.deciding.effects import Effect
from stock.deciding.told import Told
from stock.grammar.intents import NOTHING, Draft, Target
from stock.model import Hold, Movement, Product, VariantKey, Waiting

MOST_CANDIDATES = 6


class Outcome(StrEnum):
    CHANGED = "changed"
    ASKED = "asked"
    TOLD = "told"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The circumstances in which an owner writes.

    `movement` is the id that her changes get: a repeat with the same one changes
    nothing. `product` was spoken of with her last, `photo` came with what she
    writes. The rest is only looked at where `say.needs` names it.
    """

    movement: str
    at: datetime
    author: str
    product: str = ""
    photo: str = ""
    holds: tuple[Hold, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Conversation -> what the customer is called."""
    waiting: tuple[Waiting, ...] = ()
    movements: tuple[Movement, ...] = ()
    """Her newest changes (or those of a product that she names), newest first."""


class MovePieces(msgspec.Struct, frozen=True, tag=True):
    """For `RedisTable.move`."""

    movement: Movement


class SetPrice(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """For `RedisTable.set_price`."""

    product: str
    size: str
    colour: str
    price: Decimal
    movement: Movement


class SetListing(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """For `RedisTable.hide`."""

    product: str
    is_hidden: bool
    movement: Movement


class PutProduct(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """For `RedisTable.put_product`; `is_new`: else it adds a variant."""

    product: Product
    is_new: bool
    movement: Movement


class TakeBack(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """For `RedisTable.undo`."""

    movement: str
    id: str
    at: datetime
    author: str


Step = MovePieces | SetPrice | SetListing | PutProduct | TakeBack


class QuestionKind(StrEnum):
    """Why nothing was changed."""

    WHICH_PRODUCT = "which_product"
    WHICH_VARIANT = "which_variant"
    NO_PRODUCT = "no_product"
    UNKNOWN_PRODUCT = "unknown_product"
    UNKNOWN_VARIANT = "unknown_variant"
    """The product never had this size or colour."""
    NOT_ENOUGH = "not_enough"
    NOT_THE_LAST = "not_the_last"
    HELD = "held"
    """Pieces that are on hold would go: whose?"""
    HOW_MANY = "how_many"
    SURE = "sure"
    WHAT_HAPPENED = "what_happened"
    WHICH_PRICE = "which_price"
    ODD_PRICE = "odd_price"
    NO_PRICE_YET = "no_price_yet"
    """A percentage of a price that is not known."""
    KNOWN_PRODUCT = "known_product"
    """A new product bears the name of one that there is."""
    NEW_PRODUCT = "new_product"
    MISSING_NAME = "missing_name"
    MISSING_PRICE = "missing_price"
    MISSING_PIECES = "missing_pieces"
    NOTHING_TO_UNDO = "nothing_to_undo"
    UNDO_MUCH = "undo_much"
    """Her newest change is of many rows, such as an import."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One button. `command` is an owner message that says exactly this.

    `effects` are what it would change; without any it leads to a further question, and
    `product` names what it is about. `hold` is the hold that it would end.
    """

    command: str
    effects: tuple[Effect, ...] = ()
    own: tuple[Effect, ...] = ()
    """Those that tell it from the other candidates."""
    product: str = ""
    hold: Hold | None = None
    is_new_product: bool = False
    pieces: int | None = None
    takes_back: bool = False
    """It takes back a change that was asked about as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked back; `variant` and numbers where they are what it is about."""

    kind: QuestionKind
    target: Target = NOTHING
    variant: VariantKey | None = None
    wanted: int = 0
    on_hand: int = 0
    held: int = 0
    sizes: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    price: Decimal | None = None
    draft: Draft | None = None
    """The facts of a new product that are known so far."""
    lines: int = 0
    """How many rows it is about."""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is to be done and said. `steps` are empty unless the outcome is changed."""

    outcome: Outcome
    effects: tuple[Effect, ...] = ()
    steps: tuple[Step, ...] = ()
    question: Question | None = None
    told: tuple[Told, ...] = ()
    product: str = ""
    """The one that was spoken of last, for the next message's context."""
