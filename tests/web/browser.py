"""The system's Chromium, or Playwright's own."""

import os
import shutil

from playwright.async_api import Browser, Error, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    try:
        return await playwright.chromium.launch(
            executable_path=found, chromium_sandbox=not is_root
        )
    except Error as error:
        if "Executable doesn't exist" in error.message:
            raise BrowserMissing(MISSING) from error
        raise
