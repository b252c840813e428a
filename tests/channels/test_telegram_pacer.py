import pytest

from bot.channels.errors import SendLater
from bot.channels.telegram.pacer import LONGEST_WAIT, REMEMBERED, Pacer
from tests.channels.clocks import Clock


@pytest.fixture
def pacer(clock: Clock) -> Pacer:
    return Pacer(clock.seconds, clock.sleep)


async def test_a_chat_gets_a_short_burst_then_one_a_second(pacer, clock) -> None:
    for _ in range(6):
        await pacer.turn("8801")

    assert clock.slept == pytest.approx([1.0, 1.0, 1.0])


async def test_others_do_not_wait_for_a_busy_chat(pacer, clock) -> None:
    for _ in range(5):
        pacer.book("8801")

    await pacer.turn("8802")

    assert clock.slept == []


async def test_never_more_than_thirty_in_a_second_over_all_chats(pacer, clock) -> None:
    sent = []
    for number in range(100):
        await pacer.turn(str(number))
        sent.append(clock.seconds())

    for start in sent:
        assert sum(start <= at < start + 1 for at in sent) <= 30


async def test_never_more_than_twenty_in_a_minute_in_a_group(pacer, clock) -> None:
    sent = []
    while len(sent) < 60:
        try:
            await pacer.turn("-1002200000001")
            sent.append(clock.seconds())
        except SendLater as delay:
            await clock.sleep(delay.retry_after)

    for start in sent:
        assert sum(start <= at < start + 60 for at in sent) <= 20


def test_who_would_wait_long_comes_again_later(pacer) -> None:
    for _ in range(6):
        pacer.book("8801")

    with pytest.raises(SendLater) as delay:
        pacer.book("8801")

    assert delay.value.retry_after > LONGEST_WAIT
    assert not delay.value.whole_channel


def test_what_telegram_has_told_is_kept(pacer, clock) -> None:
    pacer.hold("8801", 7)

    with pytest.raises(SendLater) as delay:
        pacer.book("8801")
    assert delay.value.retry_after == pytest.approx(7)
    assert pacer.book("8802") == 0

    clock.ms += 7_001
    assert pacer.book("8801") == 0


def test_a_hold_of_all_stops_the_whole_channel(pacer) -> None:
    pacer.hold("", 30)

    with pytest.raises(SendLater) as delay:
        pacer.book("")
    assert delay.value.whole_channel


def test_chats_that_wait_for_nothing_are_forgotten(pacer, clock) -> None:
    for number in range(REMEMBERED + 1):
        pacer.book(str(number))
    clock.ms += 60_000

    pacer.book("8801")

    assert len(pacer._full_at) == 1
