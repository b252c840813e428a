"""Short messages that hang on what was said before."""

import pytest

from tests.conversations.talk import Line, Talk

DRESS: Line = (
    "la robe Jeanne lin en 38 bleu, elle est là ?",
    "availability",
    "availability in_stock robe-jeanne-lin/38/bleu",
)
ANY_DRESS: Line = (
    "vous avez encore la robe Jeanne lin ?",
    "availability",
    "availability in_stock robe-jeanne-lin",
)
BOOTS: Line = (
    "les bottines Rosalie noires en 38 ?",
    "availability",
    "availability in_stock bottines-rosalie/38/noir",
)
HELD: Line = ("oui", "confirm", "reserve held robe-jeanne-lin/38/bleu")
JEANNE_IN_38: Line = (
    "la robe jeanne en 38",
    "availability",
    "availability which_product /38",
)


@pytest.mark.parametrize(
    "lines",
    [
        [DRESS, ("et en 40 ?", "availability", "availability out_of_stock robe-jeanne-lin/40/bleu")],
        [DRESS, ("38 ?", "other", "availability in_stock robe-jeanne-lin/38/bleu")],
        [DRESS, ("et en écru ?", "price", "price told robe-jeanne-lin/38/écru")],
        [DRESS, ("et en rouge ?", "availability", "availability out_of_stock robe-jeanne-lin/38/rouge")],
        [BOOTS, ("et cognac", "other", "availability in_stock bottines-rosalie/38/cognac")],
        [BOOTS, ("la 39 ?", "availability", "availability in_stock bottines-rosalie/39/noir")],
        [DRESS, ("combien ?", "price", "price told robe-jeanne-lin/38/bleu")],
        [DRESS, ("merci beaucoup !", "thanks", "thanks told")],
        [DRESS, ("bonne soirée", "goodbye", "goodbye told")],
        [DRESS, ("👍", "confirm", "reserve held robe-jeanne-lin/38/bleu")],
        [DRESS, ("top, merci", "thanks", "thanks told")],
        [DRESS, ("super", "other", "reserve held robe-jeanne-lin/38/bleu")],
        [DRESS, HELD],
        [DRESS, ("oui merci", "thanks", "reserve held robe-jeanne-lin/38/bleu")],
        [DRESS, ("non", "deny", "deny told")],
        [DRESS, ("non merci, trop grand", "deny", "deny told")],
        [DRESS, ("non la écrue", "deny", "availability out_of_stock robe-jeanne-lin/38/écru")],
        [DRESS, ("non, plutôt en 36", "availability", "availability in_stock robe-jeanne-lin/36/bleu")],
        [DRESS, ("oui, | et vous livrez ?", "confirm | shipping", "reserve held robe-jeanne-lin/38/bleu, shipping ships")],
        [DRESS, ("oui et vous livrez à Lyon ?", "shipping", "reserve held robe-jeanne-lin/38/bleu, shipping ships FR")],
        [DRESS, ("très bien. | quels sont les frais de port ?", "confirm | shipping_cost", "shipping_cost told")],
        [DRESS, ("oui, | et en 36 vous l'avez aussi ?", "confirm | availability", "reserve held robe-jeanne-lin/38/bleu, availability in_stock robe-jeanne-lin/36/bleu")],
        [DRESS, ("oui mais en 36", "availability", "reserve held robe-jeanne-lin/36/bleu")],
        [DRESS, ("la même pour ma fille ?", "availability", "availability in_stock robe-jeanne-fille")],
        [DRESS, ("la même en enfant, 8 ans ?", "availability", "availability in_stock robe-jeanne-fille/8 ans")],
        [ANY_DRESS, ("38", "other", "availability in_stock robe-jeanne-lin/38")],
        [ANY_DRESS, ("je la prends", "reserve", "reserve which_variant robe-jeanne-lin"), ("en 38", "other", "reserve held robe-jeanne-lin/38")],
        [ANY_DRESS, ("ok je la prends en 36 !", "reserve", "reserve held robe-jeanne-lin/36")],
        [JEANNE_IN_38, ("celle en velours", "other", "availability in_stock robe-jeanne-velours/38")],
        [JEANNE_IN_38, ("pas celle en velours", "deny", "availability in_stock robe-jeanne-lin/38")],
        [JEANNE_IN_38, ("la noire", "availability", "availability in_stock robe-jeanne-velours/38/noir")],
        [JEANNE_IN_38, ("la noire, | et vous livrez à Namur ?", "availability | shipping", "availability in_stock robe-jeanne-velours/38/noir, shipping ships BE")],
        [JEANNE_IN_38, ("la bleue je prends", "reserve", "reserve held robe-jeanne-lin/38/bleu")],
        [JEANNE_IN_38, ("la lin", "confirm", "availability in_stock robe-jeanne-lin/38")],
        [DRESS, BOOTS, ("et l'autre, elle coûte combien ?", "price", "price told robe-jeanne-lin/38/bleu")],
        [DRESS, BOOTS, ("l'autre", "availability", "availability in_stock robe-jeanne-lin/38/bleu")],
        [DRESS, ("je veux la 38 | et l'écrue est à combien ?", "reserve | price", "reserve held robe-jeanne-lin/38/bleu, price told robe-jeanne-lin/38/écru")],
        [DRESS, ("vous livrez en France ?", "shipping", "shipping ships FR"), ("et en Italie ?", "other", "shipping does_not_ship IT")],
        [DRESS, ("c'est combien le port pour la France ?", "shipping_cost", "shipping_cost told FR"), ("et pour la Belgique ?", "shipping", "shipping_cost told BE")],
    ],
    ids=lambda lines: lines[-1][0],
)  # fmt: skip
async def test_a_short_message_hangs_on_what_was_said(
    lines: list[Line], talk: Talk
) -> None:
    await talk.goes(lines)
