"""Every setting that comes from the environment, read once at the start.

Facts of the shop are in `shop.yml`; here are addresses, secrets and where things are.
`docs/configuration.md` lists the same, and a test holds the two equal.
"""

from bot.settings.reading import read_settings
from bot.settings.table import SETTINGS, Setting
from bot.settings.values import Nlu, Settings, SettingsError, StockSource, Telegram

__all__ = [
    "SETTINGS",
    "Nlu",
    "Setting",
    "Settings",
    "SettingsError",
    "StockSource",
    "Telegram",
    "read_settings",
]
