"""`comptoir check`: a doctor that says in plain words what is missing or wrong."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import aiohttp
import typer

from actions.shop import Shop
from bot.channels.messenger.account import Account
from bot.commands.findings import Finding, Line
from bot.commands.stock_source import try_source
from bot.logs import configure_logs
from bot.owner.owners import Owners
from bot.runtime.checkout import inputs_hash, trained_on
from bot.runtime.data_folder import DataFolder, DataFolderError
from bot.runtime.model_process import ModelError, ModelProcess
from bot.runtime.valkey import ValkeyError
from bot.settings import Settings, SettingsError, Telegram, read_settings
from bot.shop_file import ShopFileError, read_shop_file
from bot.store import Store, StoreError, open_store, shop_keys
from nlu.parser import RasaParser, Server
from stock.redis_table import RedisTable

SECONDS = 10.0


async def examine(
    environment: Mapping[str, str], *, shop: Path | None, redis: str, data: Path | None
) -> bool:
    """Look at everything and print it; False when the shop could not serve."""
    configure_logs("error")
    is_good = True
    async for line in _look(environment, shop, redis, data):
        typer.echo(f"{line.finding:5} {line.text}")
        is_good = is_good and line.finding != Finding.WRONG
    return is_good


async def _look(
    environment: Mapping[str, str],
    shop_file: Path | None,
    redis: str,
    data: Path | None,
) -> AsyncIterator[Line]:
    try:
        settings = read_settings(environment, shop=shop_file, redis=redis, data=data)
    except SettingsError as error:
        yield Line(Finding.WRONG, f"settings: {error}")
        return
    yield Line(Finding.GOOD, "settings")
    shop = None
    try:
        shop = read_shop_file(settings.shop_file)
        yield Line(Finding.GOOD, f"shop file: {shop.name}, {settings.shop_file}")
    except ShopFileError as error:
        yield Line(Finding.WRONG, f"shop file: {error}")
    try:
        async with open_store(settings) as store:
            where = (
                "REDIS_URL" if store.folder is None else f"embedded, {settings.data}"
            )
            yield Line(Finding.GOOD, f"store: {where}")
            if shop is not None:
                async for line in _look_at_stock(store, settings, shop):
                    yield line
            if settings.stock_source is not None:
                yield await try_source(settings.stock_source)
            async for line in _look_at_model(settings, store):
                yield line
    except (StoreError, ValkeyError, DataFolderError) as error:
        yield Line(Finding.WRONG, f"store: {error}")
    async for line in _look_at_channels(settings):
        yield line


async def _look_at_stock(
    store: Store, settings: Settings, shop: Shop
) -> AsyncIterator[Line]:
    keys = shop_keys(shop.name)
    table = RedisTable(store.redis, keys)
    products = len(await table.snapshot())
    beside = settings.shop_file.parent / "stock.csv"
    if products:
        yield Line(Finding.GOOD, f"stock: {products} products")
    elif beside.exists():
        yield Line(Finding.NOTE, f"stock: empty, will be filled from {beside}")
    else:
        yield Line(
            Finding.WRONG,
            "stock: empty; import yours with `comptoir stock import FILE`",
        )
    for problem in await table.check():
        yield Line(Finding.WRONG, f"stock ledger: {problem}")
    owners = len(await Owners(store.redis, keys).all())
    if owners:
        yield Line(Finding.GOOD, f"owner: {owners} accounts are paired")
    else:
        yield Line(Finding.NOTE, "owner: nobody is told of hand-overs; `comptoir pair`")


async def _look_at_model(settings: Settings, store: Store) -> AsyncIterator[Line]:
    if settings.nlu.urls:
        async with aiohttp.ClientSession() as session:
            for url in settings.nlu.urls:
                parser = RasaParser(session, [Server(url, settings.nlu.token)])
                if await parser.is_ready():
                    yield Line(Finding.GOOD, f"model: {url} answers")
                else:
                    yield Line(Finding.WRONG, f"model: {url} does not answer, or "
                               "NLU_TOKEN is not its token")  # fmt: skip
        return
    process = ModelProcess(store.folder or DataFolder(settings.data))
    problem = process.problem()
    if problem:
        yield Line(Finding.WRONG, f"model: {problem}")
        return
    if trained_on() != inputs_hash():
        yield Line(Finding.NOTE, "model: its inputs have changed; `comptoir train`")
    try:
        await process.ensure_running()
        yield Line(Finding.GOOD, "model: loads and answers")
    except ModelError as error:
        yield Line(Finding.WRONG, f"model: {error}")


async def _look_at_channels(settings: Settings) -> AsyncIterator[Line]:
    if settings.messenger is None and settings.telegram is None:
        yield Line(Finding.NOTE, "channels: none is configured; only the demo works")
    if settings.telegram is not None:
        yield await _look_at_telegram(settings, settings.telegram)
    if settings.messenger is not None:
        yield await _look_at_messenger(settings, settings.messenger)


async def _look_at_telegram(settings: Settings, telegram: Telegram) -> Line:
    from telegram.error import InvalidToken, TelegramError

    from bot.channels.telegram import TelegramClient

    client = TelegramClient(telegram.token, api_url=telegram.api_url)
    try:
        me = await client.bot.get_me()
        info = await client.bot.get_webhook_info()
    except InvalidToken:
        return Line(Finding.WRONG, "telegram: TELEGRAM_TOKEN is not valid; @BotFather "
                    "has the right one")  # fmt: skip
    except TelegramError as error:
        return Line(
            Finding.NOTE, f"telegram: cannot be reached ({type(error).__name__})"
        )
    finally:
        await client.close()
    if telegram.is_polling:
        return Line(Finding.GOOD, f"telegram: @{me.username}, by polling")
    expected = f"{settings.public_url}/webhook/telegram"
    if not settings.public_url:
        text = (
            f"telegram: @{me.username}; without PUBLIC_URL the webhook is yours to set"
        )
        return Line(Finding.NOTE, text)
    if info.url != expected:
        text = f"telegram: @{me.username}; `comptoir run` will set its webhook"
        return Line(Finding.NOTE, text)
    trouble = (
        f"; last error: {info.last_error_message}" if info.last_error_message else ""
    )
    return Line(Finding.GOOD, f"telegram: @{me.username}, by webhook{trouble}")


async def _look_at_messenger(settings: Settings, account: Account) -> Line:
    from bot.channels.messenger.channel import GRAPH_VERSION
    from bot.channels.messenger.signature import appsecret_proof

    url = f"{settings.messenger_api_url.rstrip('/')}/{GRAPH_VERSION}"
    query = {
        "access_token": account.page_token,
        "appsecret_proof": appsecret_proof(account.app_secret, account.page_token),
    }
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session:
            path = f"{url}/{account.page_id}/subscribed_apps"
            async with session.get(path, params=query) as response:
                answer = await response.json(content_type=None)
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        return Line(
            Finding.NOTE, f"messenger: cannot be reached ({type(error).__name__})"
        )
    if not isinstance(answer, dict) or "error" in answer:
        problem = answer.get("error", {}) if isinstance(answer, dict) else {}
        code = problem.get("code", "?") if isinstance(problem, dict) else "?"
        return Line(Finding.WRONG, f"messenger: Meta refuses the page token or the app "
                    f"secret (code {code}); make a new page token")  # fmt: skip
    apps = [str(app.get("id")) for app in answer.get("data", [])]
    if account.app_id not in apps:
        return Line(
            Finding.WRONG,
            "messenger: the app is not subscribed to the Page; add the Page's "
            "subscriptions in the app's Messenger settings",
        )
    return Line(Finding.GOOD, "messenger: the token works and the Page is subscribed")
