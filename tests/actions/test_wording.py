from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from actions.hours import Hours, Interval
from actions.promises import Day, Part, When
from actions.texts import texts
from actions.turn import InColour, Named, Pieces
from actions.wording import (
    at_time,
    day_words,
    in_countries,
    is_evening,
    listed,
    money,
    named_words,
    part_words,
    payment_words,
    pieces_words,
    variant_words,
    week_words,
    within_words,
)
from stock.model import Product, Variant

LANGUAGES = ("fr", "nl", "en", "it")
BRUSSELS = ZoneInfo("Europe/Brussels")
TODAY = date(2026, 11, 21)
HOURS = Hours(timezone=BRUSSELS)

# Europe, then the others that a shop of ours is asked for most.
COUNTRIES = """
AD|en Andorre|Andorra|Andorra|in Andorra
AL|en Albanie|Albanië|Albania|in Albania
AM|en Arménie|Armenië|Armenia|in Armenia
AT|en Autriche|Oostenrijk|Austria|in Austria
AX|aux îles Åland|de Ålandeilanden|the Åland Islands|nelle isole Åland
AZ|en Azerbaïdjan|Azerbeidzjan|Azerbaijan|in Azerbaigian
BA|en Bosnie-Herzégovine|Bosnië en Herzegovina|Bosnia and Herzegovina|in Bosnia ed Erzegovina
BE|en Belgique|België|Belgium|in Belgio
BG|en Bulgarie|Bulgarije|Bulgaria|in Bulgaria
BY|en Biélorussie|Belarus|Belarus|in Bielorussia
CH|en Suisse|Zwitserland|Switzerland|in Svizzera
CY|à Chypre|Cyprus|Cyprus|a Cipro
CZ|en Tchéquie|Tsjechië|Czechia|in Cechia
DE|en Allemagne|Duitsland|Germany|in Germania
DK|au Danemark|Denemarken|Denmark|in Danimarca
EE|en Estonie|Estland|Estonia|in Estonia
ES|en Espagne|Spanje|Spain|in Spagna
FI|en Finlande|Finland|Finland|in Finlandia
FO|aux îles Féroé|de Faeröer|the Faroe Islands|nelle isole Fær Øer
FR|en France|Frankrijk|France|in Francia
GB|au Royaume-Uni|het Verenigd Koninkrijk|the United Kingdom|nel Regno Unito
GE|en Géorgie|Georgië|Georgia|in Georgia
GG|à Guernesey|Guernsey|Guernsey|a Guernsey
GI|à Gibraltar|Gibraltar|Gibraltar|a Gibilterra
GR|en Grèce|Griekenland|Greece|in Grecia
HR|en Croatie|Kroatië|Croatia|in Croazia
HU|en Hongrie|Hongarije|Hungary|in Ungheria
IE|en Irlande|Ierland|Ireland|in Irlanda
IM|sur l’île de Man|het eiland Man|the Isle of Man|sull’isola di Man
IS|en Islande|IJsland|Iceland|in Islanda
IT|en Italie|Italië|Italy|in Italia
JE|à Jersey|Jersey|Jersey|a Jersey
LI|au Liechtenstein|Liechtenstein|Liechtenstein|in Liechtenstein
LT|en Lituanie|Litouwen|Lithuania|in Lituania
LU|au Luxembourg|Luxemburg|Luxembourg|in Lussemburgo
LV|en Lettonie|Letland|Latvia|in Lettonia
MC|à Monaco|Monaco|Monaco|nel Principato di Monaco
MD|en Moldavie|Moldavië|Moldova|in Moldavia
ME|au Monténégro|Montenegro|Montenegro|in Montenegro
MK|en Macédoine du Nord|Noord-Macedonië|North Macedonia|in Macedonia del Nord
MT|à Malte|Malta|Malta|a Malta
NL|aux Pays-Bas|Nederland|the Netherlands|nei Paesi Bassi
NO|en Norvège|Noorwegen|Norway|in Norvegia
PL|en Pologne|Polen|Poland|in Polonia
PT|au Portugal|Portugal|Portugal|in Portogallo
RO|en Roumanie|Roemenië|Romania|in Romania
RS|en Serbie|Servië|Serbia|in Serbia
RU|en Russie|Rusland|Russia|in Russia
SE|en Suède|Zweden|Sweden|in Svezia
SI|en Slovénie|Slovenië|Slovenia|in Slovenia
SK|en Slovaquie|Slowakije|Slovakia|in Slovacchia
SM|à Saint-Marin|San Marino|San Marino|a San Marino
TR|en Turquie|Turkije|Turkey|in Turchia
UA|en Ukraine|Oekraïne|Ukraine|in Ucraina
VA|au Vatican|Vaticaanstad|Vatican City|nella Città del Vaticano
XK|au Kosovo|Kosovo|Kosovo|in Kosovo
AE|aux Émirats arabes unis|de Verenigde Arabische Emiraten|the United Arab Emirates|negli Emirati Arabi Uniti
AU|en Australie|Australië|Australia|in Australia
CA|au Canada|Canada|Canada|in Canada
CN|en Chine|China|China|in Cina
HK|à Hong Kong|Hongkong|Hong Kong|a Hong Kong
JP|au Japon|Japan|Japan|in Giappone
MA|au Maroc|Marokko|Morocco|in Marocco
NZ|en Nouvelle-Zélande|Nieuw-Zeeland|New Zealand|in Nuova Zelanda
SG|à Singapour|Singapore|Singapore|a Singapore
US|aux États-Unis|de Verenigde Staten|the United States|negli Stati Uniti
CI|en Côte d’Ivoire|Ivoorkust|Ivory Coast|in Costa d’Avorio
IL|en Israël|Israël|Israel|in Israele
MX|au Mexique|Mexico|Mexico|in Messico
RE|à La Réunion|Réunion|Réunion|a La Réunion
TN|en Tunisie|Tunesië|Tunisia|in Tunisia
"""  # noqa: E501 one country, one line


