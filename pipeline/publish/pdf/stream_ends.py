"""No packed stream of the file ends in a carriage return: readers take it for a part of the line end that follows."""

from __future__ import annotations

import io
from base64 import a85encode

_UNCLEAR = b"\r\nendstream"


def with_clear_ends(pdf: bytes) -> bytes:
    """The same PDF, with each stream that happens to end in a carriage return written in letters, which end in a mark.

    A packed stream ends in a checksum of its content, so packing it otherwise would not help. ISO 19005-2, 6.1.7.1: a
    stream's length is that of the bytes up to the line end before `endstream`; ISO 32000-1, 7.4.3: ASCII base-85.
    """
    if _UNCLEAR not in pdf:
        return pdf
    import pikepdf

    packed, letters = pikepdf.Name.FlateDecode, pikepdf.Name.ASCII85Decode
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Filter") == packed and "/DecodeParms" not in each:
                raw = each.read_raw_bytes()
                if raw.endswith(b"\r"):
                    each.write(a85encode(raw) + b"~>", filter=pikepdf.Array([letters, packed]))
        out = io.BytesIO()
        document.save(
            out, deterministic_id=True, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
        )
    return out.getvalue()
