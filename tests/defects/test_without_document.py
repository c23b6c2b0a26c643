"""A socket to another origin works where there is no document (defect 15)."""

from __future__ import annotations

from tests.defects.real_sails import ON_REAL_SAILS
from tests.support.node import Node
from tests.support.server import CLIENT_PATH

pytestmark = ON_REAL_SAILS

# Libraries that were made for pages expect a `window`, and loaders for workers give them one.
WORKER = f"""
self.window = self;
importScripts('/{CLIENT_PATH}');
io.sails.autoConnect = false;
self.onmessage = ({{data}}) => {{
  try {{
    io.sails.connect(data).get('/echo', (body, jwr) => postMessage({{status: jwr.statusCode}}));
  }} catch (error) {{
    postMessage({{thrown: String(error)}});
  }}
}};
"""
ASK = """([worker, url]) => {
  window.answers = [];
  const one = new Worker(worker);
  one.onmessage = ({data}) => answers.push(data);
  one.onerror = ({message}) => answers.push({thrown: message});
  one.postMessage(url);
}"""


def test_a_worker_connects_to_another_origin(blank, server, second_server):
    """Defect 15."""
    worker = server.write('.js', WORKER)
    blank.open().run(ASK, [worker, second_server.url])
    blank.wait('answers.length > 0')
    assert blank.run('answers') == [{'status': 200}]


def test_a_program_with_a_window_but_no_document_connects(node_client, node_modules, server):
    """Defect 15: what React Native looks like."""
    result = Node(node_client, node_modules, server.url).run("""
      globalThis.window = globalThis;
      globalThis.location = new URL('http://elsewhere.test/');
      const io = require(FILE)(require('socket.io-client'));
      io.sails.autoConnect = false;
      io.sails.environment = 'production';
      try {
        const socket = io.sails.connect(URL_OF_SERVER);
        socket.get('/echo', (body, jwr) => { answer(jwr.statusCode); socket.disconnect(); });
      } catch (error) { answer(String(error)); }""")
    assert result.answers == [200]
