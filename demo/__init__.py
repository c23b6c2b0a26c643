"""The demos, each a project as `sails-io new` makes them: docs/demos.md tells what to do in them."""
