"""Reads `shop.yml` into a Shop; a wrong key is named with its line.

YAML 1.2: `NO` is Norway, `10:30` a time. An unknown, repeated or ill-typed key stops
the start rather than being guessed at.
"""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from babel import Locale
from babel.core import get_global
from babel.numbers import list_currencies
from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError

from actions.hours import Hours, Interval
from actions.shop import Returns, ShippingRule, Shop

LANGUAGES = ("fr", "nl", "en", "it")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITS = {"s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}

Language = Literal["fr", "nl", "en", "it"]
Text = Annotated[str, msgspec.Meta(min_length=1)]
NotNegative = Annotated[int, msgspec.Meta(ge=0)]


class ShopFileError(Exception):
    """`shop.yml` cannot be used. `line` counts from 1; 0 when no line is to blame."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}" if line else f"{path}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem


class _Section(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A mapping of the file; a key that is not a field is an error."""


class _ShopSection(_Section):
    name: Text
    owner: Text
    country: Text
    currency: str = "EUR"
    timezone: str = "Europe/Brussels"
    languages: Annotated[list[Language], msgspec.Meta(min_length=1)] = msgspec.field(
        default_factory=lambda: ["fr"]
    )
    address: str = ""
    phone: str = ""
    email: str = ""


class _ShippingSection(_Section):
    to: Annotated[list[str], msgspec.Meta(min_length=1)]
    cost: float | int | str
    carrier: str = ""
    free_from: float | int | str | None = None
    days: tuple[NotNegative, NotNegative] | None = None


class _ReturnsSection(_Section):
    days: NotNegative
    paid_by: Literal["customer", "shop"]
    text: dict[Language, Text] = {}


class _File(_Section):
    shop: _ShopSection
    hours: dict[str, Any] = {}
    opening_hours: dict[str, Any] | None = None
    shipping: list[_ShippingSection] | dict[str, Any] = []
    pickup: bool = False
    payment: list[Text] = []
    returns: _ReturnsSection | None = None
    discount: dict[Language, Text] = {}
    hold_hours: Annotated[float, msgspec.Meta(gt=0)] = 24
    reply_within: str = "2h"
    release_after: str = "2h"
    quiet_window: str = "2.5s"
    retention: str = "90d"
    digest_at: str = "08:30"


class _Problem(Exception):
    """Something wrong at a path of keys within the file."""

    def __init__(self, where: tuple[str | int, ...], text: str) -> None:
        super().__init__(text)
        self.where = where
        self.text = text


def read_shop_file(path: Path) -> Shop:
    """The shop that the file describes. Raises ShopFileError."""
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ShopFileError(
            path, 0, "there is no such file; name yours with --shop or COMPTOIR_SHOP"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ShopFileError(path, 0, f"cannot be read: {error}") from error
    document = _load(path, source)
    try:
        return _shop(_convert(document))
    except _Problem as problem:
        raise ShopFileError(
            path, _line(document, problem.where), problem.text
        ) from None


def _load(path: Path, source: str) -> Any:
    yaml = YAML(typ="rt")
    yaml.version = (1, 2)
    try:
        document = yaml.load(source)
    except DuplicateKeyError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        text = (error.problem or "").split(" with value")[0]
        raise ShopFileError(path, line, f"{text}: a key may stand only once") from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise ShopFileError(path, line, f"not valid YAML: {error.problem}") from error
    if not isinstance(document, Mapping):
        raise ShopFileError(path, 1, "expected keys such as `shop:` and `hours:`")
    return document


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if isinstance(value, bool) or value is None:
        return value
    for kind in (int, float, str):
        if isinstance(value, kind):
            return kind(value)
    return str(value)


def _convert(document: Any) -> _File:
    try:
        return msgspec.convert(_plain(document), _File)
    except msgspec.ValidationError as error:
        text, _, place = str(error).partition(" - at ")
        where = _path(place.strip("`"))
        unknown = re.search(r"unknown field `(.+)`", text)
        if unknown:
            raise _Problem(
                (*where, unknown[1]), f"unknown key `{unknown[1]}`"
            ) from None
        missing = re.search(r"missing required field `(.+)`", text)
        if missing:
            raise _Problem(where, f"the key `{missing[1]}` is missing") from None
        name = ".".join(map(str, where)) or "the file"
        raise _Problem(where, f"`{name}`: {text[:1].lower()}{text[1:]}") from None


def _path(place: str) -> tuple[str | int, ...]:
    """`$.shipping[0].to` as a path of keys."""
    parts = re.findall(r"\.([A-Za-z_]\w*)|\[(\d+)\]|\[\.\.\.\]", place)
    return tuple(name or int(index) for name, index in parts if name or index)


def _line(document: Any, where: tuple[str | int, ...]) -> int:
    line, node = 1, document
    for part in where:
        marks = getattr(node, "lc", None)
        if marks is None or not marks.data or part not in marks.data:
            break
        line = marks.data[part][0] + 1
        node = node[part]
    return line


def _shop(file: _File) -> Shop:
    about = file.shop
    timezone = _timezone(about.timezone)
    country = _country(about.country, ("shop", "country"))
    if about.currency not in list_currencies():
        raise _Problem(
            ("shop", "currency"), f"`{about.currency}` is no currency (ISO 4217)"
        )
    hours = _hours(file.hours, ("hours",), timezone, country)
    return Shop(
        name=about.name,
        owner=about.owner,
        currency=about.currency,
        timezone=timezone,
        country=country,
        languages=tuple(dict.fromkeys(about.languages)),
        address=about.address,
        phone=about.phone,
        email=about.email,
        hours=hours,
        opening_hours=_opening_hours(file, hours, timezone, country),
        shipping=_shipping(file),
        pickup=file.pickup,
        payment=tuple(file.payment),
        returns=_returns(file.returns),
        discount=_by_language(file.discount),
        hold_time=timedelta(hours=file.hold_hours),
        reply_within=_duration(file.reply_within, "reply_within"),
        release_after=_duration(file.release_after, "release_after"),
        quiet_window=_duration(file.quiet_window, "quiet_window"),
        retention=_duration(file.retention, "retention"),
        digest_at=_time(file.digest_at, ("digest_at",)).strftime("%H:%M"),
    )


def _timezone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise _Problem(
            ("shop", "timezone"), f"`{name}` is no time zone, such as Europe/Brussels"
        ) from None


def _country(code: str, where: tuple[str | int, ...]) -> str:
    known = Locale("en").territories
    found = get_global("territory_aliases").get(code, [code])[0]
    if len(code) != 2 or found not in known:
        raise _Problem(where, f"`{code}` is no country (two letters, ISO 3166)")
    return str(found)


def _shipping(file: _File) -> tuple[ShippingRule, ...]:
    if isinstance(file.shipping, dict):
        if file.shipping:
            raise _Problem(
                ("shipping",), "`shipping` is a list of lines, each with `to`"
            )
        return ()
    rules = []
    for index, line in enumerate(file.shipping):
        where = ("shipping", index)
        if line.days and line.days[0] > line.days[1]:
            raise _Problem((*where, "days"), "`days` are the fewest, then the most")
        rules.append(
            ShippingRule(
                countries=tuple(_country(code, (*where, "to")) for code in line.to),
                carrier=line.carrier,
                cost=_money(line.cost, (*where, "cost")),
                free_from=None
                if line.free_from is None
                else _money(line.free_from, (*where, "free_from")),
                days=line.days,
            )
        )
    return tuple(rules)


def _money(value: float | int | str, where: tuple[str | int, ...]) -> Decimal:
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or not 0 <= amount < 1_000_000:
        raise _Problem(where, f"{where[-1]}: `{value}` is no amount, such as 4.95")
    return amount


def _returns(section: _ReturnsSection | None) -> Returns | None:
    if section is None:
        return None
    return Returns(
        days=section.days, paid_by=section.paid_by, text=_by_language(section.text)
    )


def _by_language(texts: Mapping[Language, str]) -> dict[str, str]:
    return {str(language): text for language, text in texts.items()}


def _duration(text: str, key: str) -> timedelta:
    match = re.fullmatch(r"(\d+(?:\.\d+)?) ?(s|min|m|h|d)", text.strip())
    if not match:
        raise _Problem(
            (key,), f"`{key}`: `{text}` is no time, such as 2.5s, 30m, 2h, 90d"
        )
    return timedelta(seconds=float(match[1]) * _UNITS[match[2]])


def _time(text: str, where: tuple[str | int, ...]) -> time:
    match = re.fullmatch(r"([01]?\d|2[0-4])[:h.]([0-5]\d)", text.strip())
    if not match or (match[1] == "24" and match[2] != "00"):
        raise _Problem(where, f"`{text}` is no time of day, such as 10:30")
    return time(int(match[1]) % 24, int(match[2]))


def _opening_hours(
    file: _File, hours: Hours, timezone: ZoneInfo, country: str
) -> Hours | None:
    if file.opening_hours is None:
        return hours
    if not file.opening_hours:
        return None
    given = _hours(file.opening_hours, ("opening_hours",), timezone, country)
    return Hours(
        timezone=timezone,
        week=given.week,
        closed=given.closed if "closed" in file.opening_hours else hours.closed,
        holidays_of=given.holidays_of
        if "holidays" in file.opening_hours
        else hours.holidays_of,
    )


def _hours(
    section: dict[str, Any], where: tuple[str, ...], timezone: ZoneInfo, country: str
) -> Hours:
    week: dict[int, tuple[Interval, ...]] = {}
    closed: list[tuple[date, date]] = []
    holidays = True
    for key, value in section.items():
        here = (*where, key)
        if key == "closed":
            closed = [_dates(item, here) for item in _list(value, here)]
        elif key == "holidays":
            if not isinstance(value, bool):
                raise _Problem(here, "`holidays` is true or false")
            holidays = value
        else:
            intervals = tuple(_interval(item, here) for item in _list(value, here))
            for day in _days(key, here):
                if day in week:
                    raise _Problem(here, f"`{DAYS[day]}` is given twice")
                week[day] = intervals
    return Hours(
        timezone=timezone,
        week=week,
        closed=tuple(closed),
        holidays_of=country if holidays else "",
    )


def _list(value: Any, where: tuple[str, ...]) -> list[str]:
    if not isinstance(value, list):
        raise _Problem(where, f'`{where[-1]}` is a list, such as ["10:00-18:00"]')
    return [str(item) for item in value]


def _days(key: str, where: tuple[str, ...]) -> list[int]:
    names = key.lower().split("-")
    if len(names) > 2 or any(name not in DAYS for name in names):
        raise _Problem(
            where,
            f"unknown key `{key}`: a day ({', '.join(DAYS)}), a range such as "
            "tue-fri, `closed` or `holidays`",
        )
    first, last = DAYS.index(names[0]), DAYS.index(names[-1])
    length = (last - first) % 7
    return [(first + offset) % 7 for offset in range(length + 1)]


def _interval(text: str, where: tuple[str, ...]) -> Interval:
    parts = re.split(r"\s*[-–]\s*", text.strip())
    if len(parts) != 2:
        raise _Problem(where, f"`{text}` is no interval, such as 10:00-18:00")
    return Interval(_time(parts[0], where), _time(parts[1], where))


def _dates(text: str, where: tuple[str, ...]) -> tuple[date, date]:
    try:
        days = [date.fromisoformat(part.strip()) for part in text.split("..")]
    except ValueError:
        days = []
    if len(days) not in (1, 2) or days[0] > days[-1]:
        raise _Problem(
            where, f"`{text}` is no date, such as 2026-12-24 or 2026-12-24..2027-01-02"
        )
    return days[0], days[-1]
