"""The one table of fields, the kinds of value in it, and the only maker of the model's records."""
