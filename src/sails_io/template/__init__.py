"""The project that `sails-io new` copies: a live order board."""
