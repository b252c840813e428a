"""A Shopify shop through its Admin GraphQL API: its variants in, our sales out.

https://shopify.dev/docs/api/admin-graphql
"""

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any

from aiohttp import ClientSession
from yarl import URL

from stock.model import VariantKey
from stock.sources.http import LONGEST_WAIT, TRIES, Api, Sleep, as_documented
from stock.sources.shop_rows import Listing, ShopRow, listing, mark_of
from stock.sources.source import Reading, Sale, SourceError

VERSION = "2026-04"
PAGE = 100
MOST_PAGES = 500
THROTTLED_WAIT = 2.0

_VARIANTS = """
query Variants($first: Int!, $after: String) {
  productVariants(first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      sku price inventoryQuantity position
      selectedOptions { name value }
      inventoryItem { id tracked }
      product {
        handle title descriptionHtml productType tags status
        featuredMedia { preview { image { url } } }
      }
    }
  }
}
"""
_LOCATION = "query Location { location { id } }"
_ADJUST = """
mutation Adjust($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    userErrors { code message }
  }
}
"""


class ShopifySource:
    """`url` is the shop's own, as https://maison-lila.myshopify.com."""

    name = "Shopify"
    takes_sales = True

    def __init__(
        self,
        session: ClientSession,
        url: str,
        token: str,
        *,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        headers = {"X-Shopify-Access-Token": token}
        self._api = Api(session=session, root=URL(url), headers=headers, sleep=sleep)
        self._sleep = sleep
        self._listing: Listing | None = None
        self._location = ""

    async def read(self, known: str = "") -> Reading | None:
        """See Source.read."""
        with as_documented():
            rows = await self._rows()
        mark = mark_of(rows)
        if mark == known and self._listing is not None:
            return None
        self._listing = await asyncio.to_thread(listing, rows)
        return None if mark == known else Reading(mark, self._listing.sheet)

    async def write_back(self, sales: Sequence[Sale]) -> None:
        """See Source.write_back. Shopify takes each sale's id once.

        https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventoryAdjustQuantities
        """
        if self._listing is None:
            await self.read()
        with as_documented():
            for sale in sales:
                await self._sold(sale)

    async def _sold(self, sale: Sale) -> None:
        changes = [
            change
            for variant, pieces in sale.pieces.items()
            if (change := await self._change(variant, pieces))
        ]
        if changes:
            await self._adjust(sale.id, changes)

    async def _rows(self) -> list[ShopRow]:
        nodes: list[Any] = []
        after: str | None = None
        for _ in range(MOST_PAGES):
            data = await self._ask(_VARIANTS, {"first": PAGE, "after": after})
            page = data["productVariants"]
            nodes += page["nodes"]
            if not page["pageInfo"]["hasNextPage"]:
                return list(_rows(nodes))
            after = page["pageInfo"]["endCursor"]
        raise SourceError("too_large", f"more than {MOST_PAGES * PAGE} variants")

    async def _change(self, variant: VariantKey, pieces: int) -> dict[str, Any] | None:
        item = self._listing.ids.get(variant, "") if self._listing else ""
        if not item or not pieces:
            return None
        if not self._location:
            data = await self._ask(_LOCATION, {})
            self._location = data["location"]["id"]
        return {
            "inventoryItemId": item,
            "locationId": self._location,
            "delta": -pieces,
            # Whatever it is just now: another till may have sold meanwhile.
            "changeFromQuantity": None,
        }

    async def _adjust(self, id: str, changes: Sequence[dict[str, Any]]) -> None:
        given = {"name": "available", "reason": "correction", "changes": changes}
        data = await self._ask(_ADJUST, {"input": given, "key": id})
        errors = data["inventoryAdjustQuantities"]["userErrors"]
        if errors:
            raise SourceError("strange", f"refused as {errors[0].get('code')}")

    async def _ask(self, query: str, variables: dict[str, Any]) -> Any:
        """The data of an answer. Its errors come with status 200."""
        path = f"admin/api/{VERSION}/graphql.json"
        for _ in range(TRIES):
            answer = await self._api.call(
                "POST", path, json={"query": query, "variables": variables}
            )
            said = answer.content if isinstance(answer.content, dict) else {}
            codes = {
                error.get("extensions", {}).get("code")
                for error in said.get("errors", [])
            }
            if not codes and isinstance(said.get("data"), dict):
                return said["data"]
            if codes != {"THROTTLED"}:
                denied = "ACCESS_DENIED" in codes
                raise SourceError(
                    "refused" if denied else "strange", "an error instead of data"
                )
            await self._sleep(_refill(said))
        raise SourceError("unreachable", "the shop's rate limit")


def _refill(said: Any) -> float:
    """How long until there is room for the query.

    https://shopify.dev/docs/api/usage/limits#rate-limits
    """
    cost = said.get("extensions", {}).get("cost", {})
    status = cost.get("throttleStatus", {})
    lacks = cost.get("requestedQueryCost", 0) - status.get("currentlyAvailable", 0)
    rate = status.get("restoreRate") or 0
    wait = lacks / rate if rate and lacks > 0 else THROTTLED_WAIT
    return min(max(0.5, float(wait)), LONGEST_WAIT)


def _rows(nodes: Sequence[Any]) -> Iterator[ShopRow]:
    """Products in the order of their first variants, these by their position."""
    places: dict[str, int] = {}
    for node in nodes:
        places.setdefault(node["product"]["handle"], len(places))
    for node in sorted(
        nodes,
        key=lambda node: (places[node["product"]["handle"]], node.get("position") or 0),
    ):
        yield _row(node)


def _row(node: Any) -> ShopRow:
    product, item = node["product"], node["inventoryItem"]
    media = product.get("featuredMedia") or {}
    image = (media.get("preview") or {}).get("image") or {}
    return ShopRow(
        id=item["id"],
        handle=product["handle"],
        title=product["title"],
        details=product.get("descriptionHtml") or "",
        kind=product.get("productType") or "",
        tags=tuple(product.get("tags") or ()),
        is_active=product.get("status") == "ACTIVE",
        sku=node.get("sku") or "",
        price=node.get("price") or "",
        pieces=(node.get("inventoryQuantity") or 0) if item.get("tracked") else None,
        photo=image.get("url") or "",
        options=tuple((o["name"], o["value"]) for o in node["selectedOptions"]),
    )
