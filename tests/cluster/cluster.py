"""Redis, two Sails processes, and the balancer before them."""

from __future__ import annotations

import http.client
import json
import time
from pathlib import Path

from redis import Redis

from sails_io.compiler.tools import node
from tests.support.app_options import AppOptions
from tests.support.server import LOCAL, Server
from tests.support.tools import NODE_MODULES

from . import programs, recipe
from .service import PATIENCE, Service, free_port

HERE = Path(__file__).parent
NAMES = ('a', 'b')


def redis_server(folder: Path) -> Service:
    """A Redis that keeps nothing."""
    [program] = programs.find('redis-server')
    port = free_port()
    arguments = ('--port', str(port), '--bind', LOCAL, '--save', '', '--dir', str(folder))
    return Service('redis', [program, *arguments], port, folder)


class Cluster(Server):
    """All of it; as a server, what answers at the balancer's address.

    Args:
        folder: an empty one.
        client: the client file, which the processes give at /js/dependencies/sails.io.js.

    Attributes:
        nodes: the Sails processes, by name.
        redis: the Redis between them.
    """

    kind = 'cluster'

    def __init__(self, folder: Path, client: Path) -> None:
        super().__init__(AppOptions(), folder / 'public', client)
        recipe.write(folder)
        (folder / 'node_modules').symlink_to(HERE / 'node_modules')
        self._folder = folder
        self.redis = redis_server(folder)
        self.nodes = {name: self._node(name) for name in NAMES}
        self._balancer = self._balance()

    def _node(self, name: str) -> Service:
        port = free_port()
        options = {'name': name, 'port': port, 'public': str(self.public)}
        environment = {
            'NODE_PATH': str(NODE_MODULES),
            'REDIS_URL': f'redis://{self.redis.address}',
            'SESSION_SECRET': 'known to the tests alone',
        }
        return Service(name, [node(), HERE / 'app.js', json.dumps(options)], port, self._folder, environment)

    def _balance(self) -> Service:
        [program] = programs.find('haproxy')
        port = free_port()
        environment = {
            'APP_ADDRESS': f'{LOCAL}:{port}',
            **{f'NODE_{name.upper()}': service.address for name, service in self.nodes.items()},
        }
        return Service('haproxy', [program, '-db', '-f', 'haproxy.cfg'], port, self._folder, environment)

    def _lift(self) -> int:
        for service in (self.redis, *self.nodes.values(), self._balancer):
            service.start()
        return self._balancer.port

    def stop(self) -> None:
        for service in (self._balancer, *self.nodes.values(), self.redis):
            service.stop()

    def other(self, name: str) -> str:
        """The name of the other process."""
        [other] = set(NAMES) - {name}
        return other

    def ask(self, name: str, method: str, path: str, body: object = None) -> None:
        """Make a plain HTTP request to one process, past the balancer."""
        connection = http.client.HTTPConnection(LOCAL, self.nodes[name].port, timeout=PATIENCE)
        connection.request(method, path, json.dumps(body), {'Content-Type': 'application/json'})
        answer = connection.getresponse()
        said = answer.read()
        connection.close()
        assert answer.status == 200, said

    def wait_for_both(self) -> None:
        """Wait until the balancer lets visitors through to each process."""
        end = time.monotonic() + PATIENCE
        seen: set[str] = set()
        while seen != set(NAMES):
            assert time.monotonic() < end, f'The balancer leads to {seen} alone'
            seen.add(self.http('GET', '/visits')['node'])

    def ran(self, client: str) -> list[int]:
        """The numbers of the requests of a client that ran, in the order in which they did."""
        with Redis(port=self.redis.port) as redis:
            found = redis.lrange(f'ran:{client}', 0, -1)
        assert isinstance(found, list)
        return [int(number) for number in found]
