"""The Pythonic face of the client: what `from sails_io import …` gives, in a compiled front-end and under CPython.

- `connect`: makes sockets;
- `socket`: the class that they have;
- `events`: the events of a socket, one after the other;
- `names`: Python's names and seconds, and Sails' names and milliseconds;
- `platform`: what the two sides have each in their own way.
"""