def pair(
    size: str = "", colour: str = "", pieces: int = 1, price: str = "89"
) -> Variant:
    return Variant(
        product="p", size=size, colour=colour, price=Decimal(price), on_hand=pieces
    )


def brussels(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS)


@pytest.mark.parametrize(
    ("amount", "currency", "language", "country", "said"),
    [
        ("89", "EUR", "fr", "BE", "89 €"),
        ("4.95", "EUR", "fr", "FR", "4,95 €"),
        ("0", "EUR", "en", "BE", "€0"),
        ("75.50", "EUR", "nl", "BE", "€ 75,50"),
        ("1000", "EUR", "nl", "NL", "€ 1.000"),
        ("1000", "EUR", "it", "IT", "1.000 €"),
        ("1250.00", "EUR", "fr", "FR", "1 250 €"),
        ("1250.5", "EUR", "it", "IT", "1.250,50 €"),
        ("1000", "GBP", "en", "GB", "£1,000"),
        ("1000.05", "GBP", "en", "GB", "£1,000.05"),
        ("89", "CHF", "fr", "CH", "89 CHF"),
        ("89", "EUR", "fr", "GB", "89 €"),
        ("1E+2", "EUR", "fr", "BE", "100 €"),
    ],
)
def test_whole_amounts_lose_their_cents_and_nothing_else(
    amount, currency, language, country, said
):
    found = money(Decimal(amount), currency, language, country)

    assert found.replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("language", "either", "said"),
    [
        ("fr", False, "36, 38 et 40"),
        ("nl", False, "36, 38 en 40"),
        ("en", False, "36, 38 and 40"),
        ("it", False, "36, 38 e 40"),
        ("fr", True, "36, 38 ou 40"),
        ("nl", True, "36, 38 of 40"),
        ("en", True, "36, 38 or 40"),
        ("it", True, "36, 38 o 40"),
    ],
)
def test_a_list_ends_as_the_language_ends_it(language, either, said):
    assert listed(("36", "38", "40"), language, either=either) == said


