"""Every setting that comes from the environment, read once at the start.

Facts of the shop are in `shop.yml`; here are addresses, secrets and where things are.
`docs/configuration.md` lists the same, and a test holds the two equal.
"""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from bot.channels.messenger.account import Account


class SettingsError(Exception):
    """A setting is missing or cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable, as it is documented."""

    name: str
    default: str
    meaning: str
    is_secret: bool = False


SETTINGS = (
    Setting("COMPTOIR_SHOP", "shop.yml", "the shop file"),
    Setting("COMPTOIR_DATA", "./data", "where the embedded default keeps its files"),
    Setting("REDIS_URL", "", "a Redis (7.0 or newer) or Valkey; else the embedded one"),
    Setting("LOG_LEVEL", "info", "debug, info, warning or error"),
    Setting("HOST", "127.0.0.1", "the address to listen on"),
    Setting("PORT", "8080", "the port to listen on"),
    Setting("PUBLIC_URL", "", "where the internet reaches us: https://..."),
    Setting("NLU_URL", "", "one or several Rasa servers, separated by commas"),
    Setting("NLU_TOKEN", "", "the token of those servers", is_secret=True),
    Setting("MESSENGER_PAGE_TOKEN", "", "turns Messenger on", is_secret=True),
    Setting("MESSENGER_PAGE_ID", "", "the Page's id"),
    Setting("MESSENGER_APP_ID", "", "the Meta app's id"),
    Setting("MESSENGER_APP_SECRET", "", "signs what Meta sends", is_secret=True),
    Setting(
        "MESSENGER_VERIFY_TOKEN", "", "your own word for Meta's check", is_secret=True
    ),
    Setting(
        "INSTAGRAM_ID", "", "the Instagram account that is linked to the Page, if any"
    ),
    Setting("MESSENGER_API_URL", "https://graph.facebook.com", "Meta's Graph API"),
    Setting("TELEGRAM_TOKEN", "", "turns Telegram on", is_secret=True),
    Setting("TELEGRAM_WEBHOOK_SECRET", "", "signs what Telegram sends", is_secret=True),
    Setting("TELEGRAM_API_URL", "https://api.telegram.org", "Telegram's Bot API"),
    Setting("TELEGRAM_MODE", "", "webhook or polling; webhook when PUBLIC_URL is set"),
    Setting("STOCK_SOURCE", "", "a CSV file, a folder of them, or a published sheet"),
    Setting("SHOPIFY_URL", "", "the Shopify shop whose stock is followed"),
    Setting("SHOPIFY_TOKEN", "", "its Admin API access token", is_secret=True),
    Setting("WOOCOMMERCE_URL", "", "the WooCommerce shop whose stock is followed"),
    Setting("WOOCOMMERCE_KEY", "", "its REST API consumer key", is_secret=True),
    Setting("WOOCOMMERCE_SECRET", "", "that key's secret", is_secret=True),
)

