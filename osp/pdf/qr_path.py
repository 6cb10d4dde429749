"""The squares of a QR code."""

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel


def squares(text: str) -> list[list[bool]]:
    """Rows of squares, True where one is dark, without a quiet edge. Stands damage of about a quarter of it."""
    code = QRCode(None, QRErrorCorrectLevel.Q)
    code.addData(text)
    code.make()
    size = range(code.getModuleCount())
    return [[bool(code.isDark(row, column)) for column in size] for row in size]
