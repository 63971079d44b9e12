"""Text becomes a value, or a mistake that says what was expected."""
