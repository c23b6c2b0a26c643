"""The programs of the system that a cluster takes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from build.stage import SetupError

#: By the names of their packages in Debian and Ubuntu.
NEEDED = {'haproxy': 'haproxy', 'redis-server': 'redis-server'}
# Debian has programs for services where only root's PATH leads.
PLACES = f'{os.environ.get("PATH", os.defpath)}:/usr/local/sbin:/usr/sbin'


def find(*programs: str) -> list[Path]:
    """Where these programs are.

    Raises:
        SetupError: some are not on this machine; the message says how to get them.
    """
    found = {program: shutil.which(program, path=PLACES) for program in programs}
    missing = [program for program, place in found.items() if place is None]
    if missing:
        packages = ' '.join(NEEDED[program] for program in missing)
        raise SetupError(
            f'A cluster needs {" and ".join(missing)}, not found on the PATH. On Debian and Ubuntu run '
            f'`apt-get install {packages}` as root; elsewhere install them as your system does. Then try again.'
        )
    return [Path(place) for place in found.values() if place]
