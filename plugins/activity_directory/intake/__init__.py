"""Questions, and the entries that their answers make."""
