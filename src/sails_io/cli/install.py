"""`sails-io install`: the client into a Sails app, and out of it again."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from sails_io import bundles
from sails_io.client.version import VERSION

from .client_file import identify
from .command import Commands, add_command
from .kept import FOLDER, Kept
from .refused import Refused
from .sails_app import CLIENT, HOOK, SailsApp, open_app

EXTRAS = 'sails.io.extras.js'

#: Which client reaches the servers of which sails-hook-sockets, by its major version.
CLIENTS = {1: 'sails.io.legacy', 2: 'sails.io.legacy', 3: 'sails.io'}
#: Where new Sails apps have theirs.
USUAL = f'assets/dependencies/{CLIENT}'

DESCRIPTION = f"""\
Put the client into a Sails app. It takes the place of the app's {CLIENT}, and is the one that reaches
the app's {HOOK}. What it replaces is kept in the app's folder {FOLDER}, which pages
do not see, and --restore brings back. Run again, it puts a newer client in place of an older one."""

EXAMPLES = {
    'install .': 'replace the sails.io.js of the app in this folder',
    'install ~/board --minified --extras': 'the minified one, and retries, CSRF tokens and live collections',
    f'install . --to {USUAL}': 'say where, in an app that has none or several',
    'install . --restore': 'have everything as it was before',
}


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = add_command(commands, 'install', run, DESCRIPTION, EXAMPLES)
    parser.add_argument('folder', metavar='DIR', help='the folder of the app')
    parser.add_argument('--to', metavar='PATH', help='the file to write, as seen from DIR')
    parser.add_argument('--minified', action='store_true', help='put minified files, under the same names')
    parser.add_argument('--extras', action='store_true', help=f'put {EXTRAS} beside it')
    parser.add_argument('--restore', action='store_true', help='bring back what was there')


def run(arguments: argparse.Namespace) -> int:
    """Install or restore, and say what was done."""
    if arguments.restore and (arguments.minified or arguments.extras):
        arguments.parser.error('--restore brings everything back: leave out --minified and --extras')
    app = open_app(arguments.folder)
    if arguments.restore:
        restore(app, arguments.to)
    else:
        install(app, arguments.to, arguments.minified, arguments.extras)
    return 0


def install(app: SailsApp, to: str | None, minified: bool, extras: bool) -> None:
    """Put the client into an app.

    Arguments:
        app: the app.
        to: the file to write, as seen from the app's folder; None looks for the one that is there.
        minified: whether the files are minified.
        extras: whether the extras go beside it; those that are installed are renewed in any case.

    Raises:
        Refused: it is not plain where, there is no client for the app's server, or somebody's work would be lost.
    """
    kept = Kept(app.folder)
    ending = '.min.js' if minified else '.js'
    place = _place(app, to, kept)
    _put(app, kept, place, client_for(app) + ending)
    beside = Path(place).with_name(EXTRAS).as_posix()
    if extras or beside in kept.places:
        _put(app, kept, beside, f'sails.io.extras{ending}')


def restore(app: SailsApp, to: str | None) -> None:
    """Bring back what was there before.

    Arguments:
        app: the app.
        to: the only file to bring back, as seen from the app's folder; None means all.

    Raises:
        Refused: nothing was installed there, or somebody's work would be lost.
    """
    kept = Kept(app.folder)
    places = kept.places if to is None else [name for name in kept.places if name == _inside(app, to)]
    if not places:
        raise Refused(
            f'There is nothing to bring back: `sails-io install` has not written {to or "a file"} here.'
        )
    for place in places:
        before = kept.restore(place)
        if before is None:
            print(f'{place} is removed; it was not there before.')
        else:
            print(f'{place} is as it was before: {identify(before)}.')


def client_for(app: SailsApp) -> str:
    """Return the name of the client that reaches an app's server, without its ending.

    Raises:
        Refused: none does.
    """
    hook = app.package(HOOK)
    if hook is None or hook.major is None:
        print(f'Which {HOOK} the app has cannot be told; this client is for version 3.')
        return CLIENTS[3]
    if hook.major not in CLIENTS:
        raise Refused(f'The app has {hook}. There is a client for the versions 1, 2 and 3.')
    return CLIENTS[hook.major]


def _place(app: SailsApp, to: str | None, kept: Kept) -> str:
    """Return the file to write, as a path from the app's folder."""
    if to is not None:
        return _inside(app, to)
    found = [app.name_of(path) for path in app.clients()]
    found = found or [place for place in kept.places if Path(place).name == CLIENT]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(
            f'There are {len(found)} files {CLIENT} in {app.name}: {", ".join(found)}. '
            f'Say which one: --to {found[0]}'
        )
    raise Refused(f'There is no {CLIENT} under assets/ in {app.name}. Say where it shall be: --to {USUAL}')


def _inside(app: SailsApp, to: str) -> str:
    path = Path(os.path.normpath(app.folder / to))
    if not path.is_relative_to(app.folder) or path.suffix != '.js':
        raise Refused(f'--to names a file of the app, such as {USUAL}; {to} is none.')
    return app.name_of(path)


def _put(app: SailsApp, kept: Kept, place: str, bundle: str) -> None:
    known = place in kept.places
    if not kept.put(place, bundles.path(bundle).read_bytes()):
        print(f'{place} is {bundle} {VERSION} already.')
        return
    print(f'{place} is now {bundle} {VERSION}.')
    if not known and (copy := kept.copy_of(place)):
        was = identify(copy.read_bytes())
        print(f'Kept in {FOLDER}/{place}: {was}. `{app.install_command("--restore")}` brings it back.')
