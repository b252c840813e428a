from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from nlu.facts.away import until
from nlu.facts.dates import find_dates
from nlu.facts.durations import find_durations
from nlu.facts.feasts import easter, moving_feast
from nlu.facts.times import find_times

SATURDAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 15, 0, tzinfo=ZoneInfo("Europe/Brussels"))


def day(text: str) -> date:
    """A day of the winter that follows SATURDAY: "28/11", "3/1/27"."""
    parts = [int(part) for part in text.split("/")]
    return date(2000 + parts[2] if len(parts) > 2 else 2026, parts[1], parts[0])


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("fr", "ouvert samedi ?", "21/11", "21/11"),
        ("fr", "samedi prochain", "28/11", "28/11"),
        ("fr", "lundi", "23/11", "23/11"),
        ("fr", "lundi en huit", "30/11", "30/11"),
        ("fr", "jeudi dernier", "19/11", "19/11"),
        ("fr", "demain", "22/11", "22/11"),
        ("fr", "après-demain", "23/11", "23/11"),
        ("fr", "j'ai reçu hier", "20/11", "20/11"),
        ("fr", "ce soir", "21/11", "21/11"),
        ("fr", "la semaine prochaine", "23/11", "29/11"),
        ("fr", "ce week-end", "21/11", "22/11"),
        ("fr", "le 14/12", "14/12", "14/12"),
        ("fr", "le 3 mars", "3/3/27", "3/3/27"),
        ("fr", "le 1er mai", "1/5/27", "1/5/27"),
        ("fr", "le 11 novembre", "11/11/27", "11/11/27"),
        ("fr", "samedi 5 décembre", "5/12", "5/12"),
        ("fr", "avant noël", "21/11", "25/12"),
        ("fr", "saint-valentin", "14/2/27", "14/2/27"),
        ("fr", "pour la Saint-Nicolas", "6/12", "6/12"),
        ("fr", "du 3 au 5 janvier", "3/1/27", "5/1/27"),
        ("fr", "entre le 3 et le 5 mars", "3/3/27", "5/3/27"),
        ("fr", "jusqu'à lundi", "21/11", "23/11"),
        ("fr", "pendant deux semaines", "21/11", "5/12"),
        ("fr", "dans 3 jours", "24/11", "24/11"),
        ("fr", "livré avant le 25", "21/11", "25/11"),
        ("fr", "vous livrez le 23 ?", "23/11", "23/11"),
        ("fr", "la fête des mères", "30/5/27", "30/5/27"),
        ("fr", "en mars", "1/3/27", "31/3/27"),
        ("fr", "fermés du 24 au 30 ?", "24/11", "30/11"),
        ("fr", "ce mois-ci", "21/11", "30/11"),
        ("fr", "le mois prochain", "1/12", "31/12"),
        ("fr", "fin du mois", "30/11", "30/11"),
        ("fr", "le week-end prochain", "28/11", "29/11"),
        ("fr", "lundi de pâques", "29/3/27", "29/3/27"),
        ("fr", "le 3/12", "3/12", "3/12"),
        ("fr", "avant le 10/12", "21/11", "10/12"),
        ("fr", "le 14.12", "14/12", "14/12"),
        ("fr", "14/12/26", "14/12", "14/12"),
        ("nl", "volgende week", "23/11", "29/11"),
        ("nl", "volgende week maandag", "23/11", "23/11"),
        ("nl", "vanavond", "21/11", "21/11"),
        ("nl", "morgen open?", "22/11", "22/11"),
        ("nl", "overmorgen", "23/11", "23/11"),
        ("nl", "gisteren", "20/11", "20/11"),
        ("nl", "dit weekend", "21/11", "22/11"),
        ("nl", "12 december", "12/12", "12/12"),
        ("nl", "zaterdag 28 november", "28/11", "28/11"),
        ("nl", "voor sinterklaas", "21/11", "5/12"),
        ("nl", "voor 5 december", "21/11", "5/12"),
        ("nl", "tot maandag", "21/11", "23/11"),
        ("nl", "van maandag tot woensdag", "23/11", "25/11"),
        ("nl", "over twee weken", "5/12", "5/12"),
        ("nl", "op vrijdag", "27/11", "27/11"),
        ("nl", "in mei", "1/5/27", "31/5/27"),
        ("nl", "met pasen", "28/3/27", "28/3/27"),
        ("en", "this weekend", "21/11", "22/11"),
        ("en", "tonight", "21/11", "21/11"),
        ("en", "tmrw", "22/11", "22/11"),
        ("en", "next week", "23/11", "29/11"),
        ("en", "last friday", "20/11", "20/11"),
        ("en", "May 5th", "5/5/27", "5/5/27"),
        ("en", "the 3rd of March", "3/3/27", "3/3/27"),
        ("en", "4th to 8th of december", "4/12", "8/12"),
        ("en", "by Easter", "21/11", "28/3/27"),
        ("en", "until the 3rd", "21/11", "3/12"),
        ("en", "before the 20th", "21/11", "20/12"),
        ("en", "are you open on the 26th", "26/11", "26/11"),
        ("en", "for 3 days", "21/11", "24/11"),
        ("en", "within two weeks", "21/11", "5/12"),
        ("en", "before christmas eve", "21/11", "24/12"),
        ("en", "mothers day", "7/3/27", "7/3/27"),
        ("en", "black friday", "27/11", "27/11"),
        ("en", "2026-12-14", "14/12", "14/12"),
        ("it", "siete aperti l'8 dicembre?", "8/12", "8/12"),
        ("it", "riaprite all'8 gennaio?", "8/1/27", "8/1/27"),
        ("it", "dopodomani", "23/11", "23/11"),
        ("it", "stasera", "21/11", "21/11"),
        ("it", "domani", "22/11", "22/11"),
        ("it", "ieri", "20/11", "20/11"),
        ("it", "lunedì prossimo", "23/11", "23/11"),
        ("it", "la prossima settimana", "23/11", "29/11"),
        ("it", "il 5 maggio", "5/5/27", "5/5/27"),
        ("it", "il primo gennaio", "1/1/27", "1/1/27"),
        ("it", "festa della mamma", "9/5/27", "9/5/27"),
        ("it", "dal 3 al 5 gennaio", "3/1/27", "5/1/27"),
        ("it", "fino a venerdì", "21/11", "27/11"),
        ("it", "entro venerdì", "21/11", "27/11"),
        ("it", "entro il 12/12", "21/11", "12/12"),
        ("it", "prima di natale", "21/11", "25/12"),
        ("it", "fra due settimane", "5/12", "5/12"),
        ("it", "siete aperti il 26?", "26/11", "26/11"),
        ("it", "a ferragosto", "15/8/27", "15/8/27"),
    ],
)
def test_days_and_stretches_are_reckoned_from_today(
    language: str, text: str, first: str, last: str
) -> None:
    [found] = find_dates(text, language, SATURDAY)

    assert (found.first, found.last) == (day(first), day(last))
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "en 38/40"), ("fr", "10/12 ans"), ("fr", "le 38"), ("fr", "le 27 bleu"),
        ("fr", "du 36 au 41"), ("fr", "6/8"), ("fr", "12 mois"), ("fr", "2 en 38"),
        ("fr", "le prix pour le 38"), ("nl", "dat ligt hier"), ("nl", "goedemorgen"),
        ("nl", "maat 24/25"), ("en", "3/4 sleeves"), ("en", "may i see it"),
        ("en", "in 10"), ("it", "non l'ho mai vista"), ("it", "il 38 in nero"),
        ("it", "per 6 anni"), ("fr", "50x50"), ("en", "W32/L34"), ("fr", "le 6/8"),
        ("fr", "pour 12-14"), ("fr", "12.5"), ("fr", "31/11"), ("fr", "le 3.5"),
    ],
)  # fmt: skip
def test_sizes_ages_and_words_are_no_dates(language: str, text: str) -> None:
    assert find_dates(text, language, SATURDAY) == ()


