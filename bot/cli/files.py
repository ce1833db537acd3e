"""Files that the command line reads and writes."""

from pathlib import Path

from bot.domain.errors import FileNotWritten, UnreadableFile


def read_file(file: Path) -> bytes:
    """What ``file`` holds; raise ``UnreadableFile`` (``file``)."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFile("file", detail=f"{file}: {error.strerror}") from error


def write_file(file: Path, data: bytes) -> None:
    """Put ``data`` in ``file``, whole or not at all; raise ``FileNotWritten``."""
    partial = file.with_name(f"{file.name}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(file)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise FileNotWritten(str(file), error.strerror or "") from error
