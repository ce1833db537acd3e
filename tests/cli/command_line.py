"""The command line, run by tests."""

import subprocess
from collections.abc import Callable

Done = subprocess.CompletedProcess[str]
Courroie = Callable[..., Done]
