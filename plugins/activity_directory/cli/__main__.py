"""`python -m activity_directory.cli COMMAND`: the command line without the set-up of publish.py."""

import sys

from activity_directory.cli import main

if __name__ == "__main__":
    sys.exit(main())
