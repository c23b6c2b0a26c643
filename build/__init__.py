"""What makes the checkout ready and builds the library: runs in a checkout and is not installed."""
