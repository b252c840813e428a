"""The stock table of one shop in Redis: the only way in which stock is read or changed.

Every change is a movement in the ledger, applied by one script, once by its id; who
repeats a call with the same ids changes nothing and hears the same. Time is always the
caller's. The parts are in `stock/table/`.
"""

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal

from redis.asyncio import Redis

from stock.model import (
    CATALOGUE_FACTS,
    NATIVE_FACTS,
    Fact,
    Hold,
    Movement,
    MovementKind,
    Product,
    Table,
    Waiting,
)
from stock.results import Imported, Moved, Undone
from stock.table import audit
from stock.table.history import History
from stock.table.holds import Holds
from stock.table.importing import Catalogue
from stock.table.journal import Journal
from stock.table.keys import Keys, StockKeys
from stock.table.snapshots import Snapshots
from stock.table.store import Store
from stock.table.transfer import transfer
from stock.table.undoing import Undoer
from stock.table.waiting import WaitingList

HOLDS_PER_PERSON = 5

_MOVED_BY_HAND = (
    MovementKind.IMPORTED,
    MovementKind.RECEIVED,
    MovementKind.COUNTED,
    MovementKind.SOLD,
    MovementKind.REMOVED,
)


class RedisTable:
    """One shop's products, holds, waiting list and ledger.

    Satisfies `actions.turn.Ledger`. Every method may raise Redis's own errors; what the
    table refuses is a StockError, and then nothing was changed.
    """

    def __init__(self, redis: Redis, keys: Keys) -> None:
        self._redis = redis
        self._keys = StockKeys.under(keys)
        store = Store(redis, self._keys)
        self._store = store
        self._snapshots = Snapshots(store)
        self._history = History(store)
        self._journal = Journal(store, self._history)
        self._holds = Holds(store, self._journal)
        self._waiting = WaitingList(store, self._holds)
        self._catalogue = Catalogue(store, self._journal)
        self._undoer = Undoer(store, self._history, self._holds, self._waiting)

    async def snapshot(self) -> Table:
        """The table as it is now; quick, whatever its size, when little has changed."""
        return await self._snapshots.current()

    async def move(self, movement: Movement) -> Moved:
        """Apply what was received, counted, sold or removed: all lines or none.

        A sold line with a hold ends that hold. Raises NotEnough, HeldBack,
        UnknownVariant, HoldEnded.
        """
        kinds = {line.kind for line in movement.lines}
        if not kinds or kinds - set(_MOVED_BY_HAND) or movement.changes:
            raise ValueError(f"{movement.id} is no movement of pieces")
        return await self._journal.apply(movement)

    async def hold(
        self, hold: Hold, *, limit_per_person: int = HOLDS_PER_PERSON
    ) -> Hold:
        """Keep one piece back. A hold of the same id is answered as it was made.

        Raises NotEnough, TooManyHolds, UnknownVariant.
        """
        moved = await self._holds.start(hold, limit=limit_per_person, cause="hold")
        if moved.applied:
            return hold
        return (await self._holds.find([hold.id]))[0]

    async def free(
        self,
        hold_id: str,
        *,
        movement: str,
        at: datetime,
        author: str = "",
        cause: str = "freed",
    ) -> None:
        """Give a held piece back; the author is the holder unless told otherwise.

        Nothing happens to a hold that has ended before: the ledger has `movement`
        afterwards only if this call, or one before with the same id, freed it.
        """
        await self._holds.free(
            hold_id, movement=movement, at=at, author=author, cause=cause
        )

    async def extend(self, hold_id: str, until: datetime) -> Hold:
        """Move a hold's deadline. Raises HoldEnded."""
        return await self._holds.extend(hold_id, until)

    async def sell_held(
        self, hold_id: str, *, movement: str, author: str, at: datetime
    ) -> Moved:
        """Sell the piece that a hold keeps back. Raises HoldEnded."""
        return await self._holds.sell(hold_id, movement=movement, at=at, author=author)

    async def expire(self, at: datetime) -> list[Hold]:
        """Free all holds whose deadline has passed; each is returned once, to one."""
        return await self._holds.expire(at)

    async def holds(self) -> tuple[Hold, ...]:
        """The live holds, soonest deadline first."""
        return tuple(await self._holds.live())

    async def holds_of(self, conversation: str) -> tuple[Hold, ...]:
        return await self._holds.of(conversation)

    async def wait_for(self, waiting: Waiting) -> int:
        """Her place (1-based) among those whom the same piece would suit.

        Who waits for the very same already keeps the place that she has.
        """
        return await self._waiting.add(waiting)

    async def waiting(self) -> tuple[Waiting, ...]:
        """Everybody on the waiting list, first come first."""
        return tuple(place.waiting for place in await self._waiting.places())

    async def waiting_of(self, conversation: str) -> tuple[Waiting, ...]:
        waiting = await self.waiting()
        return tuple(w for w in waiting if w.conversation == conversation)

    async def stop_waiting(self, waiting_id: str) -> None:
        """Take somebody off the list; a hold that was made for her stays hers."""
        await self._waiting.stop(waiting_id)

    async def next_in_line(
        self, at: datetime, until: datetime, make_hold_id: Callable[[Waiting], str]
    ) -> list[tuple[Waiting, Hold]]:
        """Hold the free pieces for those who wait for them, in order, one each.

        Returns whom to ask now; who is being asked is not returned again. Every id that
        `make_hold_id` gives must be one that was never used.
        """
        table = await self.snapshot()
        return await self._waiting.ask_next(table, at, until, make_hold_id)

    async def skip(
        self, waiting_id: str, *, movement: str, at: datetime
    ) -> Hold | None:
        """End her turn when she declines: off the list; her hold is freed, returned."""
        return await self._waiting.skip(waiting_id, movement=movement, at=at)

    async def undo(self, movement_id: str, *, by: str, at: datetime, id: str) -> Undone:
        """Take a movement back, or bring it back by undoing its undo.

        Leaves exactly what the same movements without it give. Raises UndoRefused with
        what came in between, UnknownMovement, StillChanging.
        """
        return await self._undoer.undo(movement_id, id=id, by=by, at=at)

    async def movements(
        self, product: str = "", *, limit: int = 20, before: str = ""
    ) -> list[Movement]:
        """The newest first, from before the movement `before` on; see `record`.

        With a product only those that concern it, and only what they say of it.
        """
        return await self._history.latest(product, limit=limit, before=before)

    async def movement(self, id: str) -> Movement | None:
        return await self._history.movement(id)

    async def last_movement(self, author: str) -> Movement | None:
        """Her newest movement that is not undone and no undo: what "/undo" means."""
        return await self._history.last_by(author)

    async def import_products(
        self,
        products: Sequence[Product],
        *,
        movement: Movement,
        tells: frozenset[Fact] = NATIVE_FACTS,
        replace: bool = False,
    ) -> Imported:
        """The new truth for these products, all or nothing; one movement.

        Their other variants leave the table, with `replace` all other products too. A
        piece on hold is a promise that no file takes back: of a variant that the import
        gives fewer pieces than are held, or leaves out, the held pieces stay, and
        `kept` names it. What `tells` does not list stays as it is.
        """
        return await self._catalogue.import_products(
            products, movement=movement, tells=tells, replace_all=replace
        )

    async def put_product(
        self,
        product: Product,
        *,
        movement: Movement,
        tells: frozenset[Fact] = CATALOGUE_FACTS,
    ) -> Moved:
        """Add a product, or facts and variants to one; its other variants stay.

        Pieces are counted by the lines of `movement` alone.
        """
        return await self._catalogue.put(product, movement=movement, tells=tells)

    async def hide(
        self, product: str, *, movement: Movement, hidden: bool = True
    ) -> Moved:
        """Hide a product from customers, or show it again. Raises UnknownVariant."""
        return await self._catalogue.hide(product, movement=movement, hidden=hidden)

    async def set_price(
        self,
        product: str,
        size: str,
        colour: str,
        price: Decimal | None,
        *,
        movement: Movement,
    ) -> Moved:
        """Price every variant of this size and colour. Raises UnknownVariant."""
        return await self._catalogue.set_price(
            product, size, colour, price, movement=movement
        )

    async def check(self) -> list[str]:
        """What is wrong with the table, in plain words; nothing, if it is sound."""
        return await audit.check(self._store)

    async def copy_to(self, other: Keys) -> None:
        """Make a scratch copy under other keys, on the server; what was there goes.

        On a cluster the other keys must bear the same hash tag.
        """
        copies = StockKeys.under(other)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.unlink(*copies.all)
            for source, copy in zip(self._keys.all, copies.all, strict=True):
                pipe.copy(source, copy, replace=True)
            pipe.hset(copies.meta, "epoch", uuid.uuid4().hex)
            await pipe.execute()

    async def copy_across(self, redis: Redis, other: Keys) -> None:
        """Make a copy on another server; what was there under these keys goes."""
        await transfer(self._redis, self._keys, redis, StockKeys.under(other))

    async def drop(self) -> None:
        """Remove the table with its ledger, for good."""
        await self._redis.unlink(*self._keys.all)
        self._snapshots.forget()
