"""One conversation, step by step, at times of the test's own choosing."""

import json
from collections.abc import Sequence

from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Mailbox, Take

AT = 1_795_000_000_000
"""When all stories begin; their times are milliseconds after it."""

QUIET, CAP = 2_500, 8_000
BARBARA = "barbara"
LEASE = 15_000

Step = tuple[str, *tuple[int, ...]]


def row(number: int) -> bytes:
    return json.dumps({"id": f"row-{number}", "text": "é'\"\\ 😀 \u0000"}).encode()


class Story:
    """Each step is (what, when, further numbers)."""

    def __init__(self, box: Mailbox, keys: Keys, conversation: str = BARBARA) -> None:
        self.box = box
        self.keys = keys
        self.conversation = conversation
        self.taken: Take | None = None
        self.rows = 0

    async def play(self, steps: Sequence[Step]) -> None:
        for what, at, *numbers in steps:
            await getattr(self, what)(AT + at, *numbers)

    async def message(self, at: int) -> bool:
        return await self._receive(at, quiet=True)

    async def notice(self, at: int) -> bool:
        return await self._receive(at, quiet=False)

    async def command(self, at: int) -> bool:
        return await self._receive(at, quiet=False, urgent=True)

    async def _receive(self, at: int, *, quiet: bool, urgent: bool = False) -> bool:
        self.rows += 1
        return await self.box.receive(
            self.keys,
            self.conversation,
            id=f"row-{self.rows}",
            row=row(self.rows),
            at=at,
            quiet=quiet,
            urgent=urgent,
        )

    async def take(self, at: int) -> None:
        taken = await self.box.take(self.keys, self.conversation, at)
        assert taken is not None
        self.taken = taken

    async def done(self, at: int, rows: int = -1) -> None:
        assert await self.commit(at, rows=rows)

    async def retry(self, at: int, again: int) -> None:
        assert await self.commit(at, rows=0, again_at=AT + again, failed=True)

    async def commit(
        self,
        at: int,
        *,
        rows: int = -1,
        again_at: int = 0,
        failed: bool = False,
        effects: Effects | None = None,
    ) -> bool:
        assert self.taken is not None
        return await self.box.commit(
            self.keys,
            self.taken,
            done=len(self.taken.rows) if rows < 0 else rows,
            at=at,
            again_at=again_at,
            failed=failed,
            effects=effects,
        )

    async def post(self, at: int, wish: int) -> None:
        """Another conversation's turn puts a row into this one's box."""
        other = Story(self.box, self.keys, f"other-{self.rows}")
        await other.box.receive(
            self.keys, other.conversation, id=f"o{at}", row=b"{}", at=at, quiet=False
        )
        await other.take(at)
        effects = Effects()
        self.rows += 1
        effects.post(
            self.keys, self.box.box, self.conversation, row(self.rows), AT + wish
        )
        assert await other.commit(at, effects=effects)

    async def timer(self, at: int) -> None:
        """Something becomes due."""
        other = Story(self.box, self.keys, f"other-{self.rows}")
        await other.box.receive(
            self.keys, other.conversation, id=f"t{at}", row=b"{}", at=at, quiet=False
        )
        await other.take(at)
        effects = Effects()
        self.rows += 1
        effects.due(self.keys, self.conversation, "promise", row(self.rows), at)
        assert await other.commit(at, effects=effects)
        assert await self.box.fire_due([self.keys.shard], at) == 1

    async def ready_after(self) -> int | None:
        """When the conversation may be taken; None: nothing waits."""
        score = await self.box.redis.zscore(
            self.keys.shard.ready(self.box.box), self.keys.member(self.conversation)
        )
        return None if score is None else int(score) - AT
