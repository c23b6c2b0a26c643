"""A callback is called once, whatever it does, and with a JWR each time (defects 5 and 6)."""

from __future__ import annotations

from tests.defects.real_sails import ON_REAL_SAILS

pytestmark = ON_REAL_SAILS

THROWN = 'uncaught.*thrown by the page'
MEMBERS = """(loss) => new Promise((resolve) => {
  io.socket.get('/never', (error, jwr) => resolve({
    isError: jwr.error instanceof Error,
    isTheSame: jwr.error === error,
    pojo: typeof jwr.toPOJO === 'function' && jwr.toPOJO(),
    text: String(jwr),
    pipe: typeof jwr.pipe === 'function' && jwr.pipe() instanceof Error,
  }));
  io.socket.post(loss);
})"""


def test_a_callback_that_disconnects_is_called_once(client):
    """Defect 5."""
    client.run("""() => {
      window.calls = [];
      io.socket.on('disconnect', () => calls.push('disconnect'));
      io.socket.get('/echo', (body, jwr) => {
        calls.push(jwr.statusCode);
        if (io.socket.isConnected()) { io.socket.disconnect(); }
      });
    }""")
    client.wait("calls.includes('disconnect')")
    assert client.run('calls') == [200, 'disconnect']


def test_a_callback_that_throws_is_called_once(client, console):
    """Defect 5."""
    console.expect(THROWN)
    client.run("""() => {
      window.calls = 0;
      io.socket.get('/echo', () => { if (calls++ === 0) { throw new Error('thrown by the page'); } });
    }""")
    client.wait('calls > 0')
    client.run('io.socket.disconnect()')
    assert client.run('calls') == 1


def test_a_callback_that_throws_does_not_keep_the_others_from_being_told(client, console):
    """Defect 5, second sentence."""
    console.expect(THROWN)
    client.run("void io.socket.get('/never', () => { throw new Error('thrown by the page'); })")
    pending, ended = client.start('get', '/never'), client.record('disconnect')
    client.run("void io.socket.post('/drop')")
    client.wait_disconnected()
    assert [answer.status for answer in pending.answers()] == [0]
    assert len(ended.calls()) == 1


def test_the_answer_to_a_lost_request_is_a_jwr(client):
    """Defect 6."""
    found = client.run(MEMBERS, '/drop')
    assert found.pop('text').startswith('[ResponseFromSails]')
    assert found == {
        'isError': True,
        'isTheSame': True,
        'pojo': {'body': None, 'headers': {}, 'statusCode': 0},
        'pipe': True,
    }
