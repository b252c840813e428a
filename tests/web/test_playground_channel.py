import pytest
from redis.asyncio import Redis

from bot.channels.base import Channel
from bot.channels.errors import BadPayload, InvalidSignature, SendLater, SendRefused
from bot.conversations import conversation_id
from bot.mailbox.keys import Keys
from bot.updates import Address, Button, Message, Outgoing, Pointer
from bot.web import PlaygroundChannel
from bot.web.chats import KEPT_MESSAGES, KEPT_SECONDS, Nudge
from bot.web.playground import OWNER, customer

ANNA = Address("playground", "a" * 32)
BEA = Address("playground", "b" * 32)


def outgoing(id: str = "row1", text: str = "Il en reste deux.", **more) -> Outgoing:
    return Outgoing(id=id, address=ANNA, received=0, text=text, **more)


async def texts(channel: PlaygroundChannel, *chats: Address, after: int = 0):
    places, _ = await channel.chats.since(chats, after)
    return [place.shown.text for place in places]


def test_it_is_a_channel(channel: PlaygroundChannel) -> None:
    as_channel: Channel = channel

    assert as_channel.name == "playground"


async def test_what_is_sent_is_shown_with_its_buttons_and_its_author(
    channel: PlaygroundChannel,
) -> None:
    buttons = (Button("Oui", "yes"),)

    sent = await channel.send(outgoing(buttons=buttons, author="owner"))

    (place,), number = await channel.chats.since([ANNA], 0)
    assert place.shown.id == sent.platform_id
    assert place.shown.author == "owner"
    assert place.shown.buttons == buttons
    assert place.number == number == 1


async def test_a_row_that_is_sent_again_is_shown_once(
    channel: PlaygroundChannel,
) -> None:
    first = await channel.send(outgoing())
    again = await channel.send(outgoing())

    assert first == again
    assert await texts(channel, ANNA) == ["Il en reste deux."]


async def test_a_chat_keeps_its_newest_messages_for_a_day(
    channel: PlaygroundChannel, redis: Redis, shop_keys: Keys
) -> None:
    for number in range(KEPT_MESSAGES + 3):
        await channel.send(outgoing(id=f"row{number}", text=str(number)))

    shown = await texts(channel, ANNA)
    assert len(shown) == KEPT_MESSAGES
    assert shown[0] == "3"
    key = shop_keys.named("playground", conversation_id(ANNA))
    assert KEPT_SECONDS - 60 < await redis.ttl(key) <= KEPT_SECONDS


async def test_no_key_of_the_playground_stays_for_ever(
    channel: PlaygroundChannel, redis: Redis, shop_keys: Keys
) -> None:
    await channel.send(outgoing())

    found = [key async for key in redis.scan_iter(f"{shop_keys.prefix}:*")]
    assert len(found) == 3
    assert all([0 < await redis.ttl(key) <= KEPT_SECONDS for key in found])
    assert not any(ANNA.chat_id.encode() in key for key in found)


async def test_chats_are_read_together_in_the_order_of_what_happened(
    channel: PlaygroundChannel,
) -> None:
    for number, address in enumerate((ANNA, OWNER, BEA, ANNA, OWNER)):
        message = Outgoing(
            id=f"row{number}", address=address, received=0, text=str(number)
        )
        await channel.send(message)

    assert await texts(channel, ANNA, OWNER) == ["0", "1", "3", "4"]
    assert await texts(channel, ANNA, OWNER, after=2) == ["3", "4"]


async def test_an_answer_never_stands_above_what_it_answers(
    channel: PlaygroundChannel,
) -> None:
    written = Message(id="m", address=ANNA, received=1, text="?", platform_id="m")

    await channel.send(outgoing(text="!"))
    await channel.note(written)

    assert await texts(channel, ANNA) == ["?", "!"]


async def test_a_place_from_before_the_store_began_anew_counts_for_nothing(
    channel: PlaygroundChannel,
) -> None:
    await channel.send(outgoing(text="new"))

    assert await texts(channel, ANNA, after=57) == ["new"]


async def test_what_she_has_written_is_shown_as_hers(
    channel: PlaygroundChannel,
) -> None:
    message = Message(
        id="playground:x:abc",
        address=ANNA,
        received=5,
        text="Encore dispo ?",
        platform_id="abc",
        pointer=Pointer(product="robe-lin"),
    )

    await channel.note(message)

    (place,), _ = await channel.chats.since([ANNA], 0)
    shown = place.shown
    assert (shown.author, shown.id, shown.product, shown.at) == (
        "person",
        "abc",
        "robe-lin",
        5,
    )


@pytest.mark.parametrize("text", ["", "  \n"])
async def test_nothing_to_say_is_refused(channel: PlaygroundChannel, text: str) -> None:
    with pytest.raises(SendRefused) as refusal:
        await channel.send(outgoing(text=text))

    assert refusal.value.cause == "message"


async def test_a_photo_needs_no_words(channel: PlaygroundChannel) -> None:
    await channel.send(outgoing(text="", photo="data:image/png;base64,AA"))

    (place,), _ = await channel.chats.since([ANNA], 0)
    assert place.shown.photo == "data:image/png;base64,AA"


@pytest.fixture
async def lost_channel(tmp_path, shop_keys: Keys):
    redis = Redis(unix_socket_path=str(tmp_path / "nobody"))
    yield PlaygroundChannel(redis, shop_keys)
    await redis.aclose()


async def test_without_the_store_a_message_is_sent_later(
    lost_channel: PlaygroundChannel,
) -> None:
    with pytest.raises(SendLater) as problem:
        await lost_channel.send(outgoing())

    assert problem.value.maybe_sent


async def test_a_typing_sign_that_fails_is_not_told(
    lost_channel: PlaygroundChannel,
) -> None:
    await lost_channel.show_typing(ANNA)


async def test_pages_of_other_processes_hear_of_messages_and_typing(
    channel: PlaygroundChannel, redis: Redis, shop_keys: Keys
) -> None:
    sender = PlaygroundChannel(redis, shop_keys)
    nudges = channel.chats.nudges()
    assert await anext(nudges) == Nudge("")

    await sender.show_typing(ANNA)
    await sender.send(outgoing())

    assert await anext(nudges) == Nudge(conversation_id(ANNA), is_typing=True)
    assert await anext(nudges) == Nudge(conversation_id(ANNA))
    await nudges.aclose()


def test_nobody_can_call_it_as_a_webhook(channel: PlaygroundChannel) -> None:
    with pytest.raises(InvalidSignature):
        channel.verify(b"{}", {})
    with pytest.raises(BadPayload):
        channel.parse(b"{}")


@pytest.mark.parametrize(
    "chat_id", ["", "owner", "a" * 31, "a" * 33, "a" * 31 + "\n", "é" * 32]
)
def test_only_a_long_random_id_is_a_customers_chat(chat_id: str) -> None:
    assert customer(chat_id) is None


def test_a_long_random_id_is_a_customers_chat() -> None:
    assert customer(ANNA.chat_id) == ANNA
