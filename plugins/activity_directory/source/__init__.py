"""The text of an entry becomes nodes that know where they stand."""
