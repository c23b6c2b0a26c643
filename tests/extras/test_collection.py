"""A collection has the records of a model, and follows what becomes of them on the server."""

from __future__ import annotations


def order(server, item, **values):
    """Have another visitor order something."""
    return server.http('POST', '/order', {'item': item, **values})


def begin(live, model='order', criteria=None):
    """Make a collection, and wait for its records, for which it asks twice."""
    live.run(
        """async ([model, criteria]) => {
      const made = watch(model, criteria);
      await made.request;
      await made.request;
      asked = [];
    }""",
        [model, criteria],
    )


def test_it_loads_all_records_although_the_server_gives_thirty(live, server):
    for number in range(35):
        order(server, f'cup {number}')
    begin(live)
    assert live.run('texts()') == [f'cup {number}' for number in range(35)]
    assert live.run('[loads, told, errors]') == [1, [], []]
    assert live.run('live.get(7).item') == 'cup 6'
    assert live.run("[live.get('7') === live.get(7), live.get(99)]") == [True, None]


def test_it_follows_what_others_do(live, server):
    order(server, 'tea')
    begin(live)
    order(server, 'milk')
    server.http('PATCH', '/order/1', {'item': 'green tea'})
    server.http('DELETE', '/order/2')
    live.wait('told.length === 3')
    told = live.run("""told.map(({verb, id, record, previous}) =>
      [verb, id, record && record.item, previous && previous.item])""")
    assert told == [
        ['created', 2, 'milk', None],
        ['updated', 1, 'green tea', 'tea'],
        ['destroyed', 2, None, 'milk'],
    ]
    assert live.run('[texts(), live.items[0].status]') == [['green tea'], 'new']


def test_items_are_replaced_and_never_changed(live, server):
    order(server, 'tea')
    order(server, 'milk')
    begin(live)
    live.run(
        '() => { window.seen = [live.items, live.get(1), live.get(2)]; window.text = JSON.stringify(seen); }'
    )
    server.http('PATCH', '/order/1', {'item': 'green tea'})
    live.wait('told.length === 1')
    assert live.run('JSON.stringify(seen) === text')
    assert live.run('[seen[0] === live.items, seen[1] === live.get(1), seen[2] === live.get(2)]') == [
        False,
        False,
        True,
    ]


def test_what_the_page_does_by_it_is_in_it_when_it_is_answered(live, server):
    begin(live)
    found = live.run("""async () => {
      const made = await live.create({item: 'tea'});
      const after = texts();
      const changed = await live.update(made.body.id, {item: 'green tea'});
      const then = texts();
      const gone = await live.destroy(made.body.id);
      return [made.statusCode, after, changed.body.item, then, gone.body.item, texts()];
    }""")
    assert found == [200, ['tea'], 'green tea', ['green tea'], 'green tea', []]
    assert live.run('brief()') == ['created 1', 'updated 1', 'destroyed 1']
    assert live.run('asked') == ['post /order', 'patch /order/1', 'delete /order/1']


def test_what_it_cannot_do_changes_nothing(live, server):
    order(server, 'tea')
    begin(live)
    found = live.run("""() => Promise.all([
      live.create({}), live.update(99, {item: 'none'}), live.destroy(99),
    ].map((request) => request.catch((error) => error.statusCode)))""")
    assert found == [400, 404, 404]
    assert live.run('[texts(), told, errors]') == [['tea'], [], []]


def test_what_a_page_does_is_told_to_the_others(live, server, extended):
    begin(live)
    other = extended()
    other.run("() => io.socket.collection('order').create({item: 'tea'}).then(() => {})")
    live.wait('told.length === 1')
    assert live.run('texts()') == ['tea']


def test_what_the_page_does_without_it_is_there_when_it_is_heard_of(live, server):
    begin(live)
    assert live.call('post', '/order', {'item': 'tea', 'quantity': 2}).status == 200
    assert live.run('texts()') == []
    server.http('PATCH', '/order/1', {'item': 'green tea'})
    live.wait('told.length === 1')
    assert live.run('[brief(), texts(), live.items[0].quantity]') == [['created 1'], ['green tea'], 2]


