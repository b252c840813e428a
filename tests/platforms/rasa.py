"""A Rasa server at the network's edge: answers `/model/parse` from a table."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web


@dataclass(kw_only=True)
class FakeRasa:
    """`topics` maps a text to its topics; one that is not there is `other`.

    With `hangs` it takes a request and never answers.
    """

    topics: dict[str, tuple[str, ...]] = field(default_factory=dict)
    token: str = "a-token-of-tests"
    hangs: bool = False
    parsed: list[str] = field(default_factory=list)
    url: str = ""

    async def start(self) -> None:
        app = web.Application()
        app.router.add_post("/model/parse", self._parse)
        app.router.add_get("/status", self._status)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _status(self, request: web.Request) -> web.Response:
        return web.json_response({}, status=200 if self._is_ours(request) else 401)

    async def _parse(self, request: web.Request) -> web.Response:
        if not self._is_ours(request):
            return web.json_response({}, status=401)
        if self.hangs:
            await asyncio.sleep(60)
        text = (await request.json())["text"]
        self.parsed.append(text)
        told = next((known for known in self.topics if reads_as(text, known)), "")
        return web.json_response(answer(self.topics.get(told, ("other",)), len(text)))

    def _is_ours(self, request: web.Request) -> bool:
        return request.query.get("token") == self.token


def reads_as(text: str, told: str) -> bool:
    """Whether this is what reaches the model of it: an insult is blanked out."""
    return len(text) == len(told) and all(
        letter in (" ", own) for letter, own in zip(text, told, strict=True)
    )


def answer(topics: tuple[str, ...], length: int) -> Mapping[str, object]:
    return {
        "topics": list(topics),
        "margins": dict.fromkeys(topics, 1.0),
        "segments": [{"start": 0, "end": length, "topics": list(topics)}],
    }