@pytest.mark.parametrize(
    ("country", "expected"), [("BE", "9/5/27"), ("FR", "30/5/27"), ("GB", "7/3/27")]
)
def test_mothers_have_their_day_by_country(country: str, expected: str) -> None:
    [found] = find_dates("fête des mères", "fr", SATURDAY, country=country)

    assert found.first == day(expected)


@pytest.mark.parametrize(
    ("rule", "country", "expected"),
    [
        ("fathers", "BE", "13/6/27"),
        ("fathers", "FR", "20/6/27"),
        ("fathers", "IT", "19/3/27"),
        ("nicholas", "NL", "5/12/27"),
        ("nicholas", "BE", "6/12/27"),
        ("nation", "BE", "21/7/27"),
        ("nation", "FR", "14/7/27"),
        ("cyber_monday", "", "29/11/27"),
        ("easter+49", "", "16/5/27"),
        ("mothers", "NL", "9/5/27"),
    ],
)
def test_feasts_move_by_their_rule(rule: str, country: str, expected: str) -> None:
    assert moving_feast(rule, 2027, country) == day(expected)


@pytest.mark.parametrize(
    ("year", "month", "day_"),
    [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28)],
)
def test_easter_is_when_the_church_says(year: int, month: int, day_: int) -> None:
    assert easter(year) == date(year, month, day_)
    assert moving_feast("easter+1", year, "") == easter(year) + timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2h", 120), ("1h30", 90), ("une demi-heure", 30), ("un quart d'heure", 15),
        ("3 jours", 3 * 1440), ("deux semaines", 14 * 1440), ("een uur", 60),
        ("een halve dag", 720), ("anderhalf uur", 90), ("over 3 dagen", 3 * 1440),
        ("half an hour", 30), ("an hour", 60), ("an hour and a half", 90),
        ("2 weeks", 14 * 1440), ("mezz'ora", 30), ("un'ora", 60), ("due ore", 120),
        ("15 min", 15), ("2 à 3 jours", 3 * 1440), ("un giorno", 1440),
    ],
)  # fmt: skip
def test_durations_are_read(text: str, minutes: int) -> None:
    [found] = find_durations(text)

    assert found.length == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "text", ["8 ans", "12 mois", "6 maanden", "per 6 anni", "en 38", "L", "50x50"]
)
def test_ages_and_sizes_last_no_time(text: str) -> None:
    assert find_durations(text) == ()


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("18h30", 18, 30), ("vous fermez à 18h ?", 18, 0), ("après 19h", 19, 0),
        ("om 5 uur", 17, 0), ("om 17u", 17, 0), ("half zes", 17, 30),
        ("at 6 pm", 18, 0), ("are you open till 6?", 18, 0), ("9.30am", 9, 30),
        ("alle 18", 18, 0), ("alle 9 e un minuto", 9, 0), ("fino alle 19.30", 19, 30),
        ("18:30", 18, 30), ("ouvert de 10-18h", 18, 0), ("avant midi", 12, 0),
    ],
)  # fmt: skip
def test_times_of_day_are_read(text: str, hour: int, minute: int) -> None:
    assert find_times(text)[-1].at == time(hour, minute)


