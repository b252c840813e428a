import pytest

from bot.channels.errors import ChannelError, SendLater, SendRefused
from bot.channels.telegram.files import FILE_BYTES, fetch
from bot.updates import Address, Message, Outgoing
from tests.channels.payloads import payload
from tests.platforms.bot_api_wire import ApiError, Scripted

LEA = Address("telegram", "7001")


async def test_what_was_sent_to_the_bot_is_fetched_by_its_id(telegram, bot_api) -> None:
    bot_api.files["file-1"] = b"product,quantity\n"

    assert await telegram.fetch("file-1") == b"product,quantity\n"


@pytest.mark.parametrize(
    ("content", "cause"),
    [(b"x" * (FILE_BYTES + 1), "message"), (None, "message")],
    ids=["too large", "unknown"],
)
async def test_a_file_that_cannot_be_had_is_refused(
    telegram, bot_api, content: bytes | None, cause: str
) -> None:
    if content is not None:
        bot_api.files["file-1"] = content

    with pytest.raises(SendRefused) as refused:
        await telegram.fetch("file-1")

    assert refused.value.cause == cause


async def test_a_file_of_this_machine_is_never_read(
    telegram, bot_api, tmp_path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    told = f'{{"ok": true, "result": {{"file_id": "1", "file_unique_id": "1", \
"file_path": "{secret}"}}}}'
    bot_api.script.append(Scripted("getFile", body=told.encode()))

    with pytest.raises(SendRefused):
        await telegram.fetch("file-1")


@pytest.mark.parametrize(
    "scripted",
    [
        Scripted("getFile", delay=5.0),
        Scripted("getFile", ApiError(429, "Too Many Requests", retry_after=3)),
        Scripted("getFile", ApiError(502, "Bad Gateway")),
    ],
    ids=["silence", "rate limit", "outage"],
)
async def test_a_file_that_does_not_come_now_may_come_later(
    client, bot_api, scripted: Scripted
) -> None:
    bot_api.files["file-1"] = b"product"
    bot_api.script.append(scripted)

    with pytest.raises(SendLater):
        await fetch(client.bot, "file-1", seconds=0.3)


async def test_an_error_names_neither_the_token_nor_the_file(telegram, bot_api) -> None:
    with pytest.raises(ChannelError) as refused:
        await telegram.fetch("file-secret")

    assert bot_api.token not in str(refused.value)
    assert "file-secret" not in str(refused.value)


async def test_a_document_is_uploaded_with_its_name_and_caption(
    telegram, bot_api
) -> None:
    await telegram.send(
        Outgoing(
            id="r1",
            address=LEA,
            received=1,
            text="Voici le stock.",
            document="data:text/csv;base64,cHJvZHVjdA==",
            file_name="stock.csv",
        )
    )

    [given] = bot_api.sent
    assert given["document"] == b"product"
    assert given["caption"] == "Voici le stock."


def test_the_pictures_of_an_album_say_that_they_belong_together(telegram) -> None:
    body = payload("telegram", "photo").replace(
        b'"photo":', b'"media_group_id": "13", "photo":'
    )

    [update] = telegram.parse(body).updates

    assert isinstance(update, Message)
    assert update.album == "13"
