"""A QR code as a picture of its own, for paper."""

from __future__ import annotations

import io

import segno


def qr_svg(address: str) -> str:
    """The code of an address, as SVG; the mask is fixed so that the same is the same."""
    code = segno.make(address, error="m", mask=2, micro=False)
    held = io.BytesIO()
    code.save(held, kind="svg", xmldecl=False, svgns=True, border=2, scale=4)
    return held.getvalue().decode()
