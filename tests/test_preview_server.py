"""The preview answers as a good host does: with the site's own headers, to this machine only, and with whole pages."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse

import pytest
from browser.test_preview import free_port
from scratch import small

from macros.exports.headers import policy

Answer = tuple[HTTPResponse, bytes]


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where the preview of a small project answers."""
    root, port = small(tmp_path_factory.mktemp("voorvertoning")), free_port()
    command = [sys.executable, "-m", "macros.cli", "bekijk", "--poort", str(port)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment) as process:
        assert process.stdout
        said = next(line for line in process.stdout if "De site staat op" in line or "Traceback" in line)
        assert "De site staat op" in said
        yield port
        process.terminate()
        assert "Traceback" not in process.stdout.read()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = HTTPConnection("127.0.0.1", port)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    return answer, answer.read()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/uitgangspunten/u01/", 200),
        ("/data/kennisbank.json", 200),
        ("/nergens/", 404),
        ("/livereload/voorvertoning/x.js", 404),
    ],
)
def test_every_answer_has_the_headers_of_the_site(port, path, status):
    answer, _ = ask(port, path)
    assert answer.status == status
    assert answer.headers.get_all("Content-Security-Policy") == [policy(as_header=True)]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_holds_nothing_that_the_policy_forbids(port):
    _, page = ask(port, "/")
    assert b"<style" not in page and b"<script>" not in page
    answer, script = ask(port, "/livereload/voorvertoning/follow.js")
    assert answer.status == 200 and b"location.reload()" in script


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example:8000", "", "10.0.0.1", "x:y"]
)
def test_another_name_is_refused(port, host):
    answer, body = ask(port, "/", Host=host)
    assert answer.status == 403 and b"<html" not in body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:9000", "127.0.0.1:1", "[::1]:8000"])
def test_this_machine_may_be_called_by_all_its_names(port, host):
    assert ask(port, "/", Host=host)[0].status == 200


BAD = (
    "/%00", "/a%00b/", "/%0d%0aSet-Cookie:x", "/%7f", "/%ff", "/%c3", "/%c0%ae%c0%ae/", "/../", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
    "/a/..%2f..%2fmkdocs.yml", "/..%5c..%5cmkdocs.yml", "/praktijk//", "/./", "http://evil.example/", "*", "/livereload/%00",
)  # fmt: skip


@pytest.mark.parametrize("path", BAD)
def test_a_path_that_cannot_be_is_a_bad_request(port, path):
    answer, body = ask(port, path, Host="localhost")
    assert (answer.status, body) == (400, b"Dit adres kan niet.\n")


@pytest.mark.parametrize("path", ["/" + "x" * 5000, "/é/".encode().decode("latin-1"), "/%C3%A9/", "/livereload/x/y"])
def test_an_odd_path_that_could_be_is_not_found(port, path):
    connection = HTTPConnection("127.0.0.1", port)
    connection._validate_path = lambda url: None  # type: ignore[method-assign, attr-defined]
    connection._encode_request = lambda request: request.encode("latin-1")  # type: ignore[method-assign, attr-defined]
    connection.request("GET", path)
    assert connection.getresponse().status == 404


def test_who_writes_is_refused(port):
    answer, _ = ask(port, "/", "POST")
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")
    answer, body = ask(port, "/", "HEAD")
    assert (answer.status, body) == (200, b"") and int(answer.headers["Content-Length"]) > 1000


def test_who_asks_while_a_page_is_written_gets_all_of_it(port):
    """The page of a record, and what stands beside the pages, are made when they are first asked for."""
    for path, end in (("/uitgangspunten/u02/", b"</html>"), ("/data/bronnen.csv", b"\n"), ("/praktijk/voorbeeld/", b"</html>")):
        with ThreadPoolExecutor(16) as many:
            answers = list(many.map(lambda _, path=path: ask(port, path), range(32)))
        assert {answer.status for answer, _ in answers} == {200}
        assert all(body.rstrip(b"\r ").endswith(end) or body.endswith(b"</html>\n") for _, body in answers)
        assert len({len(body) for _, body in answers}) == 1
