"""The commands as a whole: each is found by its name, in a module of its own."""

import subprocess
import sys

import pytest
from tests.conftest import ROOT, in_a_process

from activity_directory import cli


def told(capsys, *words):
    """What is printed before the command line ends, and the code that it ends with."""
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    return ended.value.code, "".join(capsys.readouterr())


def test_help_lists_every_command_in_the_order_of_the_table(capsys):
    code, text = told(capsys, "--help")
    listed = [line.split()[0] for line in text.splitlines() if line.startswith("    ")]
    assert code == cli.DONE
    assert [word for word in listed if word in cli.COMMANDS] == list(cli.COMMANDS)


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_a_command_says_the_same_of_itself_alone_and_among_all(command, capsys):
    alone = told(capsys, command, "--help")
    with pytest.raises(SystemExit):
        cli.parser().parse_args([command, "--help"])
    assert alone == (cli.DONE, "".join(capsys.readouterr()))
    assert f"usage: publish.py {command} " in alone[1]


def test_a_word_that_is_no_command_is_answered_with_all_of_them(capsys):
    code, text = told(capsys, "chek")
    assert code == cli.WRONG_CALL
    assert all(f"'{command}'" in text for command in cli.COMMANDS)


def test_a_command_reads_no_other_command_s_module():
    script = (
        "import sys\n"
        "from activity_directory import cli\n"
        "code = cli.main(['explain', 'unknown-term'])\n"
        "read = {name.rpartition('.')[2] for name in sys.modules if '.cli.' in name}\n"
        "print(code, *sorted(read & set(cli.COMMANDS.values())), file=sys.stderr)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr.split() == ["0", "explain"]


def test_the_package_is_a_program_too():
    assert in_a_process("explain", "unknown-term").returncode == cli.DONE
    assert in_a_process("explain", "unknwn-term").returncode == cli.WRONG_CALL
