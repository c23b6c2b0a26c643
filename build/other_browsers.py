"""Firefox and WebKit for `make test-browsers`: finds them; run as a program, this installs them."""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from build.stage import SetupError, command, progress


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
        advice: a sentence on how to get it where that package is not.
    """

    title: str
    names: tuple[str, ...]
    package: str
    variable: str
    advice: str

    def find(self) -> Path:
        """Return its path: the one that the variable names, else the first on the PATH.

        Raises:
            OtherBrowserMissing: there is none.
        """
        given = os.environ.get(self.variable)
        for name in (given,) if given else self.names:
            found = shutil.which(name)
            if found:
                return Path(found)
        looked_for = f'{given}, which {self.variable} names' if given else ' or '.join(self.names)
        raise OtherBrowserMissing(
            f'The tests need {self.title}. Not found: {looked_for}. As root on Debian, `make test-browsers` '
            f'or `apt-get install {self.package}` installs it. {self.advice} '
            f'The variable {self.variable} names one elsewhere.'
        )


_LINUX = 'It is part of WebKitGTK, which is for Linux: on another system, run these tests in a Debian container.'
FIREFOX = Program(
    'Firefox',
    ('firefox-esr', 'firefox'),
    'firefox-esr',
    'SAILS_IO_FIREFOX',
    'For other systems there is mozilla.org/firefox.',
)
WEBKIT_DRIVER = Program(
    "WebKitGTK's driver", ('WebKitWebDriver',), 'webkit2gtk-driver', 'SAILS_IO_WEBKIT_DRIVER', _LINUX
)
XVFB = Program(
    'Xvfb, the display on which WebKitGTK draws',
    ('Xvfb',),
    'xvfb',
    'SAILS_IO_XVFB',
    'Every Linux has a package of it.',
)
PROGRAMS = (FIREFOX, WEBKIT_DRIVER, XVFB)


def firefox() -> Path:
    """Return the path of Firefox; raise OtherBrowserMissing where there is none."""
    return FIREFOX.find()


def webkit_driver() -> Path:
    """Return the path of WebKitWebDriver; raise OtherBrowserMissing where there is none."""
    return WEBKIT_DRIVER.find()


def xvfb() -> Path:
    """Return the path of Xvfb; raise OtherBrowserMissing where there is none."""
    return XVFB.find()


def install(packages: list[str]) -> None:
    """Install Debian's packages; does nothing where this is not root on such a system.

    Raises:
        SetupError: apt-get failed.
    """
    apt_get = shutil.which('apt-get')
    if not apt_get or os.geteuid() != 0:
        return
    progress(f'{", ".join(packages)} from the system\'s packages …')
    env = {**os.environ, 'DEBIAN_FRONTEND': 'noninteractive'}
    command([apt_get, 'update'], 'Does apt-get reach its servers?', env)
    command(
        [apt_get, 'install', '--yes', '--no-install-recommends', *packages], 'Has the system them?', env
    )


def missing() -> list[Program]:
    """Return the programs that are not there."""
    absent = []
    for program in PROGRAMS:
        try:
            program.find()
        except OtherBrowserMissing:
            absent.append(program)
    return absent


def main() -> int:
    """Find the programs or install them; return the exit status."""
    try:
        # A program that somebody has chosen is not replaced by another one.
        packages = [program.package for program in missing() if not os.environ.get(program.variable)]
        if packages:
            install(packages)
        for program in PROGRAMS:
            program.find()
    except SetupError as error:
        print(f'\n{error}', file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
