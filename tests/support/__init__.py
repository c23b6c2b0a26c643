"""What the tests stand on: servers that can be lifted, pages that load the client, and what is seen there."""
