"""Builds dist/: `python build/bundles.py`.

Python under src/sails_io/client, face and extras -> ES modules in dist/modules -> the files that people load.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from build.licences import write_licences
from build.private_names import private_names
from build.stage import SetupError, Stage
from sails_io.bundles.files import HASHES, OTHER_LICENCES, integrity_of
from sails_io.client.version import VERSION
from sails_io.compiler.bundle import Bundle, BundleError, bundle
from sails_io.compiler.tools import ToolMissing
from sails_io.compiler.transpile import CompileError, SubsetError, transpile

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / 'src'
CLIENT = SOURCES / 'sails_io' / 'client'
EXTRAS = SOURCES / 'sails_io' / 'extras'
FACE = SOURCES / 'sails_io' / 'face'
COMPILER = SOURCES / 'sails_io' / 'compiler'
ENTRIES = Path(__file__).resolve().parent / 'entries'
DIST = ROOT / 'dist'

#: Modules of the face that need no compiled twin.
CPYTHON_ONLY = ('stream', 'types')

#: The packages of npm that are bundled, each with what it depends on.
PACKAGES = ('socket.io-client', 'socket.io-client-2')

REPLACED = Path(__file__).resolve().parent / 'socket_io'

#: Files of socket.io that work around what no browser of today lacks, or that no Sails server speaks.
REPLACEMENTS = {
    '@socket.io/component-emitter/lib/esm/index.js': REPLACED / 'component-emitter.js',
    'engine.io-client/build/esm/globals.js': REPLACED / 'globals.js',
    'engine.io-client/build/esm/util.js': REPLACED / 'util.js',
    'engine.io-client/build/esm/contrib/parseqs.js': REPLACED / 'parseqs.js',
    'engine.io-client/build/esm/contrib/parseuri.js': REPLACED / 'parseuri.js',
    'engine.io-client/build/esm/transports/polling-xhr.js': REPLACED / 'polling-xhr.js',
    'engine.io-client/build/esm/transports/webtransport.js': REPLACED / 'webtransport.js',
    'engine.io-client/build/esm/transports/websocket.js': REPLACED / 'websocket.js',
    'engine.io-parser/build/esm/contrib/base64-arraybuffer.js': REPLACED / 'base64-arraybuffer.js',
    'socket.io-client/build/esm/contrib/backo2.js': REPLACED / 'backo2.js',
    'socket.io-client/build/esm/url.js': REPLACED / 'url.js',
    'socket.io-parser/build/esm/is-binary.js': REPLACED / 'is-binary.js',
}

#: Texts in files of socket.io, each with what stands in its place.
REWORDED = {
    # The library says itself what to do about it, and a tenth of a kilobyte more would say it again.
    'socket.io-client/build/esm/socket.js': (
        'It seems you are trying to reach a Socket.IO server in v2.x with a v3.x client, but they are not compatible '
        '(more information here: https://socket.io/docs/v3/migrating-from-2-x-to-3-0/)',
        'The server speaks socket.io 2',
    ),
    # It would be the first regular expression on the way to most connections: a tenth of a millisecond.
    'engine.io-client/build/esm/socket.js': (
        r'this.opts.path.replace(/\/$/, "")',
        'this.opts.path.slice(0, this.opts.path.endsWith("/") ? -1 : undefined)',
    ),
    # As a namespace, the parser brings along what servers check their packets with: another sixth of a kilobyte.
    'socket.io-client/build/esm/manager.js': (
        'import * as parser from "socket.io-parser";',
        'import { Decoder, Encoder } from "socket.io-parser"; const parser = { Decoder, Encoder };',
    ),
}


def bundles(dist: Path = DIST) -> list[Bundle]:
    """Return what dist/ holds."""
    return [*client_bundles(dist), *extras_bundles(dist), *face_bundles(dist)]


def client_bundles(dist: Path) -> list[Bundle]:
    """Return the client by itself and with each socket.io-client."""
    page, legacy, factory = (dist / 'modules' / f'{name}.js' for name in ('page', 'legacy', 'factory'))
    alone = f'sails.io.js {VERSION} | MIT'
    whole = f'{alone} | contains socket.io-client {version_of("socket.io-client")} (MIT)'
    older = f'{alone} | contains socket.io-client {version_of("socket.io-client-2")} (MIT)'
    private = private_names(client_modules().values(), [*packaged_scripts(), *scripts_of(CLIENT)])
    return [
        wrapped(page, dist / 'sails.io.js', whole),
        wrapped(page, dist / 'sails.io.min.js', whole, private),
        wrapped(legacy, dist / 'sails.io.legacy.js', older),
        wrapped(legacy, dist / 'sails.io.legacy.min.js', older, private),
        wrapped(factory, dist / 'sails.io.cjs', alone),
        Bundle(dist / 'modules' / 'module.js', dist / 'sails.io.mjs', banner=f'/*! {alone} */'),
    ]


def extras_bundles(dist: Path) -> list[Bundle]:
    """Return what a page loads beside the client, and knows it by its public names alone."""
    extras, module = (dist / 'modules' / f'{name}.js' for name in ('extras', 'extras_module'))
    title = f'sails.io.extras.js {VERSION} | MIT'
    # The client's too, although it is elsewhere: what pages see of it keeps its names.
    sources = [*client_modules().values(), *extras_modules().values()]
    private = private_names(sources, [*packaged_scripts(), *scripts_of(CLIENT), *scripts_of(EXTRAS)])
    return [
        wrapped(extras, dist / 'sails.io.extras.js', title),
        wrapped(extras, dist / 'sails.io.extras.min.js', title, private),
        wrapped(extras, dist / 'sails.io.extras.cjs', title),
        Bundle(module, dist / 'sails.io.extras.mjs', banner=f'/*! {title} */'),
    ]


def face_bundles(dist: Path) -> list[Bundle]:
    """Return the library of front-ends in Python."""
    contained = f'contains socket.io-client {version_of("socket.io-client")} (MIT)'
    banner = f'/*! sails_io.js {VERSION} | MIT | {contained} */'
    entry = dist / 'modules' / 'python.js'
    return [
        Bundle(
            entry, dist / 'sails_io.js', minify=True, banner=banner, replaced=REPLACEMENTS, reworded=REWORDED
        ),
    ]


def wrapped(entry: Path, output: Path, title: str, private: Sequence[str] | None = None) -> Bundle:
    """Return a bundle that keeps its names to itself, and knows the loader that it came by.

    The wrapper is ours, because esbuild turns every module into a closure as soon as one of them says `module`.
    It says `define(` itself: RequireJS' optimizer names a module only where it reads that. It is a `function`, because
    V8 compiles one in parentheses with the script, and an arrow when it is called: after it has read all of it before.

    Arguments:
        entry: the module that it begins with.
        output: the file to write.
        title: what its first line says.
        private: the names to shorten, where the file is to be minified.
    """
    return Bundle(
        entry,
        output,
        minify=private is not None,
        private_names=private or (),
        replaced=REPLACEMENTS,
        reworded=REWORDED,
        banner=f'/*! {title} */\n(function(commonjs,amd){{"use strict";',
        footer='})(typeof module=="object"&&module.exports?module:!1,'
        'typeof define=="function"&&define.amd?f=>define([],()=>f):!1);',
    )


def packaged_scripts() -> list[Path]:
    """Return the JavaScript that stands in a bundle beside the modules, socket.io's in one file each."""
    packages = ROOT / 'node_modules'
    return [
        packages / 'socket.io-client' / 'dist' / 'socket.io.js',
        packages / 'socket.io-client-2' / 'dist' / 'socket.io.slim.dev.js',
        *scripts_of(ENTRIES),
        *scripts_of(REPLACED),
    ]


