"""The Messenger channel: Meta's webhook in, its Send API out."""

import asyncio
from collections.abc import Callable, Mapping

import aiohttp
import msgspec
import structlog

from bot.channels.base import Batch, Sent
from bot.channels.errors import SendLater, SendRefused
from bot.channels.messenger.account import Account, person_of
from bot.channels.messenger.compose import Json, calls_of, is_photo, typing_on
from bot.channels.messenger.faults import Fault, Verdict, fault_of, problem_of
from bot.channels.messenger.parse import parse
from bot.channels.messenger.signature import (
    answer_verification,
    appsecret_proof,
    verify_signature,
)
from bot.channels.messenger.upload import Picture, form_of, picture_of
from bot.channels.messenger.usage import Usage
from bot.channels.parts import Progress
from bot.updates import Address, AnyUpdate, Outgoing

GRAPH_VERSION = "v26.0"
"""https://developers.facebook.com/docs/graph-api/changelog"""

SEND_SECONDS = 15.0
CONNECT_SECONDS = 5.0
ASIDE_SECONDS = 5.0
"""For calls that nobody waits for: the typing sign, a name."""

TIMEOUT_WAIT = 5.0

_LOG = structlog.get_logger()


class MessengerChannel:
    """Serves the addresses of `messenger` and of `instagram`.

    `now` tells the time in ms. The session is the caller's, and so is its end.
    """

    name = "messenger"

    def __init__(
        self,
        session: aiohttp.ClientSession,
        account: Account,
        *,
        api_url: str,
        now: Callable[[], int],
        send_seconds: float = SEND_SECONDS,
    ) -> None:
        self.account = account
        self._session = session
        self._now = now
        self._send_seconds = send_seconds
        self._root = f"{api_url.rstrip('/')}/{GRAPH_VERSION}"
        self._messages = f"{self._root}/{account.page_id}/messages"
        self._access = {
            "access_token": account.page_token,
            "appsecret_proof": appsecret_proof(account.app_secret, account.page_token),
        }
        self._usage = Usage()
        self._progress = Progress()

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """The plain text that answers Meta's verification; None: answer 403."""
        return answer_verification(query, self.account.verify_token)

    def verify(self, body: bytes, headers: Mapping[str, str]) -> None:
        verify_signature(body, headers, self.account.app_secret)

    def parse(self, body: bytes) -> Batch:
        return parse(body, self.account)

    async def acknowledge(self, update: AnyUpdate) -> None:
        """Nothing to do: Messenger's taps want no answer, and each call costs quota."""

    async def send(self, outgoing: Outgoing) -> Sent:
        """See Channel.send. A photo that Meta cannot take is left out."""
        self._refuse_while_blocked()
        calls = calls_of(outgoing, self._now())
        left_out = bool(outgoing.photo) and not any(map(is_photo, calls))
        if left_out:
            _LOG.warning("photo_left_out", row=outgoing.id, fault="not on the web")
        if not calls:
            raise SendRefused("nothing to send", "message")
        sent = self._progress.of(outgoing.id)
        try:
            async with asyncio.timeout(self._send_seconds):
                for call in calls[len(sent) :]:
                    sent.append(await self._send_part(call, outgoing, len(calls)))
        except SendRefused:
            self._progress.forget(outgoing.id)
            raise
        except TimeoutError as error:
            reason = "no answer in time"
            raise SendLater(reason, TIMEOUT_WAIT, maybe_sent=True) from error
        self._progress.forget(outgoing.id)
        ids = tuple(id for id in sent if id)
        return Sent(platform_id=sent[-1], parts=ids, photo_left_out=left_out)

    async def show_typing(self, address: Address) -> None:
        await self._aside("POST", self._messages, body=typing_on(person_of(address)))

    async def profile_name(self, address: Address) -> str:
        """What the person is called, as far as Meta tells at once; '' else.

        https://developers.facebook.com/docs/messenger-platform/identity/user-profile
        """
        instagram = address.channel == "instagram"
        fields = ("name",) if instagram else ("first_name", "last_name")
        url = f"{self._root}/{person_of(address)}"
        profile = _fields(await self._aside("GET", url, fields=",".join(fields)))
        names = (profile.get(field) for field in fields)
        return " ".join(name for name in names if isinstance(name, str) and name)

    async def close(self) -> None:
        """Nothing is ours to close."""

    def _refuse_while_blocked(self) -> None:
        wait = self._usage.blocked_for
        if wait:
            raise SendLater("waiting for Meta's rate limit", wait, whole_channel=True)

    async def _aside(
        self, method: str, url: str, *, body: Json | None = None, fields: str = ""
    ) -> bytes:
        """A call that nobody waits for, spared while the quota is nearly used up.

        b'' when it is not made or fails.
        """
        if self._usage.is_tight or self._usage.blocked_for:
            return b""
        try:
            called = self._call(method, url, body=body, fields=fields)
            status, headers, answer = await called
        except (aiohttp.ClientError, TimeoutError):
            return b""
        fault = fault_of(status, answer)
        if fault and fault.verdict is Verdict.RATE:
            self._usage.block(headers, 0)
        return b"" if fault else answer

    async def _send_part(self, call: Json, outgoing: Outgoing, parts: int) -> str:
        """The id of the message; '' for a photo left out, or where Meta tells none."""
        picture = picture_of(outgoing.photo) if is_photo(call) else None
        status, headers, answer = await self._post(call, picture)
        fault = fault_of(status, answer)
        if fault is None:
            return _message_id(answer)
        if parts > 1 and is_photo(call) and _is_hopeless_photo(fault, outgoing.tries):
            _LOG.warning("photo_left_out", row=outgoing.id, fault=str(fault))
            return ""
        wait = 0.0
        if fault.verdict is Verdict.RATE:
            wait = self._usage.block(headers, outgoing.tries)
        raise problem_of(fault, outgoing.tries, wait)

    async def _post(
        self, call: Json, picture: Picture | None
    ) -> tuple[int, Mapping[str, str], bytes]:
        try:
            return await self._call(
                "POST",
                self._messages,
                body=None if picture else call,
                form=form_of(call, picture) if picture else None,
                seconds=self._send_seconds,
            )
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise SendLater(
                "cannot connect to Graph", TIMEOUT_WAIT, whole_channel=True
            ) from error
        except aiohttp.ClientError as error:
            raise SendLater(
                "the connection to Graph broke", TIMEOUT_WAIT, maybe_sent=True
            ) from error

    async def _call(
        self,
        method: str,
        url: str,
        *,
        body: Json | None = None,
        form: aiohttp.FormData | None = None,
        fields: str = "",
        seconds: float = ASIDE_SECONDS,
    ) -> tuple[int, Mapping[str, str], bytes]:
        async with self._session.request(
            method,
            url,
            params={**self._access, **({"fields": fields} if fields else {})},
            json=body,
            data=form,
            timeout=aiohttp.ClientTimeout(total=seconds, connect=CONNECT_SECONDS),
            allow_redirects=False,
        ) as response:
            answer = await response.read()
            self._usage.note(response.headers)
            return response.status, response.headers, answer


def _is_hopeless_photo(fault: Fault, tries: int) -> bool:
    """Her answer does not wait for a picture: one retry, and only for a fetch."""
    if fault.verdict is Verdict.MEDIA_FETCH:
        return tries > 0
    return fault.verdict is Verdict.MEDIA


def _message_id(answer: bytes) -> str:
    """`recipient_id` may be missing, and so may this on a server that is not Meta's."""
    if not answer.lstrip().startswith(b"{"):
        raise SendLater("not an answer of Graph", TIMEOUT_WAIT, maybe_sent=True)
    return str(_fields(answer).get("message_id") or "")


def _fields(answer: bytes) -> dict[str, object]:
    try:
        return msgspec.json.decode(answer, type=dict[str, object])
    except (ValueError, RecursionError):
        return {}
