"""Whether the words around a thing say that it is not the one that is wanted."""

import re

_AHEAD = r"\s+(?:(?!(?:ma|mais|maar|but)\b)\w+\s+){0,2}"
_NEGATION = {
    "fr": re.compile(
        r"(?<!si )\b(?:pas|sauf|ni|plut[oô]t que|au lieu de|oubliez?|"
        r"tant pis p(?:ou)?r)" + _AHEAD + "$"
    ),
    "nl": re.compile(
        r"(?<!zo )(?<!indien )\b(?:niet|ni|nie|geen|behalve|in plaats van|jammer van)"
        + _AHEAD
        + "$"
    ),
    "en": re.compile(
        r"(?<!if )(?<!n't )(?<!n’t )\b(?:not|no|except|forget|never mind|instead of|"
        r"rather than|other than|(?:don|didn)['’]?t want|"
        r"(?:that|which) (?:are|is)n['’]?t)" + _AHEAD + "$"
    ),
    "it": re.compile(
        r"(?<!se )\b(?:non|nn|tranne|pazienza per|"
        r"invece d\w+|lasc\w+ (?:perdere|stare))" + _AHEAD + r"(?:l['’])?$"
    ),
}
_WITHOUT = re.compile(
    r"\b(?:sans|zonder|without|senza)\s+(?:(?:an?|een|le|la|il)\s+)?$"
)
"""Before what a thing does not have: "sans couvercle"."""
_UNLIKED = {
    "fr": re.compile(
        r"\s*,?\s*(?:(?:ce n['’]|c['’ ]?)?(?:est|c)? ?pas "
        r"(?:pour moi|(?:du tout )?mon)|"
        r"j['’ ]?(?:n['’])?aime pas|(?:[cç]a )?(?:me )?(?:gratte|pique)|"
        r"(?:ne )?me pla[iî]t pas|(?:ne )?me va pas)\b"
    ),
    "nl": re.compile(
        r"\s*,?\s*(?:is|zijn|vind ik|staat me|past me|hoef ik)\s+(?:echt )?"
        r"(?:(?:niks|niets|niet) (?:voor (?:mij|me)|mooi|leuk|mijn)|niet$|niks$|niet,)|"
        r"\s*,?\s*(?:dat )?(?:kriebel|prik|jeuk)\w*\b"
    ),
    "en": re.compile(
        r"\s*,?\s*(?:(?:is|are)(?: not|n['’]?t) (?:for me|my|really me|really my)|"
        r"(?:does|do)n['’]?t suit|(?:is |are )?(?:too )?(?:itch|scratch)\w*)\b"
    ),
    "it": re.compile(
        r"\s*,?\s*(?:nn|non|nun|nu) "
        r"(?:(?:fa|fanno) per me|m[ie] (?:piac|sta|convinc)\w*)\b|"
        r"\s*,?\s*(?:mi )?(?:prud|pizzic|pung)\w*"
    ),
}
"""What is said behind a thing that she does not want: "grijs is niks voor mij"."""
_VERB_BETWEEN = re.compile(
    r"\b(?:avez|aviez|est|sont|vois|trouve|sais|hebben|heeft|hebt|is|zijn|zie|weet|have|"
    r"has|see|find|know|sure|avete|vedo|trovo|so|c'e|ce|sono|hai)\b"
)

_ASKED_FOR = re.compile(
    r"\b(?:avez|aviez|as|a|avait|reste|restait|existe|faites|faisiez|vois|trouve|"
    r"(?:heb|hebt|hebben|had|hadden|maken|maak|verkopen|zie|vind|is er|zijn er)"
    r"(?: (?:je|jij|ge|gij|jullie|u|er|ik))?)\s+$"
)
"""Right before a "not" that asks for what is not there: "heb je geen grijze?"."""


_CORRECTED = re.compile(
    r"[\s,.…]*(?:anzi\b|no sorry|no wait|sorry no|actually no|nee sorry|nee wacht|"
    r"of nee\b|euh nee|non pardon|enfin non|euh non|ah non|scusi no|no scusi)"
)
"""What is said behind a thing that was a slip: "the clear... no sorry, the blue"."""


_REFUSED = re.compile(r"(?:\s+[\w'’-]+){0,2}\s+(?:no|non|nee|neen)\s*[,;.!]")
"""Behind a thing: "il tubino Gilda no, la gonna"."""


LACKING = frozenset({"sans", "zonder", "without", "senza"})
"""Of a name: what follows is what the thing does not have."""


def is_denied(before: str, behind: str, language: str) -> bool:
    """Whether it is ruled out: "not the blue one", "grijs is niks voor mij".

    `before` and `behind` are the text on either side of it. What is not there is not
    denied: "vous n'avez pas la bleue ?" asks for it.
    """
    ahead, unliked = _NEGATION.get(language), _UNLIKED.get(language)
    found = ahead.search(before.casefold()) if ahead else None
    if found and not (
        _VERB_BETWEEN.search(found[0])
        or _ASKED_FOR.search(before.casefold()[: found.start()])
    ):
        return True
    if _WITHOUT.search(before.casefold()):
        return True
    after = behind.casefold()
    if _REFUSED.match(after):
        return True
    return bool(_CORRECTED.match(after) or (unliked and unliked.match(after)))
