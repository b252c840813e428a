from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from actions.compose import Manner, compose, open_question
from actions.hours import Hours, Span
from actions.promises import Basis, Expectation, Kind
from actions.shop import Shop
from actions.turn import (
    Answer,
    Fragment,
    InColour,
    OpenQuestion,
    Outcome,
    QuestionKind,
)
from nlu.topics import Topic
from tests.actions.ftl import each_language

ZONE = ZoneInfo("Europe/Brussels")
NIGHT = datetime(2026, 11, 21, 22, 3, tzinfo=ZONE)
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=ZONE)
SHOP = Shop(
    name="Maison Lila",
    owner="Léa",
    currency="EUR",
    timezone=ZONE,
    country="BE",
    languages=("fr",),
    hours=Hours(timezone=ZONE),
    opening_hours=None,
)
BASIS = Basis(at=NIGHT, figure=timedelta(hours=1))
SOON = Expectation(kind=Kind.SOON, since=BASIS, within=timedelta(hours=1))
BY = Expectation(
    kind=Kind.BY, since=BASIS, by=datetime(2026, 11, 24, 12, 0, tzinfo=ZONE)
)
UNKNOWN = Expectation(kind=Kind.UNKNOWN, since=BASIS)
AWAY = Span(NIGHT, NIGHT + timedelta(days=9))


def told(text: str, topic: Topic = Topic.LOCATION, **gaps: str) -> Answer:
    return Answer(topic=topic, outcome=Outcome.TOLD, fragments=(Fragment(text, gaps),))


def passed_on(text: str, **gaps: str) -> Answer:
    return Answer(
        topic=Topic.OTHER,
        outcome=Outcome.HANDED_OVER,
        fragments=(Fragment(text, gaps),),
    )


def question(kind: QuestionKind, **rest: bool) -> OpenQuestion:
    return OpenQuestion(kind=kind, topic=Topic.RESERVE, **rest)


def offered(kind: QuestionKind) -> Answer:
    return Answer(
        topic=Topic.AVAILABILITY,
        outcome=Outcome.IN_STOCK,
        fragments=(Fragment("no-pickup"),),
        question=question(kind),
    )


CALMED = Answer(
    topic=Topic.ABUSE, outcome=Outcome.CALMED, fragments=(Fragment("calm"),)
)
HELD = Answer(
    topic=Topic.RESERVE, outcome=Outcome.HELD, fragments=(Fragment("no-pickup"),)
)
WHICH = Answer(
    topic=Topic.PRICE,
    outcome=Outcome.WHICH_PRODUCT,
    fragments=(Fragment("which-product"),),
    question=question(QuestionKind.WHICH_PRODUCT),
)
WHEN_ASKED = Answer(
    topic=Topic.REPLY_TIME,
    outcome=Outcome.TOLD,
    fragments=(Fragment("reply-time"),),
    tells_when=True,
)

HERE = "Vous nous trouvez ici : Liège."
WHICH_ONE = (
    "De quel article parlez-vous ? Son nom suffit, ou quelques mots pour le décrire."
)
TUESDAY = "Sa réponse devrait arriver mardi matin."


def said(*answers: Answer, at=NOON, expectation=BY, **manner) -> list[str]:
    reply = compose(
        answers,
        shop=SHOP,
        language="fr",
        at=at,
        expectation=expectation,
        manner=Manner(**manner),
    )
    return reply.text.split("\n")


@pytest.mark.parametrize(
    ("manner", "topic", "text", "at", "first"),
    [
        ({}, Topic.LOCATION, "no-pickup", NOON, "Nous ne proposons"),
        ({"discloses": True}, Topic.LOCATION, "no-pickup", NOON, "Bonjour, ici Maison"),
        (
            {"discloses": True},
            Topic.LOCATION,
            "no-pickup",
            NIGHT,
            "Bonsoir, ici Maison",
        ),
        ({"greets": True}, Topic.LOCATION, "no-pickup", NOON, "Bonjour,"),
        ({}, Topic.GREETING, "greeting", NOON, "Bonjour,"),
        ({"discloses": True}, Topic.GREETING, "greeting", NOON, "Bonjour, ici Maison"),
        ({"discloses": True}, Topic.BOT_IDENTITY, "bot-identity", NIGHT, "Bonsoir,"),
    ],
)
def test_a_reply_greets_and_discloses_at_most_once(manner, topic, text, at, first):
    found = said(told(text, topic), at=at, **manner)

    assert found[0].startswith(first)
    assert sum("automatique" in line for line in found) <= 1


def test_calm_comes_first_then_facts_the_owner_and_what_is_unclear():
    found = said(
        WHICH, passed_on("ask-order"), told("location", address="Liège"), CALMED
    )

    assert found == [
        "Je vois que cela vous fâche. Voyons ce que je peux faire pour vous.",
        HERE,
        "Votre commande, c’est Léa qui la suit : je lui passe votre message. "
        + TUESDAY,
        WHICH_ONE,
    ]


