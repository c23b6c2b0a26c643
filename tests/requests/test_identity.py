"""`auth`, `query` and `headers` as values or functions, read afresh at each connect or request."""

from __future__ import annotations

import pytest

RECONNECTING = (
    'io.sails.reconnection = true; io.sails.reconnectionDelay = 20; io.sails.randomizationFactor = 0;'
)
FALL = """() => new Promise((resolve) => {
  io.socket.once('connect', resolve);
  io.socket._raw.io.engine.close();
})"""
WAYS = pytest.mark.parametrize('way', ['', 'async '], ids=['at once', 'asynchronously'])


def queries(page):
    """The query of each handshake."""
    return [connection.query for connection in page.frames.connections]


def greetings(page):
    """The packets with which it asked to be let in."""
    return [
        text for connection in page.frames.connections for text in connection.sent if text.startswith('40')
    ]


@WAYS
def test_headers_are_read_at_each_request(online, way):
    online.run(
        f"() => {{ let count = 0; io.socket.headers = {way}() => ({{'x-token': `${{count += 1}}`}}); }}"
    )
    tokens = [online.call('get', '/echo').body['headers']['x-token'] for _ in range(3)]
    assert tokens == ['1', '2', '3']


def test_a_header_of_the_request_itself_wins(online):
    online.run("() => { io.socket.headers = () => ({'x-token': 'common'}); }")
    answer = online.call('request', {'url': '/echo', 'headers': {'x-token': 'own'}})
    assert answer.body['headers']['x-token'] == 'own'


def test_headers_that_cannot_be_had_end_that_request_alone(online):
    found = online.run("""async () => {
      let fails = true;
      io.socket.headers = async () => { if (fails) throw new Error('no token'); return {}; };
      const first = await io.socket.get('/echo').catch((error) => [error.code, error.cause.message]);
      fails = false;
      return [first, (await io.socket.get('/echo')).statusCode];
    }""")
    assert found == [['E_NOT_SENT', 'no token'], 200]


@WAYS
def test_a_query_is_read_at_each_connect(blank, way):
    blank.open_connected(
        settings=f'{RECONNECTING} window.count = 0; io.sails.query = {way}() => `token=${{window.count += 1}}`;'
    )
    blank.run(FALL)
    blank.wait('window.count === 2 && io.socket.isConnected()')
    blank.run('io.socket.disconnect(), io.socket.reconnect()')
    blank.wait('window.count === 3')
    blank.wait_connected()
    assert [query['token'] for query in queries(blank)] == ['1', '2', '3']
    assert all('__sails_io_sdk_version' in query for query in queries(blank))


def test_a_query_that_cannot_be_had_gives_the_connection_up(blank):
    blank.open(
        settings="""
      window.told = [];
      io.sails.query = async () => { throw new Error('no token'); };
      io.socket.on('connect_error', (error) => told.push(error.message));
      io.socket.get('/echo', (error, jwr) => told.push([error.code, error.cause.message]));
    """
    )
    blank.wait('told.length === 2')
    assert blank.run('told') == ['no token', ['E_NOT_CONNECTED', 'no token']]
    blank.run("() => { io.socket.query = {token: 'now there is one'}; io.socket.reconnect(); }")
    blank.wait_connected()


@pytest.mark.parametrize(
    'auth',
    ["{token: 'secret'}", "() => ({token: 'secret'})", "async () => ({token: 'secret'})"],
    ids=['object', 'function', 'asynchronous function'],
)
def test_auth_is_sent_when_connecting(blank, auth):
    blank.open_connected(settings=f'io.sails.auth = {auth};')
    assert greetings(blank) == ['40{"token":"secret"}']


def test_auth_is_read_at_each_connect(blank):
    blank.open_connected(
        settings=f'{RECONNECTING} let count = 0; io.sails.auth = () => ({{count: count += 1}});'
    )
    blank.run(FALL)
    assert greetings(blank) == ['40{"count":1}', '40{"count":2}']


