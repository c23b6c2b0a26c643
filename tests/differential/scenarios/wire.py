"""What goes to the server."""

from __future__ import annotations

from ..reasons import defect
from ..scenario import Scenario

QUERY = defect(
    10, "`query` stays what the page has set; the library's parameters go to the server beside it."
)
WARNING = defect(16, 'The warning is there only when there are headers that will not be sent.')

SCENARIOS = [
    Scenario(
        'The handshake as the server sees it',
        """
        await connected();
        const [{query, headers}] = await ask('get', '/handshake');
        const {EIO, transport, ...others} = query;
        note('query', others);
        note('headers', [headers.origin === HERE, headers.upgrade, headers.cookie]);
        """,
    ),
    Scenario(
        'A query as text, with and without its question mark',
        """
        const one = io.sails.connect({query: 'shop=7&name=a%20b'});
        const two = io.sails.connect({query: '?shop=8'});
        await connected(one);
        await connected(two);
        note('one', [(await asked(one, 'get', '/handshake'))[0].query.shop, one.query]);
        note('two', [(await asked(two, 'get', '/handshake'))[0].query.shop, two.query]);
        """,
        attributes='autoConnect="false"',
        differs={'one': QUERY, 'two': QUERY},
    ),
    Scenario(
        "A query may not displace the library's own parameters",
        """
        const socket = io.sails.connect({query: '__sails_io_sdk_version=0.1.0&a=1'});
        await connected(socket);
        note('answer', (await asked(socket, 'get', '/text'))[0]);
        """,
        attributes='autoConnect="false"',
    ),
    Scenario(
        'Headers of all requests and of one',
        """
        io.sails.headers = {'x-common': 'all', 'x-both': 'common', 'X-Case': 'C'};
        await connected();
        const seen = async (headers) => {
          const [{headers: found}] = await ask('request', {url: '/echo', headers});
          return Object.fromEntries(Object.entries(found).filter(([name]) => name.startsWith('x-')));
        };
        note('without', await seen(undefined));
        note('its own wins', await seen({'x-both': 'own', 'x-own': 'one'}));
        note('undefined takes away', await seen({'x-both': undefined}));
        note('null', await seen({'x-both': null}));
        note('another case', await seen({'x-case': 'own'}));
        io.socket.headers = {'x-later': 'yes'};
        note('changed', await seen({}));
        io.socket.headers = null;
        note('null for all', await seen({}));
        """,
    ),
    Scenario(
        'Headers given to connect() stand in place of those of io.sails',
        """
        io.sails.headers = {'x-common': 'all'};
        const socket = io.sails.connect({headers: {'x-own': 'mine'}});
        await connected(socket);
        const [{headers}] = await asked(socket, 'get', '/echo');
        note('seen', [headers['x-own'], headers['x-common']]);
        """,
        attributes='autoConnect="false"',
    ),
    Scenario(
        'URLs are sent as they are given',
        """
        await connected();
        for (const url of ['/echo', '/echo/', '/echo//', '/echo?a=1&b=ä', '/echo#part', ' /echo', '/echo ', 'echo']) {
          const [body, jwr] = await ask('get', url);
          note(`[${url}]`, [body && body.url, jwr.statusCode]);
        }
        """,
    ),
    Scenario(
        'Several requests at once are several packets in order',
        """
        await connected();
        const all = [1, 2, 3].map((number) => ask('post', '/echo', {number}));
        note('answers', (await Promise.all(all)).map(([body]) => body.body.number));
        """,
    ),
    Scenario(
        'Polling first, then WebSocket',
        """
        const socket = io.sails.connect({transports: ['polling', 'websocket']});
        await connected(socket);
        await until(() => socket._raw.io.engine.transport.name === 'websocket');
        note('over WebSocket', (await asked(socket, 'get', '/text'))[0]);
        """,
        attributes='autoConnect="false"',
        differs={'console': WARNING},
    ),
    Scenario(
        'Polling alone, with headers for the handshake',
        """
        const socket = io.sails.connect({transports: ['polling'], initialConnectionHeaders: {'x-first': '1'}});
        await connected(socket);
        const [{headers}] = await asked(socket, 'get', '/handshake');
        note('seen', headers['x-first']);
        note('as read', [socket.initialConnectionHeaders, socket.transports]);
        """,
        attributes='autoConnect="false"',
    ),
    Scenario(
        'Another path of the server',
        """
        const socket = io.sails.connect({path: '/live'});
        await connected(socket);
        note('answer', [(await asked(socket, 'get', '/text'))[0], socket.path]);
        """,
        attributes='autoConnect="false"',
        server={'path': '/live'},
    ),
    Scenario(
        'Another origin, with the cookie first',
        """
        const socket = io.sails.connect(OTHER);
        await connected(socket);
        const [first, second] = [await asked(socket, 'post', '/session/count'), await asked(socket, 'get', '/session')];
        note('session', [first[0], second[0]]);
        const [{headers}] = await asked(socket, 'get', '/handshake');
        note('cookie sent', /sails.sid=/.test(headers.cookie));
        note('address', [socket.url, socket._raw.io.uri]);
        const left = document.querySelectorAll('script[src*="__getcookie"]').length;
        note('left behind', left);
        """,
        attributes='autoConnect="false"',
    ),
    Scenario(
        'Another origin, with a cookie route of its own, and without',
        """
        const own = io.sails.connect(OTHER, {useCORSRouteToGetCookie: '/own-cookie'});
        await connected(own);
        const none = io.sails.connect(OTHER, {useCORSRouteToGetCookie: false});
        await connected(none);
        note('asked for', performance.getEntriesByType('resource').map(({name}) => new URL(name).pathname)
          .filter((path) => path.includes('cookie')));
        """,
        attributes='autoConnect="false"',
    ),
    Scenario(
        'The session is the same for all sockets of a page',
        """
        await connected();
        await ask('post', '/session/count');
        const other = io.sails.connect();
        await connected(other);
        await asked(other, 'post', '/session/count');
        note('count', (await ask('get', '/session'))[0]);
        """,
    ),
]
