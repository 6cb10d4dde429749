"""The squares of a QR code, for paper and screen alike."""

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

# What may be lost of it and still be read: about a seventh on paper, about a quarter of what a beamer shows across a room.
ON_PAPER, ON_SCREEN = QRErrorCorrectLevel.M, QRErrorCorrectLevel.Q


def squares(text: str, spare: int) -> list[list[bool]]:
    """Rows of squares, True where one is dark, without a quiet edge: of the size that the text needs."""
    code = QRCode(None, spare)
    code.addData(text)
    code.make()
    size = range(code.getModuleCount())
    return [[bool(code.isDark(row, column)) for column in size] for row in size]
