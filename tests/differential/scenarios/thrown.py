"""What is thrown, and when."""

from __future__ import annotations

from ..reasons import INSIDE, MESSAGES, NAMED_ERRORS, SAME_VALUE, UNHEARD_METHODS, defect
from ..scenario import Scenario

SECOND_LOAD = defect(
    14, 'A second load changes nothing, where 1.2.1 began anew with another `io` and another socket.'
)
LOCKED = (
    'useCORSRouteToGetCookie',
    'url',
    'multiplex',
    'transports',
    'query',
    'path',
    'initialConnectionHeaders',
    'reconnection',
    'reconnectionAttempts',
    'reconnectionDelay',
    'reconnectionDelayMax',
    'rejectUnauthorized',
    'randomizationFactor',
    'timeout',
)
WRONG = (
    'get()',
    'get(4711)',
    'get(null)',
    'get with a number for data',
    'post with text for data',
    'put with true for data',
    'get with text for callback',
    'get with null for callback',
    'request()',
    'request of a text',
    'request without a URL',
    'request with a number for URL',
    'request with a number for method',
    'request with text for headers',
    'request with text for params',
    'request with text for data',
    'request with params and data',
)

SCENARIOS = [
    Scenario(
        'A request with a wrong argument throws and shows how to write it',
        """
        const request = (options) => () => io.socket.request(options);
        tried('get()', () => io.socket.get());
        tried('get(4711)', () => io.socket.get(4711));
        tried('get(null)', () => io.socket.get(null));
        tried('get with a number for data', () => io.socket.get('/text', 7));
        tried('post with text for data', () => io.socket.post('/text', 'a=1'));
        tried('put with true for data', () => io.socket.put('/text', true));
        tried('get with text for callback', () => io.socket.get('/text', {}, 'done'));
        tried('get with null for callback', () => io.socket.get('/text', {}, null));
        tried('request()', request());
        tried('request of a text', request('/text'));
        tried('request without a URL', request({}));
        tried('request with a number for URL', request({url: 7}));
        tried('request with a number for method', request({url: '/text', method: 7}));
        tried('request with text for headers', request({url: '/text', headers: 'x: 1'}));
        tried('request with text for params', request({url: '/text', params: 'a=1'}));
        tried('request with text for data', request({url: '/text', data: 'a=1'}));
        tried('request with params and data', request({url: '/text', params: {}, data: {}}));
        await connected();
        """,
        differs=dict.fromkeys(WRONG, MESSAGES),
    ),
    Scenario(
        'request(null) throws',
        "tried('request(null)', () => io.socket.request(null)); await connected();",
        differs={'request(null)': NAMED_ERRORS},
    ),
    Scenario(
        'What is false counts as left out',
        """
        await connected();
        note('headers', (await ask('request', {url: '/text', headers: 0}))[0]);
        note('params', (await ask('request', {url: '/text', params: ''}))[0]);
        note('data', (await ask('request', {url: '/text', data: false}))[0]);
        note('method', (await ask('request', {url: '/text', method: 0}))[0]);
        note('headers null', (await ask('request', {url: '/text', headers: null, data: null}))[0]);
        """,
    ),
    Scenario(
        'A method that the server does not listen to',
        """
        await connected();
        tried('trace', () => io.socket.request({url: '/text', method: 'trace'}));
        await ask('get', '/text');
        """,
        differs={'trace': UNHEARD_METHODS, 'packets sent': UNHEARD_METHODS},
    ),
    Scenario(
        'The same mistakes are found while connected',
        """
        await connected();
        tried('get()', () => io.socket.get());
        tried('post with text for data', () => io.socket.post('/text', 'a=1'));
        tried('request with params and data', () => io.socket.request({url: '/', params: {}, data: {}}));
        await ask('get', '/text');
        """,
        differs=dict.fromkeys(('get()', 'post with text for data', 'request with params and data'), MESSAGES),
    ),
    Scenario(
        'Data that refers to itself',
        """
        await connected();
        const data = {};
        data.self = data;
        tried('post', () => io.socket.post('/echo', data));
        note('state', state());
        """,
    ),
    Scenario(
        'disconnect() and reconnect() at the wrong time throw',
        """
        await connected();
        tried('reconnect while connected', () => io.socket.reconnect());
        io.socket.disconnect();
        tried('disconnect twice', () => io.socket.disconnect());
        tried('reconnect', () => io.socket.reconnect());
        tried('reconnect while connecting', () => io.socket.reconnect());
        await connected();
        """,
    ),
    Scenario(
        'disconnect() before any connection throws',
        "tried('disconnect', () => io.socket.disconnect());",
        attributes='autoConnect="false"',
    ),
    Scenario(
        'Options cannot be changed while connected, except headers',
        """
        await connected();
        const values = {
          useCORSRouteToGetCookie: false, url: 'http://elsewhere.test', multiplex: false, transports: ['polling'],
          query: 'a=1', path: '/elsewhere', initialConnectionHeaders: {}, reconnection: true,
          reconnectionAttempts: 7, reconnectionDelay: 7, reconnectionDelayMax: 7, rejectUnauthorized: false,
          randomizationFactor: 0.7, timeout: 7,
        };
        for (const [name, value] of Object.entries(values)) {
          tried(name, () => { io.socket[name] = value; });
        }
        tried('headers', () => { io.socket.headers = {'x-late': 'yes'}; });
        note('headers sent', (await ask('get', '/echo'))[0].headers['x-late']);
        tried('the same value', () => { io.socket.reconnection = io.socket.reconnection; });
        tried('an equal value', () => { io.socket.reconnection = 0; });
        """,
        differs={**dict.fromkeys(LOCKED, MESSAGES), 'an equal value': SAME_VALUE},
    ),
    Scenario(
        'With `strict` set to false, options can be changed while connected',
        """
        io.sails.strict = false;
        await connected();
        tried('url', () => { io.socket.url = 'http://elsewhere.test'; });
        tried('timeout', () => { io.socket.timeout = 7; });
        note('as read', [io.socket.url, io.socket.timeout, io.socket.isConnected()]);
        """,
    ),
    Scenario(
        'Options that cannot be used throw when connecting',
        """
        const connect = (options) => () => io.sails.connect({useCORSRouteToGetCookie: false, ...options});
        tried('a number for query', connect({query: 7}));
        tried('true for query', connect({query: true}));
        tried('a number for url', connect({url: 7}));
        tried('a number for transports', connect({transports: 7}));
        """,
        attributes='autoConnect="false"',
        differs={
            'a number for query': MESSAGES,
            'true for query': MESSAGES,
            'a number for url': NAMED_ERRORS,
            'a number for transports': NAMED_ERRORS,
        },
    ),
    Scenario(
        'Handlers that are no functions',
        """
        await connected();
        tried('on(event)', () => io.socket.on('news'));
        tried('on(event, text)', () => io.socket.on('news', 'text'));
        tried('off()', () => io.socket.off() === io.socket);
        tried('off(event, text)', () => io.socket.off('news', 'text') === io.socket);
        """,
        differs=dict.fromkeys(('on(event)', 'on(event, text)', 'off(event, text)'), NAMED_ERRORS),
    ),
    Scenario(
        'The private method of old that is no more',
        "tried('_request', () => io.socket._request({url: '/text'}));",
        attributes='autoConnect="false"',
        differs={'_request': INSIDE},
    ),
    Scenario(
        'Loading the library again',
        """
        const [first, socket, sails] = [io, io.socket, io.sails];
        const tag = document.createElement('script');
        tag.src = document.querySelector('script[src]').src;
        tag.setAttribute('autoConnect', 'false');
        document.head.append(tag);
        await new Promise((resolve) => { tag.onload = resolve; });
        note('the same', [io === first, io.socket === socket, io.sails === sails]);
        """,
        attributes='autoConnect="false"',
        differs={'the same': SECOND_LOAD},
    ),
]
