"""The types name what there is at run time: no more, and no less."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from sails_io.client import options
from sails_io.compiler.tools import node
from tests.package.ways import BUNDLER, TYPES, exported
from tests.support.tools import CHECKOUT, find_npm_file
from tests.support.typescript import complaints

CLIENT = CHECKOUT / 'src' / 'sails_io' / 'client'
# What `io.sails` has only where a page sets it.
UNSET = ['autoconnect', 'logger', 'strict']
HAVE_A_LOOK = """
const io = require(process.argv[1])(require(process.argv[2]));
io.sails.autoConnect = false;
const request = io.socket.get('/');
request.abort();
const members = (object) => Object.getOwnPropertyNames(Object.getPrototypeOf(object));
console.log(JSON.stringify({
  sails: Object.getOwnPropertyNames(io.sails),
  SailsSocket: members(io.socket),
  JWR: [...Object.keys(request.jwr), ...members(request.jwr)],
  RequestError: Object.getOwnPropertyNames(request.jwr.error),
}));
"""
SAME = """type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : [Exclude<A, B>, Exclude<B, A>];
"""


@pytest.fixture(scope='module')
def found(package):
    """The names of members, by the name of their type, as they are at run time."""
    files = [package / 'sails.io.cjs', find_npm_file('socket.io-client')]
    done = subprocess.run([node(), '-e', HAVE_A_LOOK, *files], capture_output=True, text=True, check=True)
    return {
        name: {member for member in members if member != 'constructor'}
        for name, members in json.loads(done.stdout).items()
    }


def public(names: set[str]) -> set[str]:
    """Leave out what is private; `_raw` is so by name alone."""
    return {name for name in names if name == '_raw' or not name.startswith('_')}


def codes(text: str) -> set[str]:
    """The codes of errors in a text."""
    return set(re.findall(r'\b(E_[A-Z_]+)\b', text))


def test_the_members_and_codes_are_those_of_the_library(project, found):
    # `interop` is the platform, which in a page is JavaScript's.
    sources = [path for path in CLIENT.rglob('*.py') if path.parent.name != 'interop'] + [
        *CLIENT.rglob('*.js')
    ]
    everywhere = '\n'.join(path.read_text(encoding='utf-8') for path in sources)
    of_requests = (CHECKOUT / 'docs' / 'await.md').read_text(encoding='utf-8')
    properties = {*options.OF_CONNECTION, *options.AT_ANY_TIME}
    expected = {
        'keyof SocketProperties': properties,
        'Exclude<keyof Sails, keyof SocketOptions>': found['sails'] - properties | set(UNSET),
        'keyof SailsSocket': public(found['SailsSocket']),
        'keyof JWR': found['JWR'],
        'keyof RequestError': {*found['RequestError'], 'name', 'cause'},
        'SailsErrorCode': codes(everywhere),
        'RequestErrorCode': codes(of_requests),
        'SailsStatus': {'disconnected', 'connecting', 'connected', 'reconnecting'},
    }
    lines = [f"import type {{ {', '.join(exported())} }} from 'sails-io';", SAME]
    for number, (given, names) in enumerate(expected.items()):
        union = ' | '.join(json.dumps(name) for name in sorted(names))
        lines.append(f'const same{number}: Same<{given}, {union}> = true;')
    (project / 'src' / 'names.ts').write_text('\n'.join(lines), encoding='utf-8')
    said = complaints(project, 'typescript', {**BUNDLER, 'lib': ['es2015']})
    assert not said, said


@pytest.mark.parametrize('module', ['sails.io', 'sails.io.extras'])
def test_both_kinds_of_modules_export_the_same_types(module):
    listed = (TYPES / f'{module}.d.cts').read_text(encoding='utf-8')
    names = re.findall(r'^  export import (\w+) = types\.\1;$', listed, re.MULTILINE)
    if module == 'sails.io':
        assert names == exported()
    else:
        declared = (TYPES / 'collection.d.ts').read_text(encoding='utf-8')
        assert names == sorted(re.findall(r'^export (?:interface|type) (\w+)', declared, re.MULTILINE))
