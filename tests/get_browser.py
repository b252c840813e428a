"""Sees to it that there is a Chromium for the tests of the page.

    python tests/get_browser.py

The system's own is taken, or installed by apt where we are root; else Playwright
downloads its own. Ends with 1 and a sentence when none is to be had.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The system's browser. Ubuntu's chromium-browser may be a mere door to snap."""
    for name in NAMES:
        path = shutil.which(name)
        if path and works(path):
            return path
    return None


def works(path: str) -> bool:
    asked = [path, "--version", "--no-sandbox"]
    try:
        done = subprocess.run(asked, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def by_apt() -> bool:
    """Debian's package. On Ubuntu it would be a snap, which containers cannot run."""
    release = Path("/etc/os-release")
    is_debian = release.exists() and "ID=debian" in release.read_text().splitlines()
    if not is_debian or os.getuid() != 0 or not shutil.which("apt-get"):
        return False
    print("· a browser for the tests of the page (apt: chromium)", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["install", "-qq", "-y", "--no-install-recommends", "chromium"]
    for arguments in (["update", "-qq"], install):
        done = subprocess.run(
            ["apt-get", *arguments], env=quiet, stdout=subprocess.DEVNULL, check=False
        )
        if done.returncode:
            return False
    return find() is not None


def by_playwright() -> bool:
    print("· a browser for the tests of the page (Playwright's own)", flush=True)
    command = [sys.executable, "-m", "playwright", "install"]
    command += ["--with-deps"] if os.getuid() == 0 else []
    return subprocess.run([*command, "chromium"], check=False).returncode == 0


def has_playwrights() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def main() -> None:
    if find() or has_playwrights() or by_apt() or by_playwright():
        return
    sys.exit(
        "the tests of the page need a Chromium: install your system's package "
        "`chromium`, or run `.venv/bin/playwright install chromium`"
    )


if __name__ == "__main__":
    main()
