"""Records become views."""
