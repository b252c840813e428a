"""Which of what was listed is meant by its place: "the second one, in 38?"."""

from bot.dialogue.variants import with_want
from bot.dialogue.wish import Scene, Wish
from stock.match.mentions import Reading
from stock.match.wants import Want

_PLACES = {"first_one": 0, "second_one": 1, "third_one": 2, "fourth_one": 3,
           "last_one": -1}  # fmt: skip


def by_place(reading: Reading, scene: Scene) -> tuple[Wish, ...]:
    """One wish for each thing of the last list that is called by its place there."""
    shown = [id for id in scene.context.shown if id in scene.index.entries]
    if len(shown) < 2 or scene.pointed or scene.says("no_place_in_list"):
        return ()
    if any(mention.by_name for mention in reading.mentions):
        return ()
    places = [place for name, place in _PLACES.items() if scene.says(name)]
    chosen = [shown[place] for place in places if place < len(shown)]
    of_mentions = [want for mention in reading.mentions for want in mention.wants]
    wants = reading.loose or tuple(of_mentions) or (Want(),)
    wishes = [Wish(products=(id,), is_carried=True, is_chosen=True) for id in chosen]
    found = (with_want(wish, want, scene) for wish in wishes for want in wants)
    return tuple(dict.fromkeys(found))
