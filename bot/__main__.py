"""The command line: ``courroie``, or ``python -m bot``."""

from bot.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
