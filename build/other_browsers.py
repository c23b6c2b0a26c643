"""Firefox and WebKit for `make test-browsers`: finds them; run as a program, this installs them."""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from build.stage import SetupError, command, exit_status, progress


class OtherBrowserMissing(SetupError):
    """One of the programs is not there; the text says how to get it."""


@dataclass(frozen=True)
class Program:
    """A program that the tests in other browsers need.

    Attributes:
        title: what it is called in a sentence.
        names: the names that it may have on the PATH.
        package: Debian's package.
        variable: the environment variable that names another one.
        elsewhere: a sentence on how to get it where that package is not.
    """

    title: str
    names: tuple[str, ...]
    package: str
    variable: str
    elsewhere: str

    def path(self) -> Path | None:
        """Return the one that the variable names, else the first on the PATH; None where there is none."""
        given = os.environ.get(self.variable)
        found = filter(None, map(shutil.which, [given] if given else self.names))
        return next(map(Path, found), None)

    def find(self) -> Path:
        """Return the same, or raise OtherBrowserMissing where there is none."""
        path = self.path()
        if path:
            return path
        given = os.environ.get(self.variable)
        raise OtherBrowserMissing(
            f'The tests need {self.title}. Found: none named {given or " or ".join(self.names)}. As root on '
            f'Debian, run `make test-browsers` or `apt-get install {self.package}`. {self.elsewhere} '
            f'The variable {self.variable} can name the one that you have.'
        )


FIREFOX = Program(
    'Firefox',
    ('firefox-esr', 'firefox'),
    'firefox-esr',
    'SAILS_IO_FIREFOX',
    'Elsewhere, take it from mozilla.org/firefox.',
)
WEBKIT_DRIVER = Program(
    'WebKitWebDriver',
    ('WebKitWebDriver',),
    'webkit2gtk-driver',
    'SAILS_IO_WEBKIT_DRIVER',
    'It comes with WebKitGTK, which is for Linux: elsewhere, run these tests in a Debian container.',
)
XVFB = Program(
    'Xvfb, on which WebKitGTK draws',
    ('Xvfb',),
    'xvfb',
    'SAILS_IO_XVFB',
    'Other Linux systems have it among their packages too.',
)
PROGRAMS = (FIREFOX, WEBKIT_DRIVER, XVFB)


def install(programs: list[Program]) -> None:
    """Install Debian's packages of them; does nothing where this is not root on such a system.

    Raises:
        SetupError: apt-get failed.
    """
    apt_get = shutil.which('apt-get')
    if not apt_get or os.geteuid() != 0:
        return
    packages = [program.package for program in programs]
    progress(f"{', '.join(packages)} from the system's packages …")
    env = {**os.environ, 'DEBIAN_FRONTEND': 'noninteractive'}
    command([apt_get, 'update'], 'Does apt-get reach its servers?', env)
    elsewhere = ' '.join(program.elsewhere for program in programs)
    command([apt_get, 'install', '--yes', '--no-install-recommends', *packages], elsewhere, env)


def ensure() -> None:
    """See to it that the programs are there.

    Raises:
        SetupError: one is not, and could not be installed.
    """
    missing = [program for program in PROGRAMS if program.path() is None]
    if missing and not any(os.environ.get(program.variable) for program in missing):
        install(missing)
    for program in PROGRAMS:
        program.find()


def main() -> int:
    """Find the programs or install them; return the exit status."""
    return exit_status(ensure)


if __name__ == '__main__':
    sys.exit(main())
