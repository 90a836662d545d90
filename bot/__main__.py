"""`python -m bot` is `boardpulse`."""

from bot import cli

if __name__ == "__main__":
    cli.main()