def test_the_same_thing_is_said_once():
    assert said(told("location", address="Liège"), WHICH, WHICH) == [
        "Vous nous trouvez ici : Liège.",
        WHICH_ONE,
    ]


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ([passed_on("ask-human")], "Je préviens Léa."),
        (
            [passed_on("ask-other"), passed_on("ask-order-numbered", order="1042")],
            "Je passe tout à Léa : la commande 1042 et le reste de votre message.",
        ),
        (
            [
                passed_on("ask-complaint"),
                passed_on("ask-order"),
                passed_on("ask-discount"),
            ],
            "Merci de nous le dire. Je passe tout à Léa, qui s’en occupe"
            " personnellement : ce qui ne va pas, votre commande et la réduction.",
        ),
        (
            [passed_on("ask-size-advice-of", product="Lila"), passed_on("ask-human")],
            "Je passe tout à Léa : la taille pour Lila et votre envie de lui parler.",
        ),
        ([passed_on("ask-human"), passed_on("ask-human")], "Je préviens Léa."),
        (
            [WHEN_ASKED],
            "Je réponds tout de suite ; pour ce que je ne sais pas, il y a Léa.",
        ),
        (
            [WHEN_ASKED, passed_on("ask-human")],
            "Je réponds tout de suite ; pour ce que je ne sais pas, il y a Léa."
            " Je préviens Léa.",
        ),
    ],
)
def test_what_goes_to_the_owner_is_one_thought_with_one_time(answers, line):
    assert said(*answers) == [f"{line} {TUESDAY}"]


@pytest.mark.parametrize(
    ("expectation", "sentence"),
    [
        (SOON, "D’habitude, Léa répond dans l’heure."),
        (BY, TUESDAY),
        (UNKNOWN, "Je ne peux pas vous dire quand sa réponse arrivera."),
        (
            Expectation(kind=Kind.BY, since=BASIS, by=BY.by, absence=AWAY),
            "Léa s’absente ; sa réponse devrait arriver mardi matin.",
        ),
        (
            Expectation(kind=Kind.UNKNOWN, since=BASIS, absence=AWAY),
            "Léa s’absente, et je ne sais pas encore jusqu’à quand.",
        ),
    ],
)
def test_the_owner_is_expected_as_is_known(expectation, sentence):
    assert said(passed_on("ask-human"), expectation=expectation) == [
        f"Je préviens Léa. {sentence}"
    ]


def test_what_was_said_before_is_said_in_other_words():
    found = said(passed_on("ask-human"), said={"ask-human": 1, "expect-by": 1})

    assert found == [
        "Bien sûr, je passe la main à Léa. Vous devriez avoir sa réponse mardi matin."
    ]


def test_an_empty_gap_leaves_no_seam():
    fragment = Fragment("out-of-stock", {"product": "Robe Lila", "variant": InColour()})
    gone = Answer(
        topic=Topic.AVAILABILITY, outcome=Outcome.SOLD_OUT, fragments=(fragment,)
    )

    assert said(gone) == ["J’ai regardé : Robe Lila, nous n’en avons pas en ce moment."]


@pytest.mark.parametrize(
    ("answers", "kind", "line"),
    [
        ([offered(QuestionKind.HOLD)], QuestionKind.HOLD, "Je vous mets ça de côté ?"),
        (
            [offered(QuestionKind.WAITING_LIST)],
            QuestionKind.WAITING_LIST,
            "Je vous préviens s’il en arrive ?",
        ),
        (
            [offered(QuestionKind.HOLD), offered(QuestionKind.WAITING_LIST)],
            QuestionKind.HOLD,
            "Je vous mets ça de côté ?",
        ),
        ([offered(QuestionKind.HOLD), WHICH], QuestionKind.WHICH_PRODUCT, WHICH_ONE),
    ],
)
def test_a_reply_ends_with_its_one_open_question(answers, kind, line):
    found = open_question(answers)

    assert found is not None
    assert found.kind == kind
    assert said(*answers)[-1] == line


@pytest.mark.parametrize(
    "answers",
    [
        [offered(QuestionKind.HOLD), offered(QuestionKind.HOLD)],
        [offered(QuestionKind.HOLD), HELD],
        [told("no-pickup")],
    ],
)
def test_nothing_is_offered_twice_nor_beside_a_hold_just_made(answers):
    assert said(*answers) == ["Nous ne proposons pas de retrait sur place."]


@pytest.mark.parametrize(
    ("photos", "shown"),
    [((), ""), (("a.jpg", "", "a.jpg"), "a.jpg"), (("a.jpg", "b.jpg"), "")],
)
def test_a_photo_is_shown_when_it_is_clear_which(photos, shown):
    answers = [
        Answer(topic=Topic.PRICE, outcome=Outcome.TOLD, photo=photo) for photo in photos
    ]

    reply = compose(
        answers,
        shop=SHOP,
        language="fr",
        at=NOON,
        expectation=BY,
        manner=Manner(),
    )

    assert reply.photo == shown


@each_language
@pytest.mark.parametrize("answer", [passed_on("ask-order"), told("hello")])
def test_a_reminder_says_who_gets_it_and_when_to_expect_her(language, answer) -> None:
    reply = compose(
        [answer],
        shop=SHOP,
        language=language,
        at=NIGHT,
        expectation=BY,
        manner=Manner(reminds=True, said={"ask-order": 2, "expect-by": 2}),
    )

    name = "reminds" if answer.is_handed_over else "reminds-too"
    assert (name in reply.said, "ask-order" in reply.said) == (True, False)
    assert "Léa" in reply.text
    assert reply.said[-1] == "expect-by"
