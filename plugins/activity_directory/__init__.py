"""A community activity directory: entries in, checked; pages, cards and an index out."""
