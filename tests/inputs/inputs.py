"""Hostile inputs, as hypothesis makes them: lists of an action of the subjects and the descriptions of its values."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from sails_io.client.options import AT_ANY_TIME, OF_CONNECTION

from .hostile import TEXTS, keys, texts, values

VERBS = ('get', 'post', 'put', 'patch', 'delete')
#: What the client hands to socket.io, or reads itself.
OTHER_OPTIONS = (
    'environment',
    'strict',
    'logger',
    'protocols',
    'upgrade',
    'extraHeaders',
    'withCredentials',
    'ackTimeout',
    'retries',
    'forceNew',
    'addTrailingSlash',
)
OPTIONS = (*OF_CONNECTION, *AT_ANY_TIME, *OTHER_OPTIONS)

paths = st.sampled_from(('/echo', '/echo', '/nowhere')) | texts.map(lambda text: f'/echo{text}') | texts
functions = st.sampled_from(('function', 'returning object', 'thrower', 'asynchronous thrower')).map(
    lambda kind: {'$': kind}
)
headers = st.dictionaries(keys, values, max_size=4) | values


def _called(names: Any, *arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Calls of methods with some of these arguments, from the first on."""
    given = st.integers(0, len(arguments)).flatmap(lambda count: st.tuples(*arguments[:count])).map(list)
    return st.tuples(st.just('call'), st.sampled_from(names), given).map(list)


options_of_request = st.fixed_dictionaries(
    {'url': paths | values},
    optional={
        'method': st.sampled_from((*VERBS, 'HEAD', 'OPTIONS')) | values,
        'headers': headers,
        'data': values,
        'params': values,
        'timeout': values,
        'signal': values,
        'queue': values,
        '__proto__': values,
        'constructor': values,
    },
)
callbacks = functions | values
calls = st.one_of(
    _called(VERBS, paths | values, values, callbacks),
    _called(VERBS, paths, values),
    _called(('request',), options_of_request | values, callbacks),
    _called(('request', 'subscribe'), options_of_request),
    _called(('subscribe',), paths | values, values, callbacks),
    _called(('on', 'once', 'off'), texts | values, functions | values),
    _called(('onAny', 'offAny'), values),
    _called(
        ('intercept',),
        st.fixed_dictionaries({}, optional={'request': functions | values, 'response': functions | values})
        | values,
    ),
)
THROWERS = ({'$': 'thrower'}, {'$': 'asynchronous thrower'})
#: What may be set while the socket is connected. Where `auth` throws, the socket tries again for ever, as it has to.
changes = (
    st.tuples(st.just('set'), st.sampled_from(AT_ANY_TIME), headers)
    .filter(lambda change: change[1] != 'auth' or change[2] not in THROWERS)
    .map(list)
)
asked = calls | calls | changes


def urls(url: str) -> st.SearchStrategy[str]:
    """URLs that mean a server of this machine, if any.

    Arguments:
        url: of one that is there.
    """
    place = url.partition('://')[2]
    schemes = st.sampled_from(
        ('http://', 'ws://', 'https://', '//', '', 'HTTP://', 'ftp://', 'http:/', 'http:')
    )
    people = st.sampled_from(('', '', 'somebody@', 'a:b@', '@', ':@'))
    places = st.sampled_from(
        (place, place, '127.0.0.1', '127.0.0.1:0', '127.0.0.1:99999', '[::1]:9', '[', ':', '')
    )
    return st.builds(
        lambda *parts: ''.join(parts), schemes, people, places, texts | st.just('')
    ) | st.sampled_from(TEXTS)


def connections(url: str) -> st.SearchStrategy[list[Any]]:
    """New connections with hostile options, or to hostile URLs.

    Arguments:
        url: of a server that is there.
    """
    named = st.sampled_from(OPTIONS)
    several = st.dictionaries(named | keys, values, max_size=3)
    given = st.one_of(
        st.tuples(urls(url)),
        st.tuples(urls(url) | values, several | values),
        st.tuples(st.just(url), several),
        st.tuples(several),
    )
    return st.one_of(
        st.tuples(st.just('connect'), given.map(list)).map(list),
        st.tuples(st.sampled_from(('option', 'property')), named, values).map(list).filter(_is_property),
    )


def _is_property(given: list[Any]) -> bool:
    return given[0] == 'option' or given[1] not in OTHER_OPTIONS
