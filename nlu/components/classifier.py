"""Which topics a message asks for: one-vs-rest margins over n-grams and vectors.

`QuickClassifier` decides from n-grams alone what is beyond doubt, so that the encoder
is not asked; `TopicClassifier` decides the rest. Both write what the bot reads:
`topics`, `margins` and `segments`, beside Rasa's own `intent`.
"""

import logging
import math
from typing import Any

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
    DOUBTFUL,
    MARGINS,
    NGRAMS,
    SEGMENTS,
    VECTORS,
    shared,
)
from nlu.components.linear import OneVsRest

AS_SURE = 2.0
"""What a part that n-grams decide counts beside those that vectors were added to."""

progress = logging.getLogger("comptoir.training")


class _Classifier(GraphComponent):
    """What both share: a machine of one kind of features, and what they write."""

    source = NGRAMS

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        machine: OneVsRest | None = None,
    ) -> None:
        self.config = config
        self.borders = Borders.of(config)
        self._storage = storage
        self._resource = resource
        self._machine = machine

    @property
    def machine(self) -> OneVsRest:
        if self._machine is None:
            raise RuntimeError("neither trained nor loaded")
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
        progress.info("  %s: %d sentences", type(self).__name__, len(found))
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
            if message.get(DOUBTFUL) != []:
                self.decide(message)
        return messages

    def decide(self, message: Message) -> None:
        raise NotImplementedError

    def write(self, message: Message, rows: list[list[float]]) -> None:
        """Put the decision where the bot, and any Rasa tool, reads it."""
        labels = self.machine.labels
        spans = message.get(SEGMENTS)
        text = message.get(TEXT)
        parts = [text[a:b] for a, b in spans] if len(rows) > 1 else []
        topics = deciding.asked(labels, rows, parts, self.borders)
        margins = dict(zip(labels, rows[0], strict=True))
        first = _as_intent(topics[0], margins[topics[0]])
        ranking = sorted(margins, key=lambda label: -margins[label])[:10]
        written = {
            INTENT: first,
            INTENT_RANKING_KEY: [_as_intent(name, margins[name]) for name in ranking],
            "topics": topics,
            "margins": {label: round(m, 3) for label, m in margins.items()},
            "segments": deciding.of_parts(labels, rows, spans, self.borders),
        }
        for name, value in written.items():
            message.set(name, value, add_to_output=True)


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True
)
class QuickClassifier(_Classifier):
    """Decides from n-grams alone, and only what is beyond doubt."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "strength": 1.0,
            "certain": 0.1,
            "gap": 0.0,
            "whole": 0.0,
            "part": 0.0,
            "against": 0.0,
            "least": -9.0,
            "facts": -9.0,
        }

    def decide(self, message: Message) -> None:
        margins = self.machine.margins(message.get(NGRAMS))
        message.set(MARGINS, margins)
        rows = margins.tolist()
        certain, gap = float(self.config["certain"]), float(self.config["gap"])
        doubtful = deciding.doubtful(self.machine.labels, rows, certain, gap)
        message.set(DOUBTFUL, sorted({0, *doubtful}) if doubtful else [])
        if not doubtful:
            self.write(message, rows)


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
            "whole": 0.8,
            "part": 1.3,
            "against": 0.0,
            "least": -9.0,
            "facts": 0.1,
        }

    def fit(self, features: Any, topics: list[set[str]]) -> OneVsRest:
        return OneVsRest.train_scaled(features, topics, float(self.config["strength"]))

    def decide(self, message: Message) -> None:
        doubtful = message.get(DOUBTFUL)
        margins = AS_SURE * message.get(MARGINS)
        added = self.machine.margins(message.get(VECTORS))
        margins[doubtful] = message.get(MARGINS)[doubtful] + added
        self.write(message, margins.tolist())


def topics_of(intent: str) -> set[str]:
    """The topics of an intent: those of several are joined with a plus sign."""
    return set(intent.split("+"))


def _as_intent(name: str, margin: float) -> dict[str, Any]:
    """Rasa's form, with a confidence for tools that expect one: no probability."""
    return {INTENT_NAME_KEY: name, "confidence": 1.0 / (1.0 + math.exp(-2.0 * margin))}
