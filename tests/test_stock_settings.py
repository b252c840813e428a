"""Which table of elsewhere is followed, and what is refused at the start."""

import pytest

from bot.settings import SettingsError, StockSource, read_settings

SHOPIFY = {"SHOPIFY_URL": "https://lila.myshopify.com/", "SHOPIFY_TOKEN": "shpat_1"}
WOO = {
    "WOOCOMMERCE_URL": "https://lila.example",
    "WOOCOMMERCE_KEY": "ck_1",
    "WOOCOMMERCE_SECRET": "cs_1",
}
SHEET = "https://docs.google.com/spreadsheets/d/e/1/pub?output=csv"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, None),
        ({"STOCK_SOURCE": "stock"}, StockSource(kind="file", where="stock")),
        ({"STOCK_SOURCE": SHEET}, StockSource(kind="sheet", where=SHEET)),
        (
            SHOPIFY,
            StockSource(
                kind="shopify", where="https://lila.myshopify.com", key="shpat_1"
            ),
        ),
        (
            WOO,
            StockSource(
                kind="woocommerce",
                where="https://lila.example",
                key="ck_1",
                secret="cs_1",
            ),
        ),
        (
            {**SHOPIFY, "SHOPIFY_URL": "http://127.0.0.1:9"},
            StockSource(kind="shopify", where="http://127.0.0.1:9", key="shpat_1"),
        ),
    ],
)
def test_what_is_set_is_followed(
    given: dict[str, str], expected: StockSource | None
) -> None:
    assert read_settings(given).stock_source == expected


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"STOCK_SOURCE": "http://sheet.example/stock.csv"}, "STOCK_SOURCE"),
        ({"STOCK_SOURCE": "file:///stock.csv"}, "STOCK_SOURCE"),
        ({"SHOPIFY_URL": "https://lila.myshopify.com"}, "SHOPIFY_TOKEN"),
        ({**SHOPIFY, "SHOPIFY_URL": "lila.myshopify.com"}, "SHOPIFY_URL"),
        ({**SHOPIFY, "SHOPIFY_URL": "http://lila.myshopify.com"}, "SHOPIFY_URL"),
        ({**WOO, "WOOCOMMERCE_SECRET": ""}, "WOOCOMMERCE_SECRET"),
        ({**WOO, **SHOPIFY}, "only one of SHOPIFY_URL and WOOCOMMERCE_URL"),
        ({**WOO, "STOCK_SOURCE": "stock"}, "only one of STOCK_SOURCE"),
    ],
)
def test_what_cannot_be_followed_stops_the_start_and_is_named(
    given: dict[str, str], named: str
) -> None:
    with pytest.raises(SettingsError, match=named):
        read_settings(given)


@pytest.mark.parametrize("given", [SHOPIFY, WOO])
def test_a_key_is_never_shown(given: dict[str, str]) -> None:
    shown = repr(read_settings(given))

    assert not any(given[name] in shown for name in given if "URL" not in name)