def test_auth_that_cannot_be_had_is_asked_for_again_where_the_page_reconnects(blank):
    blank.open_connected(
        settings=f"""{RECONNECTING}
      window.told = [];
      let count = 0;
      io.socket.on('connect_error', (error) => told.push(error.message));
      io.sails.auth = () => {{ count += 1; if (count < 3) throw new Error(`no token yet ${{count}}`); return {{}}; }};
    """
    )
    assert blank.run('told') == ['no token yet 1', 'no token yet 2']


@WAYS
def test_auth_that_cannot_be_had_gives_the_connection_up_elsewhere(blank, way):
    blank.open(
        settings="""
      window.told = [];
      io.sails.auth = WAY() => { throw new Error('no token'); };
      io.socket.on('connect_error', (error) => told.push(error.message));
    """.replace('WAY', way)
    )
    blank.wait('told.length === 1')
    assert blank.run('[told, io.socket.status]') == [['no token'], 'disconnected']


def test_options_of_socket_io_are_passed_on(blank):
    blank.open_connected(settings="io.sails.timestampRequests = true; io.sails.timestampParam = 'when';")
    assert 'when' in queries(blank)[0]


def test_options_that_would_break_the_contract_are_not(blank):
    found = blank.open(settings='io.sails.autoConnect = false;').run("""async () => {
      const options = {retries: 3, ackTimeout: 10, forceNew: false};
      const [one, two] = [io.sails.connect(location.origin, options), io.sails.connect(location.origin, options)];
      await Promise.all([one.ready(), two.ready()]);
      const shared = one._raw.io === two._raw.io;
      const {retries, ackTimeout} = one._raw._opts || {};
      return [shared, retries, ackTimeout];
    }""")
    assert found == [False, None, None]


def test_the_page_has_a_logger_of_its_own(blank):
    blank.open_connected(
        settings="""
      window.lines = [];
      io.sails.environment = 'development';
      io.sails.logger = {log: (line) => lines.push(line), warn: (line) => lines.push(line)};
    """
    )
    assert any('Now connected to' in line for line in blank.run('lines'))


def test_no_logger_is_silence(blank, console):
    said = []
    blank.page.on('console', lambda message: said.append(message.text))
    blank.open_connected(settings="io.sails.environment = 'development'; io.sails.logger = null;")
    assert said == []


def test_a_query_that_cannot_be_had_is_asked_for_again_where_the_page_reconnects(blank):
    blank.open_connected(
        settings=f"""{RECONNECTING}
      window.told = [];
      let count = 0;
      io.socket.on('connect_error', (error) => told.push(error.message));
      io.sails.query = async () => {{ count += 1; if (count < 3) throw new Error(`not yet ${{count}}`); return ''; }};
    """
    )
    assert blank.run('told') == ['not yet 1', 'not yet 2']


def test_a_query_that_cannot_be_had_when_the_page_wakes_up_is_asked_for_again(blank):
    blank.open_connected(
        settings="""
      io.sails.reconnection = true; io.sails.reconnectionDelay = 60000; io.sails.randomizationFactor = 0;
      window.count = 0;
      io.sails.query = async () => {
        count += 1;
        if (count === 2) { io.socket._raw.io.reconnectionDelay(20); throw new Error('no network yet'); }
        return '';
      };
    """
    )
    blank.run('() => { io.socket._raw.io.engine.close(); }')
    blank.wait("io.socket.status === 'reconnecting'")
    blank.run("() => { dispatchEvent(new Event('online')); }")
    blank.wait('count === 3')
    blank.wait_connected()


def test_a_query_is_read_where_the_page_connects_the_raw_socket(blank):
    blank.open_connected(settings='window.count = 0; io.sails.query = () => ({count: window.count += 1});')
    blank.run('() => { io.socket.disconnect(); io.socket._raw.connect(); }')
    blank.wait_connected()
    assert [query['count'] for query in queries(blank)] == ['1', '2']