def scripts_of(folder: Path) -> list[Path]:
    """Return the JavaScript in a folder."""
    return sorted(folder.rglob('*.js'))


def version_of(package: str) -> str:
    """Return the version of an npm package that is bundled."""
    text = (ROOT / 'node_modules' / package / 'package.json').read_text(encoding='utf-8')
    return str(json.loads(text)['version'])


def client_modules() -> dict[str, Path]:
    """Return the client's source files by the names of their modules."""
    return _modules_of(CLIENT)


def extras_modules() -> dict[str, Path]:
    """Return the source files of the extras by the names of their modules, without the client's that they import."""
    return _modules_of(EXTRAS)


def face_modules() -> dict[str, Path]:
    """Return the source files of the Pythonic face that are compiled, without the client's that they import."""
    return {'sails_io': FACE.parent / '__init__.py', **_modules_of(FACE)}


def _modules_of(package: Path) -> dict[str, Path]:
    return {
        '.'.join(path.relative_to(SOURCES).with_suffix('').parts): path
        for path in sorted(package.rglob('*.py'))
        if path.stem not in ('__init__', *CPYTHON_ONLY)
    }


def inputs() -> tuple[Path | str, ...]:
    """Return what the files in dist/ are made of."""
    folders = (CLIENT, EXTRAS, FACE, COMPILER, ENTRIES, REPLACED, Path(__file__).parent)
    sources = {
        path for folder in folders for path in folder.rglob('*') if path.suffix in ('.py', '.js', '.mjs')
    }
    sources |= {FACE.parent / '__init__.py', FACE.parent / '__init__.js'}
    return (*sorted(sources), ROOT / 'package-lock.json', ROOT / 'requirements.lock')


def build(dist: Path = DIST) -> None:
    """Write dist/ anew."""
    modules = dist / 'modules'
    shutil.rmtree(dist, ignore_errors=True)
    transpile({**client_modules(), **extras_modules(), **face_modules()}, modules)
    for entry in ENTRIES.glob('*.js'):
        shutil.copyfile(entry, modules / entry.name)
    wanted = bundles(dist)
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda each: bundle(each, ROOT), wanted))
    hashes = {each.output.name: integrity_of(each.output.read_bytes()) for each in wanted}
    (dist / HASHES).write_text(json.dumps(hashes, indent=2) + '\n', encoding='utf-8')
    write_licences((ROOT / 'node_modules' / package for package in PACKAGES), dist / OTHER_LICENCES)


def main() -> int:
    """Build unless dist/ is as the sources say, and say what came of it."""
    stage = Stage('dist', DIST / '.stamp', inputs())
    if not all(wanted.output.exists() for wanted in bundles()):
        stage.stamp.unlink(missing_ok=True)
    try:
        stage.run(build)
    except (SubsetError, CompileError, BundleError, SetupError, ToolMissing) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
