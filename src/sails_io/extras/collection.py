"""The records of a blueprint model, kept as they are on the server."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.interop.lists import filtered, with_item, without_item
from sails_io.client.interop.objects import accessor, get, keys, merged
from sails_io.client.interop.text import joined
from sails_io.client.interop.values import is_array, is_object, is_truthy, kind
from sails_io.client.listeners import Listeners
from sails_io.extras.interop import ask
from sails_io.extras.records import record_of, same_id
from sails_io.extras.upkeep import Upkeep

#: What the blueprints tell.
VERBS = ['created', 'updated', 'destroyed', 'addedTo', 'removedFrom']

#: The blueprint `find` gives 30 records, unless it is asked for more.
ALL = 9007199254740991

USAGE = "Usage: io.socket.collection('order', {where: {status: 'new'}}, {url: '/api/v1/order'})"


class Collection:
    """What `socket.collection` returns.

    What the server tells while it is asked may be older or newer than its answer. So an event that comes meanwhile
    waits; the record that it is about is then asked for, unless it is plain what has become of it.

    Attributes:
        items: the records, in the order of the server; replaced, never changed.
        request: the latest request for all of them, which can be awaited.

    Example:
        const orders = io.socket.collection('order');
        orders.on('change', ({ verb, record }) => console.log(verb, record.item)); // created tea
        await orders.create({ item: 'tea' });
        orders.stop();
    """

    def __init__(self, socket: Any, model: str, criteria: Any = None, options: Any = None) -> None:
        """Load the records, and again after every reconnect.

        Arguments:
            socket: the SailsSocket.
            model: identity of the model, such as `order`.
            criteria: of the blueprint `find`, such as `{where, sort, limit, populate}`. With any but `populate`, the
                records are loaded anew at each event, because the server decides which of them there are.
            options: `{url}`: the model's route, `/order` when left out.

        Raises:
            Error: an argument cannot be used; the message says which, and shows the usage.
        """
        _check(model, criteria, options)
        url = get(options, 'url') if is_object(options) else None
        self._socket = socket
        self._model = model
        self._url = f'/{model}' if url is None else url
        self._criteria = merged({'limit': ALL}, criteria)
        of_one: Any = {}
        if 'populate' in self._criteria:
            self._criteria['populate'] = _as_text(self._criteria['populate'])
            of_one['populate'] = self._criteria['populate']
        #: Whether the server decides which records belong.
        self._is_choice = len(filtered(keys(criteria), lambda name: name != 'populate')) > 0
        self._listeners = Listeners()
        self._upkeep = Upkeep(socket, self._url, of_one, self._listeners)
        #: Whether what is being loaded has to be loaded once more.
        self._is_stale = False
        #: Events that came while all records were asked for.
        self._late: list[Any] = []
        #: The page's own changes that have no answer yet.
        self._writes: list[Any] = []
        #: A request for all records, beside those of the subscription; and that of the subscription then.
        self._reload: Any = None
        self._before_reload: Any = None
        self._ear: Any = lambda event: self._hear(event)
        self._subscription = socket.subscribe(
            self._url, self._criteria, lambda body, jwr: self._load(jwr, True)
        )
        socket.on(model, self._ear)

    def on(self, event: str, handler: Any) -> Any:
        """Call `handler` at each event of the collection.

        Arguments:
            event: `change`, which comes with `{verb, id, record, previous, attribute}`; `load`, with all records when
                they have been loaded, after their changes; or `error`, with the JWR when the server did not give them.
            handler: a function.

        Returns:
            the collection.
        """
        self._listeners.add(event, handler)
        return self

    def off(self, event: str, handler: Any = None) -> Any:
        """Forget what `on` was given.

        Arguments:
            event: as for `on`.
            handler: one of them; all of this event when left out.

        Returns:
            the collection.
        """
        self._listeners.remove(event, handler)
        return self

    def get(self, id: Any) -> Any:
        """Return a record.

        Arguments:
            id: of the record, a number or a string.

        Returns:
            the record, or None.
        """
        return record_of(self._upkeep.items, id)

    def create(self, values: Any) -> Any:
        """Have the server make a record. The collection has it when that is answered.

        Arguments:
            values: an object of the record's attributes.

        Returns:
            the request.
        """
        return self._write('created', 'post', self._url, None, values)

    def update(self, id: Any, values: Any) -> Any:
        """Have the server change a record.

        Arguments:
            id: of the record, a number or a string.
            values: an object of the attributes that change.

        Returns:
            the request.
        """
        return self._write('updated', 'patch', self._upkeep.url_of(id), id, values)

    def destroy(self, id: Any) -> Any:
        """Have the server destroy a record.

        Arguments:
            id: of the record, a number or a string.

        Returns:
            the request.
        """
        return self._write('destroyed', 'delete', self._upkeep.url_of(id), id, None)

    def stop(self) -> None:
        """Keep the records as they are, and hear no more. A request for them ends with the code E_ABORTED."""
        self._upkeep.is_stopped = True
        self._socket.off(self._model, self._ear)
        self._subscription.stop()
        if self._reload is not None:
            self._reload.abort()

    # All records

    def _latest(self) -> Any:
        """Return the latest request for all records."""
        request = self._subscription.request
        return self._reload if request is self._before_reload else request

    def _is_loading(self) -> bool:
        return self._latest().jwr is None

    def _load_again(self) -> None:
        """Load all records once more; whoever asks while that is under way is served by the next time."""
        if self._is_loading():
            self._is_stale = True
        else:
            self._before_reload = self._subscription.request
            self._reload = ask(
                self._socket,
                {'url': self._url, 'data': self._criteria},
                lambda body, jwr: self._load(jwr, False),
            )

    def _load(self, jwr: Any, is_first: bool) -> None:
        """Take the server's answer.

        Arguments:
            jwr: the answer.
            is_first: whether the socket had not subscribed the records before. Sails reads them, and subscribes
                the socket after that: what happens between the two is told to nobody, so they are loaded once more.
        """
        # What another request than the latest is answered with is out of date.
        if self._upkeep.is_stopped or self._latest().jwr is not jwr:
            return
        late = self._late
        self._late = []
        is_filled = get(jwr, 'error') is None and is_array(jwr.body)
        if is_filled:
            self._upkeep.fill(jwr.body, late, is_first)
        else:
            self._listeners.tell('error', [jwr])
        if not self._upkeep.is_stopped and (self._is_stale or (is_first and is_filled)):
            self._is_stale = False
            self._load_again()
        else:
            for event in late:
                if is_filled:
                    self._upkeep.settle(event)
                else:
                    self._upkeep.apply(event)

    # What the server tells

    def _hear(self, event: Any) -> None:
        if is_object(event) and get(event, 'verb') in VERBS:
            for write in self._writes:
                if same_id(write['id'], event['id']):
                    write['is_alone'] = False
            self._note(event, False)

    def _note(self, event: Any, is_own: bool) -> None:
        """Do what an event says, now or when all records have come.

        Arguments:
            event: as `Upkeep.apply` takes it.
            is_own: whether the page itself has done so, and expects to see it.
        """
        is_loading = self._is_loading()
        if self._is_choice:
            self._load_again()
        elif is_loading:
            self._late = with_item(self._late, event)
        if not self._is_choice and (not is_loading or (is_own and self._upkeep.is_filled)):
            self._upkeep.apply(event)

    # What the page does

    def _write(self, verb: str, method: str, url: str, id: Any, values: Any) -> Any:
        write = {'verb': verb, 'id': id, 'is_alone': True}
        self._writes = with_item(self._writes, write)
        return ask(
            self._socket,
            {'method': method, 'url': url, 'data': values},
            lambda body, jwr: self._have_written(write, jwr),
        )

    def _have_written(self, write: Any, jwr: Any) -> None:
        """Do as the server has done: it tells all but the one who asked."""
        self._writes = without_item(self._writes, write)
        if self._upkeep.is_stopped or get(jwr, 'error') is not None:
            return
        body = jwr.body
        id = get(body, 'id') if write['id'] is None and is_object(body) else write['id']
        if id is None:
            self._load_again()  # an answer of the app's own
        elif write['is_alone'] and is_object(body):
            self._note({'verb': write['verb'], 'id': id, 'data': body, 'isWhole': True}, True)
        else:
            self._note({'verb': write['verb'], 'id': id}, True)


accessor(Collection, 'items', lambda collection: collection._upkeep.items, lambda collection, value: None)
accessor(Collection, 'request', lambda collection: collection._latest(), lambda collection, value: None)


def _as_text(populate: Any) -> Any:
    """Return which associations are filled in, as the blueprints read it: over a socket, too, they want a text."""
    if is_array(populate):
        return joined(populate, ',')
    return 'false' if populate is False else populate


def _check(model: Any, criteria: Any, options: Any) -> None:
    if kind(model) != 'string' or model == '':
        raise usage_error('`collection` takes the identity of a model', model, USAGE)
    for given in [criteria, options]:
        if is_truthy(given) and not is_object(given):
            raise usage_error('`collection` takes criteria and options as objects', given, USAGE)
    url = get(options, 'url') if is_object(options) else None
    if url is not None and kind(url) != 'string':
        raise usage_error('`url` must be a string', url, USAGE)
