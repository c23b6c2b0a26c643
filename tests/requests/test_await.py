"""Every verb returns an object that can be awaited: it comes to the JWR, or fails with a SailsError."""

from __future__ import annotations

import pytest

# What an error shows of itself, and whether it is of the kind that people may test for.
FAILED = """async (make) => {
  try {
    const jwr = await eval(make);
    return {jwr: jwr.toPOJO()};
  } catch (error) {
    return {
      isError: error instanceof Error, isOurs: error instanceof io.sails.SailsError, name: error.name,
      code: error.code, statusCode: error.statusCode,
      message: error.message, request: [error.request.method, error.request.url], same: error.jwr.error === error,
      body: error.jwr.body, members: Object.keys(error),
    };
  }
}"""


@pytest.mark.parametrize('verb', ['get', 'post', 'put', 'patch', 'delete'])
def test_a_verb_comes_to_the_jwr(client, verb):
    found = client.run(FAILED, f'io.socket.{verb}("/echo", {{cup: 1}})')
    assert found['jwr']['statusCode'] == 200
    assert found['jwr']['body']['method'] == verb.upper()


def test_request_comes_to_the_jwr(client):
    found = client.run(FAILED, 'io.socket.request({url: "/echo", method: "put", headers: {"x-cup": "1"}})')
    assert found['jwr']['body']['headers']['x-cup'] == '1'


def test_it_can_be_awaited_twice_and_after_its_end(client):
    found = client.run("""async () => {
      const request = io.socket.get('/status/201');
      const [first, second] = [await request, await request];
      return [first === second, first === request.jwr, first.statusCode];
    }""")
    assert found == [True, True, 201]


def test_it_can_be_chained(client):
    found = client.run("""async () => {
      const told = [];
      await io.socket.get('/status/200').then((jwr) => told.push(jwr.statusCode)).finally(() => told.push('end'));
      await io.socket.get('/status/500').catch((error) => told.push(error.statusCode));
      await io.socket.get('/status/404').then(null, (error) => told.push(error.code));
      return told;
    }""")
    assert found == [200, 'end', 500, 'E_STATUS']


def test_a_status_that_is_an_error_fails_it(client):
    found = client.run(FAILED, 'io.socket.get("/status/404")')
    assert found.pop('message').startswith('Server responded with a 404 status code')
    assert found == {
        'isError': True,
        'isOurs': True,
        'name': 'Error',
        'code': 'E_STATUS',
        'statusCode': 404,
        'request': ['get', '/status/404'],
        'same': True,
        'body': {'status': 404},
        'members': ['code'],
    }


def test_the_callback_is_called_as_before_and_first(client):
    found = client.run("""async () => {
      const told = [];
      const request = io.socket.get('/status/403', (body, jwr) => told.push([body.status, jwr.error.code]));
      await request.catch(() => told.push('awaited'));
      return told;
    }""")
    assert found == [[403, 'E_STATUS'], 'awaited']


def test_many_can_be_awaited_together(client):
    found = client.run("""async () => {
      const answers = await Promise.all([201, 202, 203].map((code) => io.socket.get(`/status/${code}`)));
      return answers.map((jwr) => jwr.statusCode);
    }""")
    assert found == [201, 202, 203]


def test_one_that_nobody_awaits_complains_to_nobody(client):
    found = client.run("""async () => {
      const told = [];
      addEventListener('unhandledrejection', (event) => told.push(String(event.reason)));
      io.socket.get('/status/500');
      io.socket.get('/status/501', () => {});
      io.socket.get('/never').abort();
      await io.socket.get('/status/200');
      await new Promise((resolve) => setTimeout(resolve));
      return told;
    }""")
    assert found == []


def test_an_answer_with_an_error_can_be_written_as_json(client):
    found = client.run("""() => new Promise((resolve) => {
      io.socket.get('/status/404', (body, jwr) => resolve(JSON.stringify(jwr)));
    })""")
    assert '"statusCode":404' in found


def test_options_stand_in_the_place_of_the_callback(client):
    found = client.run(FAILED, 'io.socket.get("/echo", {cup: 1}, {headers: {"x-cup": "2"}})')
    assert found['jwr']['body']['headers']['x-cup'] == '2'


def test_a_time_limit_fails_it(client):
    found = client.run(FAILED, 'io.socket.get("/never", {}, {timeout: 20})')
    assert [found['code'], found['statusCode']] == ['E_TIMEOUT', 0]
    assert found['message'] == 'No answer to get /never within 20 ms.'
