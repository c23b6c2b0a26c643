"""The pages of docs/pythons.md work as they stand there, with the packages that package.json names."""

from __future__ import annotations

import json
import re

import pytest

from tests.support.order_page import leave_one_order, walk
from tests.support.tools import CHECKOUT, find_npm_file

from .guide import blocks

IN_BRYTHON, IN_PYSCRIPT, FOR_MICROPYTHON = blocks('html')
ICON = '<link rel="icon" href="data:,">\n<title>'


def with_micropython() -> str:
    """The page in PyScript, with the lines for MicroPython in the place of those for Pyodide."""
    config, script = FOR_MICROPYTHON.splitlines()
    page = re.sub('<py-config>.*</py-config>', config, IN_PYSCRIPT)
    return page.replace('<script type="py">', script)


PAGES = {'brython': IN_BRYTHON, 'pyodide': IN_PYSCRIPT, 'micropython': with_micropython()}


@pytest.mark.parametrize('python', PAGES)
def test_a_page_lists_adds_and_hears_of_orders(new_page, server, with_pythons, python):
    leave_one_order(with_pythons(server))
    path = server.write('.html', PAGES[python].replace('<title>', ICON))
    windows = [new_page(), new_page()]
    for window in windows:
        window.page.goto(server.url + path)
    for window in windows:  # both Pythons start at the same time
        window.page.locator('li').wait_for(timeout=60_000)
    walk(server, windows)


def test_the_versions_of_the_docs_are_those_of_the_tests():
    ours = json.loads((CHECKOUT / 'package.json').read_text(encoding='utf-8'))['devDependencies']
    [commands] = blocks('sh')
    named = re.findall(r'(\S+)@(\d\S*)', commands)
    assert len(named) == 4
    assert [ours[package] for package, _ in named] == [version for _, version in named]


@pytest.mark.parametrize('package', ['pyodide', '@micropython/micropython-webassembly-pyscript'])
def test_the_versions_are_those_that_pyscript_asks_for(package):
    version = json.loads(find_npm_file(f'{package}/package.json').read_text(encoding='utf-8'))['version']
    sources = find_npm_file('@pyscript/core/dist').glob('core-*.js')
    assert any(f'"{version}"' in source.read_text(encoding='utf-8') for source in sources)
