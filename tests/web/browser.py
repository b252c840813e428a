"""The system's Chromium, or Playwright's own."""

import os

from playwright.async_api import Browser, Error, Playwright

from tests.get_browser import find

MISSING = (
    "there is no Chromium for the browser tests: install the system's "
    "(apt install chromium, brew install --cask chromium) or Playwright's own "
    "(.venv/bin/playwright install chromium), or leave them out with "
    "pytest -m 'not browser'"
)


class BrowserMissing(Exception):
    """And what to do about it."""


async def launch(playwright: Playwright) -> Browser:
    """Raises BrowserMissing. A sandbox of its own is not to be had by root."""
    found = find()
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    try:
        return await playwright.chromium.launch(
            executable_path=found, chromium_sandbox=not is_root
        )
    except Error as error:
        if "Executable doesn't exist" in error.message:
            raise BrowserMissing(MISSING) from error
        raise
