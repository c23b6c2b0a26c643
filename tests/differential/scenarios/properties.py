"""What can be read from `io`, `io.sails` and `io.socket`."""

from __future__ import annotations

from ..reasons import (
    INSIDE,
    NEW_METHODS,
    NO_RAW_SOCKET_YET,
    OWN_OPTIONS,
    REQUESTS,
    SETTINGS,
    SOCKET_IO_4,
    defect,
)
from ..scenario import Scenario

VERBS = ('get', 'post', 'put', 'patch', 'delete')

QUERY = defect(
    10, "`query` stays what the page has set; the library's parameters go to the server beside it."
)

NAMES = """
  // What begins with an underscore is private by name.
  const seen = (names) => names.filter((name) => !/^_(?!raw|_)/.test(name)).sort();
  const all = (object) => { const names = []; for (const name in object) { names.push(name); } return seen(names); };
"""

SCENARIOS = [
    Scenario(
        'The page gets one global',
        """
        const added = Object.getOwnPropertyNames(window).filter((name) => !before.includes(name));
        note('globals', added.filter((name) => !['begin', 'finished'].includes(name)));
        await connected();
        note('later', Object.getOwnPropertyNames(window).filter((name) => !before.includes(name)).sort());
        """,
        before='const before = Object.getOwnPropertyNames(window);',
    ),
    Scenario(
        '`io` is the function of socket.io, with these names',
        NAMES
        + """
        note('type', [typeof io, typeof io.sails, typeof io.socket]);
        note('names', all(io));
        for (const name of ['connect', 'Manager', 'Socket', 'managers', 'protocol']) { note(name, typeof io[name]); }
        note('io.connect is io', io.connect === io);
        await connected();
        """,
        differs={'names': SOCKET_IO_4, 'managers': SOCKET_IO_4, 'protocol': SOCKET_IO_4},
    ),
    Scenario(
        '`io.sails` has these names, types and values',
        NAMES
        + """
        note('own', Object.keys(io.sails));
        note('all', all(io.sails));
        note('values', {...io.sails, sdk: undefined, connect: undefined});
        note('sdk', [Object.keys(io.sails.sdk), io.sails.sdk]);
        note('connect', [typeof io.sails.connect, io.sails.connect.length]);
        note('as JSON', Object.keys(JSON.parse(JSON.stringify(io.sails))));
        const {constructor} = io.sails;
        note('a plain object', constructor === Object);
        """,
        environment='',
        attributes='autoConnect="false"',
        differs=dict.fromkeys(('own', 'all', 'values', 'sdk', 'as JSON'), SETTINGS),
    ),
    Scenario(
        '`io.socket` has these names before it connects',
        NAMES
        + """
        note('own, enumerable', seen(Object.keys(io.socket)));
        note('own', seen(Object.getOwnPropertyNames(io.socket)));
        note('own and inherited, enumerable', all(io.socket));
        note('of its prototype', seen(Object.getOwnPropertyNames(Object.getPrototypeOf(io.socket))));
        """,
        attributes='autoConnect="false"',
        differs=dict.fromkeys(
            ('own, enumerable', 'own', 'own and inherited, enumerable', 'of its prototype'), OWN_OPTIONS
        ),
    ),
    Scenario(
        '`io.socket` has these names when it is connected',
        NAMES
        + """
        await connected();
        note('own, enumerable', seen(Object.keys(io.socket)));
        note('own and inherited, enumerable', all(io.socket));
        """,
        differs=dict.fromkeys(('own, enumerable', 'own and inherited, enumerable'), OWN_OPTIONS),
    ),
    Scenario(
        'The methods of a socket',
        """
        const names = ['get', 'post', 'put', 'patch', 'delete', 'request', 'on', 'off', 'removeAllListeners',
          'isConnected', 'isConnecting', 'mightBeAboutToAutoConnect', 'disconnect', 'reconnect', 'replay',
          '_connect', '_request', 'once', 'emit', 'connect', 'addEventListener'];
        for (const name of names) { note(name, typeof io.socket[name]); }
        note('arguments', names.slice(0, 8).map((name) => io.socket[name].length));
        const {constructor} = io.socket;
        note('class', [typeof constructor, constructor.name, io.socket instanceof constructor]);
        note('as text', String(io.socket));
        const another = io.sails.connect({useCORSRouteToGetCookie: false});
        note('the same class', another.constructor === constructor);
        await connected(another);
        """,
        attributes='autoConnect="false"',
        differs={**dict.fromkeys(('replay', '_request'), INSIDE), 'once': NEW_METHODS},
    ),
    Scenario(
        'The options as properties, before, while and after being connected',
        """
        const names = ['useCORSRouteToGetCookie', 'url', 'multiplex', 'transports', 'query', 'path', 'headers',
          'initialConnectionHeaders', 'reconnection', 'reconnectionAttempts', 'reconnectionDelay',
          'reconnectionDelayMax', 'rejectUnauthorized', 'randomizationFactor', 'timeout'];
        const values = () => Object.fromEntries(names.map((name) => [name, io.socket[name]]));
        const shown = (when) => names.forEach((name) => note(`${name} ${when}`, io.socket[name]));
        shown('before');
        await connected();
        shown('while connected');
        note('io.sails.url', io.sails.url);
        io.socket.disconnect();
        shown('after');
        """,
        differs={
            'query while connected': QUERY,
            'query after': QUERY,
            'path while connected': OWN_OPTIONS,
            'path after': OWN_OPTIONS,
        },
    ),
    Scenario(
        'The state at each stage',
        """
        note('at once', state());
        note('raw at once', io.socket._raw);
        await until(() => !io.socket.mightBeAboutToAutoConnect());
        note('connecting', state());
        await connected();
        note('connected', state());
        note('raw', [typeof io.socket._raw.id, io.socket._raw.connected, io.socket._raw.disconnected]);
        note('address', io.socket._raw.io.uri);
        const raw = io.socket._raw;
        io.socket.disconnect();
        note('disconnected', [state(), io.socket._raw === raw, raw.connected]);
        io.socket.reconnect();
        note('reconnecting', state());
        await connected();
        note('an id of its own', [typeof io.socket._raw.id, io.socket._raw.connected]);
        """,
        differs={'raw at once': NO_RAW_SOCKET_YET},
    ),
    Scenario(
        'What methods return',
        """
        const handler = () => {};
        tried('on', () => io.socket.on('news', handler));
        tried('off', () => io.socket.off('news', handler));
        tried('removeAllListeners', () => io.socket.removeAllListeners());
        for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
          tried(`${method}, queued`, () => io.socket[method]('/text'));
        }
        await connected();
        tried('on, connected', () => io.socket.on('news', handler));
        tried('off, connected', () => io.socket.off('news', handler));
        for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
          tried(`${method}, connected`, () => io.socket[method]('/text'));
        }
        tried('request', () => io.socket.request({url: '/text'}));
        await ask('get', '/text');
        tried('removeAllListeners, connected', () => io.socket.removeAllListeners());
        const raw = io.socket._raw;
        note('disconnect is of the raw socket', io.socket.disconnect() === raw);
        tried('reconnect', () => io.socket.reconnect());
        await connected();
        """,
        differs=dict.fromkeys(
            (
                'request',
                *(f'{verb}, {when}' for verb in VERBS for when in ('queued', 'connected')),
            ),
            REQUESTS,
        ),
    ),
    Scenario(
        'Properties that a page adds stay',
        """
        io.socket.mine = {a: 1};
        io.sails.mine = 'kept';
        io.mine = 7;
        await connected();
        note('kept', [io.socket.mine, io.sails.mine, io.mine]);
        """,
    ),
    Scenario(
        'A page can put a function of its own in place of a method',
        """
        await connected();
        const {request} = io.socket;
        io.socket.request = function (options, done) {
          step(this, options, typeof done);
          return request.call(this, options, done);
        };
        note('get', (await ask('get', '/text'))[0]);
        note('post', (await ask('post', '/echo', {a: 1}))[0].body);
        note('patch without data', (await ask('patch', '/echo'))[0].body);
        """,
    ),
    Scenario(
        'No prototype of the browser is touched',
        """
        const classes = [Object, Array, Function, String, Number, Promise, Error, Date, RegExp, Map, Set];
        note('added', classes.map(({prototype}, place) =>
          Object.getOwnPropertyNames(prototype).filter((name) => !known[place].includes(name))));
        await connected();
        """,
        before="""const known = [Object, Array, Function, String, Number, Promise, Error, Date, RegExp, Map, Set]
          .map(({prototype}) => Object.getOwnPropertyNames(prototype));""",
    ),
]
