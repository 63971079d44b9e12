"""Reports for maintainers, and the formats of every report."""
