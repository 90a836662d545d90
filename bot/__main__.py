"""`python -m bot` is `boardpulse`."""

from bot.commands import cli

if __name__ == "__main__":
    cli.main()
