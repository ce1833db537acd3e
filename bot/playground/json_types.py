"""What travels on the wire."""

from typing import Any

JSON = dict[str, Any]
"""An object as JSON writes it: Discord's own field names and shapes."""

Body = JSON | list[JSON] | None
"""What a request or an answer carries; most are objects, ``None`` is nothing."""
