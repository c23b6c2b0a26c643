"""Listeners stay bound until they are taken off, and stay away afterwards (defects 3 and 4)."""

from __future__ import annotations

from tests.defects.real_sails import ON_REAL_SAILS

pytestmark = ON_REAL_SAILS

BIND = """
  window.gone = () => heard.push('gone');
  io.socket.on('news', gone).on('news', () => heard.push('kept'));
"""


def blast(page):
    """Let every listener of `news` be called."""
    page.call('post', '/blast', {'event': 'news', 'data': 'told'})


def test_a_listener_from_before_the_connection_that_was_taken_off_does_not_come_back(prepared, again):
    """Defect 3, `off`."""
    page = prepared(BIND).wait_connected()
    page.run("io.socket.off('news', gone)")
    blast(again(page))
    page.wait("heard.includes('kept')")
    assert page.run('heard') == ['kept']


def test_listeners_from_before_the_connection_do_not_come_back_after_remove_all_listeners(prepared, again):
    """Defect 3, `removeAllListeners`."""
    page = prepared(BIND).wait_connected()
    page.run('io.socket.removeAllListeners()')
    again(page)
    later = page.record('news')
    blast(page)
    later.wait()
    assert page.run('heard') == []


def test_a_listener_bound_while_connected_outlives_a_reconnect(client, again):
    """Defect 3, second sentence."""
    early = client.record('news')
    again(client)
    later = client.record('news')
    blast(client)
    assert later.wait() == [['told']]
    assert early.calls() == [['told']]


def test_off_without_a_function_forgets_all_listeners_while_connected(client):
    """Defect 3, third sentence."""
    first, second = client.record('news'), client.record('news')
    client.run("io.socket.off('news')")
    later = client.record('news')
    blast(client)
    later.wait()
    assert (first.calls(), second.calls()) == ([], [])


def test_off_without_a_function_forgets_all_listeners_before_the_connection(prepared):
    """Defect 3, third sentence."""
    page = prepared(f"{BIND} io.socket.off('news').on('news', () => heard.push('later'));").wait_connected()
    blast(page)
    page.wait("heard.includes('later')")
    assert page.run('heard') == ['later']


def test_requests_in_flight_are_told_of_the_loss_after_remove_all_listeners(client):
    """Defect 4."""
    pending = client.start('get', '/never')
    client.run('io.socket.removeAllListeners()')
    ended = client.record('disconnect')
    client.run('io.socket.disconnect()')
    ended.wait()
    assert [answer.status for answer in pending.answers()] == [0]
