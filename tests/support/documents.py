"""Documents made inside the tests: Word files with everything in them, and PDF with text."""

from __future__ import annotations

import io
import zipfile
import zlib
from html import escape

from pypdf import PdfReader, PdfWriter

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

#: The smallest PNG: one transparent point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def run(text: str, look: str = "") -> str:
    """A run of text with its looks."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, look: str = "") -> str:
    """A paragraph; a plain text stands for one run."""
    inner = "".join(r if r.startswith("<") else run(r) for r in runs)
    return f"<w:p><w:pPr>{look}</w:pPr>{inner}</w:p>"


CENTRED_RED = '<w:color w:val="FF0000"/><w:sz w:val="52"/><w:b/>'
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def deleted(text: str) -> str:
    """A revision that takes text away."""
    return f'<w:del w:id="1" w:author="a"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def cell(text: str, across: int = 1, down: str = "") -> str:
    """A cell; ``down``: ``restart`` or ``continue`` of a merge."""
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    merge = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[down]
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows of cells."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def picture(text: str = "") -> str:
    """A paragraph with the picture of the file."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="{escape(text)}"/>'
        "<a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        '<a:blip r:embed="rId5"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def style(name: str, look: str, *, of: str = "paragraph", based_on: str = "") -> str:
    """A style with the looks of its text."""
    below = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{of}" w:styleId="{name}">{below}<w:rPr>{look}</w:rPr></w:style>'


def word(
    *body: str, header: str = "", comment: str = "", styles: str = "", image: bytes = PNG
) -> bytes:
    """A Word file with this body, and the parts beside it."""
    types = [("document", "document.main")]
    links = [("rId5", "image", "media/image1.png")]
    parts: dict[str, bytes | str] = {"word/media/image1.png": image}
    if header:
        types.append(("header1", "header"))
        links.append(("rId6", "header", "header1.xml"))
        parts["word/header1.xml"] = f"{_XML}<w:hdr {_W}>{p(header)}</w:hdr>"
    if styles:
        types.append(("styles", "styles"))
        links.append(("rId8", "styles", "styles.xml"))
        parts["word/styles.xml"] = f"{_XML}<w:styles {_W}>{styles}</w:styles>"
    if comment:
        types.append(("comments", "comments"))
        links.append(("rId7", "comments", "comments.xml"))
        parts["word/comments.xml"] = (
            f'{_XML}<w:comments {_W}><w:comment w:id="0" w:author="a">{p(comment)}</w:comment>'
            "</w:comments>"
        )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for name, kind in types
    )
    relations = "".join(
        f'<Relationship Id="{id}" Type="{_REL}/{kind}" Target="{target}"/>'
        for id, kind, target in links
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    parts |= {
        "[Content_Types].xml": (
            f'{_XML}<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
        ),
        "_rels/.rels": (
            f'{_XML}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'{_XML}<Relationships xmlns="{package}/relationships">{relations}</Relationships>'
        ),
        "word/document.xml": (
            f"{_XML}<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>"
        ),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def pdf(*pages: list[str]) -> bytes:
    """A PDF whose pages have these lines; its font says what sign each code is."""
    signs = sorted({sign for page in pages for one in page for sign in one})
    mapped = "\n".join(f"<{ord(s):04X}> <{ord(s):04X}>" for s in signs)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        "/CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> "
        f"endcodespacerange {len(signs)} beginbfchar\n{mapped}\nendbfchar endcmap end end"
    ).encode()
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        b"/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>",
        _stream(cmap),
    ]
    kids = []
    for page in pages:
        lines = "".join(
            f"1 0 0 1 72 {770 - 20 * n} Tm <{''.join(f'{ord(s):04X}' for s in one)}> Tj\n"
            for n, one in enumerate(page)
        )
        objects.append(_stream(f"BT /F1 12 Tf\n{lines}ET".encode()))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def locked(data: bytes, password: str) -> bytes:
    """The same PDF behind a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
