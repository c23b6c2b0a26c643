"""Break the network: what becomes of each request while its server misbehaves. `make network` serves the page.

`app` puts together `ledger` (what was asked, and what has become of it), `line` (what goes over the socket that is
broken), `desk` (what goes to the server that breaks it) and what a visitor sees: `lanes`, `history` and `panel`.
`server` has both servers.
"""
