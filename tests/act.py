"""Runs a workflow of the project on this machine, with act, without Docker and without a network.

Actions of others are stand-ins. `actions/checkout` copies the project with its `.git`, as act does
by itself only where no commit is named, and goes to that commit; `actions/setup-python` puts the
Python of the tests first; what is kept with `actions/upload-artifact` is what
`actions/download-artifact` brings, all of it; every other one writes down what it was given, and
answers what the test wants. The forge is the fake one on loopback.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from tests.fake_forge import TOKEN, FakeForge

ROOT = Path(__file__).resolve().parent.parent
NEEDED = (
    ".gitattributes", ".gitignore", "content", "pelicanconf.py", "plugins", "publish.py",
    "pyproject.toml", "requirements-test.lock", "requirements.lock", "theme", "tools",
)  # fmt: skip
"""What a job needs of the project: without the tests, which would be copied for each job."""
_PROGRAMS = Path(sysconfig.get_path("scripts"))


@dataclass(frozen=True)
class Ran:
    """How a workflow went: act's exit code, and all that it printed."""

    code: int
    log: str
    given: Mapping[str, list[dict[str, str]]]
    """What each stand-in was given (its inputs), by the name of the action, in order."""

    def said(self, job: str) -> str:
        """What the steps of one job printed, by its name."""
        line = re.compile(rf"^\[[^\]]*/{re.escape(job)} *\] +\| ?(.*)$", re.MULTILINE)
        return "\n".join(line.findall(self.log))

    def succeeded(self, job: str) -> bool:
        """Whether a job ran to its good end."""
        return (
            re.search(rf"^\[[^\]]*/{re.escape(job)} *\] .*Job succeeded", self.log, re.MULTILINE)
            is not None
        )

    def ran(self, job: str) -> bool:
        """Whether a job was begun at all."""
        return re.search(rf"^\[[^\]]*/{re.escape(job)} *\]", self.log, re.MULTILINE) is not None


def run(
    scratch: Path,
    project: Path,
    workflow: str,
    event: str,
    forge: FakeForge,
    *,
    job: str = "",
    payload: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    outputs: Mapping[str, Mapping[str, str]] | None = None,
) -> Ran:
    """Run one file of `.github/workflows` as the forge would on an event.

    `project` is a git repository that holds it; `job` is the id of the only one to run; `payload`
    is the event's JSON; `outputs` are what the stand-ins of actions answer, by the action's name.
    """
    scratch.mkdir(parents=True)
    (scratch / "event.json").write_text(json.dumps(payload or {}), encoding="utf-8")
    stands_in = [
        f"--local-repository={used}={_stand_in(scratch, project, used, inputs, outputs or {})}"
        for used, inputs in _used(project / ".github/workflows" / workflow).items()
    ]
    given = {**forge.environment, **(environment or {})}
    given.pop("GITHUB_TOKEN")
    done = subprocess.run(
        [
            _PROGRAMS / "act",
            event,
            *([f"--job={job}"] if job else []),
            f"--workflows=.github/workflows/{workflow}",
            f"--eventpath={scratch / 'event.json'}",
            "--platform=ubuntu-24.04=-self-hosted",
            "--platform=ubuntu-latest=-self-hosted",
            f"--secret=GITHUB_TOKEN={TOKEN}",
            "--no-cache-server",
            *(f"--env={name}={value}" for name, value in given.items()),
            *stands_in,
        ],
        cwd=project,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(scratch),
            "XDG_CACHE_HOME": str(scratch / "cache"),
            "LC_ALL": "C.UTF-8",
            "ACT_DISABLE_VERSION_CHECK": "1",
            "NO_PROXY": "127.0.0.1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Ran(done.returncode, _in_plain_lines(done.stdout), _written_down(scratch))


def _in_plain_lines(log: str) -> str:
    """What was printed, without what programs say to a terminal: act gives them one."""
    return re.sub(r"\| \n+", "| ", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", log))


def _used(workflow: Path) -> dict[str, set[str]]:
    """The actions that a workflow uses ("owner/name@commit"), each with its inputs' names."""
    found: dict[str, set[str]] = defaultdict(set)
    for job in yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values():
        for step in job["steps"]:
            if "uses" in step:
                found[step["uses"]] |= set(step.get("with", {}))
    return found


_STAND_IN = """\
name: stand-in
description: Stands in for an action in tests
inputs: {inputs}
outputs: {outputs}
runs:
  using: composite
  steps:
    - id: answer
      shell: bash
      env:
        GIVEN: ${{{{ toJSON(inputs) }}}}
        REF: ${{{{ inputs.ref }}}}
        NAME: ${{{{ inputs.name }}}}
        FROM: ${{{{ inputs.path }}}}
      run: |
        printf '%s\\n%s\\n' "$GIVEN" '---' >> '{given}'
        {also}
"""


def _stand_in(
    scratch: Path,
    project: Path,
    used: str,
    inputs: set[str],
    outputs: Mapping[str, Mapping[str, str]],
) -> Path:
    action = used.partition("@")[0]
    answers = outputs.get(action, {})
    folder = scratch / "actions" / action
    folder.mkdir(parents=True)
    also = [f"echo '{name}={value}' >> \"$GITHUB_OUTPUT\"" for name, value in answers.items()]
    if action == "actions/checkout":
        also.append(f"cp -a '{project.resolve()}/.' .")
        also.append('[ -z "$REF" ] || git checkout --quiet --force "$REF"')
    if action == "actions/upload-artifact":
        also.append(f"mkdir -p '{scratch}/artifacts'")
        also.append(f'[ ! -e "$FROM" ] || cp -a "$FROM" "{scratch}/artifacts/$NAME"')
    if action == "actions/download-artifact":
        also.append(f'cp -a "{scratch}/artifacts" "$FROM"')
    if action == "actions/setup-python":
        also.append(f"echo '{_python(scratch)}' >> \"$GITHUB_PATH\"")
    text = _STAND_IN.format(
        inputs=json.dumps({name: {"description": name} for name in sorted(inputs)}),
        outputs=json.dumps(
            {
                name: {"description": name, "value": f"${{{{ steps.answer.outputs.{name} }}}}"}
                for name in answers
            }
        ),
        given=scratch / f"{action.replace('/', '-')}.given",
        also="\n        ".join(also),
    )
    (folder / "action.yml").write_text(text, encoding="utf-8")
    return folder


def _python(scratch: Path) -> Path:
    """A folder whose `python3` is the one of the tests, which has every package already."""
    folder = scratch / "bin"
    folder.mkdir()
    program = folder / "python3"
    program.write_text(
        "#!/bin/sh\n"
        'CONNECTED_HANDED_OVER="$PWD/.connected/venv" PYTHONPATH= '
        f'exec "{sys.executable}" "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    return folder


def _written_down(scratch: Path) -> dict[str, list[dict[str, str]]]:
    found = {}
    for path in scratch.glob("*.given"):
        pieces = path.read_text(encoding="utf-8").split("---\n")
        found[path.stem] = [json.loads(piece) for piece in pieces if piece.strip()]
    return found
