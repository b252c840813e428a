from decimal import Decimal

import pytest

from nlu.facts.amounts import PriceLimits, find_money, find_percentages


def limits(low: str, high: str) -> PriceLimits:
    return PriceLimits(Decimal(low) if low else None, Decimal(high) if high else None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("moins de 50 €", "", "50"),
        ("vous avez quoi sous les 30 ?", "", "30"),
        ("max 60", "", "60"),
        ("un truc à moins de 25 euros", "", "25"),
        ("pas plus de 40€", "", "40"),
        ("budget 30€", "", "30"),
        ("jusqu'à 50 euro", "", "50"),
        ("plus de 100 €", "100", ""),
        ("à partir de 80€", "80", ""),
        ("entre 20 et 40 euros", "20", "40"),
        ("de 20 à 40€", "20", "40"),
        ("20-40 euro", "20", "40"),
        ("autour de 40 euros", "30", "50"),
        ("tussen 20 en 40 euro", "20", "40"),
        ("onder de 50 euro", "", "50"),
        ("handtassen onder de 80 aub", "", "80"),
        ("niet meer dan 60", "", "60"),
        ("maximaal 35 euro", "", "35"),
        ("tot 40 euro", "", "40"),
        ("rond de 20 euro", "15", "25"),
        ("vanaf 50 euro", "50", ""),
        ("under £25", "", "25"),
        ("any bags under 50?", "", "50"),
        ("lamps under 100 euros", "", "100"),
        ("no more than 45 pounds", "", "45"),
        ("between £20 and £40", "20", "40"),
        ("something around 40 euros", "30", "50"),
        ("over 100 euro", "100", ""),
        ("non più di 40", "", "40"),
        ("borse sotto i 120 euro", "", "120"),
        ("meno di 50", "", "50"),
        ("al massimo 30 euro", "", "30"),
        ("tra 20 e 40 euro", "20", "40"),
        ("da 20 a 40 euro", "20", "40"),
        ("sui 20 euro", "15", "25"),
        ("sotto 1.250,50 €", "", "1250.50"),
        ("max septante euros", "", "70"),
        ("onder de vijftig euro", "", "50"),
        ("under a hundred quid", "", "100"),
        ("tra trenta e quaranta euro", "30", "40"),
    ],
)
def test_a_price_limit_is_read(text: str, low: str, high: str) -> None:
    assert find_money(text).limits == limits(low, high)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("39€", ["39€"]),
        ("c'est 39,90 euro non ?", ["39,90 euro"]),
        ("€ 39", ["€ 39"]),
        ("39€90", ["39€90"]),
        ("39,- aub", ["39,-"]),
        ("the ones for 44.95 in 41", ["44.95"]),
        ("il coute toujours 39,90 ?", ["39,90"]),
        ("is it £45 or £54", ["£45", "£54"]),
        ("39 balles c'est cher", ["39 balles"]),
        ("gratis verzending vanaf 75?", ["75"]),
        ("federe lou 60x70 ne prendo 4 a 29 euro", ["29 euro"]),
        ("1.250,50 €", ["1.250,50 €"]),
    ],
)
def test_money_is_found_where_it_stands(text: str, spans: list[str]) -> None:
    found = find_money(text)

    assert [text[start:end] for start, end in found.spans] == spans
    assert found.limits is None


@pytest.mark.parametrize(
    "text",
    [
        "en 38",
        "celle à 39",
        "entre 38 et 40",
        "moins de 3 ans",
        "max 60 cm",
        "max 2",
        "sotto i 12 anni",
        "jusqu'au 46",
        "fino a 38",
        "up to size 44",
        "tot maat 46",
        "alto 17.30",
        "sous la robe",
        "50x50",
        "38/40",
    ],
)
def test_sizes_and_ages_are_no_money(text: str) -> None:
    assert find_money(text).spans == ()


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("-20%", ["20%"]),
        ("100 % coton ?", ["100 %"]),
        ("10 pour cent", ["10 pour cent"]),
        ("10 procent korting", ["10 procent"]),
        ("il 10 per cento", ["10 per cento"]),
        ("en 38", []),
    ],
)
def test_percentages_are_found(text: str, spans: list[str]) -> None:
    assert [text[start:end] for start, end in find_percentages(text)] == spans
