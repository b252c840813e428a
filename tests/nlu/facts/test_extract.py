"""The cities that are kept are those that geonames' package has now."""

from nlu.facts.extract import extract
from nlu.facts.gazetteer import CITIES


def test_the_kept_file_is_what_the_extract_makes() -> None:
    assert CITIES.read_text("utf-8") == extract()


def test_the_kept_file_names_its_source_and_licence() -> None:
    head = CITIES.read_text("utf-8")[:200]

    assert "https://www.geonames.org" in head
    assert "CC BY 4.0" in head
