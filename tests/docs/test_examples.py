"""The examples of the docs do what they say: what each `console.log` writes stands in the comment behind it."""

from __future__ import annotations

import re

import pytest

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

EXAMPLES = {
    f'{page.stem} {number}': block
    for page in sorted((CHECKOUT / 'docs').glob('*.md'))
    for number, block in enumerate(BLOCK.findall(page.read_text(encoding='utf-8')), start=1)
}


def expected(block: str) -> list[str]:
    """What the comments of an example say."""
    return [first or second for first, second in SAID.findall(block)]


@pytest.fixture
def page(blank, server, client_file):
    """A page with the client and the extras, on a server without records."""
    server.http('GET', '/forget')
    server.add_file('js/extras.js', client_file.with_name('sails.io.extras.js'))
    return blank.open_connected(body='<script src="/js/extras.js"></script>')


@pytest.mark.parametrize('name', EXAMPLES)
def test_example(page, name):
    assert sorted(page.run(RUN, EXAMPLES[name])) == sorted(expected(EXAMPLES[name]))


def test_every_line_of_an_example_that_writes_says_what():
    for block in EXAMPLES.values():
        assert block.count('console.log(') == len(expected(block)), block
