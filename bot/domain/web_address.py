"""The addresses that people type: only those of the web are links."""

from typing import Final
from urllib.parse import urlsplit

_WEB: Final = ("http", "https")


def web_address(text: str) -> str:
    """``text`` where it is an address that a browser opens, else nothing.

    One with a name before its host is none: « https://discord.com@ailleurs.org » leads elsewhere than it seems to.
    """
    address = text.strip()
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    spoofs = "@" in parts.netloc or any(
        each.isspace() or not each.isprintable() or each in '<>"`\\' for each in address
    )
    return address if parts.scheme.lower() in _WEB and host and not spoofs else ""
