"""Starting the web app: Streamlit on loopback, on one archive."""

import errno
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from app.archive import open_archive
from app.errors import UnusableInput

ROOT = Path(__file__).resolve().parent
PORT = 8501


def serve_app(
    path: Path,
    *,
    port: int | None = None,
    headless: bool = False,
    read_only: bool = False,
    address: str = "127.0.0.1",
) -> int:
    """Run the app on the archive at `path` until it is stopped; gives its exit code.

    Without `port` it takes 8501, or a free one when that is taken. Raises UnusableInput where it cannot listen.
    """
    chosen = free_port(port, address)
    open_archive(path).close()  # the pages only read: the tables have to be there before they look
    host = f"[{address}]" if ":" in address else address
    print(f"Fulcrum is at http://{host}:{chosen} (Ctrl+C stops it)", flush=True)
    options = {
        "server.port": chosen,
        "server.address": address,
        "server.headless": str(headless or not has_screen()).lower(),
        "server.enableXsrfProtection": "true",
        "browser.gatherUsageStats": "false",
        "client.showErrorDetails": "type",  # paths and code belong into the log, not on a page
        "client.showErrorLinks": "false",  # they lead out of the house
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    known = {"FULCRUM_DB": str(path.resolve()), **({"FULCRUM_READONLY": "1"} if read_only else {})}
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "streamlit_app.py"), *flags]
    return run_until_stopped(command, {**os.environ, **known})


def run_until_stopped(command: list[str], environment: dict[str, str]) -> int:
    """The exit code of a server, 0 where it was stopped; whoever ends this process ends the server with it.

    Without that, `kill`, systemd and a container without an init would leave a server without a parent on its port.
    """
    # Streamlit reads its theme from .streamlit in the folder that it is started in.
    with subprocess.Popen(command, env=environment, cwd=ROOT.parent) as server:
        before = signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            code = server.wait()
        except KeyboardInterrupt:
            return 0  # the terminal has told the server too, which is waited for
        finally:
            signal.signal(signal.SIGTERM, before)
    return 0 if code == -signal.SIGTERM else code


def has_screen() -> bool:
    """Whether there is a screen to open a browser on."""
    return sys.platform in ("darwin", "win32") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def free_port(wanted: int | None, address: str = "127.0.0.1") -> int:
    """`wanted` if it is free at the address; without a wish 8501 or any free one.

    Raises UnusableInput where neither can be had, and says why.
    """
    for port in (wanted,) if wanted else (PORT, 0):
        try:
            return bound_once(address, port)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                continue
            if error.errno == errno.EACCES:
                raise UnusableInput(f"port {port} needs more rights: name one above 1023") from error
            told = f"{address}: it cannot be listened at ({error.strerror})"
            raise UnusableInput(f"{told}; name an address of this machine with --address") from error
    raise UnusableInput(f"port {wanted} is taken: name another with --port")


def bound_once(address: str, port: int) -> int:
    """The port that a socket got at the address; it is free again. Raises OSError."""
    family, kind, protocol, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(place)
        return int(probe.getsockname()[1])
