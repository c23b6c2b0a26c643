"""One model: its attributes and its records, and the errors that Waterline makes of bad values."""

import copy
import time
from collections.abc import Mapping
from typing import Any

from .attributes import Attribute, WrongType, coerce
from .errors import MockUsageError
from .references import BadReference, read_listed_id, read_many, read_one, read_own_id

Record = dict[str, Any]
_ID: dict[str, Any] = {'type': 'number', 'autoIncrement': True}
_BAD = '1 error validating value: \n • {}'
_IS_BAD = 'Specified value is not a valid `{}`.  {}'
_WRONG_TYPE = 'New record contains the wrong type of data for property `{}`.  '
_NO_NULL = (
    'Specified value (`null`) is not a valid `{}`.  Even though this attribute is optional, it still does not '
    'allow `null` to be explicitly set, because `null` is not valid vs. the expected type: '
    '\'{}\'.  Instead, to indicate "voidness", please set the value for this attribute to the base value for its '
    'type, {}.  Or, if you specifically need to save `null`, then change this attribute to either `type: '
    "'json'` or `type: 'ref'`.  Also note: Since this attribute does not define a `defaultsTo`, the base value "
    'will be used as an implicit default if `{}` is omitted when creating a record.'
)
#: Codes of refused values.
NEW, CHANGED = 'E_INVALID_NEW_RECORD', 'E_INVALID_VALUES_TO_SET'


class UsageError(Exception):
    """What Waterline calls so: a request that the model cannot serve; blueprints answer it with 400.

    Attributes:
        code: such as ``E_INVALID_NEW_RECORD``.
        details: the reason, for developers.
    """

    def __init__(self, code: str, details: str) -> None:
        super().__init__(details)
        self.code = code
        self.details = details


class NotUnique(Exception):
    """A record would have the value that another one has already; blueprints answer it with 400."""

    def __init__(self, identity: str, names: list[str]) -> None:
        super().__init__(identity, names)
        self.body = {
            'code': 'E_UNIQUE',
            'message': 'Would violate uniqueness constraint-- a record already exists with conflicting '
            'value(s).',
            'modelIdentity': identity,
            'attrNames': names,
        }


