"""Where the driver of the local client calls back to the test, for what only the test can do in between."""

import contextlib
import http.server
import threading
import traceback
from collections.abc import Callable, Iterator


class Callback:
    """Answers on loopback, one call at a time. `faults` are what went wrong in them, as tracebacks."""

    def __init__(self, url: str, faults: list[str]) -> None:
        self.url = url
        self.faults = faults


@contextlib.contextmanager
def answering(does: Callable[[str], None]) -> Iterator[Callback]:
    """Calls `does` with the path of each call, without its stroke, for as long as the block lasts. The caller hears of what it raises."""
    faults: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                does(self.path.removeprefix("/"))
            except Exception as exc:  # noqa: BLE001 - whatever it is, it belongs to the test, which is elsewhere
                faults.append("".join(traceback.format_exception(exc)))
                self._answer(500, str(exc))
            else:
                self._answer(200, "done")

        def _answer(self, status: int, text: str) -> None:
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
            """Nothing: the driver tells of every call."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield Callback(f"http://127.0.0.1:{server.server_port}", faults)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
