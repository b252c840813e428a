"""The Telegram channel: updates in by webhook or poll, messages out by the Bot API."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import structlog
from telegram import LinkPreviewOptions, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, RetryAfter, TelegramError

from bot import updates
from bot.channels.base import Batch, Sent
from bot.channels.errors import ChannelError, InvalidSignature, SendLater, SendRefused
from bot.channels.parts import Progress
from bot.channels.telegram import erasing
from bot.channels.telegram.client import TelegramClient
from bot.channels.telegram.compose import Part, parts_of
from bot.channels.telegram.connections import ask_for_connection
from bot.channels.telegram.faults import WAIT, problem_of
from bot.channels.telegram.files import fetch
from bot.channels.telegram.forum import Forum
from bot.channels.telegram.pacer import Pacer
from bot.channels.telegram.parse import parse
from bot.channels.wire import is_same, only_header
from bot.updates import Address, AnyUpdate, Connection, Outgoing

SEND_SECONDS = 15.0
ASIDE_SECONDS = 5.0
"""For calls that nobody waits for: the typing sign, the answer to a tap."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_NOT_THE_API = (AttributeError, KeyError, TypeError, ValueError)
"""What PTB raises when a server's answer is not the Bot API's."""

_LOG = structlog.get_logger()


class TelegramChannel:
    """`secret` is what the webhook's calls bear; '' when we poll: none is valid."""

    name = "telegram"

    def __init__(
        self,
        client: TelegramClient,
        *,
        secret: str = "",
        pacer: Pacer | None = None,
        send_seconds: float = SEND_SECONDS,
    ) -> None:
        self._client = client
        self._bot = client.bot
        self._secret = secret.encode()
        self._pacer = pacer or Pacer()
        self._forum = Forum(client.bot)
        self._send_seconds = send_seconds
        self._progress = Progress()

    def verify(self, body: bytes, headers: Mapping[str, str]) -> None:
        """https://core.telegram.org/bots/api#setwebhook"""
        given = only_header(headers, "X-Telegram-Bot-Api-Secret-Token")
        if not is_same(given, self._secret):
            raise InvalidSignature("not our webhook's secret")

    def parse(self, body: bytes) -> Batch:
        return parse(body, self._client.bot_id)

    async def acknowledge(self, update: AnyUpdate) -> None:
        """Stops the spinner of a tapped button; a repeat or a late one does nothing.

        https://core.telegram.org/bots/api#answercallbackquery
        """
        if isinstance(update, updates.Message) and update.callback:
            with suppress(TelegramError, TimeoutError):
                async with asyncio.timeout(ASIDE_SECONDS):
                    await self._bot.answer_callback_query(update.callback)

    async def show_typing(self, address: Address) -> None:
        """https://core.telegram.org/bots/api#sendchataction"""
        with suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(ASIDE_SECONDS):
                await self._bot.send_chat_action(
                    address.person.chat_id,
                    ChatAction.TYPING,
                    business_connection_id=address.connection or None,
                )

    async def send(self, outgoing: Outgoing) -> Sent:
        """See Channel.send. A photo that Telegram cannot take is left out."""
        parts = parts_of(outgoing)
        if outgoing.photo and not any(part.photo for part in parts):
            _LOG.warning("photo_left_out", row=outgoing.id, fault="not a photo")
        if not parts:
            raise SendRefused("nothing to send", "message")
        try:
            async with asyncio.timeout(self._send_seconds):
                sent = await self._send(outgoing, parts)
        except SendRefused:
            self._progress.forget(outgoing.id)
            raise
        except TimeoutError as error:
            raise SendLater("no answer in time", WAIT, maybe_sent=True) from error
        self._progress.forget(outgoing.id)
        return sent

    async def fetch(self, file_id: str) -> bytes:
        """See HasFiles.fetch."""
        return await fetch(self._bot, file_id)

    async def open_topic(self, address: Address, name: str) -> str:
        """See HasTopics.open_topic."""
        return await self._forum.open(address.chat_id, name)

    async def delete_topic(self, address: Address, thread: str) -> bool:
        """See HasTopics.delete_topic."""
        return await erasing.delete_topic(self._bot, address.chat_id, thread)

    async def delete_messages(self, address: Address, ids: Sequence[str]) -> None:
        """See TakesBack.delete_messages."""
        await erasing.delete_messages(self._bot, address.chat_id, ids)

    async def connection(self, id: str) -> Connection | None:
        """See SpeaksForAccounts.connection."""
        return await ask_for_connection(self._bot, id)

    async def close(self) -> None:
        await self._client.close()

    async def _send(self, outgoing: Outgoing, parts: list[Part]) -> Sent:
        """A group that has become a supergroup is followed, once.

        https://core.telegram.org/bots/api#responseparameters
        """
        chat_id, moved_to = outgoing.address.person.chat_id, ""
        sent = self._progress.of(outgoing.id)
        while len(sent) < len(parts):
            try:
                sent.append(await self._send_part(outgoing, parts, len(sent), chat_id))
            except ChatMigrated as error:
                if moved_to:
                    raise problem_of(error) from error
                chat_id = moved_to = str(error.new_chat_id)
            except TelegramError as error:
                raise self._problem(error, chat_id) from error
            except _NOT_THE_API as error:
                reason = "not an answer of the Bot API"
                raise SendLater(reason, WAIT, maybe_sent=True) from error
        ids = tuple(id for id in sent if id)
        return Sent(sent[-1], parts=ids, recipient_moved_to=moved_to)

    async def _send_part(
        self, outgoing: Outgoing, parts: list[Part], index: int, chat_id: str
    ) -> str:
        """The id of the message; '' for a photo left out."""
        part = parts[index]
        where = _where(outgoing, index, chat_id)
        await self._pacer.turn(chat_id)
        if part.document:
            return await self._send_document(part, where)
        if part.photo:
            try:
                return await self._send_photo(part, where)
            except BadRequest as error:
                if not part.text and len(parts) == 1:
                    raise
                _LOG.warning("photo_left_out", row=outgoing.id, fault=error.message)
            if not part.text:
                return ""
            await self._pacer.turn(chat_id)
        if len(parts) == 1 and await self._replaced(outgoing, part, chat_id):
            return outgoing.replaces
        message = await self._bot.send_message(
            text=part.text,
            link_preview_options=_NO_PREVIEW,
            reply_markup=part.markup,
            **where,
        )
        return str(message.message_id)

    async def _replaced(self, outgoing: Outgoing, part: Part, chat_id: str) -> bool:
        """Whether it stands now in another's place; one that is gone has none.

        https://core.telegram.org/bots/api#editmessagetext
        """
        if not outgoing.replaces.isdecimal():
            return False
        try:
            await self._bot.edit_message_text(
                text=part.text,
                chat_id=chat_id,
                message_id=int(outgoing.replaces),
                link_preview_options=_NO_PREVIEW,
                reply_markup=part.markup,
            )
        except BadRequest as error:
            return "not modified" in error.message
        return True

    async def _send_photo(self, part: Part, where: dict[str, Any]) -> str:
        message = await self._bot.send_photo(
            photo=part.photo,
            caption=part.text or None,
            reply_markup=part.markup,
            **where,
        )
        return str(message.message_id)

    async def _send_document(self, part: Part, where: dict[str, Any]) -> str:
        """https://core.telegram.org/bots/api#senddocument"""
        message = await self._bot.send_document(
            document=part.document,
            filename=part.file_name,
            caption=part.text or None,
            reply_markup=part.markup,
            **where,
        )
        return str(message.message_id)

    def _problem(self, error: TelegramError, chat_id: str) -> ChannelError:
        problem = problem_of(error, chat_id)
        if isinstance(error, RetryAfter) and isinstance(problem, SendLater):
            whom = "" if problem.whole_channel else chat_id
            self._pacer.hold(whom, problem.retry_after)
        return problem


def _where(outgoing: Outgoing, index: int, chat_id: str) -> dict[str, Any]:
    """Never a parse_mode: product names and customers' words are text as it is.

    https://core.telegram.org/bots/api#replyparameters
    """
    where: dict[str, Any] = {"chat_id": chat_id}
    if outgoing.address.connection:
        where["business_connection_id"] = outgoing.address.connection
    if outgoing.silent:
        where["disable_notification"] = True
    if outgoing.thread.isdecimal():
        where["message_thread_id"] = int(outgoing.thread)
    if outgoing.reply_to.isdecimal() and index == 0:
        where["reply_parameters"] = ReplyParameters(
            int(outgoing.reply_to), allow_sending_without_reply=True
        )
    return where
