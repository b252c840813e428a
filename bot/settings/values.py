"""What the environment and the options of a command say, as values.

None shows a secret where it is printed.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from bot.channels.messenger.account import Account


class SettingsError(Exception):
    """A setting is missing or cannot be used; the message says what to do."""


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
