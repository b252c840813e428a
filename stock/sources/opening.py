"""The source that a shop's settings name."""

from pathlib import Path
from typing import Literal

from aiohttp import ClientSession

from stock.sources.files import FileSource
from stock.sources.published import PublishedSheet
from stock.sources.shopify import ShopifySource
from stock.sources.source import Source
from stock.sources.woocommerce import WooCommerceSource


def open_source(
    session: ClientSession,
    kind: Literal["file", "sheet", "shopify", "woocommerce"],
    where: str,
    key: str = "",
    secret: str = "",
) -> Source:
    """`where` is a path or an address. A sheet's session must be a public one."""
    match kind:
        case "file":
            return FileSource(Path(where))
        case "sheet":
            return PublishedSheet(session, where)
        case "shopify":
            return ShopifySource(session, where, key)
        case "woocommerce":
            return WooCommerceSource(session, where, key, secret)
