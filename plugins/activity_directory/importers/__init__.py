"""Importers: each reads one kind of file and makes submissions of it."""
