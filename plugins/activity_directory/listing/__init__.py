"""Each activity as it stands on one date: every public fact, worked out once."""
