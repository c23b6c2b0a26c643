"""Pages written with frameworks: they load the library with a plain tag, and need no change from 1.2.1."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sails_io.compiler.tools import node_environment
from tests.support.order_page import leave_one_order, walk
from tests.support.tools import find_npm_file

PAGES = Path(__file__).parent / 'pages'
# Where npm has the file that each page loads beside the library. React's is made of react.mjs.
FILES = {
    'jquery': 'jquery/dist/jquery.js',
    'vue': 'vue/dist/vue.global.prod.js',
    'knockout': 'knockout/build/output/knockout-latest.js',
    'angularjs': 'angular/angular.js',
}
REFERENCE, OURS = 'reference', 'ours'


@pytest.fixture(scope='session')
def react_file(node_modules, tmp_path_factory):
    """The script of the page in React, with React inside."""
    for package in ('react', 'react-dom'):
        find_npm_file(f'{package}/package.json')
    bundle = tmp_path_factory.mktemp('react') / 'react.js'
    subprocess.run(
        [
            find_npm_file('.bin/esbuild'),
            PAGES / 'react.mjs',
            '--bundle',
            '--define:process.env.NODE_ENV="production"',
            '--log-level=warning',
            f'--outfile={bundle}',
        ],
        env={**node_environment(), 'NODE_PATH': str(node_modules)},
        check=True,
    )
    return bundle


@pytest.fixture
def windows(new_page, server, client_file, react_file, library, framework):
    """Two windows that look at the same page, on which there is one order, for cake."""
    leave_one_order(server)
    sources = {
        'sails.io.js': client_file if library == OURS else find_npm_file('sails.io.js-dist/sails.io.js'),
        f'{framework}.js': react_file if framework == 'react' else find_npm_file(FILES[framework]),
        'index.html': PAGES / f'{framework}.html',
    }
    folder = f'{library}/{framework}'
    for file, path in sources.items():
        server.add_file(f'{folder}/{file}', path)

    def window():
        page = new_page()
        page.page.goto(f'{server.url}/{folder}/index.html')
        return page

    return window(), window()


@pytest.mark.parametrize('framework', [*FILES, 'react'])
@pytest.mark.parametrize(
    ('library', 'server_kind'),
    [(REFERENCE, 'sails'), (OURS, 'sails'), (OURS, 'mock')],
    indirect=['server_kind'],
)
def test_a_page_lists_adds_and_hears_of_orders(windows, server):
    walk(server, windows)
