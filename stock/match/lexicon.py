"""Words for things, materials, colours and the like in four languages, as concepts.

The data is `stock/lexicon/*.yml`. Parsing it takes seconds, so a compiled copy is kept
beside it (or, where that cannot be written, made anew at each start).
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from stock.match.words import key

FOLDER = Path(__file__).parent.parent / "lexicon"
FACETS = {
    "kinds": "kind",
    "materials": "material",
    "colours": "colour",
    "patterns": "pattern",
    "features": "feature",
    "audience": "audience",
}
LANGUAGES = ("fr", "nl", "en", "it")
FOREIGN = "xx"
"""Stands for every language that no shop speaks: a few words of them are known."""


@dataclass(frozen=True, slots=True, order=True)
class Concept:
    """What a word means: a facet (`kind`, `material`, ...) and an id in it."""

    facet: str
    id: str


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a term, and the languages in which the term has it."""

    concept: Concept
    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A term of the lexicon in a sequence of words: from `start` to before `end`."""

    start: int
    end: int
    senses: tuple[Sense, ...]


class Lexicon:
    """Terms of one or more words, what they mean, and what is a kind of what."""

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        self.terms: dict[str, tuple[Sense, ...]] = {
            term: tuple(
                Sense(Concept(facet, id), frozenset(languages))
                for facet, id, languages in senses
            )
            for term, senses in compiled["terms"].items()
        }
        self.broader: dict[Concept, tuple[Concept, ...]] = {
            Concept(facet, id): tuple(Concept(facet, wider) for wider in widers)
            for facet, id, widers in compiled["broader"]
        }
        self.colour_names: Mapping[str, Mapping[str, str]] = compiled["colour_names"]
        """Each colour's id -> language -> the word that it is called by."""
        self.sizes: Mapping[str, Any] = compiled["sizes"]
        self.attributes: Mapping[str, Any] = compiled["attributes"]
        self.common: Mapping[str, frozenset[str]] = {
            language: frozenset(words) for language, words in compiled["common"].items()
        }
        self._things: dict[str, tuple[str, ...]] = {
            language: tuple(
                term
                for term, senses in self.terms.items()
                if " " not in term
                and len(term) > 3
                and any(
                    language in sense.languages
                    and sense.concept.facet in ("kind", "material")
                    for sense in senses
                )
            )
            for language in LANGUAGES
        }
        self.longest = max((term.count(" ") + 1 for term in self.terms), default=1)
        self._wider = lru_cache(maxsize=None)(self._closure)

    def wider(self, concept: Concept) -> frozenset[Concept]:
        """The concept and every wider one: a sneaker is a shoe."""
        return self._wider(concept)

    def is_near(self, one: Concept, other: Concept) -> bool:
        """Whether two colours are shades of one: both dark blues, both light browns."""
        shades = self.wider(one) & self.wider(other)
        return any(
            shade.id.startswith(("dark_", "light_", "off_")) and self.broader.get(shade)
            for shade in shades
            if shade.facet == "colour"
        )

    def _closure(self, concept: Concept) -> frozenset[Concept]:
        found, pending = {concept}, [concept]
        while pending:
            for wider in self.broader.get(pending.pop(), ()):
                if wider not in found:
                    found.add(wider)
                    pending.append(wider)
        return frozenset(found)

    def senses(self, term: str, language: str = "") -> tuple[Sense, ...]:
        """The meanings of a folded term; those of the language, where it has any.

        A foreign word says only a colour in a message of ours: a "rock" is no skirt.
        """
        senses = self.terms.get(term, ())
        own = tuple(s for s in senses if language in s.languages)
        if own or language not in LANGUAGES:
            return own or senses
        return tuple(
            s for s in senses if s.languages != {FOREIGN} or s.concept.facet == "colour"
        )

    def find(self, words: Sequence[str], language: str = "") -> Iterator[Found]:
        """The longest terms in these folded words, from left to right."""
        index = 0
        while index < len(words):
            for length in range(min(self.longest, len(words) - index), 0, -1):
                senses = self.senses(" ".join(words[index : index + length]), language)
                if senses:
                    yield Found(index, index + length, senses)
                    index += length
                    break
            else:
                index += 1

    @cached_property
    def colour_terms(self) -> frozenset[str]:
        """Every word or phrase for a colour, in any language."""
        return frozenset(
            term
            for term, senses in self.terms.items()
            if any(sense.concept.facet == "colour" for sense in senses)
        )

    def things(self, language: str) -> tuple[str, ...]:
        """Kinds of things and materials that are one word of four letters or more."""
        return self._things.get(language, ())

    def is_common(self, word: str, language: str = "") -> bool:
        """Whether a folded word is one of the everyday words of shop chats."""
        if language in self.common:
            return word in self.common[language]
        return any(word in words for words in self.common.values())


