"""HTML layouts to PDF, and PDF pages to gray images."""
import io
import os
import subprocess
import tempfile
from pathlib import Path

import jinja2
import pikepdf
from PIL import Image

from .formats import day

# WeasyPrint and fontTools stamp the time of the run otherwise, and two runs would differ.
os.environ["SOURCE_DATE_EPOCH"] = "1767225600"
LAYOUTS = Path(__file__).parent.parent / "layouts"
ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(LAYOUTS), autoescape=True, undefined=jinja2.StrictUndefined,
    trim_blocks=True, lstrip_blocks=True)


def invoice_html(invoice) -> str:
    template = ENVIRONMENT.get_template(f"invoice/{invoice.layout}.html")
    return template.render(
        inv=invoice, x=invoice.extra, money=invoice.style.money, qty=invoice.style.quantity,
        day=lambda value: day(value, invoice.date_pattern, invoice.lang))


def page(template: str, **values) -> str:
    return ENVIRONMENT.get_template(template).render(**values)


def pdf(html: str, variant: str | None = None) -> bytes:
    import weasyprint  # here, because it takes a second to load and the text kinds don't need it

    raw = weasyprint.HTML(string=html, base_url=str(LAYOUTS)).write_pdf(pdf_variant=variant)
    return normalised(pikepdf.open(io.BytesIO(raw)))


def normalised(document: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    document.save(out, deterministic_id=True, compress_streams=True, recompress_flate=True)
    return out.getvalue()


def text(pdf_bytes: bytes) -> str:
    return _run(["pdftotext", "-layout", "-", "-"], pdf_bytes).decode()


def image(pdf_bytes: bytes, dpi: int) -> Image.Image:
    """The first page, gray."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf_bytes)
        file.flush()
        png = _run(["pdftoppm", "-r", str(dpi), "-gray", "-png", "-singlefile", file.name], b"")
    return Image.open(io.BytesIO(png)).convert("L")


def _run(command: list[str], given: bytes) -> bytes:
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout
