"""What is said in the console."""

from __future__ import annotations

from ..reasons import CONSOLE
from ..scenario import Scenario

SPEAKING = 'development'

SCENARIOS = [
    Scenario(
        'In development: connecting, disconnecting, reconnecting',
        """
        await connected();
        io.socket.disconnect();
        io.socket.reconnect();
        await connected();
        """,
        environment=SPEAKING,
        differs={'console': CONSOLE},
    ),
    Scenario(
        'In development: another attempt after a loss',
        """
        const socket = io.sails.connect({reconnection: true, reconnectionDelay: 20});
        await connected(socket);
        socket.post('/drop');
        await lost(socket);
        await connected(socket);
        """,
        environment=SPEAKING,
        attributes='autoConnect="false"',
        differs={'console': CONSOLE},
    ),
    Scenario(
        'In development: no server',
        """
        const socket = io.sails.connect(DEAD, {useCORSRouteToGetCookie: false});
        await new Promise((resolve) => socket.on('connect_error', resolve));
        await tick();
        """,
        environment=SPEAKING,
        attributes='autoConnect="false"',
        differs={'console': CONSOLE},
    ),
    Scenario(
        'In development: the server refuses',
        """
        const socket = io.sails.connect({query: 'refuse=1'});
        await new Promise((resolve) => ['error', 'connect_error'].map((event) => socket.on(event, resolve)));
        await tick();
        """,
        environment=SPEAKING,
        attributes='autoConnect="false"',
        differs={'console': CONSOLE},
    ),
    Scenario(
        'In production nothing is said',
        """
        await connected();
        io.socket.disconnect();
        const socket = io.sails.connect({reconnection: true, reconnectionDelay: 20});
        await connected(socket);
        socket.post('/drop');
        await lost(socket);
        await connected(socket);
        """,
    ),
    Scenario(
        'The environment can be changed at any time',
        """
        io.sails.environment = 'production';
        await connected();
        io.sails.environment = 'test';
        io.socket.disconnect();
        """,
        environment=SPEAKING,
        differs={'console': CONSOLE},
    ),
    Scenario(
        'Headers for the handshake that a browser cannot send',
        """
        const socket = io.sails.connect({initialConnectionHeaders: {'x-first': '1'}});
        await connected(socket);
        """,
        environment=SPEAKING,
        attributes='autoConnect="false"',
        differs={'console': CONSOLE},
    ),
]
