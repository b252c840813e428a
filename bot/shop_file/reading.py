"""From the file's sections to a Shop: what each key means."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from actions.shop import Returns, ShippingRule, Shop
from bot.shop_file import document, values
from bot.shop_file.errors import Problem, ShopFileError
from bot.shop_file.sections import File, Language, ReturnsSection
from bot.shop_file.week import opening_hours_of, read_hours


def read_shop_file(path: Path) -> Shop:
    """The shop that the file describes. Raises ShopFileError."""
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ShopFileError(
            path, 0, "there is no such file; name yours with --shop or COMPTOIR_SHOP"
        ) from None
    except OSError as error:
        raise ShopFileError(path, 0, f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ShopFileError(path, line, "this is no text in UTF-8") from error
    loaded = document.load(path, source)
    try:
        return _shop(document.convert(loaded))
    except Problem as problem:
        raise ShopFileError(
            path, document.line_of(loaded, problem.where), problem.text
        ) from None


def _shop(file: File) -> Shop:
    about = file.shop
    timezone = values.timezone(about.timezone)
    country = values.country(about.country, ("shop", "country"))
    hours = read_hours(file.hours, ("hours",), timezone, country)
    return Shop(
        name=about.name,
        owner=about.owner,
        currency=values.currency(about.currency, ("shop", "currency")),
        timezone=timezone,
        country=country,
        languages=tuple(dict.fromkeys(about.languages)),
        address=about.address,
        phone=about.phone,
        email=about.email,
        hours=hours,
        opening_hours=opening_hours_of(file, hours, timezone, country),
        shipping=_shipping(file),
        pickup=file.pickup,
        payment=tuple(file.payment),
        returns=_returns(file.returns),
        discount=_by_language(file.discount),
        hold_time=timedelta(hours=file.hold_hours),
        reply_within=values.duration(file.reply_within, "reply_within"),
        release_after=values.duration(file.release_after, "release_after"),
        quiet_window=values.duration(file.quiet_window, "quiet_window"),
        retention=values.duration(file.retention, "retention"),
        digest_at=values.clock_time(file.digest_at, ("digest_at",)).strftime("%H:%M"),
    )


def _shipping(file: File) -> tuple[ShippingRule, ...]:
    if isinstance(file.shipping, dict):
        if file.shipping:
            raise Problem(
                ("shipping",), "`shipping` is a list of lines, each with `to`"
            )
        return ()
    rules = []
    for index, line in enumerate(file.shipping):
        where = ("shipping", index)
        if line.days and line.days[0] > line.days[1]:
            raise Problem((*where, "days"), "`days` are the fewest, then the most")
        rules.append(
            ShippingRule(
                countries=tuple(
                    values.country(code, (*where, "to")) for code in line.to
                ),
                carrier=line.carrier,
                cost=values.money(line.cost, (*where, "cost")),
                free_from=None
                if line.free_from is None
                else values.money(line.free_from, (*where, "free_from")),
                days=line.days,
            )
        )
    return tuple(rules)


def _returns(section: ReturnsSection | None) -> Returns | None:
    if section is None:
        return None
    return Returns(
        days=section.days, paid_by=section.paid_by, text=_by_language(section.text)
    )


def _by_language(texts: Mapping[Language, str]) -> dict[str, str]:
    return {str(language): text for language, text in texts.items()}