@pytest.mark.parametrize("row", COUNTRIES.split("\n")[1:-1], ids=lambda row: row[:2])
def test_a_country_has_its_preposition_or_article(row):
    code, *said = row.split("|")

    assert [in_countries((code,), language) for language in LANGUAGES] == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "en Belgique, aux Pays-Bas et au Luxembourg"),
        ("nl", "België, Nederland en Luxemburg"),
        ("en", "Belgium, the Netherlands and Luxembourg"),
        ("it", "in Belgio, nei Paesi Bassi e in Lussemburgo"),
    ],
)
def test_each_country_of_a_list_has_its_own_preposition(language, said):
    assert in_countries(("BE", "NL", "LU"), language) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_country_is_called_by_its_code(language):
    assert in_countries(("QQ",), language).endswith("QQ")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-21", ("aujourd’hui", "vandaag", "today", "oggi")),
        ("2026-11-22", ("demain", "morgen", "tomorrow", "domani")),
        ("2026-11-24", ("mardi", "dinsdag", "on Tuesday", "martedì")),
        ("2026-11-27", ("vendredi", "vrijdag", "on Friday", "venerdì")),
        (
            "2026-11-28",
            (
                "le samedi 28 novembre",
                "op zaterdag 28 november",
                "on Saturday 28 November",
                "sabato 28 novembre",
            ),
        ),
        (
            "2026-12-01",
            (
                "le mardi 1er décembre",
                "op dinsdag 1 december",
                "on Tuesday 1 December",
                "martedì 1º dicembre",
            ),
        ),
        (
            "2026-11-20",
            (
                "le vendredi 20 novembre",
                "op vrijdag 20 november",
                "on Friday 20 November",
                "venerdì 20 novembre",
            ),
        ),
    ],
)
def test_a_day_is_called_as_near_as_it_is(day, said):
    found = tuple(day_words(date.fromisoformat(day), TODAY, lang) for lang in LANGUAGES)

    assert found == said


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        (
            "2026-11-21 18:30",
            ("18:30", "vandaag om 18:30", "18:30 today", "oggi alle 18:30"),
        ),
        (
            "2026-11-22 09:05",
            (
                "demain à 09:05",
                "morgen om 09:05",
                "09:05 tomorrow",
                "domani alle 09:05",
            ),
        ),
        (
            "2026-11-24 18:30",
            (
                "mardi à 18:30",
                "dinsdag om 18:30",
                "18:30 on Tuesday",
                "martedì alle 18:30",
            ),
        ),
        (
            "2026-12-05 18:30",
            (
                "le samedi 5 décembre à 18:30",
                "zaterdag 5 december om 18:30",
                "18:30 on Saturday 5 December",
                "sabato 5 dicembre alle 18:30",
            ),
        ),
    ],
)
def test_an_instant_has_its_day_and_its_time(instant, said):
    now = brussels("2026-11-21 12:00")

    found = tuple(at_time(brussels(instant), now, language) for language in LANGUAGES)

    assert found == said


@pytest.mark.parametrize(
    ("instant", "evening"),
    [
        ("2026-11-21 04:59", True),
        ("2026-11-21 05:00", False),
        ("2026-11-21 17:59", False),
        ("2026-11-21 18:00", True),
    ],
)
def test_it_is_evening_from_six_until_people_rise(instant, evening):
    assert is_evening(brussels(instant)) is evening


PARTS = {
    "fr": """
        today: ce matin|ce midi|cet après-midi|ce soir|aujourd’hui avant 18:30
        tomorrow: demain matin|demain midi|demain après-midi|demain soir
            |demain avant 18:30
        weekday: mardi matin|mardi midi|mardi après-midi|mardi soir|mardi avant 18:30
        date: le mardi 1er décembre dans la matinée|le mardi 1er décembre à midi
            |le mardi 1er décembre dans l’après-midi
            |le mardi 1er décembre dans la soirée|le mardi 1er décembre avant 18:30
    """,
    "nl": """
        today: vanochtend|vandaag rond de middag|vandaag in de namiddag|vanavond
            |vandaag voor 18:30
        tomorrow: morgenochtend|morgen rond de middag|morgen in de namiddag|morgenavond
            |morgen voor 18:30
        weekday: dinsdagochtend|dinsdag rond de middag|dinsdagnamiddag|dinsdagavond
            |dinsdag voor 18:30
        date: op dinsdag 1 december in de ochtend|op dinsdag 1 december rond de middag
            |op dinsdag 1 december in de namiddag|op dinsdag 1 december in de avond
            |op dinsdag 1 december voor 18:30
    """,
    "en": """
        today: this morning|around lunchtime today|this afternoon|this evening
            |before 18:30 today
        tomorrow: tomorrow morning|around lunchtime tomorrow|tomorrow afternoon
            |tomorrow evening|before 18:30 tomorrow
        weekday: on Tuesday morning|around lunchtime on Tuesday|on Tuesday afternoon
            |on Tuesday evening|before 18:30 on Tuesday
        date: on the morning of Tuesday 1 December
            |around lunchtime on Tuesday 1 December
            |on the afternoon of Tuesday 1 December
            |on the evening of Tuesday 1 December|before 18:30 on Tuesday 1 December
    """,
    "it": """
        today: in mattinata|oggi all’ora di pranzo|oggi pomeriggio|stasera
            |oggi prima delle 18:30
        tomorrow: domani mattina|domani all’ora di pranzo|domani pomeriggio|domani sera
            |domani prima delle 18:30
        weekday: martedì mattina|martedì all’ora di pranzo|martedì pomeriggio
            |martedì sera|martedì prima delle 18:30
        date: martedì 1º dicembre in mattinata|martedì 1º dicembre all’ora di pranzo
            |martedì 1º dicembre nel pomeriggio|martedì 1º dicembre in serata
            |martedì 1º dicembre prima delle 18:30
    """,
}