def test_after_a_reconnect_it_has_what_was_missed_and_follows_again(live, server):
    for item in ('tea', 'milk', 'cake'):
        order(server, item)
    begin(live)
    live.run('() => { window.cake = live.get(3); io.socket.disconnect(); }')
    order(server, 'soup')
    server.http('PATCH', '/order/1', {'item': 'green tea'})
    server.http('DELETE', '/order/2')
    live.run('io.socket.reconnect()')
    live.wait('loads === 2')
    assert live.run('brief()') == ['updated 1', 'created 4', 'destroyed 2']
    assert live.run('[texts(), live.get(3) === cake]') == [['green tea', 'cake', 'soup'], True]
    server.http('PATCH', '/order/4', {'item': 'broth'})
    live.wait('told.length === 4')
    assert live.run('texts()') == ['green tea', 'cake', 'broth']


def test_a_load_that_finds_nothing_new_tells_no_change(live, server):
    order(server, 'tea')
    begin(live)
    live.run('() => { window.before = live.items[0]; fall(); }')
    live.wait('loads === 2')
    assert live.run('[told, live.items[0] === before]') == [[], True]


def test_the_latest_request_can_be_awaited(live, server):
    begin(live)
    live.run('() => { window.before = live.request; fall(); }')
    live.wait('live.request !== before')
    assert live.run('live.request.then((jwr) => jwr.statusCode)') == 200


def test_stopped_it_stays_as_it_is(live, server):
    order(server, 'tea')
    begin(live)
    live.run("() => { live.stop(); io.socket.on('order', (event) => { window.heard = event; }); }")
    order(server, 'milk')
    live.wait('window.heard')
    assert live.run('[texts(), told, errors]') == [['tea'], [], []]
    live.run('fall()')
    live.wait("io.socket.status === 'connected'")
    live.call('get', '/echo')
    assert live.run('asked') == ['get /echo']


def test_two_of_one_model_do_not_know_each_other(live, server):
    order(server, 'tea')
    begin(live)
    live.run(
        "async () => { window.other = io.socket.collection('order'); await other.request; other.stop(); }"
    )
    order(server, 'milk')
    live.wait('told.length === 1')
    assert live.run('[texts(), other.items.length]') == [['tea', 'milk'], 1]


def test_what_happens_before_the_server_has_subscribed_the_socket_is_not_missed(live, server):
    order(server, 'tea')
    order(server, 'milk')
    live.run("""() => {
      // The server reads the records; then one changes, one goes and one comes; then it subscribes the socket.
      io.socket.intercept({response: (jwr, {url}) => {
        if (url === '/order' && !window.early) {
          const [tea, milk] = jwr.body;
          window.early = jwr.body = [{...tea, item: 'as it was'}, {...milk, id: 7}];
        }
      }});
      watch('order');
    }""")
    live.wait("texts().join() === 'tea,milk'")
    assert live.run('[brief(), loads]') == [['updated 1', 'created 2', 'destroyed 7'], 2]


def test_stopping_ends_a_request_and_tells_nobody(live, server):
    found = live.run("""async () => {
      watch('order');
      hold('get /order');
      const {request} = live;
      live.stop();
      return request.catch((error) => error.code);
    }""")
    assert found == 'E_ABORTED'
    assert live.run('[loads, errors]') == [0, []]


def test_a_handler_can_be_forgotten(live, server):
    begin(live)
    live.run("""() => {
      window.heard = [];
      const first = ({id}) => heard.push(`first ${id}`);
      live.on('change', first).on('change', ({id}) => heard.push(`second ${id}`));
      live.off('change', first);
    }""")
    order(server, 'tea')
    live.wait('heard.length')
    assert live.run('heard') == ['second 1']
