"""The ways in which a page can have the library: by a bundle, or by the factory and a socket.io client."""

from __future__ import annotations

from pathlib import Path

from .tools import CHECKOUT, find_npm_file

DIST = CHECKOUT / 'dist'
#: The bundles for pages, of which another file may be tested in the place of the first two.
BUNDLES = {
    'page': DIST / 'sails.io.js',
    'minified': DIST / 'sails.io.min.js',
    'legacy': DIST / 'sails.io.legacy.js',
    'legacy-minified': DIST / 'sails.io.legacy.min.js',
}
EXCHANGEABLE = {'page', 'minified'}
#: Runs what a page wants to set, at the moment at which a program that calls the factory would.
CONFIGURE = 'configure'

#: What a program does that has socket.io's client and calls the factory with it.
PROGRAM = f"""
(() => {{
  const module = {{ exports: {{}} }};
  {{FACTORY}}
  window.io = module.exports(window.io);
  if (window.{CONFIGURE}) {{ {CONFIGURE}(); }}
}})();
"""

#: The build of each version of socket.io-client for a page.
SOCKET_IO = {
    '2': 'socket.io-client-2/dist/socket.io.js',
    '3': 'socket.io-client-3/dist/socket.io.js',
    '4': 'socket.io-client/dist/socket.io.js',
}


#: The same core under CPython; what stands for a file of it is where `io.sails` comes from.
CPYTHON = 'cpython'
CORE = CHECKOUT / 'src' / 'sails_io' / 'client' / 'sails.py'


def has_script_tag(client: str) -> bool:
    """Whether a client reads the attributes of its script element: a factory has none."""
    return not client.startswith('factory') and client != CPYTHON


def is_cpython(file: Path) -> bool:
    """Whether a client's file is that of the client under CPython."""
    return file == CORE


def client_file(client: str, folder: Path) -> Path:
    """Return the file that a page loads.

    Args:
        client: `reference` (sails.io.js 1.2.1), a bundle, `cpython`, or `factory-2`, `factory-3` or `factory-4`, by
            the version of socket.io-client.
        folder: where a file may be written.
    """
    if client == 'reference':
        return find_npm_file('sails.io.js-dist/sails.io.js')
    if client in BUNDLES:
        return BUNDLES[client]
    if client == CPYTHON:
        return CORE
    socket_io = find_npm_file(SOCKET_IO[client.removeprefix('factory-')]).read_text(encoding='utf-8')
    factory = (DIST / 'sails.io.cjs').read_text(encoding='utf-8')
    file = folder / f'{client}.js'
    file.write_text(f'{socket_io}\n{PROGRAM.replace("{FACTORY}", factory)}', encoding='utf-8')
    return file
