"""A chart as a picture of dots, for documents that take no vectors: the drawing for paper, photographed."""

from io import BytesIO

from osp.charts.drawing import chart_drawing
from osp.charts.spec import ChartSpec

POINTS_PER_INCH = 72


def chart_png(spec: ChartSpec, *, width: float, height: float, dpi: int = 200) -> bytes:
    """The chart as PNG, `width` x `height` points at `dpi` dots an inch. The same chart gives the same bytes.

    Slow to import: call it from a job, or for a few charts.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(_page(spec, width, height)) as pdf:
        bitmap = pdf[0].render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True)
        picture = bitmap.to_pil().convert("RGB")
    target = BytesIO()
    # All its colours: with fewer, the brick of "van koers" turns into the ochre of "aandacht".
    picture.save(target, "PNG", dpi=(dpi, dpi))
    return target.getvalue()


def _page(spec: ChartSpec, width: float, height: float) -> bytes:
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas

    from osp.pdf.theme import register_fonts  # noqa: PLC0415 -- slow import

    register_fonts()
    target = BytesIO()
    canvas = Canvas(target, pagesize=(width, height), invariant=1)
    renderPDF.draw(chart_drawing(spec, width=width, height=height), canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return target.getvalue()
