"""Resourceful pubsub: who is told what about records.

Facts of real Sails 1.5.18, measured. There are two kinds of rooms:

- the class room of a model: sockets that have asked for a list (``GET /order``), for the associated models of
  what it
  contained too. They get ``created`` and are put into the room of every record made from then on.
- the room of a record: sockets that have found, created, changed or added to it, or found it as an
  association of
  something else. They get ``updated``, ``destroyed``, ``addedTo``, ``removedFrom``.

All events are named by the model's identity. The socket that caused one never gets it; a plain HTTP request
omits nobody. When an association changes, the other end is told as well: ``addedTo`` and ``removedFrom`` for
to-many ends, for to-one ends ``updated`` with nothing but the association in ``data`` and without
``previous``. Changing a to-many association by PATCH tells the record's room alone, without the association,
as Waterline takes it out of the values. Adding a record to a parent it has already is told as ``addedTo`` and
``removedFrom``. Payloads:

- created: verb, data (associations filled in), id
- updated: verb, data (what was set, with id and updatedAt), id, previous (as it was, associations filled in)
- destroyed: verb, id, previous
- addedTo: id, verb, attribute, addedId; removedFrom: id, verb, attribute, removedId
"""

from collections.abc import Iterable
from typing import Any

from .attributes import Attribute
from .model import Model, Record
from .request import Request
from .sockets import Sockets
from .store import Store


