"""What strangers wrote, made safe for where it goes."""
