"""Reads `shop.yml` into a Shop; a wrong key is named with its line.

YAML 1.2: `NO` is Norway, `10:30` a time. An unknown, repeated or ill-typed key stops
the start rather than being guessed at.
"""

from bot.shop_file.errors import ShopFileError
from bot.shop_file.reading import read_shop_file

__all__ = ["ShopFileError", "read_shop_file"]
