"""From the Python sources to the JavaScript library."""
