"""Lets Rasa import without TensorFlow, which none of our components uses.

Rasa 3.6 imports a few modules of TensorFlow's even where nothing of them is used. Small
stand-ins in `sys.modules` take their place; `install` must run before the first import
of Rasa's engine. Measured: ready in 7 s instead of 20, 217 MB instead of 600.
"""

import sys
import types
from typing import Any

_VALIDATORS = "rasa.graph_components.validators.default_recipe_validator"


def install(*, training: bool) -> None:
    """Put the stand-ins in place; training needs one more than serving."""
    _stand_in(
        "rasa.utils.tensorflow.callback",
        RasaTrainingLogger=_Absent,
        RasaModelCheckpoint=_Absent,
    )
    _stand_in("rasa.utils.tensorflow.data_generator", RasaBatchDataGenerator=_Absent)
    _stand_in(_VALIDATORS, DefaultV1RecipeValidator=_validator())
    if training:
        _stand_in("rasa.engine.recipes.default_components", DEFAULT_COMPONENTS=[])


class _Absent:
    """Takes the place of a class that only TensorFlow's components would use."""


def _stand_in(name: str, **attributes: Any) -> None:
    module = types.ModuleType(name)
    module.__file__ = __file__  # Rasa reads the source of every component
    module.__dict__.update(attributes)
    sys.modules[name] = module


def _validator() -> type:
    # Rasa's own validator imports every classic component, TensorFlow's among them, to
    # warn of combinations that our pipeline cannot have.
    from rasa.engine.graph import ExecutionContext, GraphComponent
    from rasa.engine.storage.resource import Resource
    from rasa.engine.storage.storage import ModelStorage
    from rasa.shared.importers.importer import TrainingDataImporter

    class DefaultV1RecipeValidator(GraphComponent):
        """Accepts the pipeline as it is."""

        @classmethod
        def create(
            cls,
            config: dict[str, Any],
            model_storage: ModelStorage,
            resource: Resource,
            execution_context: ExecutionContext,
        ) -> GraphComponent:
            return cls()

        def validate(self, importer: TrainingDataImporter) -> TrainingDataImporter:
            return importer

    # A trained model names it by the module that it stands in for.
    DefaultV1RecipeValidator.__module__ = _VALIDATORS
    return DefaultV1RecipeValidator
