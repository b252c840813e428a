"""What the owner can mean with a message about her stock, as values.

Made by `stock/grammar/`, turned into changes, questions or answers by `stock/say.py`.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from stock.match.lexicon import Concept
from stock.match.sizes import Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an intent is about, as far as the words say it.

    `products` are ids that fit equally well; none with `unknown` words stands for what
    the shop does not have, none without for whatever was spoken of before.
    """

    words: str = ""
    products: tuple[str, ...] = ()
    unknown: str = ""
    is_doubtful: bool = False
    """Words beside the product's name say something else than the product is."""
    is_exact: bool = False
    """One row of the table by its id: an empty size or colour is none."""
    size: str = ""
    """As she wrote it, or the table's own when exact."""
    as_size: Size | None = None
    colour: str = ""
    as_colour: frozenset[Concept] = frozenset()

    @property
    def is_bare(self) -> bool:
        """Whether it names no product, known or not."""
        return not self.products and not self.unknown


NOTHING = Target()
"""What names nothing at all."""


class Reach(StrEnum):
    """How a number of pieces is to be taken."""

    EXACTLY = "exactly"
    ALL = "all"
    LAST = "last"
    """As many as these, and then there is none left."""
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Amount:
    pieces: int = 1
    reach: Reach = Reach.EXACTLY


ONE = Amount()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sold:
    """`hold` is the id of the hold that kept the piece, "" for a free one."""

    target: Target
    amount: Amount = ONE
    hold: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    target: Target
    amount: Amount = ONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Broken, stolen, lost, given away."""

    target: Target
    amount: Amount = ONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """There are so many; with reach ALL, none of all that the target covers."""

    target: Target
    amount: Amount
    is_sure: bool = False
    """Whether it holds although the same message says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """A new price, or a change of the present one: in percent, or by an amount."""

    target: Target
    price: Decimal | None = None
    percent: Decimal | None = None
    by: Decimal | None = None
    is_sure: bool = False
    """Whether an unlikely price is meant all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    target: Target


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One variant of a draft and how many pieces of it there are."""

    size: str
    colour: str
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The facts of a product that is to be made, as far as they were told."""

    name: str
    price: Decimal | None = None
    details: str = ""
    category: str = ""
    rows: tuple[DraftRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProduct:
    """`is_sure`: she said that it is new, or sent its photo."""

    draft: Draft
    is_sure: bool = False
    like: Target = NOTHING
    """Products of the table that the name could mean as well."""


class Wanted(StrEnum):
    """What an owner's question is about."""

    STOCK = "stock"
    LOW = "low"
    HOLDS = "holds"
    LOG = "log"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`target` is None when she asks about all."""

    what: Wanted
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class UndoLast:
    """Her last change that stands, or the movement of this id."""

    movement: str = ""


@dataclass(frozen=True, slots=True)
class UndoOf:
    """Her last change that stands of what she names."""

    target: Target


@dataclass(frozen=True, slots=True)
class Export:
    """The stock table as a file."""


class Doubt(StrEnum):
    """Why words about stock are no clear report."""

    BARE = "bare"
    """A product and nothing that happened to it."""
    UNSURE = "unsure"
    """"I think", a correction, a remark to somebody beside a report."""
    HOW_MANY = "how_many"
    """Numbers that can be read in two ways."""
    NO_PRICE = "no_price"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """Something about stock that must be asked back. `guess` is what it may mean."""

    doubt: Doubt
    target: Target
    guess: "Change | None" = None


@dataclass(frozen=True, slots=True)
class NotAboutStock:
    """Nothing that the stock table knows or should do."""


Pieces = Sold | Received | Removed | Counted
Change = Pieces | Priced | Hidden | Shown
Intent = (
    Change | NewProduct | Asked | UndoLast | UndoOf | Export | Unclear | NotAboutStock
)


@dataclass(frozen=True, slots=True)
class Message:
    """What a whole message means, in its order, and its language (`fr nl en it`)."""

    intents: tuple[Intent, ...]
    language: str