LEVELS = ("debug", "info", "warning", "error")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_TOKEN = re.compile(r"[A-Za-z0-9_.:-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telegram:
    """`secret` may be '' when we poll: then no call to the webhook is ours."""

    token: str
    api_url: str
    is_polling: bool
    secret: str = ""

    def __repr__(self) -> str:
        return f"Telegram(is_polling={self.is_polling})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nlu:
    """Rasa servers that run elsewhere; without `urls` one is started as a child."""

    urls: tuple[str, ...] = ()
    token: str = ""

    def __repr__(self) -> str:
        return f"Nlu(urls={self.urls})"


@dataclass(frozen=True, slots=True, kw_only=True)
class StockSource:
    """The table that is kept elsewhere: a path or an address, and what opens it."""

    kind: Literal["file", "sheet", "shopify", "woocommerce"]
    where: str
    key: str = ""
    secret: str = ""

    def __repr__(self) -> str:
        return f"StockSource(kind={self.kind!r})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment and the options of a command say."""

    shop_file: Path
    data: Path
    redis_url: str = field(default="", repr=False)
    """It may hold a password."""
    log_level: str = "info"
    host: str = "127.0.0.1"
    port: int = 8080
    public_url: str = ""
    nlu: Nlu = Nlu()
    messenger: Account | None = None
    messenger_api_url: str = "https://graph.facebook.com"
    telegram: Telegram | None = None
    stock_source: StockSource | None = None


def read_settings(
    environment: Mapping[str, str],
    *,
    shop: Path | None = None,
    redis: str = "",
    data: Path | None = None,
) -> Settings:
    """Options win over the environment. Raises SettingsError."""
    values = _values(environment)
    public_url = _url(values, "PUBLIC_URL").rstrip("/")
    level = values["LOG_LEVEL"].lower()
    if level not in LEVELS:
        raise SettingsError(f"LOG_LEVEL is one of {', '.join(LEVELS)}, not {level!r}")
    return Settings(
        shop_file=shop or Path(values["COMPTOIR_SHOP"]),
        data=data or Path(values["COMPTOIR_DATA"]),
        redis_url=_redis_url(redis or values["REDIS_URL"]),
        log_level=level,
        host=values["HOST"],
        port=_port(values["PORT"]),
        public_url=public_url,
        nlu=_nlu(values),
        messenger=_messenger(values),
        messenger_api_url=_url(values, "MESSENGER_API_URL"),
        telegram=_telegram(values, public_url),
        stock_source=_stock_source(values),
    )


def _values(environment: Mapping[str, str]) -> dict[str, str]:
    """Each setting, an empty one as its default; blanks around a value are a slip."""
    return {
        setting.name: environment.get(setting.name, "").strip() or setting.default
        for setting in SETTINGS
    }


def _port(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", value) or int(value) > 65_535:
        raise SettingsError(f"PORT is a number from 0 to 65535, not {value!r}")
    return int(value)


def _url(values: Mapping[str, str], name: str) -> str:
    value = values[name]
    if value and not _is_address(value, ("http", "https")):
        raise SettingsError(f"{name} is no address such as https://example.com")
    return value


def _redis_url(value: str) -> str:
    if value and not _is_address(value, ("redis", "rediss", "unix")):
        raise SettingsError(
            "REDIS_URL is no address such as redis://:password@host:6379/0, "
            "rediss://... or unix:///path/to/socket"
        )
    return value


def _is_address(value: str, schemes: Container[str]) -> bool:
    try:
        parts = urlsplit(value)
        is_somewhere = parts.path if parts.scheme == "unix" else parts.hostname
        return parts.scheme in schemes and bool(is_somewhere) and parts.port != 0
    except ValueError:  # its port or its brackets
        return False


def _nlu(values: Mapping[str, str]) -> Nlu:
    urls = tuple(
        url.strip().rstrip("/") for url in values["NLU_URL"].split(",") if url.strip()
    )
    for url in urls:
        _url({"NLU_URL": url}, "NLU_URL")
    if urls and not values["NLU_TOKEN"]:
        raise SettingsError("NLU_URL is set, so NLU_TOKEN is needed too")
    return Nlu(urls=urls, token=values["NLU_TOKEN"])


def _messenger(values: Mapping[str, str]) -> Account | None:
    names = (
        "MESSENGER_PAGE_TOKEN",
        "MESSENGER_PAGE_ID",
        "MESSENGER_APP_ID",
        "MESSENGER_APP_SECRET",
        "MESSENGER_VERIFY_TOKEN",
    )
    if not values["MESSENGER_PAGE_TOKEN"]:
        return None
    missing = [name for name in names if not values[name]]
    if missing:
        raise SettingsError(
            f"MESSENGER_PAGE_TOKEN is set, so {' and '.join(missing)} must be set too"
        )
    return Account(
        page_token=values["MESSENGER_PAGE_TOKEN"],
        page_id=values["MESSENGER_PAGE_ID"],
        app_id=values["MESSENGER_APP_ID"],
        app_secret=values["MESSENGER_APP_SECRET"],
        verify_token=values["MESSENGER_VERIFY_TOKEN"],
        instagram_id=values["INSTAGRAM_ID"],
    )


def _telegram(values: Mapping[str, str], public_url: str) -> Telegram | None:
    if not values["TELEGRAM_TOKEN"]:
        return None
    mode = values["TELEGRAM_MODE"] or ("webhook" if public_url else "polling")
    if mode not in ("webhook", "polling"):
        raise SettingsError(f"TELEGRAM_MODE is webhook or polling, not {mode!r}")
    if not _TOKEN.fullmatch(values["TELEGRAM_TOKEN"]):
        raise SettingsError(
            "TELEGRAM_TOKEN is no token of @BotFather, which look like 123456:ABC-def"
        )
    secret = values["TELEGRAM_WEBHOOK_SECRET"]
    if mode == "webhook" and not _SECRET.fullmatch(secret):
        raise SettingsError(
            "Telegram's webhook needs TELEGRAM_WEBHOOK_SECRET: 1 to 256 of A-Z a-z "
            "0-9 _ - that nobody can guess; or set TELEGRAM_MODE=polling"
        )
    return Telegram(
        token=values["TELEGRAM_TOKEN"],
        api_url=_url(values, "TELEGRAM_API_URL"),
        is_polling=mode == "polling",
        secret=secret,
    )


_OF_SHOPS: dict[Literal["shopify", "woocommerce"], tuple[str, ...]] = {
    "shopify": ("SHOPIFY_URL", "SHOPIFY_TOKEN"),
    "woocommerce": ("WOOCOMMERCE_URL", "WOOCOMMERCE_KEY", "WOOCOMMERCE_SECRET"),
}


def _stock_source(values: Mapping[str, str]) -> StockSource | None:
    given = [n for n in ("STOCK_SOURCE", "SHOPIFY_URL", "WOOCOMMERCE_URL") if values[n]]
    if len(given) > 1:
        raise SettingsError(f"only one of {' and '.join(given)} may be set")
    for kind, (url, *keys) in _OF_SHOPS.items():
        missing = [name for name in keys if not values[name]]
        if values[url] and missing:
            raise SettingsError(f"{url} is set, so {' and '.join(missing)} must be too")
        if values[url]:
            key, secret = (*(values[name] for name in keys), "")[:2]
            where = _safe_url(values, url)
            return StockSource(kind=kind, where=where, key=key, secret=secret)
    where = values["STOCK_SOURCE"]
    if "://" not in where:
        return StockSource(kind="file", where=where) if where else None
    if urlsplit(where).scheme != "https" or not urlsplit(where).hostname:
        raise SettingsError("STOCK_SOURCE is a path or an https address")
    return StockSource(kind="sheet", where=where)


def _safe_url(values: Mapping[str, str], name: str) -> str:
    """Keys travel with every call: over https, or within this machine."""
    value = _url(values, name).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
        raise SettingsError(f"{name} must be an https address")
    return value
