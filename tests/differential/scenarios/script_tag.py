"""The attributes of the library's script tag, and its address."""

from __future__ import annotations

from ..reasons import TAGS
from ..scenario import Scenario

READ = """
  const {autoConnect, reconnection, environment, headers, url, transports, path} = io.sails;
  note('io.sails', {autoConnect, reconnection, environment, headers, url, transports, path});
"""


def reading(name: str, attributes: str, **parts: str) -> Scenario:
    """A page that looks what became of these attributes."""
    return Scenario(name, READ, attributes=attributes, **{'environment': '', **parts})  # type: ignore[arg-type]


def wrong(name: str, attributes: str, connects: bool = False) -> Scenario:
    """A page whose attributes cannot be used."""
    return Scenario(
        name,
        """
        note('io.sails', typeof (window.io || {}).sails);
        if (window.io && io.sails && io.sails.autoConnect) { await connected(); }
        """,
        attributes=attributes,
        before="window.SAILS_LOCALS = {_environment: 'production'};",
        environment='',
        differs={'io.sails': TAGS, 'uncaught errors': TAGS, **({'connections': TAGS} if connects else {})},
    )


SCENARIOS = [
    reading(
        'All attributes, as JSON',
        """autoConnect="false" reconnection="true" environment="production" headers='{"x-token": "7"}'
        url="http://elsewhere.test" transports='["polling", "websocket"]' path="/live" """,
    ),
    reading(
        'All attributes, with data-',
        """data-autoConnect="false" data-reconnection="true" data-environment="staging" data-headers='{"x": "7"}'
        data-url="http://elsewhere.test" data-transports='["polling"]' data-path="/live" """,
    ),
    reading(
        'With data- wins, unless it is empty',
        """autoConnect="false" data-autoConnect="" path="/plain" data-path="/data" environment="one"
        data-environment="" url="http://a.test" data-url="http://b.test" """,
    ),
    reading(
        'Values that are no JSON are text', 'autoConnect="false" reconnection="yes" path="a b" url="{no json"'
    ),
    reading('Case of attributes does not matter', 'AUTOCONNECT="false" Data-Path="/live"'),
    reading('Empty attributes', 'autoConnect="false" reconnection="" path="" environment="" url=""'),
    reading('Numbers, null and the like', 'autoConnect="false" reconnection="7" path="null" transports="[]"'),
    Scenario(
        'An empty autoConnect means true',
        READ + 'await connected();',
        attributes='autoConnect',
    ),
    Scenario(
        'The attributes take effect',
        """
        await connected();
        note('as read', [io.socket.reconnection, io.socket.headers]);
        note('seen', (await ask('get', '/echo'))[0].headers['x-token']);
        """,
        attributes="""reconnection="true" headers='{"x-token": "7"}'""",
    ),
    wrong('Text for autoConnect', 'autoConnect="no"', connects=True),
    wrong('A number for environment', 'autoConnect="false" environment="7"'),
    wrong('Text for headers', 'autoConnect="false" headers="x-token: 7"'),
    wrong('A list for headers', """autoConnect="false" headers='["x"]'"""),
    wrong('A number for url', 'autoConnect="false" url="42"'),
    reading('null for headers', 'autoConnect="false" headers="null"'),
    reading(
        'SAILS_LOCALS of production',
        'autoConnect="false"',
        before="window.SAILS_LOCALS = {_environment: 'production'};",
    ),
    reading(
        'SAILS_LOCALS of staging',
        'autoConnect="false"',
        before="window.SAILS_LOCALS = {_environment: 'staging'};",
    ),
    reading(
        'SAILS_LOCALS of development',
        'autoConnect="false"',
        before="window.SAILS_LOCALS = {_environment: 'test'};",
    ),
    reading(
        'SAILS_LOCALS without an environment', 'autoConnect="false"', before='window.SAILS_LOCALS = null;'
    ),
    reading('A file of the name .min.js means production', 'autoConnect="false"', file='sails.io.min.js'),
    reading('The fragment #production', 'autoConnect="false"', file='sails.io.js#production'),
    reading(
        'The attribute wins over the name of the file',
        'autoConnect="false" environment="development"',
        file='sails.io.min.js',
    ),
]
