"""Takes out of a sentence who wrote it: what is left may be learnt from. Pure.

It errs on the side of taking too much: a word less teaches hardly less.
"""

import re
from collections.abc import Iterable, Iterator

from nlu.facts.contacts import find_contacts
from nlu.facts.text import Span, first_free, fold_in_place

SOMEBODY = "Xxx"
EMAIL, LINK = "nom@exemple.com", "https://exemple.com"

_NUMBER = re.compile(r"\d(?:[ ./-]?\d){3,}")
"""From four figures on a number may be somebody's: a postcode, a card, an account."""

_IS_NAMED = (
    r"je m'appelle|je suis|c'est|mon nom est|au nom d[e']|ik heet|ik ben|met|"
    r"mijn naam is|op naam van|my name(?: is|'s)|i'?m|i am|this is|it's|"
    r"(?:in|under) the name(?: of)?|mi chiamo|sono|il mio nome e'?|a nome(?: di)?"
)
_SURELY_NAMED = "je m'appelle|ik heet|my name is|mi chiamo"
_TITLE = (
    r"madame|monsieur|mademoiselle|mme\.?|mlle\.?|mr\.?|mrs\.?|ms\.?|miss|mevrouw|"
    r"meneer|mevr\.?|dhr\.?|signora|signor|signorina|sig\.(?:ra)?|dott\.?"
)
_CLOSING = (
    r"merci(?: d'avance| beaucoup| bien)?|cordialement|bien a vous|salutations|"
    r"bonne (?:journee|soiree)|bises|bisous?|a bientot|groetjes|groeten|gr\.?|mvg|"
    r"met vriendelijke groet(?:en)?|alvast bedankt|bedankt|dank u(?: wel)?|dankjewel|"
    r"thanks(?: a lot| so much)?|thank you|(?:kind |best |warm )?regards|best|cheers|"
    r"grazie(?: mille)?|cordiali saluti|distinti saluti|saluti|un saluto"
)
_NAME = r"[A-Z][\w'’-]*(?: (?:(?:van|de|der|den|di|da|du|la|le) )*[A-Z][\w'’-]*){0,3}"
_SURE_NAME = r"[\w'’-]+(?: (?:(?:van|de|der|den|di|da|du|la|le) )*[A-Z][\w'’-]*){0,3}"

_SURE = re.compile(rf"(?<!\w)(?i:{_SURELY_NAMED})\s+(?P<hers>{_SURE_NAME})")
_PEOPLE = (
    _SURE,
    re.compile(rf"(?<!\w)(?i:{_IS_NAMED})\s*(?P<hers>{_NAME})"),
    re.compile(rf"(?<!\w)(?i:{_TITLE})\s+(?P<hers>{_NAME})"),
    re.compile(rf"(?<!\w)(?i:{_CLOSING})[\s,.!–-]*(?P<hers>{_NAME})[\s.!]*$"),
)
_STREET = (
    r"rue|avenue|av\.|boulevard|bd\.?|chemin|chaussee|impasse|allee|quai|place|route|"
    r"straat|laan|street|road|lane|avenue|drive|via|viale|piazza|corso|vicolo"
)
_PLACES = (
    re.compile(
        rf"(?:(?<!\w)\d{{1,4}} ?[a-z]?,? )(?:{_STREET})\b[^,;.!?\n]*", re.IGNORECASE
    ),
    re.compile(
        rf"(?<!\w)(?:{_STREET})\s(?:[^\W\d]+['’ ]){{0,5}}[^\W\d]*,? ?\d{{1,4}}(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\w)[\w-]*(?:straat|laan|weg|plein|steenweg|gracht|kade|dreef)"
        r"\s\d{1,4}(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\w)\d{1,4} (?:[A-Z]\w+ ){1,3}"
        r"(?:street|st|road|rd|lane|ln|avenue|ave|drive)\b",
        re.IGNORECASE,
    ),
)


def masked(text: str, names: Iterable[str] = ()) -> str:
    """The sentence on one line, without contacts, long numbers, addresses and names.

    `names` are what the platform calls whoever may be named.
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    parts = sorted(_to_replace(line, names), reverse=True)
    for (start, end), other in parts:
        line = f"{line[:start]}{other}{line[end:]}"
    return " ".join(line.split())


def says_something(text: str) -> bool:
    """Whether words are left beside what was masked."""
    bare = text.replace(SOMEBODY, "").replace(EMAIL, "").replace(LINK, "")
    return sum(c.isalpha() for c in bare) > 1


def _to_replace(line: str, names: Iterable[str]) -> Iterator[tuple[Span, str]]:
    taken: list[Span] = []
    contacts = find_contacts(line)
    plain = fold_in_place(line)
    for spans, other in (
        (contacts.emails, EMAIL),
        (contacts.links, LINK),
        (_spans(_PLACES, line), SOMEBODY),
        (_people(line, plain, names), SOMEBODY),
    ):
        for span in first_free(spans, taken):
            yield span, other
    numbers = (*contacts.phones, *contacts.orders, *_spans((_NUMBER,), line))
    for start, end in first_free(numbers, taken):
        yield (start, end), re.sub(r"\d", "0", line[start:end])


def _people(line: str, plain: str, names: Iterable[str]) -> list[Span]:
    # Folded for the words around a name, as it is for its capitals.
    shaped = "".join(
        small.upper() if big.isupper() else small
        for small, big in zip(plain, line, strict=True)
    )
    patterns = (_SURE,) if line.isupper() else _PEOPLE
    found = [m.span("hers") for p in patterns for m in p.finditer(shaped)]
    for name in names:
        for part in re.findall(r"[^\W\d_]{2,}", fold_in_place(name)):
            found += [m.span() for m in re.finditer(rf"(?<!\w){part}(?!\w)", plain)]
    return sorted(found, key=lambda span: (span[0], -span[1]))


def _spans(patterns: Iterable[re.Pattern[str]], line: str) -> list[Span]:
    return [match.span() for pattern in patterns for match in pattern.finditer(line)]
