"""What other programs read: the same answers as the pages, in the forms of their trade."""
