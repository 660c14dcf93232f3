"""A server as a person starts it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def start_server(log: Path, script: str = "app.py", port: int = 0) -> tuple[subprocess.Popen[bytes], str]:
    """Start an app on a port, without one on any that is free, and return the process and its address."""
    if not port:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless=true", f"--server.port={port}"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--server.address=127.0.0.1"], cwd=ROOT, stdout=output, stderr=output, env=os.environ
        )
    address = f"http://127.0.0.1:{port}"
    # A busy machine may take its time.
    for _attempt in range(1_200):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return process, address
    process.kill()
    raise RuntimeError(log.read_text())
