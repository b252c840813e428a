"""Meta's side of Messenger, as a real local server: calls our webhook, takes our sends.

It signs raw bytes with escaped accents, delivers again what was not answered with 2xx,
sends echoes before it answers the send, refuses what Meta refuses, and fails by script.
By hand: python -m tests.platforms.graph --hook http://127.0.0.1:8080/webhook/messenger
"""

import argparse
import asyncio
import hashlib
import hmac
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import aiohttp
from aiohttp import web

from tests.platforms.by_hand import talk
from tests.platforms.graph_wire import (
    GraphError,
    check_message,
    escaped,
    posted,
    refusal,
)

DAY_MS = 24 * 3_600_000
INBOX_APP_ID = 263902037430900

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scripted:
    """What happens to the next call of the Send API instead of success."""

    code: int = 0
    subcode: int = 0
    status: int = 400
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    taken: bool = False
    delay: float = 0.0
    drop: bool = False
    actions_too: bool = False


@dataclass(kw_only=True)
class FakeGraph:
    """`sent` are the messages taken, `taken` the same by their mid, `actions` the
    sender actions, all as posted.

    `patience` is how often a delivery is tried, 20 ms apart.
    """

    page_id: str = "111000111000111"
    page_token: str = "PAGE_TOKEN"
    app_id: str = "555000555"
    app_secret: str = "app_secret_for_tests"
    instagram_id: str = "17841400000000001"
    hook: str = ""
    version: str = "v26.0"
    echoes: bool = True
    patience: int = 5
    answer_recipient: bool = True
    in_seconds: bool = False
    usage: dict[str, str] = field(default_factory=dict)
    now: Callable[[], int] = lambda: time.time_ns() // 1_000_000
    profiles: dict[str, Json] = field(default_factory=dict)
    sent: list[Json] = field(default_factory=list)
    taken: dict[str, Json] = field(default_factory=dict)
    actions: list[Json] = field(default_factory=list)
    calls: int = 0
    script: deque[Scripted] = field(default_factory=deque)
    last_from: dict[str, int] = field(default_factory=dict)
    followers: set[str] = field(default_factory=set)
    """Who writes to the Instagram account instead of the Page."""
    statuses: list[int] = field(default_factory=list)
    url: str = ""
    _numbers: int = 0

    async def start(self, port: int = 0) -> None:
        app = web.Application()
        app.router.add_post("/{version}/{page}/messages", self._messages)
        app.router.add_get("/{version}/{person}", self._profile)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._client = aiohttp.ClientSession()

    async def stop(self) -> None:
        await self._client.close()
        await self._runner.cleanup()

    async def say(self, person: str, text: str = "", **message: Any) -> Json:
        """A customer writes; returns the event as it was delivered."""
        self.last_from[person] = self.now()
        said = {"mid": self._mid(), **({"text": text} if text else {}), **message}
        event = self.event(person, {"message": said})
        await self.deliver(self.envelope([event], to=self._account(person)))
        return event

    async def owner_says(self, person: str, text: str) -> None:
        """The owner answers from the Page's inbox: we get an echo."""
        said = {"mid": self._mid(), "text": text, "is_echo": True}
        await self._echo(person, {**said, "app_id": INBOX_APP_ID})

    def event(self, person: str, content: Json) -> Json:
        return {
            "sender": {"id": person},
            "recipient": {"id": self._account(person)},
            "timestamp": self.now() // 1000 if self.in_seconds else self.now(),
            "never_heard_of": {"new": [1]},
            **content,
        }

    def envelope(
        self, events: list[Json], *, standby: bool = False, to: str = ""
    ) -> Json:
        lists = {"standby" if standby else "messaging": events}
        entry = {"id": to or self.page_id, "time": self.now(), **lists}
        about = "instagram" if to == self.instagram_id else "page"
        return {"object": about, "entry": [entry]}

    def _account(self, person: str) -> str:
        return self.instagram_id if person in self.followers else self.page_id

    def sign(self, body: bytes) -> str:
        key = self.app_secret.encode()
        return f"sha256={hmac.new(key, body, hashlib.sha256).hexdigest()}"

    async def deliver(self, payload: Any, *, attempts: int = 0) -> list[int]:
        """Post to the webhook until it answers 2xx; returns the statuses."""
        attempts = attempts or self.patience
        body = payload if isinstance(payload, bytes) else escaped(payload)
        headers = {
            "Content-Type": "application/json",
            "X-Hub-Signature-256": self.sign(body),
        }
        statuses: list[int] = []
        while not statuses or (statuses[-1] // 100 != 2 and len(statuses) < attempts):
            if statuses:
                await asyncio.sleep(0.02)
            try:
                called = self._client.post(self.hook, data=body, headers=headers)
                async with called as response:
                    statuses.append(response.status)
            except aiohttp.ClientError:
                statuses.append(0)
        self.statuses += statuses
        return statuses

    async def verify_hook(self, token: str, challenge: str) -> tuple[int, str]:
        """What Meta does when the webhook is entered in the App Dashboard."""
        query = {
            "hub.mode": "subscribe",
            "hub.verify_token": token,
            "hub.challenge": challenge,
        }
        async with self._client.get(self.hook, params=query) as response:
            return response.status, await response.text()

    def fail_next(self, code: int, subcode: int = 0, **more: Any) -> None:
        self.script.append(Scripted(code=code, subcode=subcode, **more))

    async def _messages(self, request: web.Request) -> web.StreamResponse:
        self.calls += 1
        body = await posted(request)
        scripted = self._scripted("sender_action" in body)
        if scripted and scripted.delay:
            await asyncio.sleep(scripted.delay)
        if scripted and not scripted.taken:
            return self._scripted_answer(request, scripted)
        try:
            self._check_access(request)
            answer = await self._take(body)
        except GraphError as error:
            return refusal(error, 400, self.usage)
        if scripted:
            return self._scripted_answer(request, scripted)
        return web.json_response(answer, headers=self.usage)

    def _scripted(self, action: bool) -> Scripted | None:
        if self.script and (not action or self.script[0].actions_too):
            return self.script.popleft()
        return None

    def _scripted_answer(self, request: web.Request, one: Scripted) -> web.Response:
        if one.drop and request.transport:
            request.transport.close()
        if one.body is not None:
            return web.Response(body=one.body, status=one.status, headers=one.headers)
        error = GraphError(one.code, one.subcode)
        return refusal(error, one.status, {**self.usage, **one.headers})

    def _check_access(self, request: web.Request) -> None:
        proof = hmac.new(
            self.app_secret.encode(), self.page_token.encode(), hashlib.sha256
        ).hexdigest()
        if request.query.get("access_token") != self.page_token:
            raise GraphError(190, 467, "Invalid OAuth access token.")
        if request.query.get("appsecret_proof") != proof:
            raise GraphError(100, 0, "Invalid appsecret_proof")
        if request.match_info["version"] != self.version:
            raise GraphError(2635, 0, "a deprecated version of the Ads API")
        if request.match_info.get("page", self.page_id) != self.page_id:
            raise GraphError(100, 33, "Object does not exist")

    async def _take(self, body: Json) -> Json:
        person = body.get("recipient", {}).get("id", "")
        if person not in self.last_from:
            raise GraphError(100, 2018001, "No matching user found")
        if "sender_action" in body:
            self.actions.append(body)
            return {"recipient_id": person}
        check_message(body)
        self._check_window(body, person)
        mid = self._mid()
        self.sent.append(body)
        self.taken[mid] = body
        if self.echoes and self.hook:
            said = {"mid": mid, "is_echo": True, "app_id": int(self.app_id)}
            await self._echo(person, {**body["message"], **said})
        recipient = {"recipient_id": person} if self.answer_recipient else {}
        return {**recipient, "message_id": mid}

    def _check_window(self, body: Json, person: str) -> None:
        silent = self.now() - self.last_from[person]
        tagged = body.get("tag") == "HUMAN_AGENT"
        if silent > (7 if tagged else 1) * DAY_MS:
            raise GraphError(10, 2018278, "outside of allowed window")

    async def _echo(self, person: str, message: Json) -> None:
        event = self.event(person, {"message": message})
        event["sender"], event["recipient"] = event["recipient"], event["sender"]
        await self.deliver(self.envelope([event], to=self._account(person)))

    async def _profile(self, request: web.Request) -> web.StreamResponse:
        self.calls += 1
        person = request.match_info["person"]
        try:
            self._check_access(request)
        except GraphError as error:
            return refusal(error, 400, self.usage)
        if person not in self.profiles:
            return refusal(GraphError(100, 2018218), 400, self.usage)
        fields = request.query.get("fields", "").split(",")
        known = self.profiles[person]
        said = {name: known[name] for name in fields if name in known}
        return web.json_response({**said, "id": person}, headers=self.usage)

    def _mid(self) -> str:
        self._numbers += 1
        return f"m_{self._numbers}"


async def _by_hand(given: argparse.Namespace) -> None:
    graph = FakeGraph(
        hook=given.hook,
        app_secret=given.app_secret,
        page_id=given.page_id,
        page_token=given.page_token,
    )
    await graph.start(given.port)
    greeting = f"MESSENGER_API_URL={graph.url}"
    say = partial(graph.say, given.person)
    await talk(greeting, say, graph.sent, given.wait)
    await graph.stop()


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--hook", required=True, help="address of our webhook")
    asked.add_argument("--port", type=int, default=9140)
    asked.add_argument("--person", default="7300000000000001", help="who writes")
    asked.add_argument("--wait", type=float, default=4.0, help="seconds for an answer")
    for option in ("app_secret", "page_id", "page_token"):
        name = f"--{option.replace('_', '-')}"
        asked.add_argument(name, default=getattr(FakeGraph, option))
    asyncio.run(_by_hand(asked.parse_args()))
