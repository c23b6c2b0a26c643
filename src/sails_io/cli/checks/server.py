"""The server's side of an app: Sails, and the hook that serves the sockets."""

from __future__ import annotations

from collections.abc import Iterator

from sails_io.cli.install import CLIENTS
from sails_io.cli.json_object import json_object
from sails_io.cli.refused import Refused
from sails_io.cli.sails_app import HOOK, Package, SailsApp

from .finding import Finding, note, ok, wrong

#: The socket.io of each major version of the hook.
SOCKET_IO = {1: 2, 2: 2, 3: 4}


def findings(app: SailsApp) -> Iterator[Finding]:
    """Yield what there is to say of it."""
    sails, hook = app.package('sails'), app.package(HOOK)
    if sails is not None:
        yield _installed(sails, '')
    if hook is not None:
        yield _hook(hook)
    elif sails is not None and sails.major != 0:  # Sails 0 brings the hook itself
        yield wrong(
            f'{HOOK} is not there: the app has no sockets', f'Run `npm install {HOOK}@3` in its folder.'
        )
    if _switched_off(app):
        yield wrong('.sailsrc switches the sockets off', 'Take `sockets: false` out of its `hooks`.')


def _hook(hook: Package) -> Finding:
    if hook.major in CLIENTS:
        return _installed(hook, f', on socket.io {SOCKET_IO[hook.major]}')
    return note(f'{hook}, which this client was not made for', 'It is made for the versions 1, 2 and 3.')


def _installed(package: Package, more: str) -> Finding:
    if package.installed:
        return ok(f'{package}{more}')
    return wrong(
        f'{package} is asked for by package.json, and not installed', 'Run `npm install` in its folder.'
    )


def _switched_off(app: SailsApp) -> bool:
    """Tell whether .sailsrc does so; it may have other forms than JSON, of which nothing is said."""
    file = app.folder / '.sailsrc'
    try:
        hooks = json_object(file).get('hooks') if file.is_file() else None
    except Refused:
        return False
    return isinstance(hooks, dict) and hooks.get('sockets') is False
