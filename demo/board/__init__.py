"""The order board of a cafeteria. A project as `sails-io new` makes them: `make demo` serves it.

`orders` is what this window knows, `desk` asks the server and listens to it, the rest shows it: `cards` the orders,
which glide by `motion`, `menu` the form, `light` the connection, `panel` the switches. `app` puts them together;
`server` is the mock server.
"""
