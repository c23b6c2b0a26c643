"""The client files of an app: what they are, and whether they reach its server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sails_io.cli.client_file import ClientFile, identify
from sails_io.cli.install import USUAL
from sails_io.cli.sails_app import CLIENT, HOOK, Package, SailsApp
from sails_io.client.version import VERSION

from .finding import Finding, note, ok, wrong

#: Names of client files: those that we build, and the original.
NAME = re.compile(r'sails\.io(\.legacy)?(\.min)?\.js')
#: The socket.io client that reaches the server of each hook, by major versions. The older one reaches every server.
REACHES = {1: [2], 2: [2], 3: [2, 4]}


def findings(app: SailsApp) -> Iterator[Finding]:
    """Yield what there is to say of them."""
    files = [path for path in app.files('assets', '.js') if NAME.fullmatch(path.name)]
    for path in files:
        # Which of several files is meant has to be said.
        to = [] if len(files) == 1 and path.name == CLIENT else ['--to', app.name_of(path)]
        install, client = app.install_command(*to), identify(path.read_bytes())
        yield _finding(f'{app.name_of(path)} is {client}', client, app.package(HOOK), install)
    if len(files) > 1:
        yield _several([app.name_of(path) for path in files])
    if not files:
        install = app.install_command('--to', USUAL)
        yield note('There is no client file under assets/', f'`{install}` puts one there.')


def _finding(text: str, client: ClientFile, hook: Package | None, install: str) -> Finding:
    if client.version is None:
        return note(text)
    if not client.ours:
        return note(text, f'`{install}` puts version {VERSION} in its place, and keeps a copy.')
    if client.socket_io is None:
        return wrong(f'{text}, without a socket.io client: no page can use it', f'Run `{install}`.')
    if hook and hook.major in REACHES and client.socket_io not in REACHES[hook.major]:
        unreached = f'{text}; it does not reach a server with {hook}'
        return wrong(unreached, f'`{install}` puts the one that does.')
    if client.modified:
        return wrong(text, f'Move it away, and run `{install}`.')
    if client.version != VERSION:
        return note(f'{text}; this package has {VERSION}', f'Run `{install}`.')
    return ok(text)


def _several(names: list[str]) -> Finding:
    text = f'There are {len(names)} client files: {", ".join(names)}'
    advice = 'Keep one: a page that loads two of them has two connections.'
    # What lies in a folder of dependencies is put into pages as a whole.
    folders = [Path(name).parent for name in names]
    together = len(set(folders)) < len(folders) and all('dependencies' in folder.parts for folder in folders)
    return wrong(text, advice) if together else note(text, advice)
