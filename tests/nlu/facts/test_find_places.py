import pytest

from nlu.facts.gazetteer import Kind
from nlu.facts.places import Place, find_places

BELGIAN = {"home": "BE", "likely": ("BE", "FR", "LU", "NL", "DE", "IT", "GB", "CH")}


def countries(text: str, language: str) -> list[str]:
    return [place.country for place in find_places(text, language, **BELGIAN)]


COUNTRIES = [
    ("fr", "vous livrez en Belgique ?", "BE"),
    ("fr", "envoi en belgique svp", "BE"),
    ("en", "and Luxembourg city?", "LU"),
    ("en", "Liefern Sie nach Wien?", "AT"),
    ("fr", "livraison belgiqe ?", "BE"),
    ("fr", "et pour la Suisse ?", "CH"),
    ("fr", "vous expédiez au Luxembourg", "LU"),
    ("fr", "au lux c possible ?", "LU"),
    ("fr", "frais de port Allemagne ?", "DE"),
    ("fr", "vers les Pays-Bas", "NL"),
    ("fr", "livraison hollande", "NL"),
    ("fr", "envoyez-vous aux États-Unis ?", "US"),
    ("fr", "vous livrez aux usa", "US"),
    ("fr", "vous livrez au Royaume Uni", "GB"),
    ("fr", "et en Angleterre", "GB"),
    ("fr", "ma soeur en Ecosse veut la robe, vous envoyez ?", "GB"),
    ("fr", "livrez vous en Irlande", "IE"),
    ("fr", "l'Espagne c'est possible", "ES"),
    ("fr", "au Portugal aussi ?", "PT"),
    ("fr", "en Italie ?", "IT"),
    ("fr", "en autriche", "AT"),
    ("fr", "jusqu'en Pologne ?", "PL"),
    ("fr", "vous livrez au Maroc ?", "MA"),
    ("fr", "et à la Réunion ?", "RE"),
    ("fr", "livraison en guadeloupe", "GP"),
    ("fr", "livrez-vous à Monaco", "MC"),
    ("fr", "au danmark ?", "DK"),
    ("fr", "en allemange ?", "DE"),
    ("fr", "au québec ?", "CA"),
    ("fr", "Effectuez-vous des envois vers la Côte d'Ivoire ?", "CI"),
    ("fr", "livraison en swisse", "CH"),
    ("fr", "c'est pour la France métropolitaine", "FR"),
    ("nl", "verzenden jullie naar Nederland?", "NL"),
    ("nl", "naar belgie?", "BE"),
    ("nl", "naar zwiterland", "CH"),
    ("nl", "leveren jullie in Zwitserland", "CH"),
    ("nl", "kan het naar Duitsland?", "DE"),
    ("nl", "naar duitslnd", "DE"),
    ("nl", "sturen jullie naar frankrijk", "FR"),
    ("nl", "en luxemburg?", "LU"),
    ("nl", "naar engeland?", "GB"),
    ("nl", "verzenden naar het VK of Ierland", "IE"),
    ("nl", "LEVERT U OOK IN SPANJE", "ES"),
    ("nl", "naar de Verenigde Staten", "US"),
    ("nl", "naar oostenrijk en hoe lang", "AT"),
    ("nl", "bezorgen in noorwegen", "NO"),
    ("nl", "tot in Zweden?", "SE"),
    ("nl", "sturen naar tsjechie? ja of nee", "CZ"),
    ("nl", "hoeveel kost het naar polen", "PL"),
    ("nl", "verzenden naar curacao doen jullie dat", "CW"),
    ("nl", "naar holland?", "NL"),
    ("en", "do you ship to Belgium?", "BE"),
    ("en", "shipping to germany pls", "DE"),
    ("en", "to the netherlands?", "NL"),
    ("en", "do you ship to the UK", "GB"),
    ("en", "do you post to england", "GB"),
    ("en", "how much to Ireland", "IE"),
    ("en", "do you ship to the US", "US"),
    ("en", "what is it to send to the us", "US"),
    ("en", "shipping to usa?", "US"),
    ("en", "delivery to switzerland", "CH"),
    ("en", "to swizerland?", "CH"),
    ("en", "and to northern ireland?", "GB"),
    ("en", "do u guys ship to canada eh", "CA"),
    ("en", "can you post it to New Zealand?", "NZ"),
    ("en", "what would i pay for the wellies sent to Jersey", "JE"),
    ("en", "delivery to the channel islands possible?", "JE"),
    ("en", "ship to Turkey?", "TR"),
    ("en", "and Spain?", "ES"),
    ("en", "do you deliver to czech republic", "CZ"),
    ("it", "spedite in Italia?", "IT"),
    ("it", "spedite in germania", "DE"),
    ("it", "in svizera?", "CH"),
    ("it", "spedizione in Francia quanto costa", "FR"),
    ("it", "e in belgio", "BE"),
    ("it", "consegnate in Olanda?", "NL"),
    ("it", "spedite nei Paesi Bassi", "NL"),
    ("it", "in inghilterra?", "GB"),
    ("it", "spedite in UK?", "GB"),
    ("it", "spedite negli Stati Uniti", "US"),
    ("it", "e in spagna?", "ES"),
    ("it", "spedite in Austria?", "AT"),
    ("it", "mandate in lussemburgo", "LU"),
    ("it", "spedite a Malta?", "MT"),
    ("it", "spedite a San Marino?", "SM"),
    ("en", "Liefern Sie nach Deutschland?", "DE"),
    ("en", "¿Hacen envíos a España?", "ES"),
]
CITIES = [
    ("fr", "vous livrez à Liège ?", "BE"),
    ("fr", "vous livrez a liege ?", "BE"),
    ("fr", "je suis à Lille, est ce que vous livrez ?", "FR"),
    ("fr", "jsuis sur namur je peu passer", "BE"),
    ("fr", "vous envoyez à Charleroi", "BE"),
    ("fr", "J'habite Lausanne.", "CH"),
    ("fr", "chez ma soeur à Annecy ?", "FR"),
    ("fr", "vous livrez à Mons", "BE"),
    ("fr", "livraison à Huy", "BE"),
    ("fr", "vous livrez à Nice ?", "FR"),
    ("fr", "livraison à Tours possible ?", "FR"),
    ("fr", "vous livrez à bordeaux ?", "FR"),
    ("fr", "frais de port Lyon ?", "FR"),
    ("fr", "livraison bxl ?", "BE"),
    ("fr", "et bruxelles ?", "BE"),
    ("fr", "vous livrez à Valence ?", "FR"),
    ("fr", "vous envoyez à Gand ?", "BE"),
    ("fr", "à Anvers ?", "BE"),
    ("fr", "vous livrez à Londres", "GB"),
    ("fr", "vous l'envoyez à Luxembourg-ville ?", "LU"),
    ("fr", "livraison à Saint-Gilles", "BE"),
    ("fr", "vous livrez à Bâle", "CH"),
    ("fr", "jusqu'à Aix-la-Chapelle ?", "DE"),
    ("fr", "ça met combien de jours pour venir jusqu'à Neuchâtel", "CH"),
    ("fr", "envoi possible à Esch ?", "LU"),
    ("fr", "ma fille habite à Toulouse, vous expédiez ?", "FR"),
    ("fr", "vous livrez à Ath ?", "BE"),
    ("fr", "vous livrez à Lens ?", "FR"),
    ("fr", "livrez-vous à New York ?", "US"),
    ("nl", "verzenden jullie naar Gent?", "BE"),
    ("nl", "kan je die opsturen nr antwerpen", "BE"),
    ("nl", "ik woon in Breda", "NL"),
    ("nl", "ik woon in Leuven, sturen jullie op?", "BE"),
    ("nl", "naar Rijsel?", "FR"),
    ("nl", "leveren in Luik", "BE"),
    ("nl", "verzenden naar Parijs", "FR"),
    ("nl", "opsturen naar londen", "GB"),
    ("nl", "sturen jullie naar Aken?", "DE"),
    ("nl", "naar keulen?", "DE"),
    ("nl", "ik woon in Mol, sturen jullie op?", "BE"),
    ("nl", "bezorgen jullie in den haag", "NL"),
    ("nl", "verzendkosten naar utrecht?", "NL"),
    ("nl", "hoelang duurt de verzending naar groningen?", "NL"),
    ("nl", "Kan dat geleverd worden in Kortrijk", "BE"),
    ("nl", "wat kost het naar Wenen", "AT"),
    ("nl", "naar Bergen?", "BE"),
    ("nl", "is de verzending naar Hasselt gratis", "BE"),
    ("nl", "leveren jullie in mechelen", "BE"),
    ("nl", "naar 's-Hertogenbosch", "NL"),
    ("nl", "laten bezorgen in Bergen op Zoom", "NL"),
    ("en", "how much is shipping to london?", "GB"),
    ("en", "do you ship to Manchester?", "GB"),
    ("en", "When would it arrive in Bath?", "GB"),
    ("en", "do you ship to bath?", "GB"),
    ("en", "I live in Reading, do you deliver?", "GB"),
    ("en", "how much to post it to cork", "IE"),
    ("en", "do you deliver to Dublin?", "IE"),
    ("en", "My cousin lives in Belfast, could you send it there?", "GB"),
    ("en", "how soon could it be in Ghent", "BE"),
    ("en", "what does delivery to Cologne cost?", "DE"),
    ("en", "whats shipping to amsterdam", "NL"),
    ("en", "How long will it take to reach Antwerp?", "BE"),
    ("en", "could you send it to Maastricht", "NL"),
    ("en", "will they get to Vienna before christmas", "AT"),
    ("en", "my sister is in Hamburg", "DE"),
    ("en", "HOW MUCH IS SHIPPING TO NYC", "US"),
    ("en", "post to St Andrews?", "GB"),
    ("en", "London?", "GB"),
    ("en", "do you send to Nice", "FR"),
    ("it", "spedite a Palermo e quanto ci mette?", "IT"),
    ("it", "spedite a Lugano?", "CH"),
    ("it", "e a Varese? quanto viene la spedizione?", "IT"),
    ("it", "quanto costa spedire a Gand", "BE"),
    ("it", "quanto viene con la spedizione a Colonia?", "DE"),
    ("it", "mi serve entro venerdì a Parigi, arriva?", "FR"),
    ("it", "spedite a Londra?", "GB"),
    ("it", "spedite a Zurigo", "CH"),
    ("it", "e a ginevra?", "CH"),
    ("it", "consegnate a Lione", "FR"),
    ("it", "a Marsiglia quanto costa la spedizione", "FR"),
    ("it", "Ho un'amica a Bruxelles, lì quanto costa la spedizione", "BE"),
    ("it", "spedizione a Esch-sur-Alzette quanto costa", "LU"),
    ("it", "spedite a Como?", "IT"),
    ("it", "abito a Bra, spedite?", "IT"),
    ("it", "spedite a Monaco di Baviera?", "DE"),
    ("it", "spedite a Nizza?", "FR"),
    ("it", "quanto tempo ci mette ad arrivare a Rotterdam?", "NL"),
    ("en", "Liefern Sie nach Köln?", "DE"),
    ("en", "¿Y enviáis a Madrid?", "ES"),
]
REGIONS = [
    ("fr", "vous livrez en Corse ?", "FR"),
    ("fr", "livraison en Bretagne", "FR"),
    ("fr", "livrez-vous en Flandre ?", "BE"),
    ("fr", "en Wallonie seulement ?", "BE"),
    ("fr", "vous envoyez aux Canaries ?", "ES"),
    ("fr", "pas de livraison en Sardaigne ?", "IT"),
    ("nl", "leveren jullie in heel Vlaanderen?", "BE"),
    ("nl", "bezorgen jullie op texel en hoe snel", "NL"),
    ("nl", "wat kost het om naar Zeeland te sturen", "NL"),
    ("nl", "verzenden naar mallorca?", "ES"),
    ("nl", "sturen jullie naar Schotland", "GB"),
    ("en", "do you deliver to Scotland", "GB"),
    ("en", "how much for the teapot posted to wales", "GB"),
    ("en", "do you guys ship to Texas?", "US"),
    ("en", "do you ship to the Canary Islands", "ES"),
    ("en", "delivery to sicily?", "IT"),
    ("it", "mandate in Sardegna e quanto viene la spedizione", "IT"),
    ("it", "spedite in sicilia?", "IT"),
    ("it", "spedite in Tirolo", "AT"),
    ("it", "consegnate in puglia", "IT"),
]
PEOPLE = [
    ("fr", "livraison belge possible ?", "BE"),
    ("fr", "une adresse suisse ça va ?", "CH"),
    ("fr", "j'ai une adresse allemande", "DE"),
    ("fr", "vous livrez des clients français ?", "FR"),
    ("fr", "je suis belge, vous livrez ?", "BE"),
    ("fr", "c'est gratuit pour les Suisses ?", "CH"),
    ("nl", "naar een Frans adres", "FR"),
    ("nl", "een Belgisch adres kan ook?", "BE"),
    ("nl", "is het gratis voor Belgen?", "BE"),
    ("nl", "Duitse klanten ook?", "DE"),
    ("nl", "ik ben Nederlander, verzenden jullie?", "NL"),
    ("en", "can you ship to a German address?", "DE"),
    ("en", "is it free for Belgians?", "BE"),
    ("en", "do you have dutch customers", "NL"),
    ("en", "I'm Irish, do you ship?", "IE"),
    ("it", "a un indirizzo svizzero?", "CH"),
    ("it", "spedizione belga quanto costa", "BE"),
    ("it", "avete clienti francesi?", "FR"),
]
POSTCODES = [
    ("nl", "en naar 3512 JE?", "NL"),
    ("en", "do you deliver to M20 4WX", "GB"),
    ("en", "postage to sw1a1aa?", "GB"),
    ("en", "postcode is BT7 1NN", "GB"),
    ("nl", "verzenden naar 1012 AB?", "NL"),
    ("nl", "mijn postcode is 3511 lx", "NL"),
    ("nl", "levert u in 9000 Gent", "BE"),
    ("nl", "naar mijn adres: Lindelaan 14, 3707 Zeist", "NL"),
    ("fr", "livrez-vous à 1050 Bruxelles ?", "BE"),
    ("fr", "vous livrez à 5340 Gesves ?", "BE"),
    ("fr", "B-4000 c'est bon ?", "BE"),
    ("fr", "vous livrez F-75011 ?", "FR"),
    ("fr", "frais d'envoi vers CH-1201", "CH"),
    ("fr", "vous livrez à 75011 Paris ?", "FR"),
    ("fr", "livraison combien pour 13001", "FR"),
    ("fr", "prix pour l'envoyer à 1950 Sion", "CH"),
    ("fr", "vous livrez le 1000 Bruxelles", "BE"),
    ("fr", "code postal 59000", "FR"),
    ("en", "shipping to D-10115 Berlin", "DE"),
    ("it", "spedite a 20121 Milano?", "IT"),
    ("it", "il cap è 20121, spedite a Milano?", "IT"),
]


