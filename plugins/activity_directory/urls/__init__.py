"""The only makers of an address."""
