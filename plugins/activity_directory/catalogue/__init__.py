"""A content folder, read once into a catalogue."""
