"""What only some pages need beside the client: retries, CSRF tokens, live collections. Compiled to JavaScript."""
