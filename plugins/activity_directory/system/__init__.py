"""The computer and its programs: files written whole, faults in words, processes, git."""
