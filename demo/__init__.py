"""The demo: a live order board of a cafeteria. `make demo` starts it."""
