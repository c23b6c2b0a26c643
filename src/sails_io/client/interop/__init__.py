"""The platform, under CPython.

This is the only package of the client that names a platform. Each of its modules has a twin in JavaScript beside it,
which is what the compiled code gets: the same functions, over a browser's or Node's own objects. Here they work on
Python's: a dictionary is an object, a list an array, None both `null` and `undefined`.

A test holds the twins to the same names.
"""
