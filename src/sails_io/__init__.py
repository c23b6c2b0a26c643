"""A Sails client for browsers, written in Python."""
