"""The facts of the directory as values: frozen, pure, and knowing nothing of where they came from."""
