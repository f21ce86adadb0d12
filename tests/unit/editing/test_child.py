import socket
from datetime import date
from pathlib import Path

from zwgk.editing.child import build_command, environment, free_port, serve_command


def test_the_child_knows_the_day_and_says_nothing_of_its_own_future() -> None:
    found = environment({"PATH": "/x", "ZWGK_TODAY": "2000-01-01"}, date(2026, 11, 22))
    assert found["ZWGK_TODAY"] == "2026-11-22"
    assert found["NO_MKDOCS_2_WARNING"] == "1"
    assert found["PATH"] == "/x"
    assert found["SOURCE_DATE_EPOCH"] == "1795276800"


def test_a_stated_epoch_is_kept() -> None:
    assert environment({"SOURCE_DATE_EPOCH": "5"}, date(2026, 1, 1))["SOURCE_DATE_EPOCH"] == "5"


def test_commands() -> None:
    build = build_command(Path("/s/mkdocs.yml"), Path("/out"), strict=True)
    assert build[1:] == [
        "-m", "mkdocs", "build", "--config-file", "/s/mkdocs.yml", "--strict", "--site-dir", "/out"
    ]  # fmt: skip
    assert "--strict" not in build_command(Path("/s/mkdocs.yml"), None, strict=False)
    assert "127.0.0.1:8001" in serve_command(Path("/s/mkdocs.yml"), 8001)


def test_a_port_in_use_is_stepped_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        found = free_port(port)
        assert found is None or found > port
