"""What the model makes of a message, and the client of the Rasa server that says so."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

import msgspec
from aiohttp import (
    ClientError,
    ClientSession,
    ClientTimeout,
    ServerDisconnectedError,
)

from nlu.errors import ParserBroken, ParserUnavailable
from nlu.topics import Topic

PARSE_SECONDS = 2.5
"""A model that takes longer hands the message over rather than keeping her waiting."""

READ_AT_MOST = 1_000
"""Characters of a message that are sent: a long letter costs no more than that."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the message, from character to character, and what it asks for."""

    start: int
    end: int
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """What a message asks for: at least one topic, `other` when none is certain.

    `scores` has the margin of every topic by the one-vs-rest classifiers (above zero:
    asked for). `segments` tell which part of a longer message asks for what.
    """

    topics: tuple[Topic, ...]
    scores: dict[Topic, float] = field(default_factory=dict)
    segments: tuple[Segment, ...] = ()


class Parser(Protocol):
    """Finds the topics of a message. Raises nlu.errors.ParserError."""

    async def parse(self, text: str) -> Parse: ...


class _Segment(msgspec.Struct):
    start: int
    end: int
    topics: list[Topic]


class _Answer(msgspec.Struct):
    """The part of Rasa's answer that our classifier writes."""

    topics: list[Topic]
    margins: dict[Topic, float]
    segments: list[_Segment]


_decoder = msgspec.json.Decoder(_Answer)


@dataclass(frozen=True, slots=True)
class Server:
    """One Rasa server: its address without a path, and its token."""

    url: str
    token: str


class RasaParser:
    """Asks one or several Rasa servers, in turn, over pooled connections.

    A server that does not answer is passed over for the next; `servers` may change
    while it runs, since a model process that is started anew has another port.
    """

    def __init__(
        self,
        session: ClientSession,
        servers: Sequence[Server] = (),
        *,
        seconds: float = PARSE_SECONDS,
    ) -> None:
        self.session = session
        self.servers: Sequence[Server] = servers
        self.timeout = ClientTimeout(total=seconds, connect=1.0)
        self.all_seconds = 2 * seconds
        """However many servers hang: then she is not kept waiting any longer."""
        self._turn = 0

    async def parse(self, text: str) -> Parse:
        """Raises ParserUnavailable if no server answers, ParserBroken for nonsense."""
        if not text.strip():
            return Parse(topics=(Topic.OTHER,))
        servers = self._in_turn()
        problem: Exception | None = None
        with suppress(TimeoutError):
            async with asyncio.timeout(self.all_seconds):
                for server in servers:
                    try:
                        return await self._ask_twice(server, text[:READ_AT_MOST])
                    except (TimeoutError, ClientError, OSError) as error:
                        problem = error
        raise ParserUnavailable(
            "no model answers" if servers else "no model is running yet"
        ) from problem

    async def is_ready(self) -> bool:
        """Whether some server has its model loaded."""
        for server in self._in_turn():
            try:
                async with self.session.get(
                    f"{server.url}/status",
                    params={"token": server.token},
                    timeout=self.timeout,
                ) as response:
                    if response.status == 200:
                        return True
            except (TimeoutError, ClientError, OSError):
                continue
        return False

    def _in_turn(self) -> list[Server]:
        """All servers, beginning with another each time."""
        count = len(self.servers)
        if count:
            self._turn = (self._turn + 1) % count
        return [*self.servers[self._turn :], *self.servers[: self._turn]]

    async def _ask_twice(self, server: Server, text: str) -> Parse:
        """Once more when a pooled connection turns out to have been closed."""
        try:
            return await self._ask(server, text)
        except ServerDisconnectedError:
            return await self._ask(server, text)

    async def _ask(self, server: Server, text: str) -> Parse:
        async with self.session.post(
            f"{server.url}/model/parse",
            params={"token": server.token},
            json={"text": text},
            timeout=self.timeout,
        ) as response:
            body = await response.read()
            response.raise_for_status()
        return decode(body)


def decode(body: bytes) -> Parse:
    """The parse in an answer of `POST /model/parse`. Raises ParserBroken."""
    try:
        answer = _decoder.decode(body)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise ParserBroken(f"the model's answer cannot be read: {error}") from error
    return Parse(
        topics=tuple(answer.topics) or (Topic.OTHER,),
        scores=answer.margins,
        segments=tuple(
            Segment(part.start, part.end, tuple(part.topics))
            for part in answer.segments
        ),
    )
