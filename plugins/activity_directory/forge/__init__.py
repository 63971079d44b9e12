"""All that knows the forge: GitHub's interface, and issues that become entries."""
