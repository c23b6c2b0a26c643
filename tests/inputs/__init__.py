"""Hostile input: whatever a page, a server or a tag gives, comes to a result or to a documented error."""
