"""Reads the training sentences for Rasa: one topic, or several with a plus sign, each.

Rasa's own reader takes minutes for our files, since it checks each of them four times;
the format is the same.
"""

from pathlib import Path
from typing import Any

import rasa.shared.utils.io
from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from ruamel.yaml import YAML

_DASH = "- "


class Sentences(TrainingDataImporter):
    """Rasa's importer of `nlu/data`, and of any folder of the same format."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
    ) -> None:
        paths = training_data_paths or []
        self.folders = [Path(p) for p in ([paths] if isinstance(paths, str) else paths)]
        self.config_file = config_file

    def get_config(self) -> dict[str, Any]:
        return rasa.shared.utils.io.read_model_configuration(self.config_file)

    def get_config_file_for_auto_config(self) -> str | None:
        return self.config_file

    def get_nlu_data(self, language: str | None = None) -> TrainingData:
        return TrainingData(
            [
                Message.build(text, intent)
                for folder in self.folders
                for path in yaml_files(folder)
                for intent, text in read(path)
            ]
        )

    def get_domain(self) -> Domain:
        return Domain.empty()

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        return StoryGraph([])

    def get_conversation_tests(self) -> StoryGraph:
        return StoryGraph([])


def yaml_files(path: Path) -> list[Path]:
    """The file itself, or all files of the folder, always in the same order."""
    return [path] if path.is_file() else sorted(path.rglob("*.yml"))


def read(path: Path) -> list[tuple[str, str]]:
    """Each sentence of a file after its intent."""
    stored = YAML(typ="safe", pure=False).load(path.read_text("utf-8"))
    return [
        (block["intent"], line[len(_DASH) :].strip())
        for block in stored["nlu"]
        for line in block["examples"].splitlines()
        if line.startswith(_DASH)
    ]
