"""What the callback of a request is given."""

from __future__ import annotations

from ..reasons import MESSAGES, OWN_CLASS, PARSE_ERRORS, REQUESTS, defect
from ..scenario import Scenario

NO_JWR = defect(6, 'The second argument is a response with all its members, as after any other answer.')

SCENARIOS = [
    Scenario(
        'Every method calls back with the body and the response',
        """
        await connected();
        for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
          const [{method: seen, query, body}, jwr] = await ask(method, '/echo?a=1', {b: [2]});
          note(method, [seen, query, body, jwr.statusCode, jwr.error]);
        }
        for (const method of ['OPTIONS', 'head', 'Post', '']) {
          const [body, jwr] = await ask('request', {url: '/echo', method});
          note(`request ${method}`, [body && body.method, jwr.statusCode]);
        }
        """,
    ),
    Scenario(
        'Every status comes with its body, and from 400 on with an error',
        """
        await connected();
        for (const code of [200, 201, 204, 301, 302, 304, 399, 400, 401, 403, 404, 422, 500, 503]) {
          const [body, jwr] = await ask('get', `/status/${code}`);
          note(`status ${code}`, [body, jwr.statusCode, jwr.error, jwr.toPOJO()]);
        }
        const [body, jwr] = await ask('get', '/no-such-route');
        note('no such route', [body, jwr.statusCode, jwr.error]);
        """,
    ),
    Scenario(
        'Every kind of body comes as it was sent',
        """
        await connected();
        for (const kind of ['nothing', 'null', 'empty', 'list', 'false', 'quoted']) {
          const [body, jwr] = await ask('get', `/body/${kind}`);
          note(kind, [body, jwr.body, 'body' in jwr, jwr.statusCode]);
        }
        note('text', (await ask('get', '/text'))[0]);
        """,
    ),
    Scenario(
        'A redirect is an answer like any other',
        """
        await connected();
        for (const code of [301, 302, 307]) {
          const [body, jwr] = await ask('get', `/redirect/${code}`);
          note(`redirect ${code}`, [body, jwr.statusCode, jwr.headers.Location, jwr.headers.location, jwr.error]);
        }
        """,
    ),
    Scenario(
        'The response has these members and no others',
        """
        await connected();
        const [, jwr] = await ask('get', '/header');
        const [, failed] = await ask('get', '/status/500');
        note('keys', [Object.keys(jwr), Object.keys(failed)]);
        note('keys with those it inherits', [jwr, failed].map((each) => {
          const names = [];
          for (const name in each) { names.push(name); }
          return names.sort();
        }));
        note('as text', [jwr.toString(), String(jwr), `${failed}`]);
        note('as JSON', [JSON.stringify(jwr), JSON.stringify(jwr.toPOJO())]);
        note('error', [jwr.error, 'error' in jwr, failed.error, failed.error instanceof Error]);
        note('toPOJO', [jwr.toPOJO(), jwr.toPOJO() === jwr, Object.keys(jwr.toPOJO())]);
        note('pipe is an error', jwr.pipe() instanceof Error);
        tried('pipe', () => jwr.pipe());
        note('headers', [jwr.headers['X-Contract'], jwr.headers['x-contract']]);
        note('class', [jwr instanceof Object, jwr.constructor === failed.constructor, jwr.constructor === Object]);
        """,
        differs={'keys with those it inherits': OWN_CLASS, 'pipe': MESSAGES},
    ),
    Scenario(
        'The callback has two arguments and no `this`',
        """
        await connected();
        for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
          await new Promise((resolve) => io.socket[method]('/text', function () {
            'use strict';
            note(method, [arguments.length, this]);
            resolve();
          }));
        }
        await new Promise((resolve) => io.socket.request({url: '/text'}, function () {
          note('request, where `this` is the window', [arguments.length, this === window]);
          resolve();
        }));
        """,
    ),
    Scenario(
        'A server that sends no status means 200',
        """
        await connected();
        const [body, jwr] = await ask('get', '/status/500');
        note('answer', [body, jwr.statusCode, 'error' in jwr]);
        note('as text', [String(jwr), jwr.toPOJO()]);
        """,
        server={'send_status_code': False},
    ),
    Scenario(
        'A request that the server cannot parse is answered',
        """
        await connected();
        const [body, jwr] = await ask('get', '');
        note('first argument', body && [body.message, body.code]);
        note('status', jwr.statusCode);
        note('error', jwr.error instanceof Error);
        """,
        differs={'first argument': PARSE_ERRORS, 'status': PARSE_ERRORS, 'error': PARSE_ERRORS},
    ),
    Scenario(
        'A request that is lost with the connection is answered with an error',
        """
        await connected();
        told(io.socket, 'disconnect');
        const answers = ['first', 'second'].map((name) => new Promise((resolve) => {
          io.socket.get('/never', function (...given) {
            step(name, given.length, this === window, given[0]);
            resolve(given);
          });
        }));
        io.socket.post('/drop');
        const [[error, jwr]] = await Promise.all(answers);
        note('first argument is an Error', error instanceof Error);
        note('response', {body: jwr.body, headers: jwr.headers, statusCode: jwr.statusCode});
        note('own keys', Object.keys(jwr));
        note('error', jwr.error);
        note('methods', [typeof jwr.toPOJO, typeof jwr.pipe]);
        note('as text', String(jwr));
        """,
        differs={'own keys': NO_JWR, 'error': NO_JWR, 'methods': NO_JWR, 'as text': NO_JWR},
    ),
    Scenario(
        'Data may be left out, and be of any kind that JSON can hold',
        """
        await connected();
        const kinds = {
          nothing: undefined, null: null, 'an array': [1, 2], 'an empty array': [], 'an empty object': {},
          'undefined inside': {a: undefined, b: null}, 'a date inside': {at: new Date(0)},
          'deep': {a: {b: {c: [{d: 1}]}}}, 'umlauts': {text: 'ä€😀\\u2028'},
          'toJSON': {a: {toJSON: () => 'shown'}}, 'no number': {a: NaN, b: Infinity, c: -0},
          false: false, zero: 0, 'empty text': '', 'instance': new (class { constructor() { this.a = 1; } })(),
        };
        for (const [name, data] of Object.entries(kinds)) {
          note(`post ${name}`, (await ask('post', '/echo', data))[0].body);
        }
        note('get', (await ask('get', '/echo', {a: [1, {b: '2'}], c: null}))[0].query);
        note('get with an array', (await ask('get', '/echo', ['x']))[0].query);
        note('delete', (await ask('delete', '/echo', {a: '1'}))[0].body);
        note('put', (await ask('request', {url: '/echo', method: 'put', data: {a: 1}}))[0].body);
        note('params', (await ask('request', {url: '/echo', method: 'put', params: {a: 1}}))[0].body);
        """,
    ),
    Scenario(
        'A request without a callback is sent and its answer dropped',
        """
        await connected();
        const done = [
          io.socket.post(journal, {entry: 'without'}),
          io.socket.post(journal, {entry: 'undefined'}, undefined),
          io.socket.request({url: journal, method: 'post', data: {entry: 'request'}}),
          io.socket.get('/status/500'),
          io.socket.get('/echo', undefined, undefined),
          io.socket.delete('/echo'),
        ];
        note('what they return', done);
        note('what arrived', (await ask('get', journal))[0]);
        """,
        differs={'what they return': REQUESTS},
    ),
    Scenario(
        'Answers come in the order of the server, each to its own callback',
        """
        await connected();
        const all = ['/slow/300', '/echo?1', '/slow/1', '/text'].map(async (url) => {
          const [body] = await ask('get', url);
          step(url, body.waited || body.url || body);
        });
        await Promise.all(all);
        """,
    ),
    Scenario(
        'What a callback throws is an uncaught error, and the next requests go on',
        """
        await connected();
        const broken = new Promise((resolve) => io.socket.get('/text', () => {
          setTimeout(resolve);
          throw new TypeError('by the page');
        }));
        await broken;
        note('next', (await ask('get', '/text'))[0]);
        """,
    ),
    Scenario(
        'Blueprints answer with records, and with what is wrong with a request',
        """
        await connected();
        const [made, created] = await ask('post', '/order', {item: 'soup'});
        note('created', [made, created.statusCode]);
        note('found', await ask('get', `/order/${made.id}`));
        note('changed', (await ask('patch', `/order/${made.id}`, {status: 'ready'}))[0]);
        note('none', (await ask('get', '/order', {item: 'no such item'}))[0]);
        const [, refused] = await ask('post', '/order', {status: 'new'});
        note('refused', [refused.statusCode, refused.body.code, refused.error instanceof Error]);
        note('gone', (await ask('delete', `/order/${made.id}`))[0]);
        const [nobody, missing] = await ask('get', `/order/${made.id}`);
        note('missing', [nobody, missing.statusCode]);
        """,
    ),
]
