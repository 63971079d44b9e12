"""The drawn map: areas in, shapes out. A drawing to choose by, not a map to find the way by."""
