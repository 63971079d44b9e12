"""Starts the software: `python3 publish.py COMMAND` (on Windows: `py publish.py COMMAND`).

Python compiles this file at every start, but caches all others. So it is short.
"""

import os
import sys

if sys.version_info < (3, 11):
    # Any Python since 3.6 can run this file, and so print this message.
    import shutil
    import subprocess

    names = ("python3.14", "python3.13", "python3.12", "python3.11")
    found = [name for name in names if shutil.which(name)]
    # A name may be a stub that only says "not installed".
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    newer = [name for name in found if subprocess.call([name, "-c", ""], **quiet) == 0]
    sys.stderr.write(
        "Connected needs Python 3.11 or newer. This is Python {}.{} ({}).\n".format(
            sys.version_info[0], sys.version_info[1], sys.executable
        )
    )
    if newer:
        sys.stderr.write("This computer has a newer one. Run:\n\n    ")
        sys.stderr.write(" ".join([newer[0], *sys.argv]) + "\n")
    else:
        sys.stderr.write("Get a newer one: https://www.python.org/downloads/\n")
    sys.exit(3)

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "plugins"))

import set_up

if __name__ == "__main__":
    sys.exit(set_up.main(sys.argv[1:]))
