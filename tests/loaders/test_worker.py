"""Workers of every kind: without a document, the script gives `io` and connects to where the worker came from."""

from __future__ import annotations

import pytest

from tests.loaders.on_mock import ON_MOCK
from tests.support.tools import find_npm_file

pytestmark = ON_MOCK

CLASSIC = "importScripts('/dist/sails.io.js');"
IMPORTED = "import '/dist/sails.io.js';"
MODULE = """import * as client from '/esm/socket.io.js'; import sails from '/dist/sails.io.mjs';
const io = sails(client);"""

# What a worker does when it is asked, by a port on which it answers.
TALK = """
function answer(port) {
  io.socket.post('/echo', {item: 'tea'}, (body, jwr) => {
    io.socket.get('/handshake', ({query}) => {
      port.postMessage([jwr.statusCode, body.body, query.__sails_io_sdk_platform]);
    });
  });
}
self.onconnect = ({ports}) => answer(ports[0]);
self.onmessage = ({ports}) => answer(ports[0]);
self.oninstall = () => skipWaiting();
"""

# How a page starts each kind of worker, and the port on which it hears the answer.
DEDICATED = """
  const {port1, port2} = new MessageChannel();
  const worker = Object.assign(new Worker(url, {type}), {onerror});
  worker.postMessage('talk', [port2]);
  return port1;"""
SHARED = 'return Object.assign(new SharedWorker(url, {type}), {onerror}).port;'
SERVICE = """
  const {port1, port2} = new MessageChannel();
  const registration = await navigator.serviceWorker.register(url, {type, updateViaCache: 'none'});
  (registration.installing || registration.active).postMessage('talk', [port2]);
  return port1;"""
ASK = """async ({url, type}) => {
  window.answers = [];
  const onerror = ({message}) => answers.push(message);
  const start = async () => { START };
  (await start()).onmessage = ({data}) => answers.push(data);
}"""

CASES = {
    'worker': (DEDICATED, 'classic', CLASSIC),
    'module worker': (DEDICATED, 'module', IMPORTED),
    'module worker, module': (DEDICATED, 'module', MODULE),
    'shared worker': (SHARED, 'classic', CLASSIC),
    'shared module worker': (SHARED, 'module', MODULE),
    'service worker': (SERVICE, 'classic', CLASSIC),
    'service module worker': (SERVICE, 'module', MODULE),
}


@pytest.mark.parametrize(('start', 'kind', 'load'), CASES.values(), ids=CASES.keys())
def test_a_worker_gets_an_answer_from_its_own_origin(open_html, dist, server, start, kind, load):
    server.add_file('esm/socket.io.js', find_npm_file('socket.io-client/dist/socket.io.esm.min.js'))
    page = open_html('<title>page of a worker</title>')
    page.run(ASK.replace('START', start), {'url': server.write('.js', load + TALK), 'type': kind})
    page.wait('answers.length > 0')
    assert page.run('answers') == [[200, {'item': 'tea'}, 'browser']]


def test_a_worker_takes_settings_before_it_connects(open_html, dist, server):
    settings = (
        "io.sails.url = location.origin + '?from=worker'; io.sails.headers = {'x-token': 'of the worker'};"
    )
    talk = """io.socket.get('/echo', ({headers}) => io.socket.get('/handshake', ({query}) => {
      postMessage([headers['x-token'], query.from]);
    }));"""
    page = open_html('<title>page of a worker</title>')
    page.run(
        '(url) => { window.answers = []; new Worker(url).onmessage = ({data}) => answers.push(data); }',
        server.write('.js', CLASSIC + settings + talk),
    )
    page.wait('answers.length > 0')
    assert page.run('answers') == [['of the worker', 'worker']]


def test_a_worker_made_of_a_blob_connects_to_the_origin_that_made_it(open_html, dist):
    page = open_html('<title>page of a worker</title>')
    page.run(
        """(text) => {
          window.answers = [];
          const url = URL.createObjectURL(new Blob([text.replace("'/dist", `'${location.origin}/dist`)]));
          new Worker(url).onmessage = ({data}) => answers.push(data);
        }""",
        CLASSIC + "io.socket.get('/echo', (body, jwr) => postMessage(jwr.statusCode));",
    )
    page.wait('answers.length > 0')
    assert page.run('answers') == [200]
