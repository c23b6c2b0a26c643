"""The verbs: each sends its method, its URL as given, and its data as the virtual body."""

from __future__ import annotations

import pytest

VERBS = ['get', 'post', 'put', 'patch', 'delete']
WITH_BODY = ['post', 'put', 'patch', 'delete']


def test_a_verb_reaches_the_server_as_its_method(client):
    seen = {verb: client.call(verb, '/echo', {'item': 'tea'}).body for verb in VERBS}
    assert {verb: body['method'] for verb, body in seen.items()} == {verb: verb.upper() for verb in VERBS}
    assert {body['path'] for body in seen.values()} == {'/echo'}
    assert {body['isSocket'] for body in seen.values()} == {True}


def test_data_of_a_verb_is_the_body(client):
    data = {'item': 'tea', 'quantity': 2, 'notes': {'sugar': None, 'milk': [1, 2.5, True]}}
    assert {verb: client.call(verb, '/echo', data).body['body'] for verb in WITH_BODY} == dict.fromkeys(
        WITH_BODY, data
    )


@pytest.mark.page
def test_data_may_be_left_out(client):
    assert [client.call(verb, '/echo').body['method'] for verb in VERBS] == [verb.upper() for verb in VERBS]
    assert [packet.arguments[1]['data'] for packet in client.frames.requests()] == [{}] * len(VERBS)


@pytest.mark.page
def test_data_of_a_get_goes_in_data_and_not_in_the_url(client):
    client.call('get', '/echo?sort=item', {'status': 'new'})
    event, payload = client.frames.requests()[-1].arguments
    assert event == 'get'
    assert payload['url'] == '/echo?sort=item'
    assert payload['data'] == {'status': 'new'}


def test_query_of_the_url_reaches_the_server(client):
    assert client.call('get', '/echo?sort=item&limit=3').body['query'] == {'sort': 'item', 'limit': '3'}


@pytest.mark.page
def test_an_array_is_sent_as_an_array(client):
    data = [{'item': 'tea'}, 2, None]
    verbs = ['post', 'put', 'patch']  # Sails itself makes an object of an array in a DELETE
    assert {verb: client.call(verb, '/echo', data).body['body'] for verb in verbs} == dict.fromkeys(
        verbs, data
    )
    client.call('delete', '/echo', data)
    assert client.frames.requests()[-1].arguments[1]['data'] == data


def test_request_takes_params_and_data_alike(client):
    for alias in ('params', 'data'):
        seen = client.call('request', {'method': 'post', 'url': '/echo', alias: {'item': 'tea'}}).body
        assert (seen['method'], seen['body']) == ('POST', {'item': 'tea'})


def test_request_defaults_to_get(client):
    assert client.call('request', {'url': '/echo'}).body['method'] == 'GET'


@pytest.mark.page
def test_request_takes_the_method_in_any_case(client):
    methods = ['POST', 'Post', 'post', 'pOsT']
    seen = [client.call('request', {'url': '/echo', 'method': method}).body['method'] for method in methods]
    assert seen == ['POST'] * len(methods)
    assert [packet.arguments[0] for packet in client.frames.requests()] == ['post'] * len(methods)


def test_request_knows_the_other_methods_of_the_server(client):
    methods = ['options', 'head']
    assert [client.call('request', {'url': '/echo', 'method': method}).status for method in methods] == [
        200,
        200,
    ]


def test_a_request_without_a_callback_is_made(client, server):
    before = server.http('GET', '/journal/no-callback')
    client.send('post', '/journal/no-callback', {'entry': 'made'})
    client.call('get', '/echo')
    assert server.http('GET', '/journal/no-callback') == [*before, 'made']


def test_text_of_every_alphabet_survives(client):
    text = 'Grüße — こんにちは — 👋 \u2028 "quoted" \\ </script>'
    assert client.call('post', '/echo', {'text': text}).body['body'] == {'text': text}


def test_requests_in_flight_together_are_answered_each(client):
    slow, quick = client.start('get', '/slow/50'), client.start('get', '/slow/0')
    assert (slow.answer().body, quick.answer().body) == ({'waited': 50}, {'waited': 0})
    assert len(slow.answers()) == len(quick.answers()) == 1
