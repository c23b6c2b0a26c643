"""The demo's front-end, in Python; `demo.front_end` compiles it for the page.

`orders` is what this window knows, `desk` asks the server and listens to it, the rest shows it: `cards` the
orders, `menu` the form, `light` the connection, `switch` the server's switch. `app` puts them together.
"""
