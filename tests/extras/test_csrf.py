"""With `security.csrf` a request that may change something needs a token: fetched by HTTP, sent, fetched again."""

from __future__ import annotations

import pytest

#: What the browser asks over HTTP, and what the socket sends with its requests.
WATCH = """
  window.fetched = [];
  window.tokens = [];
  window.real = fetch;
  window.fetch = (url, options) => {
    fetched.push(new URL(url, location).pathname);
    return (window.instead || real)(url, options);
  };
  io.socket.intercept({request: (packet) => {
    tokens.push([packet.method, packet.url, packet.headers['x-csrf-token']]);
  }});
"""
SPOIL = """
  // The next token is one that the server does not take.
  window.instead = async () => { instead = null; return new Response('{"_csrf": "stale"}'); };
"""


@pytest.fixture
def csrf_server(lift):
    """The contract app with `security.csrf`."""
    return lift(csrf=True)


@pytest.fixture
def visitor(extended, csrf_server, new_page):
    """A page of a visitor who has had a page of the app before, and with it a session."""
    first = new_page(csrf_server).open(attributes='autoConnect="false"')
    first.run("fetch('/session')")
    return extended(of=csrf_server)


@pytest.fixture
def guarded(visitor):
    """A page whose socket sends the token."""
    visitor.run(f'() => {{ window.remove = io.socket.csrf(); {WATCH} }}')
    return visitor


def test_without_a_token_it_is_refused(visitor, ends):
    visitor.run("() => { note('one', 'post', '/session/count'); }")
    assert ends(visitor, 2) == {'one': ['E_STATUS', 'E_STATUS']}


@pytest.mark.parametrize('method', ['post', 'put', 'patch', 'delete'])
def test_a_token_is_fetched_and_sent(guarded, ends, method):
    guarded.run("(method) => { note('one', method, '/answer/ok'); }", method)
    assert ends(guarded, 2) == {'one': [200, 200]}
    assert guarded.run('fetched') == ['/csrfToken']
    assert guarded.run('tokens[0][2].length') > 20


@pytest.mark.parametrize('method', ['get', 'head', 'options'])
def test_reading_needs_none(guarded, ends, method):
    guarded.run("(method) => { note('one', method, '/answer/ok'); }", method)
    assert ends(guarded, 2) == {'one': [200, 200]}
    assert guarded.run('[fetched, tokens[0].length, tokens[0][2]]') == [[], 3, None]


def test_the_token_is_good_for_many(guarded, ends):
    guarded.run("""async () => {
      for (let number = 0; number < 5; number += 1) await note('later', 'post', '/session/count');
    }""")
    guarded.run(
        "() => { for (let number = 0; number < 20; number += 1) note('at once', 'post', '/session/count'); }"
    )
    assert ends(guarded, 50) == {'later': [200] * 10, 'at once': [200] * 40}
    assert guarded.run('fetched') == ['/csrfToken']
    assert guarded.run('tokens.length') == 26


def test_those_that_ask_at_once_share_the_first_fetch(guarded, ends):
    guarded.run("() => { for (const name of 'abcde') note(name, 'put', '/answer/ok'); }")
    assert ends(guarded, 10) == {name: [200, 200] for name in 'abcde'}
    assert guarded.run('fetched') == ['/csrfToken']


def test_a_reconnect_wants_another_token(guarded, ends):
    guarded.run("() => note('before', 'post', '/session/count')")
    guarded.run('() => new Promise((resolve) => { io.socket.once("connect", resolve); fall(); })')
    guarded.run("() => note('after', 'post', '/session/count')")
    assert ends(guarded, 4) == {'before': [200, 200], 'after': [200, 200]}
    assert guarded.run('fetched') == ['/csrfToken', '/csrfToken']


def test_one_asked_without_a_connection_gets_its_token_when_there_is_one(guarded, ends):
    guarded.run("""() => {
      io.socket.disconnect();
      note('one', 'post', '/session/count');
      window.early = fetched.length;
      io.socket.reconnect();
    }""")
    assert ends(guarded, 2) == {'one': [200, 200]}
    assert guarded.run('[early, fetched.length]') == [0, 1]


def test_a_token_that_is_refused_is_fetched_once_more(guarded, ends):
    guarded.run(f"() => {{ {SPOIL} note('one', 'post', '/session/count'); }}")
    assert ends(guarded, 2) == {'one': [200, 200]}
    assert guarded.run('fetched') == ['/csrfToken', '/csrfToken']
    assert guarded.run('tokens.length') == 3
    assert guarded.call('get', '/session').body == {'count': 1}


def test_those_that_are_refused_together_share_the_second_fetch(guarded, ends):
    guarded.run(f"() => {{ {SPOIL} for (const name of 'abcde') note(name, 'post', '/session/count'); }}")
    assert ends(guarded, 10) == {name: [200, 200] for name in 'abcde'}
    assert guarded.run('fetched') == ['/csrfToken', '/csrfToken']


def test_a_403_of_the_application_is_handed_over_after_one_more_try(guarded, ends):
    guarded.run("() => { note('one', 'post', '/answer/forbidden'); }")
    assert ends(guarded, 2) == {'one': ['E_STATUS', 'E_STATUS']}
    assert [line[:2] for line in guarded.run('tokens')[:-1]] == [['post', '/answer/forbidden']] * 2


