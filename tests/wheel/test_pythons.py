"""The wheel runs on the Pythons that it is for: on this one, and on the oldest and the newest that the machine has."""

from __future__ import annotations

import sys

import pytest

from tests.support.interpreters import pythons
from tests.support.wheel import install

PYTHONS = pythons()
RUNNING = '{}.{}'.format(*sys.version_info)
SCRIPT = """
import asyncio, sys
from sails_io import connect
from sails_io.mock import MockSails

async def main(url):
    async with connect(url) as socket:
        reply = await socket.post('/order', {'item': 'tea'})
        print('%d.%d' % sys.version_info[:2], reply.status_code, reply.body['item'])

shop = MockSails()
shop.model('order', {'item': 'string'})
with shop.serve() as server:
    asyncio.run(main(server.url))
"""


@pytest.mark.parametrize('version', sorted({min(PYTHONS), RUNNING, max(PYTHONS)}))
def test_a_script_and_a_front_end_run_on(version, wheel, installed_build, tmp_path):
    environment = installed_build
    if version != RUNNING:
        # Without the rest of [build]: Node is the same whatever the Python, and large.
        environment = install(tmp_path, wheel, 'transcrypt', python=PYTHONS[version])
    assert environment.run_python(SCRIPT) == f'{version} 200 tea\n'
    for command in ('new', 'build'):
        done = environment.run(command, 'board', cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, '')
    assert (tmp_path / 'board' / 'build' / 'js' / 'app.js').read_text().startswith('// app.py\n')
