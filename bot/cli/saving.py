"""What a demonstration leaves in a folder: its transcript, and beside it the files that it showed."""

from collections.abc import Sequence
from pathlib import Path

from bot.cli.files import write_file
from bot.domain.errors import FileNotWritten


def save_demo(folder: Path, name: str, transcript: str, files: Sequence[tuple[str, bytes]]) -> list[Path]:
    """Write ``name.txt`` and each file that was shown once, as ``name-1-results.png``; give their paths.

    Raise ``FileNotWritten`` where the folder, which is made if it is not there, refuses one.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileNotWritten(str(folder), error.strerror or "") from error
    shown = list(dict.fromkeys(files))  # seen twice, it is one file
    named = [(f"{name}-{number}-{filename}", data) for number, (filename, data) in enumerate(shown, start=1)]
    written = [(folder / f"{name}.txt", transcript.encode()), *((folder / each, data) for each, data in named)]
    for file, data in written:
        write_file(file, data)
    return [file for file, _data in written]
