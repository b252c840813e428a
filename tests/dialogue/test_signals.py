import pytest

from bot.dialogue.context import Context, Question, Spoken
from bot.dialogue.signals import (
    begins_with,
    idioms,
    in_whole_words,
    rest_after,
    rest_without,
    says,
)
from stock.match.lexicon import FOREIGN


@pytest.mark.parametrize(
    ("signal", "language", "text", "said"),
    [
        ("pickup", "fr", "je peux passer la chercher ?", True),
        ("pickup", "fr", "vous livrez ?", False),
        ("pickup", "nl", "kan ik m ophale of zo", True),
        ("pickup", "en", "can I pick it up?", True),
        ("pickup", "it", "posso ritirarla?", True),
        ("payment_trouble", "en", "my card was declined", True),
        ("payment_trouble", "en", "do you take cards?", False),
        ("code_trouble", "it", "il codice non funziona", True),
        ("place_extras", "nl", "is er parking?", True),
        ("stop", "en", "stop texting me", True),
        ("erase", "fr", "effacez tout", True),
        ("stop", FOREIGN, "stop", False),
        ("stop", "it", "nn scrivetemi più", True),
        ("taken", "nl", "allee kpak m", True),
        ("asks_price", "it", "qnt mi costa", True),
    ],
)
def test_a_signal_is_said_in_whole_words(
    signal: str, language: str, text: str, said: bool
) -> None:
    assert says(signal, text, language) is said


@pytest.mark.parametrize(
    ("language", "text", "yes", "rest"),
    [
        ("fr", "Oui, et vous livrez ?", True, "et vous livrez"),
        ("nl", "Ja graag!", True, "graag"),
        ("en", "yes please", True, "please"),
        ("it", "sì grazie", True, "grazie"),
        ("fr", "ouistiti", False, "ouistiti"),
        ("en", "I said yes", False, "i said yes"),
        (FOREIGN, "ja", False, "ja"),
    ],
)
def test_a_message_begins_with_a_yes(
    language: str, text: str, yes: bool, rest: str
) -> None:
    assert begins_with("affirmed", text, language) is yes
    assert rest_after("affirmed", text, language) == rest


@pytest.mark.parametrize(
    ("language", "text", "pays", "claimed"),
    [
        ("en", "can you set aside the top?", False, ["set aside"]),
        ("fr", "top, vous avez un top ?", False, ["top", "top"]),
        ("fr", "par carte ?", True, ["carte"]),
        ("nl", "met de kaart", True, ["de kaart"]),
        ("nl", "met de kaart", False, []),
        (FOREIGN, "set aside", True, []),
    ],
)
def test_idioms_name_no_product(
    language: str, text: str, pays: bool, claimed: list[str]
) -> None:
    found = {
        text[start:end].lower() for start, end in idioms(text, language, pays=pays)
    }

    assert found == set(claimed)


@pytest.mark.parametrize(
    ("one", "other", "within"),
    [
        (Spoken("a"), Spoken("a", "38"), True),
        (Spoken("a", "38"), Spoken("a", "38", "bleu"), True),
        (Spoken("a", "38"), Spoken("a", "38"), False),
        (Spoken("a", "40"), Spoken("a", "38", "bleu"), False),
        (Spoken("a", "", "bleu"), Spoken("a", "38"), False),
        (Spoken("a"), Spoken("b", "38"), False),
    ],
)
def test_what_says_less_is_within_what_says_more(
    one: Spoken, other: Spoken, within: bool
) -> None:
    assert one.is_within(other) is within


def test_what_it_is_is_what_was_spoken_of_last() -> None:
    context = Context(spoken=(Spoken("b", "38"), Spoken("a"), Spoken("b")))

    assert context.focus == Spoken("b", "38")
    assert context.last_of("a") == Spoken("a")
    assert context.last_of("c") is None
    assert Context().focus is None
    assert Question.of(None) is None


@pytest.mark.parametrize(
    ("language", "folded", "whole"),
    [
        ("it", "qnt costa", "quanto costa"),
        ("fr", "cb pr nous", "combien pour nous"),
        ("en", "u r here", "you are here"),
        ("nl", "wnr is da", "wanneer is dat"),
        (FOREIGN, "qnt costa", "qnt costa"),
    ],
)
def test_what_thumbs_shorten_is_written_out(
    language: str, folded: str, whole: str
) -> None:
    assert in_whole_words(folded, language) == whole


def test_of_what_is_shortened_as_little_as_can_be_is_left() -> None:
    assert rest_without("asks_price", "qnt mi costa?", "it") == ""
    assert rest_without("bare", "do you still have the lamp", "en") != "lamp"
