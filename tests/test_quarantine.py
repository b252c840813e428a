"""What could not be read is kept some days, and goes with an erasure."""

import pytest
from redis.asyncio import Redis

from bot.quarantine import AT_MOST, DAYS, Quarantine
from bot.updates import Address
from tests.scratch import ScratchKeys

DAY = 24 * 3_600_000
AT = 20_000 * DAY


@pytest.fixture
def quarantine(redis: Redis, keys: ScratchKeys) -> Quarantine:
    return Quarantine(redis, keys)


@pytest.mark.parametrize(
    ("days", "is_kept"), [(0, True), (DAYS, True), (DAYS + 1, False)]
)
async def test_it_is_kept_for_a_week(
    quarantine: Quarantine, days: int, is_kept: bool
) -> None:
    await quarantine.keep(b"{", AT)

    assert bool(await quarantine.bodies(AT + days * DAY)) is is_kept


async def test_every_days_list_expires_whatever_comes_later(
    quarantine: Quarantine, redis: Redis, keys: ScratchKeys
) -> None:
    for day in range(3):
        await quarantine.keep(b"{", AT + day * DAY)

    left = [await redis.pttl(keys.named("quarantine", f"{20_000 + d}")) for d in (0, 2)]
    assert all(0 < ms <= DAYS * DAY for ms in left)


async def test_of_a_flood_the_newest_are_kept(quarantine: Quarantine) -> None:
    for number in range(AT_MOST + 5):
        await quarantine.keep(b"%d" % number, AT)

    bodies = await quarantine.bodies(AT)
    assert (len(bodies), bodies[0]) == (AT_MOST, b"%d" % (AT_MOST + 4))


@pytest.mark.parametrize(
    "address",
    [
        Address("messenger", "page-9:1234567"),
        Address("instagram", "page-9:1234567"),
        Address("telegram", "1234567"),
    ],
    ids=lambda address: address.channel,
)
async def test_an_erasure_takes_what_names_her_and_leaves_the_rest(
    quarantine: Quarantine, address: Address
) -> None:
    hers = [b'{"id": "1234567", "text', b'{"chat": {"id": 1234567}', b"\xff 1234567"]
    others = [b'{"id": "12345678"', b'{"id": "91234567"}', b"{", b""]
    for number, body in enumerate([*hers, *others]):
        await quarantine.keep(body, AT + number * DAY)

    await quarantine.forget(address, AT + 6 * DAY)

    assert sorted(await quarantine.bodies(AT + 6 * DAY)) == sorted(others)
