"""The facts of the directory as values: frozen and pure, knowing nothing of their sources."""