@pytest.mark.parametrize(("language", "text", "country"), COUNTRIES)
def test_a_country_is_found(language: str, text: str, country: str) -> None:
    assert country in countries(text, language)


@pytest.mark.parametrize(
    ("language", "text", "country"), CITIES + REGIONS + PEOPLE + POSTCODES
)
def test_a_city_a_region_people_and_a_postcode_are_a_country(
    language: str, text: str, country: str
) -> None:
    assert set(countries(text, language)) == {country}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "la robe Nancy en 38 ?"),
        ("fr", "vous l'avez en bordeaux ?"),
        ("fr", "le fauteuil Oslo il est dispo ?"),
        ("fr", "la capri noire en 40"),
        ("fr", "c'est en jersey ?"),
        ("fr", "le gilet gris chiné en M"),
        ("fr", "comment ca marche la livraison"),
        ("fr", "jsuis coincé à la gare, je serai pas là avant 19h"),
        ("fr", "elle a servie une fois"),
        ("fr", "en français svp"),
        ("fr", "pour la Saint-Nicolas ça ira encore ?"),
        ("fr", "un cadeau pour Charlotte"),
        ("fr", "le savon de Marseille"),
        ("fr", "commande 20391"),
        ("fr", "ma commande 4000 n'est pas arrivée"),
        ("fr", "le sac en liège ?"),
        ("fr", "en 2026 vous ferez les soldes ?"),
        ("fr", "taille US 8 ?"),
        ("nl", "heb je de kussen Noor nog"),
        ("nl", "is de Siena laars er nog in 38"),
        ("nl", "in het Nederlands graag"),
        ("nl", "is dat kleed in lila er nog"),
        ("nl", "hebben jullie de Vera in maat 37?"),
        ("nl", "het is een mooi geel kleed"),
        ("nl", "wil je hem voor mij opzij leggen"),
        ("nl", "de suède jas hangt die er nog"),
        ("nl", "geopend op Sint-Maarten?"),
        ("nl", "ga eens goed kijken"),
        ("en", "a nice reading lamp"),
        ("en", "have you got bath towels"),
        ("en", "is it in nice condition"),
        ("en", "UK size 8 please"),
        ("en", "the Valencia boots, still available?"),
        ("en", "is it yours to keep"),
        ("en", "it was supposed to be here by friday"),
        ("en", "can you tell us when it is back"),
        ("en", "Sorry, my Dutch is not so good"),
        ("en", "is the black Chelsea boot in 40 there"),
        ("en", "I paid 2000 for it"),
        ("it", "come posso fare"),
        ("it", "le portofino 38 tornano?"),
        ("it", "la vera nera in 38"),
        ("it", "scrivo in italiano"),
        ("it", "accettate carte italiane?"),
        ("it", "gli orecchini a goccia li avete?"),
        ("it", "avete una saletta per le riunioni?"),
        ("it", "che corriere ha il mio pacco?"),
        ("it", "il foulard in seta verde?"),
        ("nl", "een vaas van 1500 ML"),
        ("nl", "VOOR 1500 JE KAN MEE"),
    ],
)
def test_wares_people_and_words_are_no_places(language: str, text: str) -> None:
    assert countries(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "home", "likely", "country"),
    [
        ("vous livrez à Vienne ?", "fr", "BE", ("BE", "AT"), "AT"),
        ("vous livrez à Vienne ?", "fr", "FR", ("FR",), "FR"),
        ("do you ship to Halle?", "en", "BE", ("BE",), "BE"),
        ("vous livrez à Lille ?", "fr", "BE", ("BE", "NL"), "FR"),
        ("leveren jullie in Lille?", "nl", "BE", ("BE", "NL"), "BE"),
        ("vous livrez à Waterloo ?", "fr", "BE", ("BE", "FR"), "BE"),
        ("do you ship to Halle?", "en", "DE", ("DE",), "DE"),
        ("vous livrez à Valence, Espagne ?", "fr", "FR", ("FR", "ES"), "ES"),
        ("Birmingham", "en", "GB", ("GB",), "GB"),
        ("naar Limburg?", "nl", "NL", ("NL", "BE"), "NL"),
        ("naar Limburg?", "nl", "BE", ("NL", "BE"), "BE"),
        ("code postal 1000", "fr", "BE", ("BE", "LU"), "BE"),
        ("postcode 1000", "en", "CH", ("CH",), "CH"),
        ("livraison au 75011 ?", "fr", "FR", ("FR",), "FR"),
    ],
)
def test_the_shop_decides_between_places_of_one_name(
    text: str, language: str, home: str, likely: tuple[str, ...], country: str
) -> None:
    found = find_places(text, language, home=home, likely=likely)

    assert [place.country for place in found] == [country]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "vous expédiez en Suisse ou à Strasbourg ?", ["CH", "FR"]),
        ("nl", "verzenden jullie naar Duitsland en naar Zwitserland?", ["DE", "CH"]),
        ("en", "do you ship to Paris, London or Berlin", ["FR", "GB", "DE"]),
        ("it", "spedite a Lugano e a Milano?", ["CH", "IT"]),
        ("en", "from Rotterdam to London", ["NL", "GB"]),
        ("nl", "bezorgt u naar 1000 of 1012 AB", ["BE", "NL"]),
        ("fr", "en Belgique et en France", ["BE", "FR"]),
    ],
)
def test_several_places_are_several(
    language: str, text: str, expected: list[str]
) -> None:
    assert countries(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "whole", "kind"),
    [
        ("en", "do you ship to Paris, France?", "Paris, France", Kind.CITY),
        ("fr", "à Valence, Espagne", "Valence, Espagne", Kind.CITY),
        ("fr", "livrez-vous à 1050 Bruxelles", "1050 Bruxelles", Kind.POSTCODE),
        ("en", "in Austin, Texas", "Austin, Texas", Kind.CITY),
        ("it", "spedite a Lugano (Svizzera)", "Lugano (Svizzera", Kind.CITY),
    ],
)
def test_a_city_with_its_country_or_postcode_is_one_place(
    language: str, text: str, whole: str, kind: Kind
) -> None:
    [place] = find_places(text, language, **BELGIAN)

    assert (place.text, place.kind) == (whole, kind)
    assert text[place.start : place.end] == whole


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "is it made in Italy?"),
        ("fr", "c'est fabriqué en Italie ?"),
        ("fr", "du cuir italien ?"),
        ("nl", "is dat Italiaans leer"),
        ("it", "è pelle italiana?"),
    ],
)
def test_where_something_is_made_is_an_origin(language: str, text: str) -> None:
    [place] = find_places(text, language, **BELGIAN)

    assert place.country == "IT"
    assert place.is_origin


def test_a_place_tells_where_it_stands() -> None:
    text = "slt, vous livrez à Liège ?"

    assert find_places(text, "fr", **BELGIAN) == (
        Place("BE", "Liège", 19, 24, Kind.CITY),
    )
