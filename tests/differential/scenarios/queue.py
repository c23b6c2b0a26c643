"""Requests and handlers from before the connection."""

from __future__ import annotations

from ..scenario import Scenario

SCENARIOS = [
    Scenario(
        'Requests from before the connection are sent in order',
        """
        for (const entry of [1, 2, 3]) { io.socket.post(journal, {entry}, () => step('answer', entry)); }
        io.socket.on('connect', () => step('connect'));
        io.socket.get('/text', (body, jwr) => step(body, jwr.statusCode));
        await connected();
        note('arrived', (await ask('get', journal))[0]);
        """,
    ),
    Scenario(
        'A request made by a handler of `connect` goes before those that wait',
        """
        io.socket.post(journal, {entry: 'waiting'});
        io.socket.on('connect', () => io.socket.post(journal, {entry: 'bound early'}));
        await until(() => !io.socket.mightBeAboutToAutoConnect());
        io.socket.on('connect', () => io.socket.post(journal, {entry: 'bound while connecting'}));
        io.socket.post(journal, {entry: 'waiting too'});
        await connected();
        note('arrived', (await ask('get', journal))[0]);
        """,
    ),
    Scenario(
        'Headers that a handler of `connect` sets go with the requests that wait',
        """
        const waiting = ask('get', '/echo');
        io.socket.on('connect', () => { io.socket.headers = {'x-token': 'fresh'}; });
        note('seen', (await waiting)[0].headers['x-token']);
        """,
    ),
    Scenario(
        'Requests made while disconnected wait for reconnect()',
        """
        await connected();
        io.socket.disconnect();
        const waiting = [1, 2].map((entry) => ask('post', journal, {entry}));
        step('asked', state());
        io.socket.reconnect();
        note('answers', (await Promise.all(waiting)).map(([body]) => body));
        note('arrived', (await ask('get', journal))[0]);
        """,
    ),
    Scenario(
        'A request made in a callback of a waiting request',
        """
        const inner = new Promise((resolve) => io.socket.post(journal, {entry: 'outer'}, () => {
          io.socket.post(journal, {entry: 'inner'}, resolve);
        }));
        io.socket.post(journal, {entry: 'second'});
        await inner;
        note('arrived', (await ask('get', journal))[0]);
        """,
    ),
    Scenario(
        'A request made when the loss is told waits for the next connection',
        """
        await connected();
        let again;
        io.socket.on('disconnect', () => { again = ask('get', '/text'); });
        io.socket.disconnect();
        io.socket.reconnect();
        await connected();
        note('answer', (await again)[0]);
        """,
    ),
    Scenario(
        'A socket that shall not connect by itself goes away, and what waits with it',
        """
        const {socket} = io;
        note('before', [typeof socket, state(socket)]);
        socket.get('/text', () => step('answered'));
        await until(() => !socket.mightBeAboutToAutoConnect());
        note('after', ['socket' in io, state(socket)]);
        io.socket = io.sails.connect();
        await connected();
        note('in its place', (await ask('get', '/text'))[0]);
        """,
        attributes='autoConnect="false"',
    ),
    Scenario(
        'A socket that was told not to connect by itself can be connected by hand',
        """
        const {socket} = io;
        socket.on('connect', () => step('connect'));
        const waiting = asked(socket, 'get', '/text');
        await until(() => !socket.mightBeAboutToAutoConnect());
        tried('reconnect', () => socket.reconnect());
        note('answer', (await waiting)[0]);
        """,
        attributes='autoConnect="false"',
    ),
]
