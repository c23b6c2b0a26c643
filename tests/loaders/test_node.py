"""CommonJS and ES modules in several versions of Node: each way gives an `io` that gets an answer."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sails_io.compiler.tools import node
from tests.loaders.on_mock import ON_MOCK
from tests.support.node import TIME_LIMIT
from tests.support.tools import find_npm_file

pytestmark = ON_MOCK

# How a program gets `client` and `sails`, by the name of the program's file.
WAYS = {
    'require.cjs': "const client = require('socket.io-client'); const sails = require('./sails.io.cjs');",
    'require_page.cjs': "const client = require('socket.io-client'); const sails = require('./sails.io.js');",
    'default.mjs': "import client from 'socket.io-client'; import sails from './sails.io.mjs';",
    'io.mjs': "import { io as client } from 'socket.io-client'; import sails from './sails.io.mjs';",
    'namespace.mjs': "import * as client from 'socket.io-client'; import sails from './sails.io.mjs';",
    'of_cjs.mjs': "import client from 'socket.io-client'; import sails from './sails.io.cjs';",
    'package.cjs': "const client = require('socket.io-client'); const sails = require('sails-io');",
    'package.mjs': "import { io as client } from 'socket.io-client'; import sails from 'sails-io';",
    'package_page.cjs': "const client = require('socket.io-client'); const sails = require('sails-io/sails.io.js');",
}
# The rest of the program, which ends by itself when nothing is left to wait for.
TALK = """
const io = sails(client);
Object.assign(io.sails, {url: process.argv[2], environment: 'production'});
io.socket.post('/echo', {item: 'tea'}, (body, jwr) => {
  console.log(JSON.stringify([process.versions.node.split('.')[0], io.sails.sdk.platform, jwr.statusCode, body.body]));
  io.socket.disconnect();
});
"""
PROCESSORS = {'x86_64': 'x64', 'aarch64': 'arm64'}
IN_USE = 'in use'


def program_of(version: str) -> Path:
    """The Node of this version; package.json has one package for each version and platform."""
    if version == IN_USE:
        return node()
    machine = platform.machine()
    return find_npm_file(f'node-{version}-{sys.platform}-{PROCESSORS.get(machine, machine)}/bin/node')


@pytest.fixture
def project(dist, node_modules, tmp_path):
    """A folder with the library's files, and with the packages of the library and of socket.io-client."""
    for file in dist.glob('sails.io*js'):
        shutil.copy(file, tmp_path)
    (tmp_path / 'node_modules').mkdir()
    for installed in (dist, node_modules / 'socket.io-client'):
        (tmp_path / 'node_modules' / installed.name).symlink_to(installed)
    return tmp_path


@pytest.mark.parametrize('version', ['18', IN_USE, '24'])
@pytest.mark.parametrize('name', WAYS)
def test_a_program_gets_an_answer_and_ends(project, server, version, name):
    (project / name).write_text(WAYS[name] + TALK, encoding='utf-8')
    done = subprocess.run(
        [program_of(version), name, server.url],
        cwd=project,
        env={**os.environ, 'NODE_PATH': '', 'NODE_OPTIONS': ''},
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, '')
    number, *seen = json.loads(done.stdout)
    assert seen == ['node', 200, {'item': 'tea'}]
    assert version in (number, IN_USE)
