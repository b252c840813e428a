"""A browser as the server sees it: cookies, the page's own calls, its event stream."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient

SECONDS = 5.0


@dataclass(frozen=True)
class Event:
    name: str
    id: str
    data: dict[str, Any]


class Events:
    """The stream of one open page."""

    def __init__(self, response: ClientResponse) -> None:
        self.response = response

    async def next(self) -> Event:
        """The next event; comments are passed over."""
        fields: dict[str, str] = {}
        async with asyncio.timeout(SECONDS):
            while True:
                line = (await self.response.content.readline()).decode().rstrip("\n")
                if not line and "data" in fields:
                    break
                name, _, value = line.partition(": ")
                fields[name] = value
        data = json.loads(fields["data"])
        return Event(fields["event"], fields.get("id", ""), data)

    async def until(self, name: str) -> list[Event]:
        """Everything up to the first event of this name, that one last."""
        events = [await self.next()]
        while events[-1].name != name:
            events.append(await self.next())
        return events

    async def message(self, text: str) -> dict[str, Any]:
        """The first message from now on that has this text."""
        while True:
            event = await self.next()
            if event.name == "message" and event.data["message"].get("text") == text:
                return event.data

    async def lines(self) -> list[bytes]:
        """What is left until the server ends the stream."""
        async with asyncio.timeout(SECONDS):
            return [line async for line in self.response.content]


async def open_page(client: TestClient) -> None:
    async with client.get("/") as response:
        assert response.status == 200


async def listen(client: TestClient, **headers: str) -> Events:
    response = await client.get("/playground/events", headers=headers)
    assert response.status == 200
    return Events(response)


async def write(client: TestClient, text: str, **more: object) -> int:
    body = {"text": text, **more}
    async with client.post("/playground/messages", json=body) as response:
        return response.status