@pytest.mark.parametrize(
    "text", ["in 10", "le 38", "in age 10, others stop at 8", "2h", "a 12", "8 ans"]
)
def test_sizes_and_durations_are_no_times(text: str) -> None:
    assert find_times(text) == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "jusqu'à lundi", "2026-11-23 23:59"),
        ("fr", "2h", "2026-11-21 17:00"),
        ("fr", "1h30", "2026-11-21 16:30"),
        ("fr", "48h", "2026-11-23 15:00"),
        ("fr", "cet après-midi", "2026-11-21 18:00"),
        ("fr", "jusqu'à demain midi", "2026-11-22 14:00"),
        ("fr", "jusqu'à 18h", "2026-11-21 18:00"),
        ("fr", "jusqu'à 10h", "2026-11-22 10:00"),
        ("fr", "ce week-end", "2026-11-22 23:59"),
        ("fr", "du 3 au 5 janvier", "2027-01-05 23:59"),
        ("fr", "jusqu'au 3 janvier", "2027-01-03 23:59"),
        ("fr", "la semaine prochaine", "2026-11-29 23:59"),
        ("fr", "3 jours", "2026-11-24 23:59"),
        ("nl", "tot volgende week", "2026-11-23 23:59"),
        ("nl", "tot maandag 9u", "2026-11-23 09:00"),
        ("nl", "tot morgen", "2026-11-22 23:59"),
        ("nl", "een halfuurtje", "2026-11-21 15:30"),
        ("en", "until tomorrow 14h", "2026-11-22 14:00"),
        ("en", "until monday 9am", "2026-11-23 09:00"),
        ("en", "till next month", "2026-12-01 23:59"),
        ("en", "half an hour", "2026-11-21 15:30"),
        ("it", "fino al 3", "2026-12-03 23:59"),
        ("it", "fino a domani mattina", "2026-11-22 12:00"),
        ("it", "per due settimane", "2026-12-05 23:59"),
    ],
)
def test_she_is_away_until(language: str, text: str, expected: str) -> None:
    end = until(text, language, NOW)

    assert end is not None
    assert f"{end:%Y-%m-%d %H:%M}" == expected
    assert end.tzinfo is NOW.tzinfo


@pytest.mark.parametrize("text", ["", "bonjour", "robe Jeanne 38", "hier"])
def test_no_end_is_told_where_none_is_named(text: str) -> None:
    assert until(text, "fr", NOW) is None