def test_who_connects_the_raw_socket_twice_is_asked_once_and_still_reconnects(blank):
    # socket.io takes no notice of the second; it was asked who it is, and its connection then took the place of the
    # attempt that socket.io waited for: from there on it tried no more.
    blank.open_connected(
        settings=f"""{RECONNECTING}
      window.asked = [];
      window.isSlow = false;
      io.sails.auth = () => (isSlow ? new Promise((give) => asked.push(() => give({{}}))) : {{}});
    """
    )
    asked = blank.run("""async () => {
      const raw = io.socket._raw;
      io.socket.disconnect();
      isSlow = true;
      raw.connect();
      const opened = new Promise((resolve) => raw.io.once('open', resolve));
      asked[0]();
      await null;
      raw.connect();
      await opened;
      isSlow = false;
      raw.io.engine.close();
      asked.slice(1).forEach((give) => give());
      await new Promise((resolve) => raw.once('connect', resolve));
      return asked.length;
    }""")
    assert asked == 1
    blank.run(FALL)


def test_what_goes_with_requests_and_the_next_connection_can_be_set_at_any_time(online, ends):
    online.run("""() => {
      Object.assign(io.socket, {requestTimeout: 30, queueLimit: 1, queueTimeout: 50, lostAfter: 10, auth: {a: 1}});
      note('slow', io.socket.get('/never'));
    }""")
    assert ends(online, 1) == {'slow': ['E_TIMEOUT']}
    assert 'Cannot change' in online.thrown("io.socket.transports = ['polling']")
    online.run('() => { io.socket.disconnect(); io.socket.reconnect(); }')
    online.wait_connected()
    assert greetings(online)[-1] == '40{"a":1}'


def test_options_of_socket_io_that_this_library_does_not_know_are_passed_on(blank):
    blank.open(settings='io.sails.autoConnect = false;').run("""async () => {
      await io.sails.connect(location.origin, {timestampRequests: true, timestampParam: 'own'}).ready();
    }""")
    assert 'own' in queries(blank)[-1]


def test_auth_that_comes_after_the_connection_fell_is_nobodys(blank):
    blank.open_connected(
        settings=f"""{RECONNECTING}
      window.asked = [];
      io.sails.auth = () => new Promise((...ends) => {{
        if (asked.push(ends) !== 2) ends[0]({{}});
      }});
    """
    )
    blank.run(
        """() => {
      window.falls = 0;
      io.socket.on('disconnect', () => { falls += 1; });
      io.socket._raw.io.engine.close();
    }"""
    )
    blank.wait('asked.length === 2')
    blank.run("() => { dispatchEvent(new Event('online')); }")
    blank.wait_connected()
    blank.run("() => { const [give, refuse] = asked[1]; give({token: 'late'}); refuse(new Error('late')); }")
    assert blank.call('get', '/slow/30').status == 200
    assert blank.run('[falls, asked.length]') == [1, 3]


@pytest.mark.parametrize('option', ['auth', 'query'])
@WAYS
def test_attempts_that_fail_by_the_page_itself_are_counted(blank, option, way):
    blank.open(
        settings=f"""{RECONNECTING}
      window.told = [];
      window.count = 0;
      io.sails.reconnectionAttempts = 2;
      io.sails.{option} = {way}() => {{ count += 1; throw new Error('signed out'); }};
      for (const event of ['connect_error', 'reconnect_attempt', 'reconnect', 'reconnect_failed'])
        io.socket.on(event, () => told.push(event));
      window.ready = io.socket.ready().catch((error) => told.push(error.code));
    """
    )
    blank.wait("told.includes('E_NOT_CONNECTED')")
    attempt = ['reconnect_attempt', 'connect_error']
    assert blank.run('told') == ['connect_error', *attempt, *attempt, 'reconnect_failed', 'E_NOT_CONNECTED']
    assert blank.run('[count, io.socket.status]') == [3, 'disconnected']


def test_a_query_of_a_wrong_type_breaks_the_promise_of_ready(offline):
    found = offline.run("""() => io.sails.connect(location.origin, {query: () => 42}).ready()
        .catch((error) => error.code)""")
    assert found == 'E_NOT_CONNECTED'
