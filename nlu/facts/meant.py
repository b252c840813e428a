"""Whether the name of a place is meant as one, and not as a ware, a person or a word.

Precision first: "la robe Nancy", "en bordeaux" and "a nice bath" are no places.
"""

from nlu.facts import gazetteer
from nlu.facts.gazetteer import Fame, Kind, Meaning
from nlu.facts.names import Name
from nlu.facts.surroundings import (
    Lead,
    Message,
    is_alone,
    is_chained,
    is_closed,
    is_living,
    is_sending,
    is_sent,
    is_ware,
    lead,
)


def is_meant(
    message: Message, name: Name, meaning: Meaning, ends: frozenset[int]
) -> bool:
    """Whether the words are meant as the place, and not as a ware, a person, a word."""
    everyday = gazetteer.is_everyday(name.name, message.language)
    if is_chained(message, name.first, ends) and (
        message.is_capitalised(name.first)
        or (meaning.fame == Fame.KNOWN and not everyday)
    ):
        return True
    if meaning.kind == Kind.CITY:
        if everyday:
            return _is_everyday_city(message, name, meaning)
        return _is_city(message, name, meaning)
    if is_ware(name.name, message.language) and lead(message, name.first) == Lead.INNER:
        return is_living(message, name.first)
    if is_alone(message, name.first, name.last):
        return True
    if everyday:
        return _is_everyday_land(message, name)
    if meaning.fame == Fame.MINOR or meaning.kind == Kind.REGION:
        led = lead(message, name.first) >= Lead.INNER
        return led or is_sending(message, name.first)
    return True


def _is_everyday_land(message: Message, name: Name) -> bool:
    """ "à la réunion" may be a meeting, "gris chiné" no China."""
    led = lead(message, name.first) >= Lead.INNER
    sending = is_sending(message, name.first)
    if message.is_capitalised(name.first):
        return led or sending
    spoken_of = sending or is_living(message, name.first)
    return led and spoken_of and is_closed(message, name.last)


def _is_city(message: Message, name: Name, meaning: Meaning) -> bool:
    led = lead(message, name.first)
    living = is_living(message, name.first)
    capital = message.is_capitalised(name.first)
    known = meaning.fame == Fame.KNOWN
    if led == Lead.DIRECT:
        return capital or known or living or is_sending(message, name.first)
    if is_sent(message, name.first) or led == Lead.INNER:
        return capital or known
    if living and (led == Lead.WEAK or name.first):
        return capital or known
    return known and is_alone(message, name.first, name.last)


def _is_everyday_city(message: Message, name: Name, meaning: Meaning) -> bool:
    led = lead(message, name.first)
    living = is_living(message, name.first)
    capital = message.is_capitalised(name.first)
    known = meaning.fame == Fame.KNOWN
    if is_ware(name.name, message.language) and led < Lead.DIRECT and not living:
        return False
    if led >= Lead.INNER and (living or is_sending(message, name.first)):
        return capital or (known and is_closed(message, name.last))
    if not (known and capital):
        return False
    return led == Lead.DIRECT or is_sent(message, name.first)
