"""What a command raises when it cannot do what it was asked."""


class Refused(Exception):
    """The message says what was found and what to do; it goes to stderr, and the exit code is 1."""
