"""A list of records that follows what the server tells of each."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop import encoded, get, is_array, is_object, merged, table
from sails_io.client.listeners import Listeners
from sails_io.extras.interop import same
from sails_io.extras.records import can_be_merged, change, record_of, updated, with_record, without_record


class Upkeep:
    """Does what events say, and asks for a record where they do not say enough.

    Attributes:
        items: the records; replaced, never changed.
    """

    def __init__(self, socket: Any, url: str, of_one: Any, listeners: Listeners) -> None:
        """Begin without records.

        Arguments:
            socket: the SailsSocket.
            url: the model's route.
            of_one: `{populate}`, where the page says which associations are filled in; else an empty object.
            listeners: told of each `change`, and of the `error` that a request ends with.
        """
        self.socket = socket
        self.url = url
        self.of_one = of_one
        self.listeners = listeners
        self.items: list[Any] = []
        self.is_filled = False
        self.is_stopped = False
        #: The requests for one record that matter, by its id.
        self.fetches: Any = table()

    def fill(self, records: list[Any], is_news: bool) -> None:
        """Take all records from the server's answer; tell what has changed, unless it is the first.

        Arguments:
            records: of the server.
            is_news: whether to tell of the load although nothing has changed.
        """
        self.fetches = table()
        found = updated(self.items, records)
        self.items = found['items']
        if self.is_filled:
            for each in found['changes']:
                self.listeners.tell('change', [each])
        self.is_filled = True
        if is_news or len(found['changes']) > 0:
            self.listeners.tell('load', [self.items])

    def apply(self, event: Any, is_late: bool) -> None:
        """Do what an event says.

        Arguments:
            event: `{verb, id, data, attribute}` of the server; or made of the answer to a request of the page, and
                then `isWhole` says that `data` is all of the record.
            is_late: whether all records have come since: they may be newer than the event, or older.
        """
        verb = event['verb']
        known = record_of(self.items, event['id'])
        fetch = get(self.fetches, f'{event["id"]}')
        if verb == 'destroyed':
            self._drop(event['id'])
        elif fetch is not None:
            fetch['is_stale'] = not is_late or fetch['is_stale']
        elif known is not None and (_is_hidden(event, known) or (is_late and verb == 'created')):
            pass
        elif self._is_enough(event, known, is_late):
            self._put(event['data'] if known is None else merged(known, event['data']), event)
        else:
            self._fetch(event)

    def url_of(self, id: Any) -> str:
        """Return the route of one record."""
        return f'{self.url}/{encoded(id)}'

    def _is_enough(self, event: Any, known: Any, is_late: bool) -> bool:
        """Whether an event says all of what a record is now."""
        data = get(event, 'data')
        if not is_object(data) or 'populate' in self.of_one:
            return False
        if known is None:
            found: bool = event['verb'] == 'created'
            return found
        return not is_late and (get(event, 'isWhole') is True or can_be_merged(self.items, known, data))

    def _put(self, record: Any, event: Any) -> None:
        known = record_of(self.items, record['id'])
        if not same(known, record):
            self.items = with_record(self.items, record)
            verb = 'created' if known is None else 'updated' if event['verb'] == 'created' else event['verb']
            self.listeners.tell('change', [change(verb, record, known, get(event, 'attribute'))])

    def _drop(self, id: Any) -> None:
        self._forget(id)
        known = record_of(self.items, id)
        if known is not None:
            self.items = without_record(self.items, id)
            self.listeners.tell('change', [change('destroyed', None, known)])

    def _fetch(self, event: Any) -> None:
        """Ask for the record of an event, and once more when something happens to it meanwhile."""
        id = event['id']
        fetch = {'is_stale': False}
        self.fetches[f'{id}'] = fetch
        self.socket.request(
            {'url': self.url_of(id), 'data': self.of_one}, lambda body, jwr: self._take(event, fetch, jwr)
        )

    def _take(self, event: Any, fetch: Any, jwr: Any) -> None:
        id = event['id']
        if self.is_stopped or get(self.fetches, f'{id}') is not fetch:
            return
        self._forget(id)
        if fetch['is_stale']:
            self._fetch({'verb': 'updated', 'id': id})
        elif jwr.statusCode == 404:
            self._drop(id)
        elif get(jwr, 'error') is None:
            self._put(jwr.body, event)
        else:
            self.listeners.tell('error', [jwr])

    def _forget(self, id: Any) -> None:
        if f'{id}' in self.fetches:
            del self.fetches[f'{id}']


def _is_hidden(event: Any, known: Any) -> bool:
    """Whether an event is about an association that is not filled in."""
    return event['verb'] in ['addedTo', 'removedFrom'] and not is_array(get(known, event['attribute']))
