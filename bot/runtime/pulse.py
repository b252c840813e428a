"""Whether a model process still answers: now and then it is given a sentence of ours.

A process that hangs keeps its lock and its port, so nothing but its silence tells.
"""

import asyncio
from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout

from nlu.parser import Server

SENTENCE = "bonjour"


@dataclass(frozen=True, slots=True)
class Patience:
    """So long a model is waited for; afterwards it is ended and started anew."""

    every: float = 5.0
    """Seconds between two looks while all is well."""
    answer: float = 4.0
    """Seconds for an answer: a parse takes milliseconds, one process at a time."""
    looks: int = 3
    """So many in a row without an answer: it hangs."""
    loading: float = 90.0
    """Seconds until a process that was started says where it answers."""


class Pulse:
    """Looks at one process after another, as they come and go."""

    def __init__(self, session: ClientSession, patience: Patience) -> None:
        self._session = session
        self._patience = patience
        self._clock = asyncio.get_running_loop().time
        self.beats = False
        """Whether it answered when it was looked at last."""
        self.forget()

    def forget(self, server: Server | None = None) -> None:
        """What was looked at is gone; `server` is what comes after it."""
        self._server = server
        self._silent = 0
        self._since = self._next = self._clock()

    async def hangs(self, server: Server | None) -> bool:
        """Look, if it is time to; `server` is None while the process still loads.

        Once it has hung, the next look begins anew.
        """
        if server != self._server:
            self.forget(server)
        if await self._is_alive(server):
            return False
        self.forget()
        return True

    async def _is_alive(self, server: Server | None) -> bool:
        if server is None:
            self.beats = False
            return self._clock() - self._since < self._patience.loading
        if self._clock() >= self._next:
            self.beats = await self._answers(server)
            self._silent = 0 if self.beats else self._silent + 1
            self._next = self._clock() + (self._patience.every if self.beats else 0.0)
        return self._silent < self._patience.looks

    async def _answers(self, server: Server) -> bool:
        """Whether it parses a sentence in time; its health alone would not tell."""
        try:
            async with self._session.post(
                f"{server.url}/model/parse",
                params={"token": server.token},
                json={"text": SENTENCE},
                timeout=ClientTimeout(total=self._patience.answer),
            ) as response:
                await response.read()
                return response.status == 200
        except (TimeoutError, ClientError, OSError):
            return False
