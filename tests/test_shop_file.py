"""`shop.yml`: read as YAML 1.2, every wrong key named with its line."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.shop_file import ShopFileError, read_shop_file

GOOD = """\
shop: {name: Maison Lila, owner: Léa, currency: EUR, timezone: Europe/Brussels,
       country: BE, languages: [fr, nl]}
hours:
  tue-fri: ["10:00-12:30", "13:30-18:30"]
  sat: ["22:00-02:00"]
  closed: ["2026-12-24..2026-12-26"]
shipping:
  - {to: [BE], carrier: bpost, cost: 4.95, free_from: 75, days: [1, 3]}
  - {to: [NO, FR], cost: 9.90}
pickup: true
payment: [bancontact, card]
returns: {days: 14, paid_by: customer, text: {fr: "14 jours"}}
hold_hours: 24
reply_within: 2h
quiet_window: 2.5s
retention: 90d
"""


def read(folder: Path, text: str) -> None:
    file = folder / "shop.yml"
    file.write_text(text, encoding="utf-8")
    read_shop_file(file)


def test_every_fact_is_read(tmp_path: Path) -> None:
    file = tmp_path / "shop.yml"
    file.write_text(GOOD, encoding="utf-8")

    shop = read_shop_file(file)

    assert (shop.name, shop.owner, shop.languages) == (
        "Maison Lila",
        "Léa",
        ("fr", "nl"),
    )
    assert shop.timezone == ZoneInfo("Europe/Brussels")
    assert shop.ships_to == ("BE", "NO", "FR")
    first = shop.shipping_to("BE")
    assert first is not None
    assert (first.cost, first.free_from, first.days) == (
        Decimal("4.95"),
        Decimal(75),
        (1, 3),
    )
    assert shop.returns is not None
    assert shop.returns.text == {"fr": "14 jours"}
    assert shop.hold_time == timedelta(hours=24)
    assert shop.quiet_window == timedelta(seconds=2.5)
    assert shop.retention == timedelta(days=90)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Brussels"))


@pytest.mark.parametrize(
    ("instant", "is_open"),
    [
        ("2026-11-24T10:00", True),
        ("2026-11-24T12:45", False),
        ("2026-11-23T11:00", False),
        ("2026-11-28T23:00", True),
        ("2026-11-29T01:59", True),
        ("2026-11-29T02:00", False),
        ("2026-12-24T11:00", False),
        ("2026-12-25T11:00", False),
    ],
)
def test_hours_have_gaps_run_past_midnight_and_close(
    tmp_path: Path, instant: str, is_open: bool
) -> None:
    file = tmp_path / "shop.yml"
    file.write_text(GOOD, encoding="utf-8")

    assert read_shop_file(file).hours.is_open(at(instant)) is is_open


@pytest.mark.parametrize(
    ("old", "new", "line", "named"),
    [
        ("pickup: true", "pick_up: true", 10, "pick_up"),
        ("pickup: true", "pickup: maybe", 10, "pickup"),
        ("pickup: true", "pickup: true\npickup: false", 11, "pickup"),
        ("hold_hours: 24", "hold_hours: -1", 13, "hold_hours"),
        ("hold_hours: 24", "hold_hours: a day", 13, "hold_hours"),
        ("reply_within: 2h", "reply_within: soon", 14, "reply_within"),
        ("quiet_window: 2.5s", "quiet_window: fast", 15, "quiet_window"),
        ("hold_hours: 24", "hold_hours: 1e300", 13, "hold_hours"),
        ("retention: 90d", "retention: 99999999999d", 16, "3650 days"),
        ("pickup: true", "pickup:\ttrue", 10, "tab"),
        ("owner: Léa, ", "", 1, "owner"),
        ("country: BE", "country: XX", 2, "XX"),
        ("languages: [fr, nl]", "languages: [fr, de]", 2, "languages"),
        ("languages: [fr, nl]", "languages: []", 2, "languages"),
        ("Europe/Brussels", "Europe/Liege", 1, "Europe/Liege"),
        ('"10:00-12:30"', '"10:00-25:30"', 4, "25:30"),
        ('"10:00-12:30"', '"late"', 4, "late"),
        ("tue-fri:", "tues-fri:", 4, "tues-fri"),
        ('"2026-12-24..2026-12-26"', '"2026-12-26..2026-12-24"', 6, "2026-12"),
        ("cost: 9.90", "cost: cheap", 9, "cost"),
        ("cost: 9.90", "price: 9.90", 9, "price"),
        ("to: [BE]", "to: []", 8, "to"),
        ("days: [1, 3]", "days: [1]", 8, "days"),
        ("days: [1, 3]", "days: [1, 10000000000]", 8, "days"),
        ("days: 14", "days: 10000000000", 12, "days"),
        ("paid_by: customer", "paid_by: nobody", 12, "paid_by"),
    ],
)
def test_a_wrong_key_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, named: str
) -> None:
    assert old in GOOD

    with pytest.raises(ShopFileError) as raised:
        read(tmp_path, GOOD.replace(old, new))

    assert raised.value.line == line
    assert named in str(raised.value)


@pytest.mark.parametrize("text", ["", "- a list", "shop: [", "just words"])
def test_what_is_no_shop_file_is_refused_in_a_sentence(
    tmp_path: Path, text: str
) -> None:
    with pytest.raises(ShopFileError):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (b"shop: {name: a}\n# \xe9", "shop.yml:2: this is no text in UTF-8"),
        (None, r"shop.yml: cannot be read \(Is a directory\)"),
    ],
    ids=["latin", "a-folder"],
)
def test_what_cannot_be_read_at_all_is_told_plainly(
    tmp_path: Path, written: bytes | None, sentence: str
) -> None:
    file = tmp_path / "shop.yml"
    if written is None:
        file.mkdir()
    else:
        file.write_bytes(written)

    with pytest.raises(ShopFileError, match=sentence):
        read_shop_file(file)


def test_a_missing_file_says_how_to_name_another(tmp_path: Path) -> None:
    with pytest.raises(ShopFileError, match="--shop"):
        read_shop_file(tmp_path / "none.yml")


def test_the_opening_hours_of_the_shop_follow_those_of_the_chat_unless_given(
    tmp_path: Path,
) -> None:
    file = tmp_path / "shop.yml"
    file.write_text(GOOD, encoding="utf-8")
    assert read_shop_file(file).opening_hours is not None

    file.write_text(GOOD + "opening_hours: {}\n", encoding="utf-8")
    assert read_shop_file(file).opening_hours is None


def test_a_closed_day_of_the_chat_closes_the_shop_too(tmp_path: Path) -> None:
    file = tmp_path / "shop.yml"
    text = GOOD + 'opening_hours:\n  thu: ["10:00-18:00"]\n'
    file.write_text(text, encoding="utf-8")

    opening = read_shop_file(file).opening_hours

    assert opening is not None
    assert opening.is_open(at("2026-12-17T11:00"))
    assert not opening.is_open(at(f"{date(2026, 12, 24)}T11:00"))
