"""The pinned packages: installed once, and a failure explained in one sentence."""

import ast
import re
import sys

import _setup
import pytest

UNREACHABLE = (
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)': /simple/django/\n"
    "ERROR: No matching distribution found for django==5.2\n"
)


def installs(monkeypatch, tmp_path, content):
    """Calls of pip made by two starts in a row, in a checkout with these requirements."""
    calls = []
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    monkeypatch.setattr(_setup, "ROOT", tmp_path)
    monkeypatch.setattr(_setup, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(_setup, "PYTHON", python)
    monkeypatch.setattr(_setup, "make_venv", lambda: None)
    monkeypatch.setattr(_setup, "install", calls.append)
    for text in content:
        (tmp_path / "requirements.txt").write_text(text)
        _setup.ensure_packages("requirements.txt")
    return calls


def test_packages_are_installed_once(monkeypatch, tmp_path):
    assert installs(monkeypatch, tmp_path, ["django==5.2", "django==5.2"]) == ["requirements.txt"]


def test_packages_are_installed_again_when_the_file_changed(monkeypatch, tmp_path):
    assert len(installs(monkeypatch, tmp_path, ["django==5.2", "django==5.3"])) == 2


def test_a_failed_install_is_tried_again(monkeypatch, tmp_path):
    installs(monkeypatch, tmp_path, ["django==5.2"])
    monkeypatch.setattr(_setup, "install", lambda _file: sys.exit("failed"))
    (tmp_path / "requirements.txt").write_text("django==5.3")

    for _ in range(2):
        with pytest.raises(SystemExit):
            _setup.ensure_packages("requirements.txt")


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        (UNREACHABLE, "check the network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "do not use it"),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "free about",
        ),
        ("ERROR: No matching distribution found for granian==2.8.7", "no granian==2.8.7 for this Python"),
        ("ERROR: Something new.\n", "Something new (everything pip said"),
    ],
)
def test_pip_failures_say_what_to_do_in_one_sentence(output, advice):
    sentence = _setup.explain(output, "requirements.txt")

    assert advice in sentence
    assert sentence.count(". ") == 0


def test_python_without_venv_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(_setup, "PYTHON", tmp_path / "none")
    monkeypatch.setattr(
        _setup.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name
    )

    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        _setup.make_venv()


@pytest.mark.parametrize("command", ["bench", "faults", "quality", "serve", "test"])
def test_commands_parse_on_an_old_python(command):
    source = (_setup.ROOT / "bin" / command).read_text()

    ast.parse(source, feature_version=(3, 4))
    assert not re.search(r"\bf\"", source)


def pins(file):
    return dict(
        re.findall(r"^([\w.-]+(?:\[\w+\])?)==([\w.]+)", (_setup.ROOT / file).read_text(), re.MULTILINE)
    )


FILES = ["requirements.txt", "requirements-test.txt", "requirements-bench.txt"]


def test_all_requirements_files_pin_the_same_versions():
    site, tests, bench = map(pins, FILES)

    assert site.items() <= tests.items()
    assert site.items() <= bench.items()
    assert all(bench[name] == tests[name] for name in bench.keys() & tests.keys())
    assert "django" in site


@pytest.mark.parametrize("file", FILES)
def test_requirements_are_all_hashed_and_name_no_address(file):
    text = (_setup.ROOT / file).read_text()

    assert "://" not in text
    assert all("--hash=sha256:" in block for block in re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:])