@pytest.mark.parametrize("day", Day)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_part_of_each_day_has_its_words(language, day):
    rows = PARTS[language].replace("\n            |", "|").strip().split("\n")
    said = {name.strip(): row for name, row in (line.split(": ", 1) for line in rows)}
    until = brussels("2026-12-01 18:30")

    found = [
        part_words(
            When(day=day, part=part, date=until.date(), until=until), HOURS, language
        )
        for part in Part
    ]

    assert "|".join(found) == said[day]


@pytest.mark.parametrize("closes", ["2026-11-25 00:00", "2026-11-25 01:00"])
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "mardi soir"),
        ("nl", "dinsdagavond"),
        ("en", "on Tuesday evening"),
        ("it", "martedì sera"),
    ],
)
def test_a_closing_after_midnight_belongs_to_the_evening(language, said, closes):
    when = When(
        day=Day.WEEKDAY,
        part=Part.BY_CLOSING,
        date=date(2026, 11, 24),
        until=brussels(closes),
    )

    assert part_words(when, HOURS, language) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (
            15,
            (
                "D’habitude, Léa répond en 15 minutes.",
                "Léa antwoordt meestal binnen 15 minuten.",
                "Léa usually answers within 15 minutes.",
                "Di solito Léa risponde entro 15 minuti.",
            ),
        ),
        (
            30,
            (
                "D’habitude, Léa répond dans la demi-heure.",
                "Léa antwoordt meestal binnen het halfuur.",
                "Léa usually answers within half an hour.",
                "Di solito Léa risponde entro mezz’ora.",
            ),
        ),
        (
            60,
            (
                "D’habitude, Léa répond dans l’heure.",
                "Léa antwoordt meestal binnen het uur.",
                "Léa usually answers within the hour.",
                "Di solito Léa risponde entro un’ora.",
            ),
        ),
        (
            90,
            (
                "D’habitude, Léa répond dans les 2 heures.",
                "Léa antwoordt meestal binnen 2 uur.",
                "Léa usually answers within 2 hours.",
                "Di solito Léa risponde entro 2 ore.",
            ),
        ),
    ],
)
def test_a_span_fits_the_sentence_that_says_it(minutes, said):
    found = tuple(
        texts(language).say(
            "expect-within",
            {
                "owner": "Léa",
                "within": within_words(timedelta(minutes=minutes), language),
            },
        )
        for language in LANGUAGES
    )

    assert found == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "mardi–vendredi 10:00–12:30, 13:30–18:30 ; samedi 10:00–18:00"),
        ("nl", "dinsdag–vrijdag 10:00–12:30, 13:30–18:30; zaterdag 10:00–18:00"),
        ("en", "Tuesday–Friday 10:00–12:30, 13:30–18:30; Saturday 10:00–18:00"),
        ("it", "martedì–venerdì 10:00–12:30, 13:30–18:30; sabato 10:00–18:00"),
    ],
)
def test_days_of_a_week_with_the_same_hours_stand_together(language, said):
    weekday = (
        Interval(time(10), time(12, 30)),
        Interval(time(13, 30), time(18, 30)),
    )
    saturday = (Interval(time(10), time(18)),)
    week = {**dict.fromkeys(range(1, 5), weekday), 5: saturday}

    assert week_words(Hours(timezone=BRUSSELS, week=week), language) == said


