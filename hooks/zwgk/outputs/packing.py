"""Office files without the time they were made: the same content gives the same bytes."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: The moment that every part of a file bears.
EPOCH = datetime(2000, 1, 1)
_STAMP = (2000, 1, 1, 0, 0, 0)
_MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def repacked(made: BytesIO) -> bytes:
    """The parts of an office file in their order, with one moment for all."""
    packed = BytesIO()
    with ZipFile(made) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MADE.sub(rb"\g<1>" + f"{EPOCH.isoformat()}Z".encode(), content)
            info = ZipInfo(name, _STAMP)
            info.compress_type = ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o600 << 16
            target.writestr(info, content)
    return packed.getvalue()
