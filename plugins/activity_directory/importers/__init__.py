"""Readers of what arrives in files: each makes submissions of one kind of file."""
