"""Who we are: the one home of the name and version that outputs carry."""

from typing import Final

NAME: Final = "accessible-convert"
VERSION: Final = "0.1.0"
GENERATOR: Final = f"{NAME} {VERSION}"
