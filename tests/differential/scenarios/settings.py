"""Which setting wins, and what becomes of it."""

from __future__ import annotations

from ..reasons import CALLERS_OPTIONS, defect
from ..scenario import Scenario

STOPPED = defect(13, '`disconnect()` stops a socket that is connecting, which the browser remarks on.')

SCENARIOS = [
    Scenario(
        'An option of connect() wins over io.sails, and that over the default',
        """
        const read = (socket) => [socket.reconnection, socket.transports, socket.timeout, socket.path, socket.query];
        const plain = io.sails.connect();
        Object.assign(io.sails, {reconnection: true, timeout: 5000, reconnectionDelay: 77});
        const general = io.sails.connect();
        const own = io.sails.connect({reconnection: false, timeout: 6000, reconnectionDelay: 88});
        for (const [name, socket] of Object.entries({plain, general, own})) {
          note(name, [socket.reconnection, socket.timeout, socket.reconnectionDelay, socket.transports]);
          await connected(socket);
          note(`${name}, in force`, [socket._raw.io.reconnection(), socket._raw.io.timeout(),
            socket._raw.io.reconnectionDelay()]);
        }
        """,
        attributes='autoConnect="false"',
    ),
    Scenario(
        'The forms of connect()',
        """
        const forms = {
          'connect()': () => io.sails.connect(),
          'connect(url)': () => io.sails.connect(HERE),
          'connect(url with a slash)': () => io.sails.connect(HERE + '/'),
          'connect(options)': () => io.sails.connect({url: HERE}),
          'connect(url, options)': () => io.sails.connect(HERE, {timeout: 5000}),
          'connect(url, options with another url)': () => io.sails.connect(HERE, {url: DEAD}),
          'connect(null, options)': () => io.sails.connect(null, {url: HERE}),
          'connect(undefined, options)': () => io.sails.connect(undefined, {url: HERE}),
          'connect(empty, options)': () => io.sails.connect('', {url: HERE}),
          'connect(url, null)': () => io.sails.connect(HERE, null),
        };
        for (const [name, connect] of Object.entries(forms)) {
          tried(name, () => { window.socket = connect(); return [socket.url, socket.timeout, state(socket)]; });
          await connected(socket);
          note(`${name}, connected`, [(await asked(socket, 'get', '/text'))[0], socket.url]);
        }
        """,
        attributes='autoConnect="false"',
    ),
    Scenario(
        'Options given to connect() are left as they were',
        """
        const options = {query: 'a=1', transports: ['websocket'], headers: {'x-a': '1'}};
        const given = JSON.stringify(options);
        const socket = io.sails.connect(HERE, options);
        await connected(socket);
        note('options', options);
        """,
        attributes='autoConnect="false"',
        differs={'options': CALLERS_OPTIONS},
    ),
    Scenario(
        'Settings that the page makes right after the library are used by io.socket',
        """
        Object.assign(io.sails, {url: OTHER, useCORSRouteToGetCookie: false, query: 'shop=7', timeout: 5000});
        await connected();
        note('as read', [io.socket.url, io.socket.timeout, io.socket.useCORSRouteToGetCookie]);
        note('seen', (await ask('get', '/handshake'))[0].query.shop);
        """,
    ),
    Scenario(
        'Options that the page sets on io.socket win over io.sails',
        """
        io.sails.url = DEAD;
        io.socket.url = OTHER;
        io.socket.useCORSRouteToGetCookie = false;
        io.socket.headers = {'x-own': 'yes'};
        await connected();
        note('as read', [io.socket.url, io.socket.useCORSRouteToGetCookie]);
        note('seen', (await ask('get', '/echo'))[0].headers['x-own']);
        """,
    ),
    Scenario(
        '`autoconnect` in lower case works as well',
        """
        io.sails.autoconnect = false;
        const {socket} = io;
        await until(() => !socket.mightBeAboutToAutoConnect());
        note('gone', 'socket' in io);
        """,
    ),
    Scenario(
        'Only `false` keeps io.socket from connecting',
        """
        io.sails.autoConnect = 0;
        await connected();
        note('state', state());
        """,
    ),
    Scenario(
        'Changed settings are used by reconnect()',
        """
        await connected();
        io.socket.disconnect();
        io.socket.url = OTHER;
        io.socket.useCORSRouteToGetCookie = false;
        io.socket.timeout = 5000;
        io.socket.reconnect();
        await connected();
        note('as read', [io.socket.url, io.socket.timeout, io.socket._raw.io.uri]);
        note('answer', (await ask('get', '/text'))[0]);
        """,
    ),
    Scenario(
        'Settings of io.sails that change later are not used by a socket that has connected before',
        """
        await connected();
        io.socket.disconnect();
        Object.assign(io.sails, {url: DEAD, timeout: 4711});
        io.socket.reconnect();
        await connected();
        note('as read', io.socket.timeout);
        """,
    ),
    Scenario(
        'Sockets of one page do not share a connection',
        """
        const [one, two] = [io.sails.connect(), io.sails.connect()];
        await connected(one);
        await connected(two);
        note('ids differ', one._raw.id !== two._raw.id);
        told(one, 'disconnect');
        two.disconnect();
        await asked(one, 'get', '/text');
        note('the other goes on', [state(one), state(two)]);
        """,
        attributes='autoConnect="false"',
    ),
    Scenario(
        'A connection that was stopped while connecting',
        """
        await until(() => !io.socket.mightBeAboutToAutoConnect());
        note('connecting', state());
        tried('disconnect', () => { io.socket.disconnect(); });
        note('afterwards', state());
        """,
        differs={'disconnect': STOPPED, 'console': STOPPED},
    ),
]
