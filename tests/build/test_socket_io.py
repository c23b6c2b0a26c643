"""What stands in for files of socket.io does what they do."""

from __future__ import annotations

import json
import re
import subprocess
from typing import Any

import pytest

from build.bundles import REPLACEMENTS, ROOT
from sails_io.compiler.tools import node

PACKAGES = ROOT / 'node_modules'


#: How a module names the platform's global object.
GLOBAL = re.compile(r'import \{ globalThisShim as (\w+) \} from "[^"]+";')


def _declared(found: re.Match[str]) -> str:
    return '' if found[1] == 'globalThis' else f'const {found[1]} = globalThis;'


def answers(ending: str, script: str, *values: Any) -> tuple[Any, Any]:
    """What a script, given a module as `file`, prints with socket.io's own and with the one in its place."""
    stand_in = next(file for path, file in REPLACEMENTS.items() if path.endswith(ending))
    original = next(path for path in REPLACEMENTS if path.endswith(ending))
    outputs = []
    for module in (PACKAGES / original, stand_in):
        # As text, because a `.js` file of the project is no ES module for Node without a package.json.
        text = GLOBAL.sub(_declared, module.read_text(encoding='utf-8'))
        command = [
            str(node()),
            '--input-type=module',
            '-e',
            f'{text}\n{{const values = {json.dumps(values)};{script}}}',
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        outputs.append(json.loads(done.stdout))
    return outputs[0], outputs[1]


URLS = [
    'http://example.com',
    'https://example.com/',
    'http://example.com:1337/chat?token=1&name=a%20b',
    'https://user:secret@example.com:8443/a/b?x=1',
    'ws://example.com',
    'wss://example.com:9000/x',
    'http://127.0.0.1:1337',
    'http://[::1]:1337/?a=b',
    'http://[2001:db8::7]/x',
    'example.com:1337',
    'localhost:1337/x?y=z',
]


@pytest.mark.parametrize('url', URLS)
def test_a_url_has_the_same_parts(url):
    script = """
      const {source, protocol, host, port, path, query, queryKey} = parse(values[0]);
      // Either is what socket.io makes of nothing: it asks for the path, and adds the scheme, by `||`.
      console.log(JSON.stringify([source, protocol || 'http', host, port, path || '/', query, queryKey]));
    """
    theirs, ours = answers('parseuri.js', script, url)
    theirs[-1] = {key: 'a b' if value == 'a%20b' else value for key, value in theirs[-1].items()}
    assert ours == theirs


def test_binary_data_is_decoded_alike():
    script = """
      const texts = values[0].map((length) => btoa(String.fromCharCode(...Array(length).keys())));
      console.log(JSON.stringify(texts.map((text) => [...new Uint8Array(decode(text))])));
    """
    theirs, ours = answers('base64-arraybuffer.js', script, [*range(9), 255, 256])
    assert ours == theirs
    assert [len(data) for data in ours] == [*range(9), 255, 256]


def test_what_runs_next_runs_before_any_timer():
    script = """
      const order = [];
      setTimeout(() => console.log(JSON.stringify([...order, globalThisShim === globalThis, defaultBinaryType])));
      nextTick(() => order.push('next'));
      order.push('now');
    """
    theirs, ours = answers('engine.io-client/build/esm/globals.js', script)
    assert theirs[:2] == ours[:2] == ['now', 'next']
    assert ours[2:] == [True, 'arraybuffer']


def test_a_query_is_read_and_written_alike():
    queries = ['a=1', 'a=1&b=%C3%A4%20x&c=', 'plus=1+1', 'eq=a=b', 'bare', 'a=1&a=2', 'emoji=%F0%9F%8D%B5']
    script = 'console.log(JSON.stringify(values[0].map((query) => [decode(query), encode(decode(query))])));'
    theirs, ours = answers('parseqs.js', script, queries)
    assert ours == theirs


def test_data_weigh_the_same():
    script = """
      const texts = ['', 'abc', 'ä', '\\u20ac', '\\u{1F375}', 'a\\u{1F375}b'];
      console.log(JSON.stringify([...texts.map(byteLength), byteLength(new Uint8Array(100)), byteLength({size: 7})]));
    """
    theirs, ours = answers('engine.io-client/build/esm/util.js', script)
    assert ours == theirs
    assert ours[:3] == [0, 3, 2]


def test_timers_and_picked_members_are_the_same():
    script = """
      const owner = {}, native = {}, real = globalThis.setTimeout;
      globalThis.setTimeout = (fn) => fn('replaced');
      installTimerFunctions(owner, {});
      installTimerFunctions(native, {useNativeTimers: true});
      const told = [];
      owner.setTimeoutFn((how) => told.push(how));
      native.setTimeoutFn(() => told.push('native'), 0);
      const picked = pick({a: 1, b: undefined, c: 3}, 'a', 'b', 'd', 'toString');
      const words = [randomString(), randomString()];
      real(() => console.log(JSON.stringify([
        told, Object.keys(picked), words[0] !== words[1], words.every((word) => /^[a-z0-9.]{4,}$/.test(word)),
      ])), 20);
    """
    theirs, ours = answers('engine.io-client/build/esm/util.js', script)
    assert ours == theirs == [['replaced', 'native'], ['a', 'b'], True, True]


def test_binary_data_are_found_alike():
    script = """
      const found = [
        null, 1, 'x', {}, [], {a: [1, {b: new ArrayBuffer(1)}]}, new Uint8Array(1), new DataView(new ArrayBuffer(1)),
        Buffer.from('x'), new Blob(['x']), [new Blob([])], {toJSON: () => ({a: new Uint8Array(1)})},
        {toJSON: () => 1, a: new Uint8Array(1)}, Object.create({a: new Uint8Array(1)}), new Date(0),
      ];
      console.log(JSON.stringify(found.map((value) => [hasBinary(value), Boolean(isBinary(value))])));
    """
    theirs, ours = answers('is-binary.js', script)
    assert ours == theirs
    assert sum(has for has, _ in ours) == 7
