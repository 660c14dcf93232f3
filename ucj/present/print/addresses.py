"""The address of a brief: printed where others can open it, and as a QR code where they can scan it."""

from __future__ import annotations

import io
from ipaddress import ip_address
from urllib.parse import urlsplit

# Names that only a house or an office knows.
PRIVATE_ENDINGS = (".localhost", ".local", ".localdomain", ".internal", ".intranet", ".lan", ".home", ".corp", ".arpa")
# A longer address needs a code too fine for a telephone before paper or a projector.
LONGEST_CODE = 1250


def printable(link: str) -> str:
    """Return an address, blank where it opens on the reader's own machine or in the writer's house alone."""
    parts = _parts(link)
    if parts is None:
        return link
    scheme, host = parts
    if link.startswith("?") or (scheme in {"http", "https"} and not _is_public(host)):
        return ""
    return link


def can_be_scanned(link: str) -> bool:
    """Return whether an address opens from a telephone, and is short enough for a QR code."""
    parts = _parts(link)
    known = parts is not None and parts[0] in {"http", "https"} and _is_public(parts[1])
    return known and len(link.encode()) <= LONGEST_CODE


def code_svg(link: str) -> str:
    """Return the QR code of an address as SVG."""
    return _code(link, "svg").decode("utf-8")


def code_png(link: str) -> bytes:
    """Return the QR code of an address as PNG."""
    return _code(link, "png")


def _code(link: str, kind: str) -> bytes:
    # Loaded when it is first needed, as the other makers of pictures.
    import segno

    buffer = io.BytesIO()
    segno.make_qr(link, error="l").save(buffer, kind=kind, scale=8, border=4)
    return buffer.getvalue()


def _parts(link: str) -> tuple[str, str] | None:
    """Return scheme and host of an address in small letters, None where it can't be read."""
    try:
        parts = urlsplit(link)
        return parts.scheme.lower(), (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return None


def _is_public(host: str) -> bool:
    try:
        return ip_address(host.split("%")[0]).is_global
    except ValueError:
        return "." in host and not host.endswith(PRIVATE_ENDINGS) and not host.split(".")[-1].isdigit()
