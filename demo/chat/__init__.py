"""The chat: rooms, who is there, and who is typing. A project as `sails-io new` makes them: `make chat` serves it.

`app` puts together `talk` (what goes over the socket) and `view` (what a visitor sees); `server` is the mock server.
"""
