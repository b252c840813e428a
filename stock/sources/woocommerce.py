"""A WooCommerce shop through its REST API: its variants in, our sales out.

https://woocommerce.github.io/woocommerce-rest-api-docs/
"""

import asyncio
import base64
from collections.abc import Iterator, Sequence
from typing import Any

from aiohttp import ClientSession
from yarl import URL

from stock.sources.http import Api, Sleep, as_documented
from stock.sources.shop_rows import Listing, ShopRow, listing, mark_of
from stock.sources.source import Reading, Sale, SourceError

PAGE = 100
MOST_PAGES = 500
NEWEST_SALE = "comptoir_sale"
"""https://woocommerce.github.io/woocommerce-rest-api-docs/#product-meta-data-properties
"""
_KINDS = ("simple", "variable")
"""Bundles, downloads elsewhere and the like are no pieces on a shelf."""


class WooCommerceSource:
    """`url` is the shop's own; the key must have the right to write."""

    name = "WooCommerce"
    takes_sales = True

    def __init__(
        self,
        session: ClientSession,
        url: str,
        key: str,
        secret: str,
        *,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        pair = base64.b64encode(f"{key}:{secret}".encode()).decode()
        root = URL(url).joinpath("wp-json", "wc", "v3")
        headers = {"Authorization": f"Basic {pair}"}
        self._api = Api(session=session, root=root, headers=headers, sleep=sleep)
        self._listing: Listing | None = None

    async def read(self, known: str = "") -> Reading | None:
        """See Source.read."""
        rows: list[ShopRow] = []
        with as_documented():
            for product in await self._all("products"):
                if product.get("type") in _KINDS:
                    rows += await self._rows(product)
        mark = mark_of(rows)
        if mark == known and self._listing is not None:
            return None
        self._listing = await asyncio.to_thread(listing, rows)
        return None if mark == known else Reading(mark, self._listing.sheet)

    async def write_back(self, sales: Sequence[Sale]) -> None:
        """See Source.write_back.

        WooCommerce only takes how many there are, so that is asked for just before; and
        the sale's id is written with it, so that a repeat after a crash is known.
        """
        if self._listing is None:
            await self.read()
        ids = self._listing.ids if self._listing else {}
        with as_documented():
            for sale in sales:
                for variant, pieces in sale.pieces.items():
                    if variant in ids and pieces:
                        await self._change(ids[variant], pieces, sale.id)

    async def _change(self, path: str, pieces: int, sale: str) -> None:
        found = (await self._api.call("GET", path)).content
        if not found.get("manage_stock") or sale in _taken(found):
            return
        left = (found.get("stock_quantity") or 0) - pieces
        told = {"key": NEWEST_SALE, "value": sale}
        change = {"stock_quantity": left, "meta_data": [told]}
        await self._api.call("PUT", path, json=change)

    async def _all(self, path: str) -> list[Any]:
        found: list[Any] = []
        for page in range(1, MOST_PAGES + 1):
            params = {"per_page": f"{PAGE}", "page": f"{page}"}
            answer = await self._api.call("GET", path, params=params)
            if not isinstance(answer.content, list):
                raise SourceError("strange", "no list of products")
            found += answer.content
            if page >= answer.pages:
                return found
        raise SourceError("too_large", f"more than {MOST_PAGES * PAGE} products")

    async def _rows(self, product: Any) -> list[ShopRow]:
        path = f"products/{product['id']}"
        if product["type"] == "simple":
            return [_row(path, product, product)]
        variations = await self._all(f"{path}/variations")
        return [
            _row(f"{path}/variations/{variation['id']}", product, variation)
            for variation in variations
        ]


def _taken(product: Any) -> Iterator[str]:
    """The sale that was written to it last, if it was one of ours."""
    for one in product.get("meta_data") or ():
        if one.get("key") == NEWEST_SALE:
            yield one.get("value") or ""


def _row(path: str, product: Any, variant: Any) -> ShopRow:
    return ShopRow(
        id=path,
        handle=product["slug"],
        title=product["name"],
        details=product.get("short_description") or product.get("description") or "",
        kind=next(_names(product.get("categories")), ""),
        tags=tuple(_names(product.get("tags"))),
        is_active=product.get("status") == "publish",
        sku=variant.get("sku") or "",
        price=variant.get("price") or "",
        pieces=_pieces(variant),
        photo=next((image["src"] for image in product.get("images") or ()), ""),
        options=tuple(_options(product, variant)),
    )


def _names(terms: Any) -> Iterator[str]:
    return (term["name"] for term in terms or ())


def _options(product: Any, variant: Any) -> Iterator[tuple[str, str]]:
    """A variation's attributes; one that fits any value has none of its own."""
    if product["type"] == "variable":
        for attribute in variant.get("attributes") or ():
            yield attribute["name"], attribute["option"]


def _pieces(variant: Any) -> int | None:
    """None: it is not counted, and there is some."""
    if variant.get("manage_stock"):
        return int(variant.get("stock_quantity") or 0)
    return 0 if variant.get("stock_status") == "outofstock" else None
