"""Prototype pollution: neither an app's options nor a server's packets reach `Object.prototype`, or hide in one."""

from __future__ import annotations

import json

import pytest

from tests.cpython.servers import HEAR, WAIT, scripted
from tests.loaders.on_mock import ON_MOCK
from tests.support.client_page import ClientPage

POISON = '{"polluted": "yes", "path": "/evil", "url": "http://evil.test", "x-evil": "1"}'
POISONED = f'{{"__proto__": {POISON}, "constructor": {{"prototype": {POISON}}}}}'

#: JavaScript: which built-in objects have what only the poison has.
POLLUTED = """[Object.prototype, Array.prototype, Function.prototype, Error.prototype, Object, Function]
  .filter((each) => each.polluted !== undefined || each['x-evil'] !== undefined).length"""

#: JavaScript: hands the poison to all that takes an object, as JSON that an app has from somewhere.
HAND_ON = f"""async (url) => {{
  const poison = () => JSON.parse({json.dumps(POISONED)});
  io.sails.headers = poison();
  const socket = io.sails.connect(url, Object.assign(poison(), {{useCORSRouteToGetCookie: false}}));
  const guest = io.sails.connect(url, JSON.parse('{{"__proto__": {{"path": "/evil"}}, "timeout": 5000}}'));
  guest.query = poison();
  await Promise.all([socket.ready(), guest.ready()]);
  const {{ body }} = await socket.request({{ url: '/echo', method: 'post', headers: poison(), data: poison() }});
  await guest.get('/echo', poison(), Object.assign(Object.create(null), {{ headers: poison() }}));
  const subscription = guest.subscribe({{ url: '/echo', headers: poison(), data: poison() }});
  await subscription.request;
  const sent = [socket, guest].map((each) => each._raw.io.opts.path);
  for (const each of [socket, guest]) each.disconnect();
  delete io.sails.headers;
  return [Object.keys(body.headers).includes('x-evil'), sent, {POLLUTED}];
}}"""

OPEN = (
    '0{"sid":"engine","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000,'
    f'"__proto__":{POISON},"constructor":{{"prototype":{POISON}}}}}'
)
#: What a server sends that is not what it should be, and the answer to the first request.
PACKETS = [
    OPEN,
    HEAR,
    f'40{{"sid":"socket","__proto__":{POISON}}}',
    HEAR,
    f'42["__proto__",{POISONED}]',
    f'42["constructor",{POISONED}]',
    f'42["hasOwnProperty",{POISON}]',
    f'42["toString",{POISON}]',
    f'437[{POISONED}]',
    f'430[{{"body":{POISONED},"headers":{POISONED},"statusCode":200}}]',
    WAIT,
]
#: JavaScript: talks with such a server; answers which events came, and what became of the request.
TALK = f"""async (url) => {{
  const heard = [];
  const socket = io.sails.connect(url, {{useCORSRouteToGetCookie: false}});
  for (const name of ['__proto__', 'constructor', 'hasOwnProperty', 'toString'])
    socket.on(name, (data) => heard.push([name, Object.getPrototypeOf(data) === Object.prototype]));
  const jwr = await socket.get('/anything');
  const plain = [jwr.body, jwr.headers].map((each) => Object.getPrototypeOf(each) === Object.prototype);
  socket.disconnect();
  return [heard, jwr.statusCode, plain, {POLLUTED}];
}}"""
TALKED = [
    [[name, True] for name in ('__proto__', 'constructor', 'hasOwnProperty', 'toString')],
    200,
    [True, True],
    0,
]


@ON_MOCK
def test_options_that_name_a_prototype_change_none(client: ClientPage):
    assert client.run(HAND_ON, client.server.url) == [False, ['/socket.io', '/socket.io'], 0]


@ON_MOCK
@pytest.mark.parametrize('node_modules', ['socket.io-client', 'socket.io-client-2'], indirect=True)
def test_in_node_options_that_name_a_prototype_change_none(run_node, server):
    [found] = run_node(server.url, f'answer(await ({HAND_ON})(URL_OF_SERVER));')
    assert [found[0], found[2]] == [False, 0]


@ON_MOCK
def test_attributes_that_name_a_prototype_change_none(blank):
    blank.open_connected(attributes=f"headers='{POISONED}'")
    body = blank.call('get', '/echo').body
    assert ['x-evil' in body['headers'], blank.run(POLLUTED)] == [False, 0]


@ON_MOCK
@pytest.mark.parametrize('client_file', ['page', 'minified'], indirect=True)
def test_packets_that_name_a_prototype_change_none(blank):
    blank.open(attributes='autoConnect="false"').wait("window.io && !('socket' in io)")
    with scripted([PACKETS]) as url:
        assert blank.run(TALK, url) == TALKED


def test_in_node_packets_that_name_a_prototype_change_none(run_node):
    with scripted([PACKETS]) as url:
        assert run_node(url, f'answer(await ({TALK})(URL_OF_SERVER));') == [TALKED]


@ON_MOCK
def test_the_poison_of_these_tests_is_one(client):
    """An assignment of members, key by key and deep, is what they would notice."""
    merge = """(poison) => {
      const into = (target, source) => {
        for (const key of Object.keys(source)) {
          if (typeof source[key] === 'object') into(target[key] || (target[key] = {}), source[key]);
          else target[key] = source[key];
        }
      };
      into({}, JSON.parse(poison));
      const found = POLLUTED;
      for (const key of Object.keys(Object.prototype)) delete Object.prototype[key];
      return found;
    }""".replace('POLLUTED', POLLUTED)
    assert client.run(merge, POISONED) > 0