def test_other_errors_are_handed_over_at_once(guarded, ends):
    guarded.run("() => { note('one', 'post', '/answer/teapot'); note('two', 'get', '/answer/forbidden'); }")
    assert ends(guarded, 4) == {'one': ['E_STATUS'] * 2, 'two': ['E_STATUS'] * 2}
    assert guarded.run('[fetched.length, tokens.length]') == [1, 3]


FAILURES = {
    'a route that is not there': ("new Response('', {status: 404})", 'it answered with the status 404'),
    'an answer without a token': ("new Response('{}')", 'its answer has no `_csrf`'),
    'an answer that is nothing': ("new Response('null')", ''),
    'an answer that is no JSON': ("new Response('<html>')", 'JSON'),
    'a network that fails': ("Promise.reject(new TypeError('no network'))", 'no network'),
}


@pytest.mark.parametrize(('answer', 'why'), FAILURES.values(), ids=FAILURES.keys())
def test_where_no_token_is_to_be_had_the_error_says_so_and_the_next_tries_again(guarded, answer, why):
    found = guarded.run(f"""async () => {{
      window.instead = async () => {{ instead = null; return {answer}; }};
      const told = await io.socket.post('/session/count').catch((error) => [error.code, error.message, error.cause]);
      const status = (await io.socket.post('/session/count')).statusCode;
      return [told[0], told[1], told[2].code, told[2].message, status];
    }}""")
    code, message, cause, reason, status = found
    assert (code, cause, status) == ('E_NOT_SENT', 'E_CSRF', 200)
    assert reason.startswith(f'No CSRF token from {guarded.server.url}/csrfToken: ')
    assert why in reason
    assert reason in message
    assert guarded.run('fetched.length') == 2


def test_a_403_is_what_it_was_when_no_other_token_is_to_be_had(guarded, ends):
    guarded.run("""() => {
      const answers = ['{"_csrf": "stale"}', '{}'];
      window.instead = async () => new Response(answers.shift());
      note('one', 'post', '/session/count');
    }""")
    guarded.wait('ends.one && ends.one.length === 2')
    guarded.run('() => { instead = null; }')
    assert ends(guarded, 2) == {'one': ['E_STATUS', 'E_STATUS']}


def test_a_server_that_never_gives_one_holds_up_nobody_for_ever(guarded, ends):
    guarded.run("""() => {
      const {setTimeout: set} = window;
      window.setTimeout = (fn, milliseconds) => set(fn, milliseconds === 10000 ? 20 : milliseconds);
      window.instead = (url, {signal}) => new Promise((_, reject) => {
        instead = null;
        signal.addEventListener('abort', () => reject(signal.reason));
      });
      note('one', 'post', '/session/count');
      note('two', 'get', '/session');
    }""")
    assert ends(guarded, 4) == {'one': ['E_NOT_SENT'] * 2, 'two': [200, 200]}


def test_a_page_that_gives_up_sends_nothing_more(guarded, ends):
    guarded.run(f"""() => {{
      {SPOIL}
      const spoilt = instead;
      window.instead = async () => {{
        const answer = await spoilt();
        window.instead = () => new Promise((resolve) => {{
          window.give = () => resolve(new Response('{{"_csrf": "x"}}'));
        }});
        return answer;
      }};
      window.one = note('one', 'post', '/session/count');
    }}""")
    guarded.wait('window.give')
    guarded.run('() => { one.abort(); instead = null; give(); }')
    assert ends(guarded, 2) == {'one': ['E_ABORTED', 'E_ABORTED']}
    assert [packet.arguments[0] for packet in guarded.frames.requests()] == ['post', 'get']


def test_another_route_can_be_named(visitor, ends):
    visitor.run(f"() => {{ {WATCH} io.socket.csrf({{route: '/own/token'}}); }}")
    visitor.run("""() => {
      window.instead = (url, options) => real('/csrfToken', options);
      note('one', 'post', '/session/count');
    }""")
    assert ends(visitor, 2) == {'one': [200, 200]}
    assert visitor.run('fetched') == ['/own/token']


def test_it_can_be_ended(guarded, ends):
    guarded.run("() => { remove(); note('one', 'post', '/session/count'); }")
    assert ends(guarded, 2) == {'one': ['E_STATUS', 'E_STATUS']}
    assert guarded.run('[fetched.length, tokens.length]') == [0, 2]


def test_with_retries_each_does_its_part(guarded, ends):
    guarded.run(f"""() => {{
      io.socket.retry({{delay: 1}});
      {SPOIL}
      const detours = ['/status/503', '/status/503'];
      io.socket.intercept({{request: (packet) => {{
        if (packet.method === 'put' && detours.length) Object.assign(packet, {{method: 'get', url: detours.shift()}});
      }}}});
      note('one', 'put', '/answer/ok');
      note('two', 'post', '/session/count');
    }}""")
    assert ends(guarded, 4) == {'one': [200, 200], 'two': [200, 200]}


def test_where_the_server_checks_none_nothing_is_sent(extended, ends):
    page = extended()
    page.run(f"() => {{ io.socket.csrf(); {WATCH} note('one', 'post', '/session/count'); }}")
    assert ends(page, 2) == {'one': [200, 200]}
    assert page.run('tokens[0]') == ['post', '/session/count', None]


@pytest.mark.parametrize(
    ('options', 'named'), [("'/csrfToken'", 'object of options'), ('{route: 7}', '`route`')]
)
def test_options_that_cannot_be_used_are_refused(visitor, options, named):
    message = visitor.thrown(f'io.socket.csrf({options})')
    assert named in message
    assert 'Usage: io.socket.csrf' in message