class Model:
    """Attributes and records of one model.

    Args:
        identity: lower-case name, such as ``order``.
        attributes: see ``MockSails.model``; a numeric ``id`` is added when there is none.
        schema: whether values of unknown attributes are dropped; Sails with sails-disk keeps them by default.

    Attributes:
        records: by id, in the order of creation, associations as ids.
        id_kinds: types of the ids at the other ends of the associations.

    Example:
        >>> orders = Model('order', {'item': 'string', 'status': {'type': 'string', 'defaultsTo': 'new'}})
        >>> orders.insert({'item': 'tea'})
        {'id': 1, 'item': 'tea', 'status': 'new'}
        >>> orders.find('1')['status']
        'new'
    """

    def __init__(self, identity: str, attributes: Mapping[str, Any], schema: bool = False) -> None:
        if not isinstance(identity, str) or not identity.isidentifier() or identity != identity.lower():
            raise MockUsageError(
                f"A model's identity is a lower-case name, but {identity!r} was given. Write e.g. 'order'."
            )
        written = dict(attributes) if 'id' in attributes else {'id': _ID, **attributes}
        self.identity = identity
        self.schema = schema
        self.attributes = {name: Attribute.parse(name, definition) for name, definition in written.items()}
        self.records: dict[Any, Record] = {}
        self.id_kinds: dict[str, str] = {}
        self._next_id = 1

    @property
    def associations(self) -> list[Attribute]:
        """The attributes that stand for other records, in the order of definition."""
        return [attribute for attribute in self.attributes.values() if attribute.target]

    def association(self, alias: str) -> Attribute:
        """An association by name. Raises KeyError."""
        return next(attribute for attribute in self.associations if attribute.name == alias)

    def read_id(self, value: Any) -> Any:
        """An id from a URL, as the type of ids. Raises UsageError."""
        try:
            return coerce(self.attributes['id'].kind, value)
        except WrongType as error:
            raise UsageError(
                'E_INVALID_CRITERIA',
                (
                    'Could not use the provided `where` clause.  Could not filter by `id`: Does not match '
                    'the declared data '
                    f'type of the corresponding attribute.  {_BAD.format(error)}'
                ),
            ) from error

    def clear(self) -> None:
        """Forget every record; ids begin with 1 again."""
        self.records.clear()
        self._next_id = 1

    def read_children(self, association: Attribute, value: Any, code: str) -> list[Any]:
        """The ids that a request gives for a to-many association. Raises UsageError with this code."""
        try:
            return read_many(association.name, value, self.id_kinds.get(association.name, 'ref'))
        except BadReference as error:
            raise UsageError(code, f'Could not use specified `{association.name}`.  {error}') from error

    def read_ids(self, values: list[Any]) -> list[Any]:
        """Ids of records of this model. Raises UsageError."""
        try:
            return [read_listed_id(value, self.attributes['id'].kind) for value in values]
        except BadReference as error:
            raise UsageError('E_INVALID_ASSOCIATED_IDS', str(error)) from error

    def find(self, id: Any) -> Record | None:
        """A record by id, as stored."""
        return self.records.get(self.read_id(id))

    def insert(self, values: Mapping[str, Any]) -> Record:
        """Store a record of checked values; to-many associations are left to the store.

        Raises:
            UsageError, NotUnique.
        """
        now = int(time.time() * 1000)
        record: Record = (
            {}
            if self.schema
            else {name: value for name, value in values.items() if name not in self.attributes}
        )
        for attribute in self.attributes.values():
            if attribute.collection:
                continue
            if attribute.name in values:
                record[attribute.name] = self._checked(attribute, values[attribute.name], NEW)
            elif attribute.required:
                raise UsageError(
                    'E_INVALID_NEW_RECORD',
                    (
                        f'Missing value for required attribute `{attribute.name}`.  Expected a '
                        f'{attribute.kind}, but '
                        'instead, got: undefined'
                    ),
                )
            elif attribute.created_at or attribute.updated_at:
                record[attribute.name] = now
            else:
                record[attribute.name] = copy.deepcopy(attribute.base_value())
        self._give_id(record, values)
        self._check_unique(record, record['id'])
        self.records[record['id']] = record
        return record

    def change(self, record: Record, values: Mapping[str, Any]) -> Record:
        """Change a record and return what has been set, as the ``updated`` event tells it.

        Raises:
            UsageError, NotUnique.
        """
        changes = {}
        for name, value in values.items():
            attribute = self.attributes.get(name)
            if attribute is None and not self.schema:
                changes[name] = value
            elif attribute is not None and not attribute.collection:
                changes[name] = self._checked(attribute, value, CHANGED)
        changes['id'] = record['id']
        for attribute in self.attributes.values():
            if attribute.updated_at and attribute.name not in changes:
                changes[attribute.name] = int(time.time() * 1000)
        self._check_unique({**record, **changes}, record['id'])
        record.update(copy.deepcopy(changes))
        return changes

    def _give_id(self, record: Record, values: Mapping[str, Any]) -> None:
        if 'id' not in values and self.attributes['id'].auto_increment:
            while self._next_id in self.records:
                self._next_id += 1
            record['id'] = self._next_id
            self._next_id += 1
        if record['id'] in self.records:
            raise NotUnique(self.identity, [])

    def _check_unique(self, record: Record, id: Any) -> None:
        for name, attribute in self.attributes.items():
            if attribute.unique and any(
                other[name] == record[name] and other['id'] != id for other in self.records.values()
            ):
                raise NotUnique(self.identity, [name])

    def _checked(self, attribute: Attribute, value: Any, code: str) -> Any:
        """A value as it is stored. Raises UsageError with this code."""
        name, new = attribute.name, code == NEW
        try:
            if name == 'id' and new:
                return read_own_id(value, attribute.kind)
            if attribute.model:
                return read_one(name, value, self.id_kinds.get(name, 'ref'))
        except BadReference as error:
            raise UsageError(code, f'Could not use specified `{name}`.  {error}') from error
        if attribute.required and value == '':
            problem = 'Cannot set "" (empty string) for a required attribute.'
            raise UsageError(code, f'Could not use specified `{name}`.  {problem}')
        try:
            return attribute.accept(value)
        except WrongType as error:
            lead = _WRONG_TYPE if new else 'Could not use specified `{}`.  '
            problem = _IS_BAD.format(name, _BAD.format(error))
            if value is None and not attribute.required:
                problem = _no_null(attribute)
            raise UsageError(code, lead.format(name) + problem) from error


def _no_null(attribute: Attribute) -> str:
    """Why an optional attribute does not take null."""
    words = {'string': "`''` (empty string)", 'number': '`0` (zero)', 'boolean': '`false`'}
    return _NO_NULL.format(attribute.name, attribute.kind, words[attribute.kind], attribute.name)
