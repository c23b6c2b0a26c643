"""The Chromium that the tests drive: `chromium()` finds it; run as a program, this installs one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from build.stage import SetupError, command, exit_status, progress
from sails_io.compiler.tools import version_of

OLDEST_CHROMIUM = 132  # the first whose `--headless` is the browser itself and not a second, lesser one
NAMES = ('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
VARIABLE = 'SAILS_IO_CHROMIUM'


class BrowserMissing(SetupError):
    """There is no browser that the tests can use; the text says what was found and what to do."""


def chromium() -> Path:
    """Return the path of the browser: the one the variable SAILS_IO_CHROMIUM names, else the first that
    is new enough among those on the PATH and Playwright's own.

    Raises:
        BrowserMissing: there is none, or only older ones, or the variable names none.

    Example:
        >>> playwright.chromium.launch(executable_path=chromium())
    """
    rejected = []
    for path in _candidates():
        version = version_of(path)
        if version and version[0] >= OLDEST_CHROMIUM:
            return Path(path)
        rejected.append(f'{path}, which ' + (f'is version {version[0]}' if version else 'does not start'))
    raise BrowserMissing(
        f'The tests need Chromium {OLDEST_CHROMIUM} or later. Found: {"; ".join(rejected) or "none"}. '
        + (f'Let {VARIABLE} name another one, or leave it unset.' if os.environ.get(VARIABLE) else _ADVICE)
    )


_ADVICE = (
    "Install Chromium from your system's packages (as root on Debian: `apt-get install chromium`), or "
    "Playwright's own by `.venv/bin/python -m playwright install --with-deps chromium`, or let the "
    f'variable {VARIABLE} name the one that you have.'
)


def _candidates() -> Iterator[str]:
    given = os.environ.get(VARIABLE)
    if given:
        yield given
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield from _playwrights_own()


def _playwrights_own() -> list[str]:
    # Playwright alone knows where its browser lies. In a process of its own, since the tests that ask
    # have a Playwright running already, and a second one in the same thread is an error.
    ask = (
        'from playwright.sync_api import sync_playwright\n'
        'with sync_playwright() as playwright: print(playwright.chromium.executable_path)'
    )
    answer = subprocess.run([sys.executable, '-c', ask], capture_output=True, text=True)
    path = answer.stdout.strip()
    return [path] if path and Path(path).exists() else []


def install() -> None:
    """Install a browser: Debian's when this is root on such a system, otherwise Playwright's own.

    Raises:
        SetupError: neither could be installed.
    """
    apt_get = shutil.which('apt-get')
    if apt_get and os.geteuid() == 0:
        progress("Chromium from the system's packages …")
        env = {**os.environ, 'DEBIAN_FRONTEND': 'noninteractive'}
        try:
            command([apt_get, 'update'], '', env)
            command([apt_get, 'install', '--yes', '--no-install-recommends', 'chromium'], '', env)
            chromium()
            return
        except SetupError:  # Ubuntu, say, has an apt-get but no such package
            progress('There is no such package that the tests can use.')
    progress("Playwright's own Chromium …")
    command([sys.executable, '-m', 'playwright', 'install', '--no-shell', 'chromium'], _ADVICE)


def ensure_chromium() -> None:
    """See to it that `chromium()` finds a browser.

    Raises:
        SetupError: there is none and none could be installed, or SAILS_IO_CHROMIUM names none.
    """
    try:
        chromium()
    except BrowserMissing:
        if os.environ.get(VARIABLE):  # the reader has chosen; another browser would be a surprise
            raise
        install()
        chromium()


def main() -> int:
    """Find a browser or install one; return the exit status."""
    return exit_status(ensure_chromium)


if __name__ == '__main__':
    sys.exit(main())
