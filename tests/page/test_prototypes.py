"""The library leaves a page's built-in objects as they were."""

from __future__ import annotations

import subprocess
import sys

import pytest

#: Every own property of the built-ins that a compiler's runtime is tempted to extend, with what stands behind it.
DESCRIBE = """() => {
  const identities = new Map();
  const identity = (value) => {
    if (typeof value !== 'object' && typeof value !== 'function') return String(value);
    if (!identities.has(value)) identities.set(value, identities.size);
    return identities.get(value);
  };
  const describe = (owner) => Object.fromEntries(Reflect.ownKeys(owner).map((key) => {
    const found = Object.getOwnPropertyDescriptor(owner, key);
    const {configurable, enumerable, writable} = found;
    return [String(key), [configurable, enumerable, writable, identity(found.value), identity(found.get),
      identity(found.set)]];
  }));
  const kinds = [Object, Array, String, Number, Function, Promise, Uint8Array];
  window.describeBuiltins = () => JSON.stringify(kinds.map((kind) => [describe(kind), describe(kind.prototype)]));
  window.builtinsBefore = describeBuiltins();
}"""
UNCHANGED = 'describeBuiltins() === builtinsBefore'


def test_no_built_in_is_touched(blank):
    blank.open(head=f'<script>({DESCRIBE})();</script>').wait_connected()
    blank.call('get', '/echo')
    assert blank.run(UNCHANGED)


def test_the_stock_runtime_of_transcrypt_would_be_noticed(blank, tmp_path):
    (tmp_path / 'program.py').write_text('numbers = [1]\n')
    out = tmp_path / 'out'
    command = [sys.executable, '-m', 'transcrypt', '-b', '-n', '-od', str(out), str(tmp_path / 'program.py')]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    for script in out.glob('*.js'):
        blank.server.add_file(f'stock/{script.name}', script)
    blank.open(
        head=f'<script>({DESCRIBE})();</script>',
        body='<script type="module">import "/stock/program.js"; window.stockIsLoaded = true;</script>',
    )
    blank.wait('window.stockIsLoaded')
    assert not blank.run(UNCHANGED)


@pytest.mark.parametrize(
    'loop', ['for (const index in [7]) found.push(index)', 'for (const key in {a: 1}) found.push(key)']
)
def test_loops_of_the_page_see_their_own_members_only(client, loop):
    assert len(client.run(f'() => {{ const found = []; {loop}; return found; }}')) == 1
