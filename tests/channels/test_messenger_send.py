import asyncio

import aiohttp
import pytest
from aiohttp import web

from bot.channels.errors import InvalidSignature, SendLater, SendRefused
from bot.channels.messenger import MessengerChannel
from bot.updates import Address, Button, Echo, Message, Outgoing
from tests.channels.payloads import payload
from tests.channels.waiting import until
from tests.platforms.graph import DAY_MS, FakeGraph

BARBARA = Address("messenger", "111000111000111:73")


def outgoing(**fields) -> Outgoing:
    given = {"id": "r1", "address": BARBARA, "received": 1, "text": "Oui !"}
    return Outgoing(**{**given, **fields})


def texts(graph: FakeGraph) -> list[str]:
    return [body["message"].get("text", "(photo)") for body in graph.sent]


async def test_a_message_is_sent_with_token_and_proof(messenger, graph) -> None:
    sent = await messenger.send(outgoing())

    assert (sent.platform_id, sent.parts) == ("m_1", ("m_1",))
    assert texts(graph) == ["Oui !"]


async def test_photo_text_and_buttons_arrive_in_order(messenger, graph) -> None:
    sent = await messenger.send(
        outgoing(photo="https://s.example/a.jpg", buttons=(Button("Oui", "y"),))
    )

    assert texts(graph) == ["(photo)", "Oui !"]
    assert (sent.platform_id, sent.parts) == ("m_2", ("m_1", "m_2"))


async def test_an_answer_without_ids_is_an_answer(messenger, graph) -> None:
    graph.fail_next(0, status=200, body=b"{}")
    assert (await messenger.send(outgoing())).platform_id == ""

    graph.answer_recipient = False
    assert (await messenger.send(outgoing())).platform_id == "m_1"


async def test_instagram_is_sent_through_its_page(messenger, graph) -> None:
    graph.last_from["91"] = graph.now()

    await messenger.send(outgoing(address=Address("instagram", "1784:91")))

    assert graph.sent[0]["recipient"] == {"id": "91"}


async def test_an_error_of_the_table_becomes_a_refusal(messenger, graph) -> None:
    graph.fail_next(551, 1545041)

    with pytest.raises(SendRefused) as refusal:
        await messenger.send(outgoing())
    assert refusal.value.cause == "unreachable"


async def test_the_window_is_the_platforms_to_judge(messenger, graph, clock) -> None:
    last = clock.ms
    clock.ms += DAY_MS + 60_000

    with pytest.raises(SendRefused) as refusal:
        await messenger.send(outgoing(last_from_customer=last))
    assert refusal.value.cause == "window"

    await messenger.send(outgoing(author="owner", last_from_customer=last))
    assert graph.sent[0]["tag"] == "HUMAN_AGENT"


async def test_a_wrong_secret_gives_a_wrong_proof(graph, account, clock) -> None:
    graph.app_secret = "another"

    async with aiohttp.ClientSession() as session:
        ours = MessengerChannel(session, account, api_url=graph.url, now=clock.now)
        with pytest.raises(SendRefused):
            await ours.send(outgoing())


async def test_after_a_rate_limit_nothing_is_called_until_its_end(messenger, graph):
    usage = '{"111":[{"type":"messenger","estimated_time_to_regain_access":19}]}'
    graph.fail_next(80006, headers={"X-Business-Use-Case-Usage": usage})

    for _ in range(2):
        with pytest.raises(SendLater) as delay:
            await messenger.send(outgoing())
        assert delay.value.retry_after == pytest.approx(19 * 60, abs=5)
        assert delay.value.whole_channel
    await messenger.show_typing(BARBARA)
    await messenger.profile_name(BARBARA)

    assert graph.calls == 1


async def test_typing_is_spared_when_the_quota_is_nearly_used_up(messenger, graph):
    await messenger.show_typing(BARBARA)
    assert graph.actions[0]["sender_action"] == "typing_on"

    graph.usage = {"X-App-Usage": '{"call_count":91}'}
    await messenger.send(outgoing())
    await messenger.show_typing(BARBARA)

    assert len(graph.actions) == 1


async def test_typing_tells_no_failure_but_heeds_a_limit(messenger, graph) -> None:
    graph.fail_next(4, actions_too=True)

    await messenger.show_typing(BARBARA)

    with pytest.raises(SendLater):
        await messenger.send(outgoing())
    assert graph.calls == 1


async def test_a_server_that_cannot_be_reached_has_not_taken_it(account, clock) -> None:
    async with aiohttp.ClientSession() as session:
        nowhere = MessengerChannel(
            session, account, api_url="http://127.0.0.1:1", now=clock.now
        )
        with pytest.raises(SendLater) as delay:
            await nowhere.send(outgoing())
        await nowhere.show_typing(BARBARA)
        assert await nowhere.profile_name(BARBARA) == ""

    assert not delay.value.maybe_sent
    assert delay.value.whole_channel


async def test_a_server_that_hangs_may_have_taken_it(graph, account, clock) -> None:
    graph.fail_next(0, delay=60.0)

    async with aiohttp.ClientSession() as session:
        hasty = MessengerChannel(
            session, account, api_url=graph.url, now=clock.now, send_seconds=0.1
        )
        with pytest.raises(SendLater) as delay:
            await hasty.send(outgoing())

    assert delay.value.maybe_sent
    assert not delay.value.whole_channel


