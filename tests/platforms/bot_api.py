"""Telegram's Bot API as a real local server: delivers updates, takes our calls.

It decodes forms, polls long with offsets, calls the webhook with its secret and again
until it hears 2xx, keeps Telegram's limits of length, and fails by script.
By hand: python -m tests.platforms.bot_api, then TELEGRAM_API_URL to what it prints
"""

import argparse
import asyncio
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import aiohttp
from aiohttp import web

from tests.platforms.bot_api_business import Accounts
from tests.platforms.bot_api_chats import Chats
from tests.platforms.bot_api_wire import (
    ApiError,
    Scripted,
    check_length,
    refusal,
    scripted_answer,
    value,
)
from tests.platforms.by_hand import talk

Json = dict[str, Any]

WEBHOOK_IN_THE_WAY = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


@dataclass(kw_only=True)
class FakeBotApi(Chats):
    """`calls` are (method, parameters), decoded; `sent` those that became messages,
    which stand in `messages` as a chat has them.
    """

    token: str = "123456:TEST-token_of_a_fake"
    webhook: Json = field(default_factory=dict)
    pending: deque[Json] = field(default_factory=deque)
    calls: list[tuple[str, Json]] = field(default_factory=list)
    sent: list[Json] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    script: deque[Scripted] = field(default_factory=deque)
    files: dict[str, bytes] = field(default_factory=dict)
    accounts: Accounts = field(default_factory=Accounts)
    url: str = ""
    _polls: int = 0

    def __post_init__(self) -> None:
        self.accounts.now = self.now

    async def start(self, port: int = 0) -> None:
        app = web.Application(client_max_size=50 << 20)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/documents/{name}", self._download)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._client = aiohttp.ClientSession()
        self._changed = asyncio.Condition()
        self._pump = asyncio.create_task(self._deliver())

    async def stop(self) -> None:
        self._pump.cancel()
        await asyncio.gather(self._pump, return_exceptions=True)
        await self._client.close()
        await self._runner.cleanup()

    @property
    def me(self) -> Json:
        return {
            "id": int(self.token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Maison Lila",
            "username": "maison_lila_bot",
            "has_topics_enabled": self.topics_enabled,
        }

    async def say(self, chat_id: int, text: str = "", **message: Any) -> Json:
        """A person writes in her own chat with the bot; returns the update."""
        words = {"text": text} if text else {}
        return await self.put({"message": self.message(chat_id, **words, **message)})

    async def tap(self, chat_id: int, under: Json, data: str) -> Json:
        query = {
            "id": str(self._number()),
            "from": person(chat_id),
            "chat_instance": "1",
            "message": under,
            "data": data,
        }
        return await self.put({"callback_query": query})

    async def connect(self, id: str, account: int, **rights: bool) -> Json:
        """An account lets the bot speak for it, changes its rights, or ends it."""
        found = self.accounts.connected(id, account, **rights)
        return await self.put({"business_connection": found})

    async def say_to_account(self, id: str, chat_id: int, text: str = "") -> Json:
        """A person writes to the account itself."""
        self.accounts.heard[id, chat_id] = self.now()
        return await self.put(
            {
                "business_message": self.message(
                    chat_id, text=text, business_connection_id=id
                )
            }
        )

    async def account_writes(
        self, id: str, chat_id: int, text: str, **more: Any
    ) -> Json:
        """Whose account it is writes to this person herself."""
        writer = self.accounts.connections[id]["user"]
        more |= {"from": writer, "business_connection_id": id}
        return await self.put(
            {"business_message": self.message(chat_id, text=text, **more)}
        )

    async def put(self, content: Json) -> Json:
        update = {"update_id": self._number(), **content}
        async with self._changed:
            self.pending.append(update)
            self._changed.notify_all()
        return update

    def message(self, chat_id: int, **content: Any) -> Json:
        return {
            "message_id": self._number(),
            "date": int(self.now()),
            "chat": {"id": chat_id, "type": "private", "first_name": "Barbara"},
            "from": person(chat_id),
            **content,
        }

    def fail_next(
        self, code: int, text: str, *, method: str = "", **parameters: Any
    ) -> None:
        self.script.append(Scripted(method, ApiError(code, text, **parameters)))

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return refusal(ApiError(401, "Unauthorized"))
        form = await request.post() if request.can_read_body else {}
        given = {key: value(key, text) for key, text in form.items()}
        self.calls.append((method, given))
        handler = getattr(self, f"_on_{method}", None)
        if handler is None:
            return refusal(ApiError(404, "Not Found"))
        scripted = self._scripted(method)
        try:
            if scripted and not scripted.taken:
                return await scripted_answer(scripted)
            result = await handler(given)
        except ApiError as error:
            return refusal(error)
        async with self._changed:
            self._changed.notify_all()
        if scripted:
            return await scripted_answer(scripted)
        return web.json_response({"ok": True, "result": result})

    def _scripted(self, method: str) -> Scripted | None:
        for one in self.script:
            if one.method == method or (not one.method and method.startswith("send")):
                self.script.remove(one)
                return one
        return None

    async def _on_getMe(self, given: Json) -> Json:
        return self.me

    async def _on_sendMessage(self, given: Json) -> Json:
        check_length(given.get("text", ""), 1, 4096, "message")
        return self._take(given, {"text": given["text"]})

    async def _on_editMessageText(self, given: Json) -> Json:
        check_length(given.get("text", ""), 1, 4096, "message")
        chat_id, id = self._chat(given), int(given["message_id"])
        for message in self.messages:
            if message["chat"]["id"] == chat_id and message["message_id"] == id:
                if message["text"] == given["text"]:
                    raise ApiError(400, "Bad Request: message is not modified")
                message["text"] = given["text"]
                return message
        raise ApiError(400, "Bad Request: message to edit not found")

    async def _on_sendPhoto(self, given: Json) -> Json:
        caption = given.get("caption", "")
        check_length(caption, 0, 1024, "message caption")
        size = {"file_id": "A" * 30, "file_unique_id": "B" * 10}
        photo = [{**size, "width": 90, "height": 120}]
        words = {"caption": caption} if caption else {}
        return self._take(given, {"photo": photo, **words})

    async def _on_getBusinessConnection(self, given: Json) -> Json:
        found = self.accounts.connections.get(given["business_connection_id"])
        if found is None:
            raise ApiError(400, "Bad Request: business connection not found")
        return found

    async def _on_sendDocument(self, given: Json) -> Json:
        caption = given.get("caption", "")
        check_length(caption, 0, 1024, "message caption")
        file = {"file_id": "D" * 30, "file_unique_id": "E" * 10}
        words = {"caption": caption} if caption else {}
        return self._take(given, {"document": file, **words})

    async def _on_getFile(self, given: Json) -> Json:
        """Files of more than 20 MB cannot be fetched by bots."""
        id = given["file_id"]
        if id not in self.files or len(self.files[id]) > 20 << 20:
            raise ApiError(400, "Bad Request: wrong file_id or the file is too big")
        return {
            "file_id": id,
            "file_unique_id": "F" * 10,
            "file_size": len(self.files[id]),
            "file_path": f"documents/{id}",
        }

    async def _download(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self.token:
            raise web.HTTPNotFound
        return web.Response(body=self.files[request.match_info["name"]])

    async def _on_sendChatAction(self, given: Json) -> bool:
        self._chat(given)
        return True

    async def _on_answerCallbackQuery(self, given: Json) -> bool:
        return True

    async def _on_setWebhook(self, given: Json) -> bool:
        async with self._changed:
            self.webhook = given
            self._changed.notify_all()
        return True

    async def _on_deleteWebhook(self, given: Json) -> bool:
        self.webhook = {}
        return True

    async def _on_getWebhookInfo(self, given: Json) -> Json:
        return {
            "url": self.webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(self.pending),
            "allowed_updates": self.webhook.get("allowed_updates", []),
        }

    async def _on_getUpdates(self, given: Json) -> list[Json]:
        if self.webhook.get("url"):
            raise ApiError(409, WEBHOOK_IN_THE_WAY)
        while self.pending and self.pending[0]["update_id"] < int(given["offset"]):
            self.pending.popleft()
        async with self._changed:
            self._polls = mine = self._polls + 1
            self._changed.notify_all()
            with suppress(TimeoutError):
                async with asyncio.timeout(float(given.get("timeout", 0))):
                    await self._changed.wait_for(
                        lambda: self.pending or self._polls != mine
                    )
        if self._polls != mine:
            raise ApiError(409, OTHER_POLLER)
        return list(self.pending)

    def _take(self, given: Json, content: Json) -> Json:
        chat_id = self._chat(given)
        connection = given.get("business_connection_id", "")
        if connection:
            self.accounts.check(connection, chat_id)
        thread = given.get("message_thread_id")
        if thread and int(thread) not in self.threads:
            raise ApiError(400, "Bad Request: message thread not found")
        markup = given.get("reply_markup", {})
        for row in markup.get("inline_keyboard", []):
            if any(not 1 <= len(key["callback_data"].encode()) <= 64 for key in row):
                raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
        more: Json = {"reply_markup": markup} if markup else {}
        if thread:
            more |= {"message_thread_id": int(thread), "is_topic_message": True}
        if chat_id < 0:
            more |= {"chat": forum(chat_id)}
        message = self.message(chat_id, **content, **more)
        self.sent.append(given)
        self.messages.append({**message, "from": self.me})
        return self.messages[-1] if not connection else self._for_account(connection)

    def _for_account(self, connection: str) -> Json:
        """The account has written it, by the bot; and the bot hears of it."""
        message = {
            **self.messages.pop(),
            "from": self.accounts.connections[connection]["user"],
            "sender_business_bot": self.me,
            "business_connection_id": connection,
        }
        self.messages.append(message)
        update = {"update_id": self._number(), "business_message": message}
        self.pending.append(update)
        return message

    async def _deliver(self) -> None:
        """The webhook gets the oldest update until it answers 2xx."""
        while True:
            async with self._changed:
                await self._changed.wait_for(
                    lambda: self.webhook.get("url") and self.pending
                )
            update = self.pending[0]
            secret = self.webhook.get("secret_token", "")
            headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
            url = self.webhook["url"]
            called = self._client.post(url, json=update, headers=headers)
            try:
                async with called as response:
                    self.statuses.append(response.status)
            except aiohttp.ClientError:
                self.statuses.append(0)
            if self.statuses[-1] // 100 == 2:
                self.pending.popleft()
            else:
                await asyncio.sleep(0.02)


def forum(id: int) -> Json:
    return {"id": id, "type": "supergroup", "title": "Comptoir", "is_forum": True}


def person(id: int) -> Json:
    return {"id": id, "is_bot": False, "first_name": "Barbara", "last_name": "Peeters"}


async def _by_hand(given: argparse.Namespace) -> None:
    api = FakeBotApi(token=given.token)
    await api.start(given.port)
    greeting = f"TELEGRAM_API_URL={api.url} TELEGRAM_TOKEN={api.token}"
    await talk(greeting, partial(api.say, given.person), api.sent, given.wait)
    await api.stop()


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--port", type=int, default=9130)
    asked.add_argument("--token", default=FakeBotApi.token)
    asked.add_argument("--person", type=int, default=8801, help="who writes")
    asked.add_argument("--wait", type=float, default=4.0, help="seconds for an answer")
    asyncio.run(_by_hand(asked.parse_args()))
