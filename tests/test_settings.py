"""What the environment may say, and what is refused by name."""

from pathlib import Path

import pytest

from bot.settings import SETTINGS, Settings, SettingsError, read_settings

MESSENGER = {
    "MESSENGER_PAGE_TOKEN": "page-token",
    "MESSENGER_PAGE_ID": "1",
    "MESSENGER_APP_ID": "2",
    "MESSENGER_APP_SECRET": "app-secret",
    "MESSENGER_VERIFY_TOKEN": "our-word",
}
TELEGRAM = {"TELEGRAM_TOKEN": "123456:ABC-def"}
HOOKED = {**TELEGRAM, "PUBLIC_URL": "https://shop.example/"}


def test_nothing_needs_to_be_set() -> None:
    assert read_settings({}) == Settings(shop_file=Path("shop.yml"), data=Path("data"))


@pytest.mark.parametrize("name", [setting.name for setting in SETTINGS])
def test_an_empty_setting_is_one_that_is_not_set(name: str) -> None:
    assert read_settings({name: "  "}) == read_settings({})


def test_an_option_wins_over_the_environment() -> None:
    environment = {
        "COMPTOIR_SHOP": "a.yml",
        "COMPTOIR_DATA": "a",
        "REDIS_URL": "redis://a",
    }
    said = read_settings(
        environment, shop=Path("b.yml"), redis="redis://b", data=Path("b")
    )
    assert (said.shop_file, said.redis_url, said.data) == (
        Path("b.yml"),
        "redis://b",
        Path("b"),
    )


@pytest.mark.parametrize(
    ("environment", "is_polling"),
    [
        (TELEGRAM, True),
        ({**HOOKED, "TELEGRAM_WEBHOOK_SECRET": "s"}, False),
        ({**HOOKED, "TELEGRAM_MODE": "polling"}, True),
        (
            {**TELEGRAM, "TELEGRAM_MODE": "webhook", "TELEGRAM_WEBHOOK_SECRET": "s"},
            False,
        ),
    ],
)
def test_telegram_is_polled_where_nobody_can_call_us(
    environment: dict[str, str], is_polling: bool
) -> None:
    telegram = read_settings(environment).telegram
    assert telegram is not None
    assert telegram.is_polling is is_polling


def test_several_models_are_separated_by_commas() -> None:
    said = read_settings({"NLU_URL": "http://a/, http://b ,", "NLU_TOKEN": "t"})
    assert said.nlu.urls == ("http://a", "http://b")


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"PORT": "http"}, "PORT"),
        ({"PORT": "65536"}, "PORT"),
        ({"PORT": "-1"}, "PORT"),
        ({"PORT": "1_0"}, "PORT"),
        ({"PORT": "²"}, "PORT"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL"),
        ({"PUBLIC_URL": "shop.example"}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "https://["}, "PUBLIC_URL"),
        ({"MESSENGER_API_URL": "ftp://x"}, "MESSENGER_API_URL"),
        ({**TELEGRAM, "TELEGRAM_API_URL": "x"}, "TELEGRAM_API_URL"),
        ({"REDIS_URL": "localhost:6379"}, "REDIS_URL"),
        ({"REDIS_URL": "redis://h:port"}, "REDIS_URL"),
        ({"REDIS_URL": "redis://"}, "REDIS_URL"),
        ({"REDIS_URL": "unix://"}, "REDIS_URL"),
        ({"REDIS_URL": "http://h"}, "REDIS_URL"),
        ({"NLU_URL": "http://a"}, "NLU_TOKEN"),
        ({"NLU_URL": "a", "NLU_TOKEN": "t"}, "NLU_URL"),
        ({"TELEGRAM_TOKEN": "no token"}, "TELEGRAM_TOKEN"),
        ({**TELEGRAM, "TELEGRAM_MODE": "push"}, "TELEGRAM_MODE"),
        (HOOKED, "TELEGRAM_WEBHOOK_SECRET"),
        ({**HOOKED, "TELEGRAM_WEBHOOK_SECRET": "é"}, "TELEGRAM_WEBHOOK_SECRET"),
        *(
            ({**MESSENGER, name: ""}, name)
            for name in MESSENGER
            if name != "MESSENGER_PAGE_TOKEN"
        ),
    ],
)
def test_what_cannot_be_used_stops_the_start_by_its_name(
    environment: dict[str, str], named: str
) -> None:
    with pytest.raises(SettingsError, match=named):
        read_settings(environment)


def test_no_secret_is_shown() -> None:
    secrets = {s.name: f"secret-{n}" for n, s in enumerate(SETTINGS) if s.is_secret}
    said = read_settings(
        {
            **MESSENGER,
            **HOOKED,
            **secrets,
            "NLU_URL": "http://a",
            "REDIS_URL": "redis://:secret-word@h",
        }
    )
    assert "secret-" not in repr(said)
