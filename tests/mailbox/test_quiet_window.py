"""When a conversation may be taken: bursts, what ends them, retries and leases."""

from collections.abc import Sequence

import pytest

from tests.mailbox.story import AT, LEASE, Step, Story

RULES: dict[str, tuple[list[Step], int | None]] = {
    "a message waits for the quiet window": ([("message", 0)], 2_500),
    "each further message prolongs it": (
        [("message", 0), ("message", 1_000), ("message", 3_000)],
        5_500,
    ),
    "but not beyond its cap": (
        [("message", 0), *[("message", at) for at in range(1_000, 7_001, 1_000)]],
        8_000,
    ),
    "a message after the window, when workers are late, does not open another": (
        [("message", 0), ("message", 2_600)],
        2_500,
    ),
    "a notice alone is ready at once": ([("notice", 100)], 100),
    "a notice does not cut the window": ([("message", 0), ("notice", 100)], 2_500),
    "nor does it open one without a window": (
        [("notice", 0), ("message", 100)],
        2_600,
    ),
    "a timer does not cut the window": ([("message", 0), ("timer", 100)], 2_500),
    "a timer alone is ready at once": ([("timer", 100)], 100),
    "a command ends the window": ([("message", 0), ("command", 100)], 100),
    "for the messages that follow it too": (
        [("message", 0), ("command", 100), ("message", 200)],
        100,
    ),
    "a posted row ends the window at its time": (
        [("message", 0), ("post", 100, 300), ("message", 200)],
        300,
    ),
    "but does not prolong it": ([("message", 0), ("post", 100, 9_000)], 2_500),
    "a taken conversation is left for the lease": (
        [("message", 0), ("take", 2_500)],
        2_500 + LEASE,
    ),
    "rows that come meanwhile do not end the lease": (
        [("notice", 0), ("take", 0), ("command", 1), ("post", 2, 2), ("timer", 3)],
        LEASE,
    ),
    "a finished conversation is not ready": (
        [("message", 0), ("take", 2_500), ("done", 2_600)],
        None,
    ),
    "a message that came meanwhile has its own window": (
        [("message", 0), ("take", 2_500), ("message", 2_600), ("done", 2_700)],
        5_100,
    ),
    "which the next one prolongs": (
        [
            ("message", 0),
            ("take", 2_500),
            ("message", 2_600),
            ("done", 2_700),
            ("message", 3_000),
        ],
        5_500,
    ),
    "and whose cap counts from its first message": (
        [
            ("message", 0),
            ("take", 2_500),
            ("message", 2_600),
            ("done", 2_700),
            *[("message", at) for at in range(4_000, 10_001, 1_000)],
        ],
        10_600,
    ),
    "a notice that came meanwhile is ready at once": (
        [("notice", 0), ("take", 0), ("notice", 50), ("done", 100)],
        50,
    ),
    "a command that came meanwhile is ready at once": (
        [("notice", 0), ("take", 0), ("message", 10), ("command", 50), ("done", 99)],
        50,
    ),
    "rows that were taken and not done are ready at once": (
        [("notice", 0), ("notice", 1), ("take", 5), ("done", 9, 1)],
        9,
    ),
    "and stay so when a message comes": (
        [("notice", 0), ("notice", 1), ("take", 5), ("done", 9, 1), ("message", 10)],
        9,
    ),
    "a retry waits": ([("notice", 0), ("take", 0), ("retry", 5, 4_000)], 4_000),
    "a posted row does not cut it": (
        [("notice", 0), ("take", 0), ("retry", 5, 4_000), ("post", 10, 10)],
        4_000,
    ),
    "nor does a message": (
        [("notice", 0), ("take", 0), ("retry", 5, 4_000), ("message", 10)],
        4_000,
    ),
    "a message near its end has its window": (
        [("notice", 0), ("take", 0), ("retry", 5, 4_000), ("message", 3_900)],
        6_400,
    ),
    "a command does cut it": (
        [("notice", 0), ("take", 0), ("retry", 5, 4_000), ("command", 10)],
        10,
    ),
    "also one that came before the retry was planned": (
        [("notice", 0), ("take", 0), ("command", 3), ("retry", 5, 4_000)],
        5,
    ),
    "a retry holds up nothing later": (
        [
            ("notice", 0),
            ("take", 0),
            ("retry", 5, 4_000),
            ("take", 4_000),
            ("done", 4_100),
            ("notice", 4_200),
        ],
        4_200,
    ),
}


@pytest.mark.parametrize(("steps", "ready"), RULES.values(), ids=RULES.keys())
async def test_when_a_conversation_may_be_taken(
    story: Story, steps: Sequence[Step], ready: int | None
) -> None:
    await story.play(steps)

    assert await story.ready_after() == ready


@pytest.mark.parametrize(
    ("at", "is_taken"), [(2_499, False), (2_500, True), (9_000, True)]
)
async def test_nobody_takes_before_the_time(
    story: Story, at: int, is_taken: bool
) -> None:
    await story.message(AT)

    taken = await story.box.take(story.keys, story.conversation, AT + at)

    assert (taken is not None) == is_taken


async def test_rows_without_any_of_our_fields_are_kept_too(story: Story) -> None:
    await story.box.receive(
        story.keys, story.conversation, id="odd", row=b"[1]", at=AT, quiet=True
    )
    await story.message(AT + 1_000)

    await story.play([("take", 3_500)])

    assert story.taken is not None
    assert [len(row) > 0 for row in story.taken.rows] == [True, True]
    assert story.taken.rows[0] == b"[1]"
