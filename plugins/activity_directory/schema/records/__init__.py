"""Fields become records."""
