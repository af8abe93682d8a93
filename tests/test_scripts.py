"""The two commands on machines that these tests make up: every program that the scripts call is a small one of ours."""

import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
BORROWED = [
    "sh",
    "cat",
    "cksum",
    "dirname",
    "env",
    "find",
    "head",
    "mkdir",
    "mktemp",
    "cp",
    "chmod",
    "rm",
    "sed",
    "tail",
    "tr",
]

PYTHON = """#!/bin/sh
case "$*" in
    --version) echo "Python {version}" ;;
    *ensurepip*) exit {lacks_ensurepip} ;;
    *-venv*) echo python3.11-venv ;;
    *version_info*) exit {old} ;;
    "-m venv"*) mkdir -p "$4/bin"; cp "$0" "$4/bin/python" ;;
    "-m pip"*)
        echo "pip $*" >>"$CALLS"
        [ -z "$NO_NETWORK" ] || {{ echo "pip tried five times"; exit 1; }}
        cp "$PAPERSHELF" .venv/bin/papershelf ;;
    "-m compileall"*) echo "compileall $* in $PWD" >>"$CALLS"; exit ${{NOT_COMPILED:-0}} ;;
    "-m pytest"*) echo "pytest $* in $PWD on $QT_QPA_PLATFORM" >>"$CALLS" ;;
esac
"""
PAPERSHELF = """#!/bin/sh
for argument in papershelf "$@"; do printf "[%s]" "$argument"; done >>"$CALLS"
echo >>"$CALLS"
"""
APT_GET = """#!/bin/sh
echo "apt-get $*" >>"$CALLS"
[ "$1" = update ] && exit 0
for name in "$@"; do echo "$name installed" >>"$INSTALLED"; done
"""
DPKG_QUERY = """#!/bin/sh
cat "$INSTALLED"
exit 1
"""


