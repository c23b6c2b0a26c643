"""The one error that the mock raises when it is used wrongly."""


class MockUsageError(ValueError):
    """A call of the mock's own interface that cannot mean anything.

    The message says what was wrong, what was given, and what to write instead.

    Example:
        >>> from sails_io.mock import MockSails
        >>> MockSails().route('FETCH /order')
        Traceback (most recent call last):
        ...
        sails_io.mock.errors.MockUsageError: Unknown verb 'FETCH' in the route 'FETCH /order'. ...
    """
