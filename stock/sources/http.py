"""Calls to other people's servers: bounded in time, size and patience."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec
from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout
from yarl import URL

from stock.sources.source import SourceError

MOST_ANSWER = 20_000_000
TRIES = 5
LONGEST_WAIT = 30.0
TIMEOUT = ClientTimeout(total=30.0, connect=10.0)

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A JSON answer; `pages` is what WooCommerce says of their number."""

    content: Any
    pages: int = 1


async def content(response: ClientResponse, most: int) -> bytes:
    """The body, as long as it has at most so many bytes. Raises SourceError."""
    parts, size = [], 0
    async for part in response.content.iter_chunked(65_536):
        size += len(part)
        if size > most:
            raise SourceError("too_large", f"more than {most} bytes")
        parts.append(part)
    return b"".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """One web shop's API: every call bears `headers`, and no redirect is followed."""

    session: ClientSession
    root: URL
    headers: dict[str, str]
    sleep: Sleep = asyncio.sleep

    async def call(
        self,
        method: str,
        path: str,
        *,
        params: dict[str, str] | None = None,
        json: Any = None,
    ) -> Answer:
        """Waits where the shop asks for it, a few times. Raises SourceError."""
        for _ in range(TRIES):
            answer = await self._once(method, path, params, json)
            if not isinstance(answer, float):
                return answer
            await self.sleep(min(answer, LONGEST_WAIT))
        raise SourceError("unreachable", "the shop's rate limit")

    async def _once(
        self, method: str, path: str, params: dict[str, str] | None, json: Any
    ) -> Answer | float:
        """The answer, or the seconds to wait for another try."""
        try:
            async with self.session.request(
                method,
                self.root.joinpath(path),
                params=params,
                json=json,
                headers=self.headers,
                allow_redirects=False,
                timeout=TIMEOUT,
            ) as response:
                if response.status == 429:
                    return _seconds(response.headers.get("Retry-After", ""))
                _check(response.status)
                body = await content(response, MOST_ANSWER)
                pages = response.headers.get("X-WP-TotalPages", "1")
        except (ClientError, TimeoutError, OSError) as error:
            raise SourceError("unreachable", type(error).__name__) from error
        try:
            number = int(pages) if pages.isdecimal() else 1
            return Answer(msgspec.json.decode(body), number)
        except msgspec.DecodeError as error:
            raise SourceError("strange", "not JSON") from error


@contextmanager
def as_documented() -> Iterator[None]:
    """What is not where the documentation says becomes a SourceError."""
    try:
        yield
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise SourceError("strange", type(error).__name__) from error


def _seconds(told: str) -> float:
    """https://www.rfc-editor.org/rfc/rfc9110#name-retry-after (a date is not read)"""
    try:
        return max(0.5, float(told))
    except ValueError:
        return 2.0


def _check(status: int) -> None:
    if status in (401, 403):
        raise SourceError("refused", f"status {status}")
    if status == 404:
        raise SourceError("missing", "status 404")
    if status >= 500:
        raise SourceError("unreachable", f"status {status}")
    if status >= 300:
        raise SourceError("strange", f"status {status}")