@pytest.mark.parametrize(
    ("variant", "said"),
    [
        (InColour("38", "bleu"), "en 38, bleu|in 38, blauw|in 38, blue|in 38, blu"),
        (InColour("38"), "en 38|in 38|in 38|in 38"),
        (InColour("8 ans"), "en 8 ans|in 8 jaar|in 8 years|in 8 anni"),
        (InColour("1 jaar"), "en 1 an|in 1 jaar|in 1 year|in 1 anno"),
        (InColour("", "or"), "en or|in goud|in gold|in oro"),
        (InColour("", "vert sapin"), "en vert sapin" + 3 * "|in vert sapin"),
        (InColour("", "fumé"), "en fumé|in rookgrijs|in smoke|in fumé"),
        (InColour("", "zéphyr"), "en zéphyr" + 3 * "|in zéphyr"),
        (InColour(), "|||"),
    ],
)
def test_a_variant_is_said_in_the_customers_language(variant, said):
    assert [variant_words(variant, lang) for lang in LANGUAGES] == said.split("|")


@pytest.mark.parametrize(
    ("language", "pieces", "said"),
    [
        ("fr", [pair("36"), pair("38")], "36 et 38"),
        ("fr", [pair("", "bleu"), pair("", "écru")], "bleu et écru"),
        ("fr", [pair("36", "bleu"), pair("38", "bleu")], "36 et 38 en bleu"),
        (
            "fr",
            [pair("36", "bleu"), pair("38", "bleu"), pair("40", "écru")],
            "36 et 38 en bleu ; 40 en écru",
        ),
        ("en", [pair("36", "blue"), pair("38", "ecru")], "36 in blue; 38 in ecru"),
        ("nl", [pair("36", "blauw"), pair("36", "ecru")], "36 in blauw en ecru"),
        ("it", [pair("36", "blu"), pair("", "ecru")], "36 in blu; ecru"),
        ("it", [pair("36", "blu"), pair("38"), pair()], "36 in blu; 38"),
        ("fr", [pair()], "une autre pièce"),
        ("nl", [pair(pieces=2)], "2 andere stuks"),
        ("en", [pair(pieces=1), pair(pieces=1)], "2 other pieces"),
        ("it", [pair(pieces=3)], "altri 3 pezzi"),
    ],
)
def test_what_is_left_is_said_with_the_same_sizes_together(language, pieces, said):
    assert pieces_words(Pieces(tuple(pieces)), language) == said


@pytest.mark.parametrize(
    ("language", "with_price", "variants", "said"),
    [
        ("fr", True, [pair("36", "bleu")], "• Jeanne, 89 € : 36 en bleu"),
        ("en", True, [pair("36", "blue")], "• Jeanne, €89: 36 in blue"),
        ("fr", False, [pair("36", "bleu")], "• Jeanne : 36 en bleu"),
        (
            "fr",
            True,
            [pair("36"), pair("38", price="95"), pair("40", price="99")],
            "• Jeanne, 89 € – 99 € : 36, 38 et 40",
        ),
        ("fr", True, [pair()], "• Jeanne, 89 €"),
        ("fr", False, [pair("36", pieces=0), pair("38")], "• Jeanne : 38"),
        ("fr", False, [pair("36", pieces=0)], "• Jeanne : plus rien en stock"),
        ("nl", False, [pair("36", pieces=0)], "• Jeanne: niets meer op voorraad"),
        ("en", False, [pair("36", pieces=0)], "• Jeanne: none left"),
        ("it", False, [pair("36", pieces=0)], "• Jeanne: al momento niente"),
    ],
)
def test_a_line_of_a_list_tells_a_product_from_the_others(
    language, with_price, variants, said
):
    named = Named(
        (Product(id="p", name="Jeanne", variants=tuple(variants)),), with_price
    )

    found = named_words(named, "EUR", language, "BE")

    assert found.replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Bancontact, carte bancaire, virement et Payplug"),
        ("nl", "Bancontact, kaart, overschrijving en Payplug"),
        ("en", "Bancontact, card, bank transfer and Payplug"),
        ("it", "Bancontact, carta, bonifico e Payplug"),
    ],
)
def test_known_ways_to_pay_are_translated_and_others_left(language, said):
    ways = ("bancontact", "Carte", "bank transfer", "Payplug")

    assert payment_words(ways, language) == said