async def test_a_connection_that_breaks_may_have_taken_it(messenger, graph) -> None:
    graph.fail_next(0, drop=True, taken=True)

    with pytest.raises(SendLater) as delay:
        await messenger.send(outgoing())

    assert delay.value.maybe_sent
    assert texts(graph) == ["Oui !"]


async def test_a_page_of_html_with_200_may_have_taken_it(messenger, graph) -> None:
    graph.fail_next(0, status=200, body=b"<html>welcome to the hotel</html>")

    with pytest.raises(SendLater) as delay:
        await messenger.send(outgoing())

    assert delay.value.maybe_sent


async def test_a_repeat_goes_on_with_the_part_that_failed(messenger, graph) -> None:
    message = outgoing(photo="https://s.example/a.jpg", text="a" * 2000)
    await messenger.send(outgoing(id="r0"))
    graph.sent.clear()
    graph.fail_next(0, status=200, body=b'{"message_id":"m_photo"}', taken=True)
    graph.fail_next(2)

    with pytest.raises(SendLater):
        await messenger.send(message)
    sent = await messenger.send(message)

    assert [len(text) for text in texts(graph)] == [7, 1900, 100]
    assert sent.parts[0] == "m_photo"
    assert len(sent.parts) == 3


@pytest.mark.parametrize("subcode", [2018047, 2018074, 2018109, 2018294])
async def test_a_bad_photo_does_not_cost_the_answer(messenger, graph, subcode) -> None:
    graph.fail_next(100, subcode)

    sent = await messenger.send(outgoing(photo="https://s.example/a.jpg"))

    assert texts(graph) == ["Oui !"]
    assert sent.parts == (sent.platform_id,)


async def test_a_photo_that_was_not_fetched_is_tried_once_more(messenger, graph):
    message = outgoing(photo="https://s.example/a.jpg")
    graph.fail_next(100, 2018008)
    graph.fail_next(100, 2018008)

    with pytest.raises(SendLater):
        await messenger.send(message)
    await messenger.send(outgoing(photo=message.photo, tries=1))

    assert texts(graph) == ["Oui !"]


async def test_a_bad_photo_alone_is_refused(messenger, graph) -> None:
    graph.fail_next(100, 2018109)

    with pytest.raises(SendRefused):
        await messenger.send(outgoing(text="", photo="https://s.example/a.jpg"))


async def test_a_message_of_nothing_is_refused(messenger, graph) -> None:
    for empty in (outgoing(text=" "), outgoing(text="", photo="AgACAgQAAx0CQmr")):
        with pytest.raises(SendRefused):
            await messenger.send(empty)
    assert graph.calls == 0


async def test_a_name_is_told_where_meta_tells_it(messenger, graph) -> None:
    graph.profiles["73"] = {"first_name": "Barbara", "last_name": "Peeters"}
    graph.profiles["91"] = {"name": "Chiara", "first_name": "not asked for"}

    assert await messenger.profile_name(BARBARA) == "Barbara Peeters"
    assert await messenger.profile_name(Address("instagram", "1784:91")) == "Chiara"
    assert await messenger.profile_name(Address("messenger", "111:74")) == ""


async def test_verification_signature_and_parse_are_those_of_the_account(messenger):
    asked = {"hub.mode": "subscribe", "hub.verify_token": "verify me"}
    assert messenger.challenge({**asked, "hub.challenge": "42"}) == "42"
    assert messenger.challenge({"hub.challenge": "42"}) is None
    with pytest.raises(InvalidSignature):
        messenger.verify(b"{}", {})
    batch = messenger.parse(payload("messenger", "text"))
    assert len(batch.updates) == 1
    await messenger.acknowledge(batch.updates[0])
    await messenger.close()


async def test_the_whole_way_with_redelivery_and_the_echo_first(
    messenger, graph, clock, aiohttp_server
) -> None:
    taken: list[object] = []
    order: list[str] = []
    refusals = [503, 503]

    async def webhook(request: web.Request) -> web.Response:
        body = await request.read()
        messenger.verify(body, request.headers)
        if refusals:
            return web.Response(status=refusals.pop())
        taken.extend(messenger.parse(body).updates)
        order.append("webhook")
        return web.Response()

    app = web.Application()
    app.router.add_post("/webhook/messenger", webhook)
    server = await aiohttp_server(app)
    graph.hook = str(server.make_url("/webhook/messenger"))

    graph.in_seconds = True
    event = await graph.say("73", "Vous livrez à Liège ? 😀")
    message = taken[0]
    assert isinstance(message, Message)
    assert message.text == "Vous livrez à Liège ? 😀"
    assert message.at == clock.ms
    assert graph.statuses == [503, 503, 200]

    await graph.deliver(graph.envelope([event]))
    assert taken.pop() == message
    order.pop()

    await messenger.send(outgoing(address=message.address, id="row-7"))
    order.append("answered")
    await graph.owner_says("73", "Je m'en occupe")

    assert order == ["webhook", "webhook", "answered", "webhook"]
    ours, theirs = taken[1:]
    assert isinstance(ours, Echo)
    assert isinstance(theirs, Echo)
    assert (ours.row_id, ours.address) == ("row-7", message.address)
    assert (theirs.row_id, theirs.text) == ("", "Je m'en occupe")


async def test_a_send_that_is_cancelled_ends_at_once(messenger, graph) -> None:
    graph.fail_next(0, delay=5.0)
    sending = asyncio.create_task(messenger.send(outgoing()))
    await until(lambda: graph.calls)

    sending.cancel()

    with pytest.raises(asyncio.CancelledError):
        await sending
