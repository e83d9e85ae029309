"""The page shown to the browser of this computer and to nobody else, with word when there
is a later edition of it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread
from typing import Any

from villkor.exchange.preview.whole_page import content_policy

_HERE = "127.0.0.1"
_NAMES = (_HERE, "localhost")
_CHANGES = "andringar"
_SECRET = 16  # random bytes
_PATIENCE = 15  # seconds between signs of life
_HTML, _EVENTS = "text/html; charset=utf-8", "text/event-stream; charset=utf-8"
_PLAIN = "text/plain; charset=utf-8"


class PageServer(ThreadingHTTPServer):
    """The last edition of a page, at an address that nobody can guess: others may use
    the same computer.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((_HERE, 0), _Visit)
        self.secret = secrets.token_urlsafe(_SECRET)
        self.page = ""
        self.edition = 0
        self.changed = Condition()

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{_HERE}:{self.server_port}/{self.secret}/"

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser that means this computer says that it visits.

        Another name that leads here is a page of somebody else's that tries to read
        this one (DNS rebinding).
        """
        return tuple(f"{name}:{self.server_port}" for name in _NAMES)

    def show_page(self, page: str) -> None:
        """Put a new edition in the place of the one before, and tell who looks at it."""
        with self.changed:
            self.page = page
            self.edition += 1
            self.changed.notify_all()

    def later_than(self, edition: int) -> bool:
        """Wait a while for a later edition, and say whether there is one."""
        with self.changed:
            self.changed.wait_for(
                lambda: self.edition > edition,
                _PATIENCE,
            )
            return self.edition > edition

    def handle_error(
        self,
        request: Any,
        client_address: Any,
    ) -> None:
        """Say nothing of a browser that has gone."""


class _Visit(BaseHTTPRequestHandler):
    """What one visit asks for: the page, or word of a later one. Nothing else is read
    from anywhere.
    """

    server: PageServer

    def do_GET(self) -> None:
        """Answer a visit."""
        path, _, asked = self.path.partition("?")
        place = f"/{self.server.secret}/"
        if (
            self.headers.get(
                "Host",
                "",
            )
            not in self.server.hosts
        ):
            self._answer(
                HTTPStatus.MISDIRECTED_REQUEST,
                _PLAIN,
                b"",
            )
        elif path == place:
            self._answer(
                HTTPStatus.OK,
                _HTML,
                self.server.page.encode(),
            )
        elif path == place + _CHANGES and asked.isdecimal():
            self._tell_changes(int(asked[:9]))
        else:
            self._answer(
                HTTPStatus.NOT_FOUND,
                _PLAIN,
                b"",
            )

    def _answer(
        self,
        status: HTTPStatus,
        kind: str,
        data: bytes,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header(
            "Cache-Control",
            "no-store",
        )
        self.send_header(
            "Content-Security-Policy",
            _shut_policy(),
        )
        self.send_header(
            "Cross-Origin-Resource-Policy",
            "same-origin",
        )
        self.send_header(
            "X-Content-Type-Options",
            "nosniff",
        )
        self.end_headers()
        self.wfile.write(data)

    def _tell_changes(self, edition: int) -> None:
        """Say so when there is a later edition than the one that is looked at."""
        self._answer(
            HTTPStatus.OK,
            _EVENTS,
            b": hej\n\n",
        )
        with suppress(OSError):  # nobody looks at it any longer
            while not self.server.later_than(edition):
                self.wfile.write(b": kvar\n\n")
            self.wfile.write(b"data: ny\n\n")

    def log_message(self, *_words: object) -> None:
        """Say nothing: the terminal tells of the report."""


def _shut_policy() -> str:
    """The policy of the page itself, and that nobody puts it in a frame."""
    return f"{content_policy(live=True)}; frame-ancestors 'none'"


@contextmanager
def served_page() -> Iterator[PageServer]:
    """A page that is shown for as long as it is in use."""
    with PageServer() as server:
        thread = Thread(
            target=server.serve_forever,
            daemon=True,
        )
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
