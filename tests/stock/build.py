"""Short ways to say what a stock test is about."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count

from stock.model import (
    Hold,
    Line,
    Movement,
    MovementKind,
    Product,
    Variant,
    VariantKey,
    Waiting,
)
from stock.redis_table import RedisTable

AT = datetime(2026, 11, 21, 22, 3, tzinfo=UTC)
LATER = AT + timedelta(hours=24)
OWNER = "lea"
LINEN = VariantKey("robe-lin", "38", "bleu")
LINEN_SMALL = VariantKey("robe-lin", "36", "bleu")
BAG = VariantKey("sac-zoe")
_ids = count()


def new_id(what: str = "m") -> str:
    return f"{what}{next(_ids)}"


def product(id: str, counts: dict[tuple[str, str], int], **facts: object) -> Product:
    """A product with these pieces by size and colour."""
    told: dict[str, object] = {"name": id.replace("-", " ").title(), **facts}
    price = told.pop("price", Decimal("59"))
    return Product(
        id=id,
        variants=tuple(
            Variant(product=id, size=size, colour=colour, price=price, on_hand=pieces)  # type: ignore[arg-type]
            for (size, colour), pieces in counts.items()
        ),
        **told,  # type: ignore[arg-type]
    )


def shop(linen: int = 2, small: int = 1, bag: int = 1) -> list[Product]:
    return [
        product("robe-lin", {("36", "bleu"): small, ("38", "bleu"): linen}),
        product("sac-zoe", {("", ""): bag}, price=Decimal("120.50")),
    ]


def movement(*lines: Line, id: str = "", author: str = OWNER) -> Movement:
    return Movement(
        id=id or new_id(), at=AT, author=author, cause="test", lines=tuple(lines)
    )


def line(
    kind: MovementKind, pieces: int, variant: VariantKey = LINEN, hold: str = ""
) -> Line:
    return Line(variant=variant, kind=kind, pieces=pieces, hold=hold)


def sold(pieces: int, variant: VariantKey = LINEN, *, id: str = "") -> Movement:
    return movement(line(MovementKind.SOLD, pieces, variant), id=id)


def received(pieces: int, variant: VariantKey = LINEN, *, id: str = "") -> Movement:
    return movement(line(MovementKind.RECEIVED, pieces, variant), id=id)


def counted(pieces: int, variant: VariantKey = LINEN, *, id: str = "") -> Movement:
    return movement(line(MovementKind.COUNTED, pieces, variant), id=id)


def hold(
    variant: VariantKey = LINEN,
    *,
    id: str = "",
    conversation: str = "anna",
    expires_at: datetime = LATER,
) -> Hold:
    return Hold(
        id=id or new_id("h"),
        variant=variant,
        conversation=conversation,
        at=AT,
        expires_at=expires_at,
    )


def waiting(
    variant: VariantKey = LINEN, *, id: str = "", conversation: str = "anna"
) -> Waiting:
    return Waiting(
        id=id or new_id("w"),
        variant=variant,
        conversation=conversation,
        at=AT,
        language="fr",
    )


@dataclass(frozen=True)
class Level:
    """How many pieces of a variant there are and how many can be had."""

    on_hand: int
    available: int


async def level(table: RedisTable, variant: VariantKey = LINEN) -> Level | None:
    found = (await table.snapshot()).variant(variant)
    return Level(found.on_hand, found.available) if found else None


@dataclass
class Ids:
    """Gives h1, h2... and remembers nothing else."""

    prefix: str = "asked"
    numbers: count = field(default_factory=lambda: count(1))  # type: ignore[type-arg]

    def __call__(self, _: object) -> str:
        return f"{self.prefix}{next(self.numbers)}"
