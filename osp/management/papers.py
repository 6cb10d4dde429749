"""What commands that write a document have in common."""

from pathlib import Path
from typing import NoReturn

from osp.management.product import ProductCommand


class PapersCommand(ProductCommand):
    """A command that writes one file, or says why not and ends with 2."""

    def write(self, target: Path, content: bytes) -> None:
        """Write the file."""
        try:
            target.write_bytes(content)
        except OSError as error:
            self.refuse(f"{target} is niet te schrijven: {error.strerror}.")

    def refuse(self, reason: str) -> NoReturn:
        """End without a result."""
        self.stderr.write(reason)
        raise SystemExit(2)
