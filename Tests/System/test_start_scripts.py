"""./run takes paths from the folder in which it is called, with the Swift at hand and in a Debian 13 root. Nothing is built: programs are stubs."""

import os
import pathlib
import shutil
import subprocess

import pytest

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = {
    "swift": '[ "${HAS_SWIFT:-} $*" != "yes --version" ] || echo "Swift version 6.3.1"',
    "dpkg-query": "echo installed",
}
# What a script becomes at its end is told, a word to a line, instead of done.
INSTEAD = """
debian_version() { echo 12; }
exec() {
    printf '%s\\n' "$@"
    exit
}
"""


def program(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/usr/bin/env bash\n{text}\n")
    path.chmod(0o755)


@pytest.fixture
def folder(tmp_path):
    """A checkout of the scripts alone, on a Debian 12, in a folder of its own."""
    folder = tmp_path.resolve()
    (folder / "checkout").mkdir()
    shutil.copy(CHECKOUT / "run", folder / "checkout/run")
    shutil.copytree(CHECKOUT / "scripts", folder / "checkout/scripts")
    with open(folder / "checkout/scripts/environment.sh", "a", encoding="utf-8") as environment:
        environment.write(INSTEAD)
    for name, text in PROGRAMS.items():
        program(folder / "programs" / name, text)
    (folder / "root").mkdir()
    (folder / "root/.complete").touch()
    return folder


def started(folder, *arguments, **environment):
    """What ./run says when it is started from the folder beside the checkout, by a relative path."""
    paths = {"PATH": f"{folder / 'programs'}:{os.environ['PATH']}", "DEMBRANE_DEBIAN_ROOT": str(folder / "root")}
    return subprocess.run(
        ["bash", "checkout/run", *arguments], cwd=folder, env={**os.environ, **paths, **environment}, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("is_joined", [True, False])
def test_paths_are_those_of_the_callers_folder(folder, is_joined):
    pairs = [("--data", "demo data"), ("--ready-file", "../ready.json"), ("--kafka-home", str(folder / "kafka"))]
    program(folder / "kafka/kafka.sh", "")
    options = [f"{name}={value}" for name, value in pairs] if is_joined else [part for pair in pairs for part in pair]
    run = started(folder, *options, "--seed", "2", HAS_SWIFT="yes")
    assert run.returncode == 0, run.stderr
    expected = [f"--data={folder}/demo data", f"--ready-file={folder.parent}/ready.json", f"--kafka-home={folder}/kafka", "--seed", "2"]
    assert run.stdout.splitlines()[-5:] == expected


@pytest.mark.parametrize("arguments", [["--data"], ["--data", ""], ["--data="], ["--seed=3"], []])
def test_what_is_no_path_goes_on_as_it_is(folder, arguments):
    run = started(folder, *arguments, HAS_SWIFT="yes")
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[1:] == [".build/debug/DevStack", *arguments]


def test_in_a_root_the_script_and_its_paths_are_found_again(folder):
    run = started(folder, "--data", "demo", "--ready-file", "ready.json")
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    assert lines[0] == "unshare" and lines[-4:] == ["bash", f"{folder}/checkout/run", f"--data={folder}/demo", f"--ready-file={folder}/ready.json"]
    assert f"{folder}/demo" in lines and str(folder) in lines and (folder / "demo").is_dir()


@pytest.mark.parametrize("options", [["--data", "/usr/demo"], ["--data=/var/lib"], ["--ready-file", "/ready.json"], ["--ready-file=/etc/ready.json"]])
def test_what_a_root_has_of_its_own_is_refused(folder, options):
    run = started(folder, *options)
    assert run.returncode == 1
    assert "Debian's own" in run.stderr and run.stdout == ""
