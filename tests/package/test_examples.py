"""The examples of the pages on types and on the package: they compile, and they say what stands behind them."""

from __future__ import annotations

import re
import subprocess

import pytest

from sails_io.compiler.tools import node
from tests.loaders.on_mock import ON_MOCK
from tests.package.ways import BUNDLER
from tests.support.node import TIME_LIMIT
from tests.support.tools import CHECKOUT
from tests.support.typescript import COMPILERS, complaints

ADDRESS = 'http://127.0.0.1:1337'
SAID = re.compile(r'console\.log\(.*\); // (.+)$', re.MULTILINE)


def blocks(page: str, language: str) -> list[str]:
    """The examples of a page in a language."""
    text = (CHECKOUT / 'docs' / f'{page}.md').read_text(encoding='utf-8')
    found = re.findall(rf'^```{language}\n(.*?)^```', text, re.DOTALL | re.MULTILINE)
    assert found
    return found


@pytest.mark.parametrize('compiler', COMPILERS)
def test_the_examples_of_types_compile_but_for_the_lines_that_must_not(project, compiler):
    for number, block in enumerate(blocks('typescript', 'ts'), start=1):
        (project / 'src' / f'example {number}.mts').write_text(f'{block}export {{}};\n', encoding='utf-8')
    said = complaints(project, compiler, BUNDLER)
    assert not said, said


@ON_MOCK
@pytest.mark.parametrize('language', ['mjs', 'cjs'])
def test_a_program_says_what_its_example_says(project, server, language):
    [source] = blocks('npm', language)
    assert ADDRESS in source
    (project / f'program.{language}').write_text(source.replace(ADDRESS, server.url), encoding='utf-8')
    done = subprocess.run(
        [node(), f'program.{language}'],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, '')
    said = [line for line in done.stdout.splitlines() if not line.startswith('sails.io.js: ')]
    assert said == SAID.findall(source) == ['200']


@ON_MOCK
def test_a_page_says_what_its_example_says(blank, server, package):
    [source] = blocks('npm', 'html')
    name = 'node_modules/sails-io/sails.io.min.js'
    assert f'src="/{name}"' in source
    server.add_file(name, package / 'sails.io.min.js')
    with blank.page.expect_console_message(lambda message: message.text in SAID.findall(source)):
        blank.page.goto(
            server.url + server.write('.html', f'<!doctype html><link rel="icon" href="data:,">{source}')
        )
