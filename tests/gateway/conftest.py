from dataclasses import replace

import pytest

from tests.journey.conftest import Town
from tests.journey.conftest import town as town_with_telegram

__all__ = ["town_with_telegram"]


@pytest.fixture
def town(town_with_telegram: Town) -> Town:
    """Messenger alone: nothing is polled while a test looks at the webhooks."""
    settings = replace(town_with_telegram.settings, telegram=None)
    return replace(town_with_telegram, settings=settings)
