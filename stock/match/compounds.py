"""Words that are written together: "plisserok", "vijgenkaars", "ladoudoune".

Dutch joins what other languages write apart, and thumbs forget the space.
"""

from functools import lru_cache

from stock.match.lexicon import Lexicon

ARTICLES = ("la", "le", "les", "l", "de", "het", "een", "il", "lo", "una", "un", "the")
LINKS = ("", "s", "n", "en", "e")
SHORTEST = 3


@lru_cache(maxsize=16_384)
def parts(
    word: str, lexicon: Lexicon, language: str, *, known: bool = False
) -> tuple[str, ...]:
    """The two words of one language that a word is made of; () when it is none.

    The last says what kind of thing it is. With `known` a word is cut although the
    lexicon has it: a "minigonna" is a mini.
    """
    if len(word) < 2 * SHORTEST or (lexicon.senses(word) and not known):
        return ()
    for cut_at in range(SHORTEST, len(word) - SHORTEST + 1):
        tail = word[cut_at:]
        if not _speaks(tail, lexicon, language):
            continue
        for link in LINKS:
            head = word[:cut_at].removesuffix(link) if link else word[:cut_at]
            if len(head) >= SHORTEST and _speaks(head, lexicon, language):
                return (head, tail)
    return () if known else _behind_article(word, lexicon)


def _behind_article(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    for article in ARTICLES:
        rest = word.removeprefix(article)
        if rest != word and len(rest) > SHORTEST and lexicon.senses(rest):
            return (rest,)
    return ()


def _speaks(word: str, lexicon: Lexicon, language: str) -> bool:
    return any(language in sense.languages for sense in lexicon.senses(word))


@lru_cache(maxsize=16_384)
def head_of(word: str, lexicon: Lexicon) -> str:
    """The longest known ending of an unknown word: "twistkaarsen" are candles."""
    for cut_at in range(SHORTEST, len(word) - SHORTEST + 1):
        if len(word) - cut_at >= 4 and lexicon.senses(word[cut_at:], "nl"):
            return word[cut_at:]
    return ""
