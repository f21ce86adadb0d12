import re

import pytest

from zwgk.editing.headers import SERVERS, security_headers
from zwgk.theme import content_security_policy

POLICY = content_security_policy(for_header=True)


@pytest.mark.parametrize("server", SERVERS)
def test_every_header_is_printed_for_every_server(server: str) -> None:
    text = SERVERS[server](POLICY)
    for name, value in security_headers(POLICY).items():
        assert re.search(rf"{name}:? \"?{re.escape(value)}", text)
    assert "Cache-Control" in text
    assert re.search(r"(?m)^\s*#.*Strict-Transport-Security", text)


def test_the_policy_forbids_framing_and_foreign_scripts() -> None:
    assert "frame-ancestors 'none'" in POLICY
    assert "default-src 'none'" in POLICY
    assert "unsafe" not in POLICY


def test_only_names_that_change_with_their_content_are_kept_for_ever() -> None:
    text = SERVERS["nginx"](POLICY)
    forever = re.search(r'"~(.*?)" "[^"]*immutable', text)
    assert forever
    assert re.search(forever[1], "/assets/site.0123abcd.css")
    assert not re.search(forever[1], "/policies/2021-11-22-1/index.html")
    assert not re.search(forever[1], "/files/policies/a/附件.pdf")
