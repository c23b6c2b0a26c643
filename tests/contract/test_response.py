"""The answer: a JWR, and how the server's settings change what it can carry."""

from __future__ import annotations

import pytest


def test_the_callback_gets_the_body_and_the_jwr(client):
    answer = client.call('get', '/status/200')
    assert answer.body == {'status': 200}
    assert answer.jwr['body'] == {'status': 200}
    assert answer.status == 200
    assert answer.error is None


def test_headers_of_the_response_are_in_the_jwr(client):
    headers = {name.lower(): value for name, value in client.call('get', '/header').headers.items()}
    assert headers['x-contract'] == 'kept'


def test_the_session_cookie_is_not_shown_to_the_page(client):
    headers = client.call('post', '/session/count').headers
    assert 'set-cookie' not in {name.lower() for name in headers}


def test_success_and_redirection_are_no_errors(client):
    codes = [200, 201, 299, 301, 302, 304, 399]
    answers = [client.call('get', f'/status/{code}') for code in codes]
    assert [answer.status for answer in answers] == codes
    assert [answer.error for answer in answers] == [None] * len(codes)


def test_an_error_carries_the_status_and_the_body_as_indented_json(client):
    for code in (400, 401, 403, 404, 422, 500, 503):
        answer = client.call('get', f'/status/{code}')
        assert answer.status == code
        assert answer.body == {'status': code}
        assert (
            answer.error
            == f'Server responded with a {code} status code:\n```\n{{\n  "status": {code}\n}}\n```'
        )


def test_an_error_with_a_text_body_shows_it_as_json(client):
    answer = client.call('get', '/nowhere-at-all')
    assert answer.status == 404
    assert answer.body == 'Not Found'
    assert answer.error == 'Server responded with a 404 status code:\n```\n"Not Found"\n```'


@pytest.mark.page
def test_the_error_is_an_error_of_the_page(client):
    assert client.run("""() => new Promise((resolve) => io.socket.get('/status/500',
        (body, jwr) => resolve([jwr.error instanceof Error, jwr.error.name])))""") == [True, 'Error']


def test_a_text_body_stays_text(client):
    assert client.call('get', '/text').body == 'plain text'


@pytest.mark.page
def test_a_jwr_as_text(client):
    text = client.run("() => new Promise((done) => io.socket.get('/text', (body, jwr) => done(String(jwr))))")
    assert text == '[ResponseFromSails]  -- Status: 200  -- Headers: [object Object]  -- Body: plain text'


@pytest.mark.page
def test_a_jwr_as_a_plain_object(client):
    plain = client.run("""() => new Promise((done) => io.socket.get('/status/404',
        (body, jwr) => done({keys: Object.keys(jwr.toPOJO()).sort(), pojo: jwr.toPOJO(),
                             isPlain: Object.getPrototypeOf(jwr.toPOJO()) === Object.prototype})))""")
    assert plain['keys'] == ['body', 'headers', 'statusCode']
    assert plain['isPlain'] is True
    assert (plain['pojo']['body'], plain['pojo']['statusCode']) == ({'status': 404}, 404)


@pytest.mark.page
def test_pipe_answers_an_error_because_it_is_not_supported(client):
    is_error, message = client.run("""() => new Promise((done) => io.socket.get('/text',
        (body, jwr) => { const error = jwr.pipe(); done([error instanceof Error, error.message]); }))""")
    assert is_error is True
    assert 'not' in message
    assert 'support' in message


def test_status_code_is_200_when_the_server_leaves_it_out(lift, new_page):
    client = new_page(lift(send_status_code=False)).open_connected()
    answer = client.call('get', '/status/404')
    assert (answer.body, answer.status, answer.error) == ({'status': 404}, 200, None)
    assert 'X-Contract' in client.call('get', '/header').headers


@pytest.mark.page
def test_headers_are_empty_when_a_server_leaves_them_out(client):
    # Altered on its way, because sails-hook-sockets 3.0.2 crashes when sendResponseHeaders is false.
    answer = client.run("""() => new Promise((done) => {
        io.socket._raw.emit = (event, payload, acknowledge) => acknowledge({body: 'short', statusCode: 200});
        io.socket.get('/text', (body, jwr) => done({body, headers: jwr.headers, statusCode: jwr.statusCode}));
    })""")
    assert answer == {'body': 'short', 'headers': {}, 'statusCode': 200}