class Pubsub:
    """Subscriptions to records, and the events about them."""

    def __init__(self, store: Store, sockets: Sockets) -> None:
        self._store = store
        self._sockets = sockets

    def subscribe(self, req: Request, model: Model, ids: Iterable[Any]) -> None:
        """Let the request's socket hear of these records."""
        for id in ids:
            self._sockets.join(req, room(model, id))

    def unsubscribe(self, req: Request, model: Model, ids: Iterable[Any]) -> None:
        """Let the request's socket hear no more of these records."""
        for id in ids:
            self._sockets.leave(req, room(model, id))

    def watch(self, req: Request, model: Model) -> None:
        """Let the request's socket hear of every new record."""
        self._sockets.join(req, class_room(model))

    def subscribe_deep(self, req: Request, model: Model, view: Record) -> None:
        """Let the request's socket hear of the records in a record's associations, and of new ones."""
        for association in model.associations:
            target = self._store.target(association)
            self.watch(req, target)
            value = view.get(association.name)
            found = value if isinstance(value, list) else [value]
            self.subscribe(req, target, [one['id'] for one in found if isinstance(one, dict)])

    def introduce(self, model: Model, id: Any) -> None:
        """Put the watchers of the model into the room of a new record."""
        self._sockets.add_room_members_to_rooms(class_room(model), room(model, id))

    def retire(self, model: Model, id: Any) -> None:
        """Take the watchers of the model out of the room of a record that is gone."""
        self._sockets.remove_room_members_from_rooms(class_room(model), room(model, id))

    def publish(self, model: Model, ids: Iterable[Any], data: Any, omit: Request | None = None) -> None:
        """Send any data to those who hear of some records, as ``Model.publish`` does."""
        for id in ids:
            self._sockets.broadcast(room(model, id), model.identity, data, omit)

    def created(self, model: Model, view: Record, omit: Request | None = None) -> None:
        """Tell of a new record."""
        # Sails goes through the record in the order of its keys: to-many associations come first.
        for association in sorted(model.associations, key=lambda association: not association.collection):
            self._tell_created(model, association, view, omit)
        event = {'verb': 'created', 'data': view, 'id': view['id']}
        self._sockets.broadcast(class_room(model), model.identity, event, omit)
        self.introduce(model, view['id'])

    def updated(
        self,
        model: Model,
        id: Any,
        changes: Record,
        omit: Request | None = None,
        previous: Record | None = None,
    ) -> None:
        """Tell of a change; with ``previous`` the other ends of changed to-one associations are told too."""
        event = {'verb': 'updated', 'data': changes, 'id': id}
        if previous is not None:
            for association in model.associations:
                if association.model and association.name in changes:
                    self._tell_moved(
                        model, association, id, previous[association.name], changes[association.name], omit
                    )
            event['previous'] = previous
        self.publish(model, [id], event, omit)

    def destroyed(self, model: Model, previous: Record, omit: Request | None = None) -> None:
        """Tell that a record is gone."""
        id = previous['id']
        self.publish(model, [id], {'verb': 'destroyed', 'id': id, 'previous': previous}, omit)
        self.retire(model, id)
        for association in model.associations:
            if association.model:
                self._tell_left_one(model, association, previous, omit)
            elif association.via:
                for child in previous.get(association.name) or ():
                    self._tell_inverse(association, child['id'], id, False, omit)

    def added(
        self,
        model: Model,
        id: Any,
        association: Attribute,
        child: Any,
        omit: Request | None = None,
        reverse: bool = True,
    ) -> None:
        """Tell that a record has come into a to-many association; ``reverse`` tells the other end as well."""
        event = {'id': id, 'verb': 'addedTo', 'attribute': association.name, 'addedId': child}
        self.publish(model, [id], event, omit)
        if reverse:
            if omit is not None:
                self.subscribe(omit, self._store.target(association), [child])
            self._tell_inverse(association, child, id, True, omit)

    def removed(
        self,
        model: Model,
        id: Any,
        association: Attribute,
        child: Any,
        omit: Request | None = None,
        reverse: bool = True,
    ) -> None:
        """Tell that a record has left a to-many association; ``reverse`` tells the other end as well."""
        event = {'id': id, 'verb': 'removedFrom', 'attribute': association.name, 'removedId': child}
        self.publish(model, [id], event, omit)
        if reverse:
            self._tell_inverse(association, child, id, False, omit)

    def _tell_inverse(
        self, association: Attribute, child: Any, parent: Any, came: bool, omit: Request | None
    ) -> None:
        """Tell the record at the other end of a to-many association that the parent has taken or lost it."""
        inverse, target = self._store.inverse(association), self._store.target(association)
        if inverse is None:
            return
        if inverse.model:
            self.updated(target, child, {inverse.name: parent if came else None}, omit)
        elif came:
            self.added(target, child, inverse, parent, omit, reverse=False)
        else:
            self.removed(target, child, inverse, parent, omit, reverse=False)

    def _tell_created(self, model: Model, association: Attribute, view: Record, omit: Request | None) -> None:
        value = view.get(association.name)
        if association.collection:
            for child in value or ():
                self._tell_inverse(association, child['id'], view['id'], True, omit)
        elif value is not None:
            other_end = self._collection_of(model, association)
            if other_end is not None:
                self.added(
                    self._store.target(association), _id(value), other_end, view['id'], omit, reverse=False
                )

    def _tell_moved(
        self, model: Model, association: Attribute, id: Any, before: Any, after: Any, omit: Request | None
    ) -> None:
        other_end, target = self._collection_of(model, association), self._store.target(association)
        if other_end is None or _id(before) == _id(after):
            return
        if before is not None:
            self.removed(target, _id(before), other_end, id, omit, reverse=False)
        if after is not None:
            self.added(target, _id(after), other_end, id, omit, reverse=False)

    def _tell_left_one(
        self, model: Model, association: Attribute, previous: Record, omit: Request | None
    ) -> None:
        parent, target = previous.get(association.name), self._store.target(association)
        ends = [end for end in target.associations if end.collection == model.identity]
        if parent is not None and ends:
            # Sails takes the first collection of this model, whatever its via.
            self.removed(target, _id(parent), ends[0], previous['id'], omit, reverse=False)

    def _collection_of(self, model: Model, association: Attribute) -> Attribute | None:
        """The to-many association at the other end of a to-one one."""
        ends = self._store.target(association).associations
        return next(
            (end for end in ends if end.collection == model.identity and end.via == association.name), None
        )


def room(model: Model, id: Any) -> str:
    """The room of a record, named as Sails names it."""
    return f'sails_model_{model.identity}_{id}:{model.identity}'


def class_room(model: Model) -> str:
    """The class room of a model, named as Sails names it."""
    return f'sails_model_create_{model.identity}'


def _id(value: Any) -> Any:
    return value['id'] if isinstance(value, dict) else value
