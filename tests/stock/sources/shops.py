"""Web shops as real local servers that behave as theirs: pages, limits, keys."""

import base64
import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Json = dict[str, Any]


@dataclass(kw_only=True)
class Local:
    """A server on a free port; `script` answers the next calls instead of it."""

    script: deque[web.Response] = field(default_factory=deque)
    calls: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""

    async def start(self) -> None:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._any)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _any(self, request: web.Request) -> web.StreamResponse:
        self.calls.append((request.method, request.path))
        if self.script:
            return self.script.popleft()
        return await self.answer(request)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        raise web.HTTPNotFound


@dataclass(kw_only=True)
class FakeShopify(Local):
    """`variants` by their inventory item; a page has `page` of them."""

    token: str = "shpat_test"
    page: int = 2
    variants: dict[str, Json] = field(default_factory=dict)
    adjusted: dict[str, Json] = field(default_factory=dict)
    """Idempotency key -> what was asked with it."""

    def add(self, item: str, handle: str, pieces: int, **fields: Any) -> None:
        options = fields.pop("options", {"Title": "Default Title"})
        product = {
            "handle": handle,
            "title": fields.pop("title", handle.replace("-", " ").title()),
            "descriptionHtml": "<p>Lin &amp; coton</p>",
            "productType": "robe",
            "tags": fields.pop("tags", []),
            "status": fields.pop("status", "ACTIVE"),
            "featuredMedia": {"preview": {"image": {"url": "https://cdn.example/1"}}},
        }
        self.variants[item] = {
            "sku": f"SKU-{item}",
            "price": fields.pop("price", "89.00"),
            "inventoryQuantity": pieces,
            "position": len(self.variants) + 1,
            "selectedOptions": [
                {"name": name, "value": value} for name, value in options.items()
            ],
            "inventoryItem": {"id": item, "tracked": fields.pop("tracked", True)},
            "product": product,
        }

    def pieces(self, item: str) -> int:
        return int(self.variants[item]["inventoryQuantity"])

    async def answer(self, request: web.Request) -> web.Response:
        if request.headers.get("X-Shopify-Access-Token") != self.token:
            return web.json_response({"errors": "[API] Invalid API key"}, status=401)
        asked = await request.json()
        variables = asked["variables"]
        if "productVariants" in asked["query"]:
            return web.json_response({"data": self._page(variables)})
        if "inventoryAdjustQuantities" in asked["query"]:
            return web.json_response({"data": self._adjust(asked["query"], variables)})
        return web.json_response({"data": {"location": {"id": "gid://Location/1"}}})

    def _page(self, variables: Json) -> Json:
        start = int(variables["after"] or 0)
        nodes = list(self.variants.values())[start : start + self.page]
        end = start + len(nodes)
        info = {"hasNextPage": end < len(self.variants), "endCursor": f"{end}"}
        return {"productVariants": {"pageInfo": info, "nodes": nodes}}

    def _adjust(self, query: str, variables: Json) -> Json:
        assert "@idempotent(key: $key)" in query
        changes = variables["input"]["changes"]
        if variables["key"] not in self.adjusted:
            self.adjusted[variables["key"]] = variables["input"]
            for change in changes:
                assert change["locationId"] == "gid://Location/1"
                assert "changeFromQuantity" in change
                item = self.variants[change["inventoryItemId"]]
                item["inventoryQuantity"] += change["delta"]
        return {"inventoryAdjustQuantities": {"userErrors": []}}


def throttled() -> web.Response:
    """Shopify's limit comes with status 200."""
    cost = {
        "requestedQueryCost": 300,
        "throttleStatus": {"currentlyAvailable": 100, "restoreRate": 50},
    }
    errors = [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}]
    return web.json_response({"errors": errors, "extensions": {"cost": cost}})


@dataclass(kw_only=True)
class FakeWooCommerce(Local):
    key: str = "ck_test"
    secret: str = "cs_test"
    products: list[Json] = field(default_factory=list)
    variations: dict[int, list[Json]] = field(default_factory=dict)
    page: int = 2

    def add(self, id: int, slug: str, **fields: Any) -> None:
        self.products.append(
            {
                "id": id,
                "name": slug.replace("-", " ").title(),
                "slug": slug,
                "type": "simple",
                "status": "publish",
                "short_description": "<p>Cuir</p>",
                "categories": [{"name": "sacs"}],
                "tags": [],
                "images": [{"src": "https://shop.example/1.jpg"}],
                "sku": f"SKU-{id}",
                "price": "49.9000",
                "manage_stock": True,
                "stock_quantity": 1,
                "stock_status": "instock",
                **fields,
            }
        )

    def vary(self, product: int, id: int, pieces: int, **options: str) -> None:
        self.variations.setdefault(product, []).append(
            {
                "id": id,
                "sku": "",
                "price": "89",
                "manage_stock": True,
                "stock_quantity": pieces,
                "attributes": [
                    {"name": name, "option": value} for name, value in options.items()
                ],
            }
        )

    async def answer(self, request: web.Request) -> web.Response:
        pair = base64.b64encode(f"{self.key}:{self.secret}".encode()).decode()
        if request.headers.get("Authorization") != f"Basic {pair}":
            code = {"code": "woocommerce_rest_cannot_view"}
            return web.json_response(code, status=401)
        parts = request.path.removeprefix("/wp-json/wc/v3/").split("/")
        match parts:
            case ["products"]:
                return self._paged(self.products, request)
            case ["products", id, "variations"]:
                return self._paged(self.variations.get(int(id), []), request)
            case [*_, id]:
                return await self._one(int(id), request)
        raise web.HTTPNotFound

    def _paged(self, rows: list[Json], request: web.Request) -> web.Response:
        number = int(request.query["page"])
        pages = max(1, -(-len(rows) // self.page))
        shown = rows[(number - 1) * self.page : number * self.page]
        return web.json_response(shown, headers={"X-WP-TotalPages": f"{pages}"})

    async def _one(self, id: int, request: web.Request) -> web.Response:
        rows = [*self.products, *(v for some in self.variations.values() for v in some)]
        [row] = [row for row in rows if row["id"] == id]
        if request.method == "PUT":
            row.update(json.loads(await request.read()))
        return web.json_response(row)
