"""What stands in for files of socket.io does what they do."""

from __future__ import annotations

import json
import re
import subprocess
from typing import Any

import pytest

from build.bundles import REPLACEMENTS, ROOT
from sails_io.compiler.tools import node

PACKAGES = ROOT / 'node_modules'


#: How a module names the platform's global object.
GLOBAL = re.compile(r'import \{ globalThisShim as (\w+) \} from "[^"]+";')


def _declared(found: re.Match[str]) -> str:
    return '' if found[1] == 'globalThis' else f'const {found[1]} = globalThis;'


IMPORT = re.compile(r'^import [^;]+;$', re.MULTILINE)


def answers(ending: str, script: str, *values: Any, imported: str = '') -> tuple[Any, Any]:
    """What a script prints with a module of socket.io's own, and with the one in its place.

    Args:
        ending: of the module's path.
        script: reads `values`, and prints one line of JSON.
        imported: takes the place of the module's imports.
    """
    stand_in = next(file for path, file in REPLACEMENTS.items() if path.endswith(ending))
    original = next(path for path in REPLACEMENTS if path.endswith(ending))
    outputs = []
    for module in (PACKAGES / original, stand_in):
        # As text, because a `.js` file of the project is no ES module for Node without a package.json.
        text = GLOBAL.sub(_declared, module.read_text(encoding='utf-8'))
        if imported:
            text = f'{imported}\n{IMPORT.sub("", text)}'
        command = [
            str(node()),
            '--input-type=module',
            '-e',
            f'{text}\n{{const values = {json.dumps(values)};{script}}}',
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        outputs.append(json.loads(done.stdout))
    return outputs[0], outputs[1]


URLS = [
    'http://example.com',
    'https://example.com/',
    'http://example.com:1337/chat?token=1&name=a%20b',
    'https://user:secret@example.com:8443/a/b?x=1',
    'ws://example.com',
    'wss://example.com:9000/x',
    'http://127.0.0.1:1337',
    'http://[::1]:1337/?a=b',
    'http://[2001:db8::7]/x',
    'example.com:1337',
    'localhost:1337/x?y=z',
]


LOCATIONS = {
    'none': None,
    'a page': {
        'origin': 'http://[::1]:1337',
        'protocol': 'http:',
        'host': '[::1]:1337',
        'hostname': '[::1]',
        'port': '1337',
        'pathname': '/page',
        'search': '?a=b',
    },
    'a worker made of a blob': {
        'origin': 'http://[::1]:1337',
        'protocol': 'blob:',
        'host': '',
        'hostname': '',
        'port': '',
        'pathname': 'http://[::1]:1337/1-2-3',
        'search': '',
    },
}


@pytest.mark.parametrize('location', LOCATIONS.values(), ids=LOCATIONS)
@pytest.mark.parametrize('url', [*URLS, 'http://[::1]:1337'])
def test_a_url_has_the_same_parts_wherever_it_is_asked_for(url, location):
    script = """
      if (values[1]) globalThis.location = values[1];
      const {source, protocol, host, port, path, query, queryKey} = parse(values[0]);
      // Either is what socket.io makes of nothing: it asks for the path, and adds the scheme, by `||`.
      console.log(JSON.stringify([source, protocol || 'http', host, port, path || '/', query, queryKey]));
    """
    theirs, ours = answers('parseuri.js', script, url, location)
    theirs[-1] = {key: 'a b' if value == 'a%20b' else value for key, value in theirs[-1].items()}
    assert ours == theirs


PLACES = [
    {'protocol': 'http:', 'host': 'page.example:1337', 'port': '1337'},
    {'protocol': 'https:', 'host': 'page.example', 'port': ''},
]


@pytest.mark.parametrize('place', PLACES)
def test_where_to_connect_is_found_alike(place):
    script = """
      const [urls, place] = values;
      const found = [undefined, ...urls].map((each) => url(each, '/socket.io', place));
      const ids = found.map(({id}) => id);
      // An id is the same for the same server and path, whatever it says.
      const alike = ids.map((id) => ids.indexOf(id));
      console.log(JSON.stringify([found.map(({source, path, query}) => [source, path || '/', query]), alike]));
    """
    urls = ['/chat', '/chat?a=1', '//other.example/x', 'other.example', *URLS, 'http://example.com:80/chat']
    parse = next(file for path, file in REPLACEMENTS.items() if path.endswith('parseuri.js'))
    imported = parse.read_text(encoding='utf-8').replace('export ', '')
    theirs, ours = answers('build/esm/url.js', script, urls, place, imported=imported)
    assert ours == theirs
    assert len(set(ours[1])) < len(ours[1])


def test_binary_data_is_decoded_alike():
    script = """
      const texts = values[0].map((length) => btoa(String.fromCharCode(...Array(length).keys())));
      console.log(JSON.stringify(texts.map((text) => [...new Uint8Array(decode(text))])));
    """
    theirs, ours = answers('base64-arraybuffer.js', script, [*range(9), 255, 256])
    assert ours == theirs
    assert [len(data) for data in ours] == [*range(9), 255, 256]


def test_what_runs_next_runs_before_any_timer():
    script = """
      const order = [];
      setTimeout(() => console.log(JSON.stringify([...order, globalThisShim === globalThis, defaultBinaryType])));
      nextTick(() => order.push('next'));
      order.push('now');
    """
    theirs, ours = answers('engine.io-client/build/esm/globals.js', script)
    assert theirs[:2] == ours[:2] == ['now', 'next']
    assert ours[2:] == [True, 'arraybuffer']


def test_a_query_is_read_and_written_alike():
    queries = ['a=1', 'a=1&b=%C3%A4%20x&c=', 'plus=1+1', 'eq=a=b', 'bare', 'a=1&a=2', 'emoji=%F0%9F%8D%B5']
    script = 'console.log(JSON.stringify(values[0].map((query) => [decode(query), encode(decode(query))])));'
    theirs, ours = answers('parseqs.js', script, queries)
    assert ours == theirs


def test_a_query_that_is_none_is_taken_as_it_is_written():
    script = 'console.log(JSON.stringify(decode(values[0])));'
    stand_in = next(file for path, file in REPLACEMENTS.items() if path.endswith('parseqs.js'))
    text = f'{stand_in.read_text(encoding="utf-8")}\nconst values = ["sale=50%&b=1"];{script}'
    command = [str(node()), '--input-type=module', '-e', text]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {'sale': '50%', 'b': '1'}


def test_data_weigh_the_same():
    script = """
      const texts = ['', 'abc', 'ä', '\\u20ac', '\\u{1F375}', 'a\\u{1F375}b'];
      console.log(JSON.stringify([...texts.map(byteLength), byteLength(new Uint8Array(100)), byteLength({size: 7})]));
    """
    theirs, ours = answers('engine.io-client/build/esm/util.js', script)
    assert ours == theirs
    assert ours[:3] == [0, 3, 2]


def test_timers_and_picked_members_are_the_same():
    script = """
      const owner = {}, native = {}, real = globalThis.setTimeout;
      globalThis.setTimeout = (fn) => fn('replaced');
      installTimerFunctions(owner, {});
      installTimerFunctions(native, {useNativeTimers: true});
      const told = [];
      owner.setTimeoutFn((how) => told.push(how));
      native.setTimeoutFn(() => told.push('native'), 0);
      const picked = pick({a: 1, b: undefined, c: 3}, 'a', 'b', 'd', 'toString');
      const words = [randomString(), randomString()];
      real(() => console.log(JSON.stringify([
        told, Object.keys(picked), words[0] !== words[1], words.every((word) => /^[a-z0-9.]{4,}$/.test(word)),
      ])), 20);
    """
    theirs, ours = answers('engine.io-client/build/esm/util.js', script)
    assert ours == theirs == [['replaced', 'native'], ['a', 'b'], True, True]


def test_binary_data_are_found_alike():
    script = """
      const found = [
        null, 1, 'x', {}, [], {a: [1, {b: new ArrayBuffer(1)}]}, new Uint8Array(1), new DataView(new ArrayBuffer(1)),
        Buffer.from('x'), new Blob(['x']), [new Blob([])], {toJSON: () => ({a: new Uint8Array(1)})},
        {toJSON: () => 1, a: new Uint8Array(1)}, Object.create({a: new Uint8Array(1)}), new Date(0),
      ];
      console.log(JSON.stringify(found.map((value) => [hasBinary(value), Boolean(isBinary(value))])));
    """
    theirs, ours = answers('is-binary.js', script)
    assert ours == theirs
    assert sum(has for has, _ in ours) == 7


def test_an_emitter_tells_forgets_and_counts_alike():
    script = """
      const told = [];
      class Bird extends Emitter {}
      const bird = new Bird(), other = new Emitter();
      const twice = (word) => told.push(`twice ${word}`), late = () => told.push('late');
      bird.on('sing', twice).addEventListener('sing', twice);
      bird.once('sing', function (...words) {
        told.push(this === bird, ...words);
        bird.on('sing', late);
        bird.emitReserved('sing', 'inner');
      });
      bird.emit('sing', 'a', 'b');
      bird.off('sing', twice).removeListener('sing', () => {}).off('nobody');
      const kept = bird.listeners('sing');
      told.push(kept.length, bird.hasListeners('sing'), other.hasListeners('sing'));
      told.push(other.off().off('x', late) === other);
      bird.emit('sing', 'c').emit('silence');
      const once = () => told.push('never');
      bird.once('sing', once);
      bird.off('sing', once);
      bird.on('__proto__', () => told.push('proto')).emit('__proto__').emit('constructor');
      bird.removeEventListener('sing');
      told.push(kept.length, bird.listeners('sing').length);
      bird.on('sing', late).removeAllListeners();
      bird.emit('sing');
      console.log(JSON.stringify(told));
    """
    theirs, ours = answers('component-emitter/lib/esm/index.js', script)
    assert ours == theirs
    assert 'never' not in ours
    assert ours.count('proto') == 1


def test_the_wait_before_an_attempt_grows_alike_and_varies_as_far():
    script = """
      const chances = [0, 0.04, 0.049, 0.5, 0.51, 0.94, 0.99999];
      let place = 0;
      Math.random = () => chances[place++ % chances.length];
      const waits = (options, count) => {
        const backoff = new Backoff(options);
        return Array.from({ length: count }, () => backoff.duration());
      };
      const plain = new Backoff({ min: 100, max: 1e6, jitter: 0 });
      const steady = [plain.duration(), plain.duration(), plain.attempts];
      plain.reset(), plain.setMin(7), plain.setMax(20), plain.setJitter(0);
      steady.push(...[1, 2, 3, 4].map(() => plain.duration()), ...waits({ min: 5, max: 9, jitter: 2 }, 3));
      const varied = Array.from({ length: 70 }, () => waits({ min: 1000, max: 5000, jitter: 0.5 }, 1)[0]);
      console.log(JSON.stringify([steady, Math.min(...varied) >= 500, Math.max(...varied) <= 1500,
        new Set(varied).size > 5]));
    """
    theirs, ours = answers('contrib/backo2.js', script)
    assert ours == theirs
    assert ours[1:] == [True, True, True]


@pytest.mark.parametrize('product', ['Gecko', 'ReactNative'])
def test_a_web_socket_is_opened_written_to_and_closed_alike(product):
    imported = """
      const told = [];
      let sockets = [];
      const root = globalThis;
      Object.defineProperty(globalThis, 'navigator', { value: { product: PRODUCT }, configurable: true });
      globalThis.WebSocket = class {
        constructor(url, protocols, options = {}) { // React Native's: no options are empty ones
          if (url.includes('refused')) throw new Error('refused');
          told.push(['made', url, protocols, options]);
          sockets.push(this);
        }
        send(data) { if (data === 'lost') throw new Error('closed'); told.push(['sent', data]); }
        close() { told.push(['closed']); this.onerror('late'); }
      };
      const encodePacket = (packet, binary, done) => done(packet);
      const nextTick = (act) => Promise.resolve().then(act);
      const randomString = () => 'stamp';
      const pick = () => ({});
      class Transport {
        constructor(opts) {
          const { query, forceBase64 } = opts;
          Object.assign(this, { opts, query, supportsBinary: !forceBase64, socket: { binaryType: 'blob' } });
        }
        createUri(schema, query) {
          return `${schema}://${this.opts.hostname}/?${JSON.stringify(query)}`;
        }
        emitReserved(...values) { told.push(values.map(String)); }
        onOpen() { told.push(['open']); }
        onData(data) { told.push(['data', data]); }
        onClose(why) { told.push(['close', why]); }
        onError(...why) { told.push(['error', ...why]); }
      }
    """.replace('PRODUCT', json.dumps(product))
    script = """
      const options = [{}, { secure: true, query: { a: 1 }, timestampRequests: true, timestampParam: 't' },
        { protocols: ['x'], forceBase64: true }, { extraHeaders: { h: 'v' } }, { hostname: 'refused' }];
      for (const each of options) new WS({ hostname: 'host', ...each }).doOpen();
      const transport = new WS({ hostname: 'host' });
      transport.doClose();
      transport.doOpen();
      const socket = sockets.pop();
      told.push([socket.binaryType, transport.name]);
      socket.onopen(), socket.onmessage({ data: 'm' }), socket.onclose({ code: 1 }), socket.onerror('e');
      transport.write(['one', 'lost', 'three']);
      told.push(['written', transport.writable]);
      transport.doClose();
      setTimeout(() => console.log(JSON.stringify([...told, transport.writable])));
    """
    # A class of socket.io's takes the global object by the name `globalThis` itself.
    theirs, ours = answers('transports/websocket.js', script, imported=imported)
    assert ours == theirs
    assert ['sent', 'three'] in ours
    assert any(each[:1] == ['error'] for each in ours[:-1])
    assert ours[-1] is True
