"""What templates see: finished words and links. This is the theme's contract."""