class Machine:
    """A made-up machine: ``bin`` is all that is on its PATH, and every call of a program of ours is a line of ``calls``."""

    def __init__(self, folder: Path) -> None:
        self.bin, self.folder, self._calls = folder / "bin", folder, folder / "calls"
        self.bin.mkdir()
        self._calls.touch()
        (folder / "installed").touch()
        for name in BORROWED:
            found = shutil.which(name)
            assert found is not None
            (self.bin / name).symlink_to(found)
        self.has("papershelf", PAPERSHELF)
        self.has("uname", "#!/bin/sh\necho Linux\n")
        self.has("id", "#!/bin/sh\necho 0\n")
        self.project = folder / "a clone of it"
        shutil.copytree(PROJECT / "packaging", self.project / "packaging")
        shutil.copy(PROJECT / "pyproject.toml", self.project)

    def has(self, name: str, script: str) -> None:
        (self.bin / name).write_text(script, encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def has_python(self, version: str = "3.11.2", *, old: bool = False, lacks_ensurepip: bool = False) -> None:
        self.has("python3", PYTHON.format(version=version, old=int(old), lacks_ensurepip=int(lacks_ensurepip)))

    def has_apt(self) -> None:
        self.has("apt-get", APT_GET)
        self.has("dpkg-query", DPKG_QUERY)

    def run(self, script: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a script of ``packaging/`` from a folder outside the clone."""
        own = {
            "PATH": str(self.bin),
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder),
            "CALLS": str(self._calls),
            "INSTALLED": str(self.folder / "installed"),
            "PAPERSHELF": str(self.bin / "papershelf"),
            "NO_NETWORK": "",
        }
        return subprocess.run(
            [self.bin / "sh", self.project / "packaging" / script, *arguments],
            cwd=self.folder,
            env=own | more,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
        )

    @property
    def calls(self) -> list[str]:
        return self._calls.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_arguments_reach_papershelf_as_they_were_written(machine: Machine) -> None:
    machine.has_python()
    finished = machine.run("run.sh", "list", 'ti:"state space"', "")
    assert finished.returncode == 0, finished.stderr
    assert machine.calls[-1] == '[papershelf][list][ti:"state space"][]'


def test_second_run_installs_nothing(machine: Machine) -> None:
    machine.has_python()
    machine.has_apt()
    machine.run("run.sh", "list")
    before = len(machine.calls)
    finished = machine.run("run.sh", "list")
    assert machine.calls[before:] == ["[papershelf][list]"]
    assert finished.stderr == ""


def test_what_was_installed_is_compiled_once(machine: Machine) -> None:
    machine.has_python()
    machine.run("run.sh", "list")
    machine.run("run.sh", "list")
    compiled = [call for call in machine.calls if call.startswith("compileall")]
    assert compiled == [f"compileall -m compileall -q main.py desktop in {machine.project}"]


def test_papershelf_starts_where_it_cannot_be_compiled(machine: Machine) -> None:
    machine.has_python()
    finished = machine.run("run.sh", "list", NOT_COMPILED="1")
    assert finished.returncode == 0
    assert "start more slowly" in finished.stderr
    assert machine.calls[-1] == "[papershelf][list]"


def test_changed_requirements_are_installed(machine: Machine) -> None:
    machine.has_python()
    machine.run("run.sh", "list")
    with (machine.project / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("# one more\n")
    machine.run("run.sh", "list")
    assert sum(call.startswith("pip ") for call in machine.calls) == 2


def test_moved_clone_is_installed_again(machine: Machine) -> None:
    machine.has_python()
    machine.run("run.sh", "list")
    machine.project = machine.project.rename(machine.folder / "elsewhere")
    machine.run("run.sh", "list")
    assert sum(call.startswith("pip ") for call in machine.calls) == 2


def test_window_needs_nothing_more_after_the_tests(machine: Machine) -> None:
    machine.has_python()
    machine.run("test.sh")
    machine.run("run.sh", "list")
    assert [call for call in machine.calls if call.startswith("pip ")] == [
        "pip -m pip install --quiet --no-input --disable-pip-version-check -e .[tests]"
    ]


def test_tests_run_in_the_clone_and_without_a_screen(machine: Machine) -> None:
    machine.has_python()
    finished = machine.run("test.sh", "-k", "a or b")
    assert finished.returncode == 0, finished.stderr
    assert machine.calls[-1] == f"pytest -m pytest -k a or b in {machine.project} on offscreen"


@pytest.mark.parametrize("arguments", [[], ["--demo"]])
def test_main_job_is_shown_without_a_display(machine: Machine, arguments: list[str]) -> None:
    machine.has_python()
    finished = machine.run("run.sh", *arguments)
    assert "There is no display" in finished.stderr
    assert machine.calls[-2:] == [
        "[papershelf][--demo][--screenshot][papershelf-demo.png]",
        "[papershelf][--demo][export][--collection][Survey/Test-time compute][-o][papershelf-demo.bib]",
    ]
    assert f"{machine.folder}/papershelf-demo.bib" in finished.stdout


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_window_opens_on_a_display(machine: Machine, display: str) -> None:
    machine.has_python()
    finished = machine.run("run.sh", **{display: ":0"})
    assert machine.calls[-1] == "[papershelf]"
    assert finished.stdout == ""


def test_window_gets_libraries_that_a_screenless_run_does_not_need(machine: Machine) -> None:
    machine.has_python()
    machine.has_apt()
    machine.run("run.sh", "list")
    assert "libxcb-cursor0" not in " ".join(machine.calls)
    machine.run("run.sh", DISPLAY=":0")
    [call] = [call for call in machine.calls if "libxcb-cursor0" in call]
    assert "libgl1" not in call.split()


def test_library_renamed_for_64_bit_time_counts_as_there(machine: Machine) -> None:
    machine.has_python()
    machine.has_apt()
    (machine.folder / "installed").write_text("libglib2.0-0t64 installed\nlibgl1 deinstalled\n", encoding="utf-8")
    machine.run("run.sh", "list")
    [call] = [call for call in machine.calls if "install" in call and call.startswith("apt-get")]
    assert "libglib2.0-0" not in call.split()
    assert "libgl1" in call.split()


@pytest.mark.parametrize("lacks_ensurepip", [False, True])
def test_environment_package_is_installed_where_debian_leaves_it_out(machine: Machine, lacks_ensurepip: bool) -> None:
    machine.has_python(lacks_ensurepip=lacks_ensurepip)
    machine.has_apt()
    machine.run("run.sh", "list")
    assert any("python3.11-venv" in call for call in machine.calls) is lacks_ensurepip


def test_packages_are_asked_of_root_only(machine: Machine) -> None:
    machine.has_python()
    machine.has_apt()
    machine.has("id", "#!/bin/sh\necho 1000\n")
    machine.has("sudo", '#!/bin/sh\necho "sudo $1" >>"$CALLS"\nexec "$@"\n')
    finished = machine.run("run.sh", "list")
    assert "sudo may ask for your password" in finished.stderr
    assert machine.calls[:2] == ["sudo apt-get", "apt-get update -qq"]


def test_without_root_and_sudo_the_command_for_root_is_named(machine: Machine) -> None:
    machine.has_python()
    machine.has_apt()
    machine.has("id", "#!/bin/sh\necho 1000\n")
    finished = machine.run("run.sh", "list")
    assert "let root run: apt-get install libgl1" in finished.stderr
    assert machine.calls[-1] == "[papershelf][list]"


def test_old_python_is_named_before_anything_is_installed(machine: Machine) -> None:
    machine.has_python("3.9.2", old=True)
    machine.has_apt()
    finished = machine.run("run.sh")
    assert finished.returncode == 1
    assert finished.stderr.splitlines() == [
        "Papershelf needs Python 3.11 or newer, and this system has Python 3.9.2; install a newer one and run this again."
    ]
    assert machine.calls == []


def test_newer_python_beside_an_old_one_is_found(machine: Machine) -> None:
    machine.has_python("3.10.12", old=True)
    machine.has("python3.12", PYTHON.format(version="3.12.1", old=0, lacks_ensurepip=0))
    assert machine.run("run.sh", "list").returncode == 0


def test_no_python_at_all_is_said(machine: Machine) -> None:
    finished = machine.run("run.sh")
    assert finished.returncode == 1
    assert finished.stderr.splitlines()[-1] == (
        "Papershelf needs Python 3.11 or newer, and this system has no Python; install a newer one and run this again."
    )


def test_no_network_is_one_sentence_and_installs_the_next_time(machine: Machine) -> None:
    machine.has_python()
    finished = machine.run("test.sh", NO_NETWORK="1")
    assert finished.returncode == 1
    assert finished.stderr.splitlines()[-1] == (
        "pip could not install what Papershelf needs; check the network connection and run this again."
    )
    assert "pip tried five times" in finished.stderr
    assert machine.run("test.sh").returncode == 0
