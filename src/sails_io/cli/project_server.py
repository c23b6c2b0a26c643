"""The server that a project is served with: `app` of its `server.py`."""

from __future__ import annotations

import os
import runpy
import sys
import traceback
from pathlib import Path
from typing import Any

from sails_io.mock import MockSails

from .refused import Refused


def app_of(server: Path) -> MockSails:
    """Return the app of a `server.py`, which may import what stands beside it.

    Arguments:
        server: the file.

    Raises:
        Refused: it has no `app`, or fails.
    """
    try:
        found = _run(server).get('app')
    except (Exception, SystemExit) as error:
        raise Refused(f'{_place(error, server)}: {type(error).__name__}: {error}') from error
    if not isinstance(found, MockSails):
        raise Refused(f'{server} has no `app` that is a MockSails, but {found!r}.')
    return found


def _run(server: Path) -> dict[str, Any]:
    beside = str(server.parent.resolve())
    for name, module in [*sys.modules.items()]:  # they may have changed since the last time
        file = str(getattr(module, '__file__', None))
        if file.startswith(beside + os.sep) and 'site-packages' not in file:
            del sys.modules[name]
    sys.path.insert(0, beside)
    try:
        return runpy.run_path(str(server))
    finally:
        sys.path.remove(beside)


def _place(error: BaseException, server: Path) -> str:
    """Return the last line of the project that was reached before an error."""
    folder = server.parent.resolve()
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename).resolve()
        if file.is_relative_to(folder) and 'site-packages' not in file.parts:
            return f'{server.parent / file.relative_to(folder)}:{frame.lineno}'
    return str(server)