@lru_cache(maxsize=256)
def called_alike(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What else such things are called: cups and mugs are both "tasses"."""
    own = {sense.concept for sense in lexicon.terms.get(word, ())}
    alike = {
        sense.concept
        for senses in lexicon.terms.values()
        if any(sense.concept in own for sense in senses)
        for sense in senses
        if sense.concept.facet == "kind"
    }
    return tuple(
        term
        for term, senses in lexicon.terms.items()
        if any(sense.concept in alike for sense in senses)
    )


@lru_cache(maxsize=2)
def load(folder: Path = FOLDER) -> Lexicon:
    """The lexicon, compiled at its first use after a change."""
    sources = sorted(folder.glob("*.yml"))
    digest = hashlib.sha256(b"4")
    for source in sources:
        digest.update(source.name.encode() + source.read_bytes())
    compiled_path = folder / "compiled.json"
    compiled = _read_compiled(compiled_path, digest.hexdigest())
    if compiled is None:
        compiled = compile_lexicon(sources)
        compiled["digest"] = digest.hexdigest()
        _keep(compiled_path, compiled)
    return Lexicon(compiled)


def _read_compiled(path: Path, digest: str) -> dict[str, Any] | None:
    try:
        compiled: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return compiled if compiled.get("digest") == digest else None


def _keep(path: Path, compiled: Mapping[str, Any]) -> None:
    draft = path.with_suffix(".new")
    try:
        draft.write_text(json.dumps(compiled, ensure_ascii=False))
        draft.replace(path)
    except OSError:
        pass  # a read-only installation compiles at each start


def compile_lexicon(sources: Sequence[Path]) -> dict[str, Any]:
    """Fold every term of the YAML files and turn them round: term -> meanings."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe")
    files = {source.stem: yaml.load(source.read_text("utf-8")) for source in sources}
    terms: dict[str, dict[tuple[str, str], list[str]]] = {}
    broader: list[tuple[str, str, list[str]]] = []
    for name, facet in FACETS.items():
        for id, concept in (files.get(name) or {}).items():
            broader.append((facet, id, list(concept.get("broader") or ())))
            for language in LANGUAGES:
                for term in concept.get(language) or ():
                    senses = terms.setdefault(key(str(term)), {})
                    senses.setdefault((facet, id), []).append(language)
    for facet, concepts in (files.get("foreign") or {}).items():
        for id, words in concepts.items():
            for term in words:
                senses = terms.setdefault(key(str(term)), {})
                senses.setdefault((facet, id), []).append(FOREIGN)
    terms.pop("", None)
    return {
        "terms": {
            term: [(facet, id, sorted(set(langs))) for (facet, id), langs in s.items()]
            for term, s in terms.items()
        },
        "broader": broader,
        "colour_names": {
            id: {lang: str(concept[lang][0]) for lang in LANGUAGES if concept.get(lang)}
            for id, concept in (files.get("colours") or {}).items()
        },
        "sizes": files.get("sizes") or {},
        "attributes": files.get("attributes") or {},
        "common": files.get("common") or {},
    }
