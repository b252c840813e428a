"""Shopify and WooCommerce: read by pages, told of sales, and what can go wrong."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from aiohttp import ClientSession, web

from stock.model import Fact, Product, VariantKey
from stock.sources.shopify import ShopifySource
from stock.sources.source import Sale, SourceError
from stock.sources.woocommerce import WooCommerceSource
from tests.stock.sources.conftest import Waits
from tests.stock.sources.shops import FakeShopify, FakeWooCommerce, Local, throttled

JEANNE_38 = VariantKey("robe-jeanne", "38", "bleu")
ZOE = VariantKey("sac-zoe")
ShopSource = ShopifySource | WooCommerceSource


@pytest.fixture
def from_shopify(
    shopify: FakeShopify, session: ClientSession, waits: Waits
) -> ShopifySource:
    for item, size in (("i36", "36"), ("i38", "38"), ("i40", "40")):
        options = {"Taille": size, "Couleur": "bleu"}
        shopify.add(item, "robe-jeanne", 2, options=options, tags=["été", "Jeanne"])
    shopify.add("zoe", "sac-zoe", -1, price="49.90")
    return ShopifySource(session, shopify.url, shopify.token, sleep=waits)


@pytest.fixture
def from_woocommerce(
    woocommerce: FakeWooCommerce, session: ClientSession, waits: Waits
) -> WooCommerceSource:
    woocommerce.add(1, "robe-jeanne", type="variable")
    for id, size in ((11, "36"), (12, "38"), (13, "40")):
        woocommerce.vary(1, id, 2, Taille=size, Couleur="bleu")
    woocommerce.add(2, "sac-zoe", stock_quantity=-1)
    woocommerce.add(3, "panier-surprise", type="grouped")
    shop = woocommerce
    return WooCommerceSource(session, shop.url, shop.key, shop.secret, sleep=waits)


@pytest.fixture(params=["shopify", "woocommerce"])
def shop(request: pytest.FixtureRequest) -> tuple[Local, ShopSource]:
    """Each shop with its source."""
    name = request.param
    return request.getfixturevalue(name), request.getfixturevalue(f"from_{name}")


def pieces(product: Product) -> dict[tuple[str, str], int]:
    return {(v.size, v.colour): v.on_hand for v in product.variants}


async def test_every_page_is_read_and_says_what_an_export_says(
    shop: tuple[Local, ShopSource],
) -> None:
    _, source = shop

    reading = await source.read()

    assert reading is not None
    jeanne, zoe = reading.sheet.products
    assert (jeanne.id, jeanne.name) == ("robe-jeanne", "Robe Jeanne")
    assert pieces(jeanne) == {("36", "bleu"): 2, ("38", "bleu"): 2, ("40", "bleu"): 2}
    assert pieces(zoe) == {("", ""): 0}
    assert zoe.prices == (Decimal("49.90"),)
    assert zoe.photo.startswith("https://")
    assert {Fact.NAME, Fact.PRICE, Fact.QUANTITY, Fact.HIDDEN} <= reading.sheet.tells


async def test_what_is_known_is_no_news(shop: tuple[Local, ShopSource]) -> None:
    _, source = shop
    first = await source.read()

    assert first is not None
    assert await source.read(first.mark) is None
    assert await source.read("another mark") == first


@pytest.mark.parametrize(("sold", "left"), [(1, 1), (2, 0), (-3, 5)])
async def test_a_sale_of_ours_is_taken_off_in_the_shop(
    shop: tuple[Local, ShopSource], sold: int, left: int
) -> None:
    _, source = shop

    await source.write_back([Sale("m1", {JEANNE_38: sold, VariantKey("ours"): 1})])

    reading = await source.read()
    assert reading is not None
    [jeanne] = [p for p in reading.sheet.products if p.id == "robe-jeanne"]
    assert pieces(jeanne)[("38", "bleu")] == left


async def test_a_sale_that_is_told_again_after_a_crash_is_taken_once(
    shop: tuple[Local, ShopSource],
) -> None:
    _, source = shop

    for id in ("m1", "m1", "m2", "m2"):
        await source.write_back([Sale(id, {JEANNE_38: 1})])

    reading = await source.read()
    assert reading is not None
    [jeanne] = [p for p in reading.sheet.products if p.id == "robe-jeanne"]
    assert pieces(jeanne)[("38", "bleu")] == 0


async def test_woocommerce_is_not_told_of_what_it_does_not_count(
    woocommerce: FakeWooCommerce, from_woocommerce: WooCommerceSource
) -> None:
    woocommerce.products[1]["manage_stock"] = False

    await from_woocommerce.write_back([Sale("m1", {ZOE: 1})])

    assert ("PUT", "/wp-json/wc/v3/products/2") not in woocommerce.calls


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"manage_stock": False, "stock_status": "outofstock"}, 0),
        ({"manage_stock": False, "stock_status": "instock"}, 0),
        ({"manage_stock": True, "stock_quantity": None}, 0),
        ({"manage_stock": True, "stock_quantity": 7}, 7),
    ],
)
async def test_woocommerce_counts_only_what_it_says(
    woocommerce: FakeWooCommerce,
    from_woocommerce: WooCommerceSource,
    fields: dict[str, object],
    expected: int,
) -> None:
    woocommerce.products[1].update(fields)

    reading = await from_woocommerce.read()

    assert reading is not None
    assert pieces(reading.sheet.products[1]) == {("", ""): expected}


async def test_a_draft_is_hidden_from_customers(
    shopify: FakeShopify, from_shopify: ShopifySource
) -> None:
    shopify.add("new", "robe-neuve", 1, status="DRAFT")

    reading = await from_shopify.read()

    assert reading is not None
    hidden = {p.id for p in reading.sheet.products if p.hidden}
    assert hidden == {"robe-neuve"}


# Limits and faults


async def test_a_rate_limit_is_waited_for_as_long_as_the_shop_says(
    shop: tuple[Local, ShopSource], waits: Waits
) -> None:
    local, source = shop
    local.script.append(web.Response(status=429, headers={"Retry-After": "3"}))

    assert await source.read() is not None
    assert waits.seconds == [3.0]


async def test_shopifys_points_are_waited_for_until_they_are_enough(
    shopify: FakeShopify, from_shopify: ShopifySource, waits: Waits
) -> None:
    shopify.script.append(throttled())

    assert await from_shopify.read() is not None
    assert waits.seconds == [4.0]


def limit() -> web.Response:
    return web.Response(status=429)


@pytest.mark.parametrize("answer", [limit, throttled])
async def test_a_limit_without_end_is_given_up(
    shopify: FakeShopify,
    from_shopify: ShopifySource,
    answer: Callable[[], web.Response],
) -> None:
    shopify.script.extend(answer() for _ in range(9))

    with pytest.raises(SourceError) as refused:
        await from_shopify.read()

    assert refused.value.cause == "unreachable"


def moved() -> web.Response:
    return web.Response(status=302, headers={"Location": "http://127.0.0.1:9/"})


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (lambda: web.Response(status=401), "refused"),
        (lambda: web.Response(status=403), "refused"),
        (lambda: web.Response(status=404), "missing"),
        (lambda: web.Response(status=502), "unreachable"),
        (moved, "strange"),
        (lambda: web.Response(text="<html>"), "strange"),
        (lambda: web.json_response({"data": {}, "code": 1}), "strange"),
        (lambda: web.json_response([{"type": "simple"}]), "strange"),
    ],
)
async def test_what_is_wrong_with_an_answer_is_told_by_its_cause(
    shop: tuple[Local, ShopSource], answer: Callable[[], web.Response], cause: str
) -> None:
    local, source = shop
    local.script.append(answer())

    with pytest.raises(SourceError) as refused:
        await source.read()

    assert refused.value.cause == cause
    assert local.url not in str(refused.value)


async def test_a_wrong_key_is_refused(
    shopify: FakeShopify, woocommerce: FakeWooCommerce, session: ClientSession
) -> None:
    for source in (
        ShopifySource(session, shopify.url, "another"),
        WooCommerceSource(session, woocommerce.url, "ck", "cs"),
    ):
        with pytest.raises(SourceError) as refused:
            await source.read()
        assert refused.value.cause == "refused"


async def test_a_right_that_is_missing_is_told_as_refused(
    shopify: FakeShopify, from_shopify: ShopifySource
) -> None:
    denied = [{"message": "no", "extensions": {"code": "ACCESS_DENIED"}}]
    shopify.script.append(web.json_response({"errors": denied}))

    with pytest.raises(SourceError) as refused:
        await from_shopify.read()

    assert refused.value.cause == "refused"


async def test_a_shop_that_is_away_is_unreachable(session: ClientSession) -> None:
    source = ShopifySource(session, "http://127.0.0.1:9", "token")

    with pytest.raises(SourceError) as refused:
        await source.read()

    assert refused.value.cause == "unreachable"
