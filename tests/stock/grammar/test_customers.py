"""Nothing in an ordinary sentence to a shop ever changes its stock."""

import pytest

from bench.customers import changing, sentences

ONE_OF = 40
"""A part of all sentences, another for each shop; `python -m bench.customers` plays
every one beside every stock."""
CHANGED_ONCE = frozenset({
    "la bougie coule de partout et elle a taché ma table",
    "la bougie brûle combien d'heures",
    "le modèle soldé à 29 euros, il est encore là en 37 ou tout est parti le premier "
    "jour",
    "mi serve qualcosa per dopodomani sera, una cena di gala, taglia 42, niente "
    "lustrini",
    "slechte service, eerst een kapotte ketting en nu al dagen geen antwoord",
    "mi serve un pensierino x la maestra, max 15 euro",
    "them blue bobble hats all gone are they",
    "de spiegel hoeft niet meer",
    "rot op",
    "whats the damage on the parka",
    "is there an L left and would it fit a 16",
    "bestelling #7731 niet versturen aub, ik hoef m niet meer",
    "le sac georgette cognac à 119 €, c'est bien ça le prix",
    "the slippers for 44.95 in size 41",
})  # fmt: skip


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("maison-lila", 0),
        ("fashion", 3),
        ("shoes", 6),
        ("home", 9),
        ("sport", 12),
        ("men", 15),
    ],
)
def test_a_customers_sentence_changes_nothing(name: str, first: int) -> None:
    among = [
        sentence
        for place, sentence in enumerate(sentences())
        if place % ONE_OF == first or sentence.text in CHANGED_ONCE
    ]

    assert len(among) > 800
    assert [text for text, _ in changing(name, among)] == []
