"""What `sails-io doctor` looks at: each module yields findings of one kind, and only such as are certain."""
