"""Bugs that somebody might make in the client: each has to be noticed by some test."""
