"""The examples of the docs, and of the client's docstrings, do what they say.

What each `console.log` writes stands in the comment behind it.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

import pytest

from build.site.client_source import function, members
from build.site.contents import REFERENCE
from sails_io.compiler.tools import node
from tests.support.node import TIME_LIMIT
from tests.support.tools import CHECKOUT

BLOCK = re.compile(r'^```js\n(.*?)^```', re.DOTALL | re.MULTILINE)
SAID = re.compile(r'console\.log\(.*\);? // (.+)$|console\.log\(.*\)\); // (.+)$', re.MULTILINE)
RUN = """async (code) => {
  const lines = [];
  const log = (...values) => lines.push(values.map(String).join(' '));
  const run = new (async () => {}).constructor('console', code);
  await run({log});
  return lines;
}"""

#: As the pages of the reference have them: a class or a function of the client.
DESCRIBED = re.compile(r'^\.\. client:: ([\w.]+)', re.MULTILINE)


def of_pages() -> Iterator[tuple[str, str]]:
    """The examples of pages, by page and number."""
    for page in sorted((CHECKOUT / 'docs').rglob('*.md')):
        for number, block in enumerate(BLOCK.findall(page.read_text(encoding='utf-8')), start=1):
            yield f'{page.stem} {number}', block


def of_docstrings() -> Iterator[tuple[str, str]]:
    """The examples of docstrings, by what they are of."""
    for page in sorted(REFERENCE.glob('*.rst')):
        for source in DESCRIBED.findall(page.read_text(encoding='utf-8')):
            module, _, name = source.rpartition('.')
            entries = members(module, name) if name[0].isupper() else [function(module, name)]
            for entry in entries:
                if entry.example:
                    yield f'{source} {entry.name}'.rstrip(), f'{entry.example}\n'


EXAMPLES = {**dict(of_pages()), **dict(of_docstrings())}
#: Those of the factory, and of the extras for it, are for Node.
FOR_NODE = {name: block for name, block in EXAMPLES.items() if 'require(' in block}
FOR_PAGES = {name: block for name, block in EXAMPLES.items() if name not in FOR_NODE}


def expected(block: str) -> list[str]:
    """What the comments of an example say."""
    return [first or second for first, second in SAID.findall(block)]


@pytest.fixture
def page(blank, server, client_file):
    """A page with the client and the extras, on a server without records."""
    server.http('GET', '/forget')
    server.add_file('js/extras.js', client_file.with_name('sails.io.extras.js'))
    return blank.open_connected(body='<script src="/js/extras.js"></script>')


@pytest.mark.parametrize('name', FOR_PAGES)
def test_example(page, name):
    assert sorted(page.run(RUN, EXAMPLES[name])) == sorted(expected(EXAMPLES[name]))


def test_every_line_of_an_example_that_writes_says_what():
    for block in EXAMPLES.values():
        assert block.count('console.log(') == len(expected(block)), block


def test_docstrings_have_examples():
    assert len(dict(of_docstrings())) > 15


def test_examples_for_node_run(package):
    assert len(FOR_NODE) == 2
    # The second goes on from the `io` of the first.
    code = ''.join(FOR_NODE[name] for name in sorted(FOR_NODE))
    done = subprocess.run(
        [node(), '-e', f'{code}console.log(typeof io.socket.retry); process.exit();'],
        cwd=package,
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, 'function\n'), done.stderr
