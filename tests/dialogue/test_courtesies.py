import pytest

from bot.dialogue.courtesies import as_courtesy, courtesy
from nlu.parser import Parse
from nlu.topics import Topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("goodnight!", Topic.GOODBYE),
        ("ta", Topic.THANKS),
        ("dankje!", Topic.THANKS),
        ("hey there", Topic.GREETING),
        ("ok dag", Topic.GOODBYE),
        ("merci beaucoup, bonne soirée !", Topic.THANKS),
        ("grazie mille a voi", Topic.THANKS),
        ("tot zaterdag", Topic.GOODBYE),
        ("mooi!", Topic.THANKS),
        ("no worries thanks anyway", Topic.THANKS),
    ],
)
def test_a_message_of_courteous_words_is_a_courtesy(text, topic):
    assert courtesy(text, is_begun=True) == topic


@pytest.mark.parametrize(
    "text",
    ["", "👍", "oui merci", "sì grazie", "merci, et en 38", "hallo??", "yes thanks",
     "ok", "dank voor de robe Lila", "bonjour la jupe"],
)  # fmt: skip
def test_a_message_with_anything_else_is_none(text):
    assert courtesy(text, is_begun=True) is None


@pytest.mark.parametrize("text", ["dag", "ciao", "salut"])
def test_a_greeting_that_is_a_goodbye_too_greets_at_the_beginning(text):
    assert courtesy(text, is_begun=False) == Topic.GREETING


def test_what_the_model_hears_in_a_courtesy_is_no_wish():
    heard = Parse(topics=(Topic.RESERVE,), scores={Topic.RESERVE: 0.13})

    assert as_courtesy(heard, Topic.GOODBYE) == Parse(topics=(Topic.GOODBYE,))


def test_a_courtesy_that_the_model_hears_too_stays_as_it_is():
    heard = Parse(topics=(Topic.THANKS,), scores={Topic.THANKS: 1.5})

    assert as_courtesy(heard, Topic.GOODBYE) is heard
