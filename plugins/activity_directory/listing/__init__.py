"""Each activity as it is on one date: every public fact, worked out once."""
