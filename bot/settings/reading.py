"""Reads the environment, once, and refuses by name what cannot be used."""

import re
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from bot.channels.messenger.account import Account
from bot.settings.table import SETTINGS
from bot.settings.values import Nlu, Settings, SettingsError, StockSource, Telegram

LEVELS = ("debug", "info", "warning", "error")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_TOKEN = re.compile(r"[A-Za-z0-9_.:-]+")


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
