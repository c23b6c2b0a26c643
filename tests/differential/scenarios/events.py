"""What happens in which order, and what handlers are called with."""

from __future__ import annotations

from ..reasons import defect
from ..scenario import Scenario

LISTENERS = defect(
    3, 'A handler that is bound while connected, or after, is still there after `reconnect()`.'
)

QUICK = '{reconnection: true, reconnectionDelay: 20, reconnectionDelayMax: 20, randomizationFactor: 0}'
DEAD = (
    '{useCORSRouteToGetCookie: false, reconnectionDelay: 20, reconnectionDelayMax: 20, randomizationFactor: 0'
)

SCENARIOS = [
    Scenario(
        'Connecting and disconnecting by hand, twice',
        """
        told(io.socket, ...COMINGS, ...ENDINGS);
        await connected();
        for (const _ of [1, 2]) {
          io.socket.disconnect();
          step('disconnected', state());
          io.socket.reconnect();
          step('reconnecting by hand', state());
          await connected();
          step('there', state());
        }
        io.socket.disconnect();
        """,
    ),
    Scenario(
        'The server says goodbye',
        """
        told(io.socket, ...COMINGS, ...ENDINGS);
        await connected();
        io.socket.post('/kick');
        await lost();
        step('lost', state());
        io.socket.reconnect();
        await connected();
        note('afterwards', (await ask('get', '/text'))[0]);
        """,
    ),
    Scenario(
        'The connection breaks, and reconnection is off',
        """
        told(io.socket, ...COMINGS, ...ENDINGS);
        await connected();
        io.socket.post('/drop');
        await lost();
        step('lost', state());
        io.socket.reconnect();
        await connected();
        note('afterwards', (await ask('get', '/text'))[0]);
        """,
    ),
    Scenario(
        'The connection breaks, and comes back by itself',
        f"""
        const socket = io.sails.connect({QUICK});
        told(socket, ...COMINGS, ...ENDINGS);
        await connected(socket);
        socket.post('/drop');
        await lost(socket);
        step('lost', state(socket));
        const pending = asked(socket, 'get', '/text');
        await connected(socket);
        step('back', state(socket), (await pending)[0]);
        """,
        attributes='autoConnect="false"',
    ),
    Scenario(
        'The server goes down and comes up again',
        f"""
        const socket = io.sails.connect({QUICK});
        let attempts = 0;
        told(socket, 'connect', 'disconnect');
        socket.on('reconnect', () => step('reconnect'));
        socket.on('reconnect_attempt', () => {{ attempts += 1; }});
        await connected(socket);
        socket.get('/never', (error, {{statusCode}}) => step('in flight', error, statusCode));
        await server('stop');
        await lost(socket);
        step('down');
        const queued = asked(socket, 'get', '/text');
        await until(() => attempts > 1);
        note('state', state(socket));
        await server('start');
        await connected(socket);
        step('queued', (await queued)[0]);
        """,
        attributes='autoConnect="false"',
        restarts=True,
    ),
    Scenario(
        'The server refuses the connection',
        """
        const socket = io.sails.connect({query: 'refuse=1'});
        let ended = false;
        for (const event of ['error', 'connect_error']) { socket.on(event, () => { ended = true; }); }
        told(socket, ...COMINGS, 'disconnect', 'reconnect_failed');
        socket.on('error', (error) => step('error'));
        await until(() => ended);
        await tick();
        step(state(socket));
        """,
        attributes='autoConnect="false"',
    ),
    Scenario(
        'There is no server, and reconnection is off',
        f"""
        const socket = io.sails.connect(DEAD, {DEAD}}});
        told(socket, ...COMINGS, 'disconnect', 'reconnect_failed', 'error');
        await new Promise((resolve) => socket.on('connect_error', (...given) => {{
          step('connect_error', given.length);
          note('an Error', given[0] instanceof Error);
          resolve();
        }}));
        await tick();
        step(state(socket));
        """,
        attributes='autoConnect="false"',
    ),
    Scenario(
        'There is no server, and two attempts to reconnect',
        f"""
        const socket = io.sails.connect(DEAD, {DEAD}, reconnection: true, reconnectionAttempts: 2}});
        told(socket, 'connect', 'reconnecting', 'reconnect_attempt', 'disconnect', 'error');
        for (const event of ['connect_error', 'reconnect_error', 'reconnect_failed']) {{
          socket.on(event, (...given) => step(event, given.length, given[0] instanceof Error));
        }}
        await new Promise((resolve) => socket.on('reconnect_failed', resolve));
        await tick();
        step(state(socket));
        """,
        attributes='autoConnect="false"',
    ),
    Scenario(
        'Handlers are called in their order, as often as they were bound',
        """
        const twice = () => step('twice');
        io.socket.on('news', twice).on('news', () => step('between')).on('news', twice);
        await connected();
        io.socket.on('news', () => step('later'));
        await ask('post', '/blast', {event: 'news', data: {a: 1}});
        io.socket.off('news', twice);
        step('one taken off');
        await ask('post', '/blast', {event: 'news', data: {a: 1}});
        """,
    ),
    Scenario(
        'Handlers bound and taken off while connected',
        """
        await connected();
        const one = (data) => step('one', data);
        const two = (data) => step('two', data);
        io.socket.on('news', one).on('news', two).on('other', one);
        await ask('post', '/blast', {event: 'news', data: 1});
        io.socket.off('news', one);
        await ask('post', '/blast', {event: 'news', data: 2});
        io.socket.off('other');
        await ask('post', '/blast', {event: 'other', data: 3});
        io.socket.off('never bound', one);
        """,
    ),
    Scenario(
        'The server sends data of every kind',
        """
        await connected();
        io.socket.on('news', function (...given) { step(given.length, ...given); });
        for (const data of [undefined, null, 0, '', 'text', false, [1, [2]], {a: {b: null}}]) {
          await ask('post', '/blast', {event: 'news', data});
        }
        """,
    ),
    Scenario(
        'A handler is called with the raw socket as `this`',
        """
        await connected();
        io.socket.on('news', function () { note('server event', this === io.socket._raw); });
        io.socket.on('disconnect', function () { note('disconnect', this === io.socket._raw); });
        await ask('post', '/blast', {event: 'news', data: 1});
        io.socket.disconnect();
        io.socket.on('connect', function () { note('connect', this === io.socket._raw); });
        io.socket.reconnect();
        await connected();
        """,
        differs={'connect': LISTENERS},
    ),
    Scenario(
        'What a handler throws is an uncaught error',
        """
        await connected();
        io.socket.on('news', () => { step('first'); throw new RangeError('by a handler'); });
        await ask('post', '/blast', {event: 'news', data: 1});
        step('afterwards', (await ask('get', '/text'))[0]);
        """,
    ),
    Scenario(
        'Rooms, with and without the sender',
        """
        await connected();
        told(io.socket, 'news', 'other');
        await ask('post', '/rooms/kitchen/join');
        await ask('post', '/rooms/kitchen/broadcast', {event: 'news', data: {dish: 'soup'}});
        await ask('post', '/rooms/kitchen/broadcast', {event: 'news', data: 'not me', omitSelf: true});
        await ask('post', '/rooms/bar/broadcast', {event: 'other', data: 'not here'});
        await ask('post', '/rooms/kitchen/leave');
        await ask('post', '/rooms/kitchen/broadcast', {event: 'news', data: 'left'});
        """,
    ),
    Scenario(
        'Changes of records that another socket makes',
        """
        await connected();
        told(io.socket, 'order', 'customer');
        await ask('get', '/order');
        const other = io.sails.connect();
        await connected(other);
        const [made] = await asked(other, 'post', '/order', {item: 'tea'});
        await ask('get', `/order/${made.id}`);
        const [guest] = await asked(other, 'post', '/customer', {name: 'Ida'});
        await asked(other, 'patch', `/order/${made.id}`, {status: 'ready'});
        await asked(other, 'put', `/customer/${guest.id}/orders/${made.id}`);
        await asked(other, 'delete', `/order/${made.id}`);
        await ask('get', '/text');
        """,
    ),
    Scenario(
        'Handlers of every event that were bound before connecting hear it again after reconnect()',
        """
        told(io.socket, 'connect', 'disconnect', 'news');
        await connected();
        await ask('post', '/blast', {event: 'news', data: 1});
        io.socket.disconnect();
        io.socket.reconnect();
        await connected();
        await ask('post', '/blast', {event: 'news', data: 2});
        """,
    ),
    Scenario(
        'A parse error without a callback comes as an event',
        """
        await connected();
        const told = new Promise((resolve) => io.socket.on('sails:parseError', (error) => {
          note('parse error', [error.message, error.code]);
          resolve();
        }));
        io.socket._raw.emit('get', {url: ''});
        await told;
        """,
    ),
    Scenario(
        'Events of the name of methods of every object',
        """
        await connected();
        told(io.socket, 'constructor', 'toString', 'hasOwnProperty');
        for (const event of ['constructor', 'toString', 'hasOwnProperty']) {
          await ask('post', '/blast', {event, data: 1});
        }
        """,
    ),
]
