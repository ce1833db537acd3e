"""The command line: ``courroie``, or ``python -m bot``."""

from bot.cli.collector import uncollected


def main() -> None:
    """Run the command line."""
    with uncollected():
        from bot.cli.main import main as command_line  # noqa: PLC0415

    command_line()


if __name__ == "__main__":
    main()
