"""A package, so that its one browser ends with it: tests after it look for processes."""
