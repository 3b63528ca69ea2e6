"""``python -m convert``."""

from __future__ import annotations


def main() -> None:
    """The command line."""
    from convert.cli import app

    app()


if __name__ == "__main__":
    main()
