"""Which topics a message asks for: one-vs-rest margins over n-grams and vectors.

`QuickClassifier` decides from n-grams alone what is beyond doubt, so that the encoder is
not asked; `TopicClassifier` decides the rest. Both write what the bot reads: `topics`,
`margins` and `segments`, beside Rasa's own `intent`.
"""

from typing import Any, Optional

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components import deciding
from nlu.components.deciding import Borders
from nlu.components.featurizers import (
    DECIDED,
    MARGINS,
    NGRAMS,
    SEGMENTS,
    VECTORS,
    shared,
)
from nlu.components.linear import OneVsRest


class _Classifier(GraphComponent):
    """What both share: a machine of one kind of features, and what they write."""

    source = NGRAMS

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        machine: Optional[OneVsRest] = None,
    ) -> None:
        self.config = config
        self.borders = Borders.of(config)
        self._storage = storage
        self._resource = resource
        self._machine = machine

    @property
    def machine(self) -> OneVsRest:
        assert self._machine is not None, "neither trained nor loaded"
        return self._machine

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GraphComponent:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit a machine on the examples that have this kind of features."""
        examples = [e for e in training_data.nlu_examples if e.get(INTENT)]
        features, found = shared(examples, self.source)
        topics = [topics_of(example.get(INTENT)) for example in found]
        print(f"  {type(self).__name__}: {len(found)} sentences", flush=True)
        self._machine = self.fit(features, topics)
        with self._storage.write_to(self._resource) as folder:
            self.machine.save(folder)
        return self._resource

    def fit(self, features: Any, topics: list[set[str]]) -> OneVsRest:
        return OneVsRest.train(features, topics, float(self.config["strength"]))

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> GraphComponent:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, OneVsRest.load(folder))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if not message.get(DECIDED):
                self.decide(message)
        return messages

    def decide(self, message: Message) -> None:
        raise NotImplementedError

    def write(self, message: Message, margins: np.ndarray) -> None:
        """Put the decision where the bot, and any Rasa tool, reads it."""
        labels = self.machine.labels
        spans = message.get(SEGMENTS)
        text = message.get(TEXT)
        parts = [text[a:b] for a, b in spans] if len(margins) > 1 else []
        topics = deciding.asked(labels, margins, parts, self.borders)
        ranking = [
            {"name": labels[place], "confidence": _as_confidence(margins[0][place])}
            for place in np.argsort(-margins[0])
        ]
        first = next(r for r in ranking if r["name"] == topics[0])
        message.set(
            INTENT,
            {INTENT_NAME_KEY: first["name"], "confidence": first["confidence"]},
            add_to_output=True,
        )
        message.set(INTENT_RANKING_KEY, ranking[:10], add_to_output=True)
        message.set("topics", topics, add_to_output=True)
        message.set(
            "margins",
            {label: round(float(m), 3) for label, m in zip(labels, margins[0])},
            add_to_output=True,
        )
        message.set(
            "segments",
            deciding.of_parts(labels, margins, spans, self.borders),
            add_to_output=True,
        )


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True
)
class QuickClassifier(_Classifier):
    """Decides from n-grams alone, and only what is beyond doubt."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "strength": 1.0,
            "certain": 0.9,
            "gap": 0.6,
            "whole": 0.0,
            "part": 0.0,
            "against": 9.0,
            "least": -9.0,
        }

    def decide(self, message: Message) -> None:
        margins = self.machine.margins(message.get(NGRAMS))
        message.set(MARGINS, margins)
        certain, gap = float(self.config["certain"]), float(self.config["gap"])
        if deciding.is_beyond_doubt(margins, certain, gap):
            message.set(DECIDED, True)
            self.write(message, margins)


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True
)
class TopicClassifier(_Classifier):
    """Adds the margins of vectors to those that n-grams gave, and decides."""

    source = VECTORS

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "strength": 0.01,
            "whole": 0.3,
            "part": 1.0,
            "against": 2.0,
            "least": -9.0,
        }

    def fit(self, features: Any, topics: list[set[str]]) -> OneVsRest:
        return OneVsRest.train_scaled(features, topics, float(self.config["strength"]))

    def decide(self, message: Message) -> None:
        added = self.machine.margins(message.get(VECTORS))
        self.write(message, message.get(MARGINS) + added)


def topics_of(intent: str) -> set[str]:
    """The topics of an intent: those of several are joined with a plus sign."""
    return set(intent.split("+"))


def _as_confidence(margin: float) -> float:
    """A margin between nought and one, for tools that expect it; no probability."""
    return float(1.0 / (1.0 + np.exp(-2.0 * margin)))
