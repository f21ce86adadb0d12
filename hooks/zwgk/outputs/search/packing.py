"""What was counted, as bytes that the next build may start from (search.md 8).

They hold their own digest and the fingerprint of the code that counted, so whatever is
broken, cut off or from another version is no cache at all, never a wrong one.
"""

from __future__ import annotations

import hashlib
import struct
import sys
from array import array
from functools import cache
from pathlib import Path

import pypinyin

from zwgk.model import pinyin as readings
from zwgk.outputs.search.counting import Counted, Terms

#: All that decides what a text's terms are.
_HERE = Path(__file__).parent
_COUNTING = (
    *(_HERE / name for name in ("counting.py", "fold.py", "pinyin.py", "traditional.txt")),
    Path(readings.__file__),
)
_HEAD = struct.Struct("<II")  # words at the last whole count, bytes of words
_ENTRY = struct.Struct("<16sII")  # key, length of the text, terms
_DIGEST = 32

#: Words of pages long gone stay in the vocabulary; when it has grown by so much, all is
#: counted anew.
_GROWTH = 1.5


@cache
def fingerprint() -> bytes:
    """The digest of how terms are cut, folded, read and weighed, and of this packing."""
    machine = f"{pypinyin.__version__} {sys.byteorder} {array('I').itemsize}"
    digest = hashlib.sha256(machine.encode())
    for path in (Path(__file__), *_COUNTING):
        digest.update(path.read_bytes() + b"\0")
    return digest.digest()


def packed(terms: Terms) -> bytes:
    """What ``terms`` keeps; nothing where starting anew is better."""
    words = "\n".join(terms.vocabulary)
    if not terms.kept or len(terms.vocabulary) > _GROWTH * terms.begun > 0:
        return b""
    spelled = words.encode("utf-8", "surrogatepass")
    parts = [_HEAD.pack(terms.begun or len(terms.vocabulary), len(spelled)), spelled]
    for key, counted in sorted(terms.kept.items()):
        parts.append(_ENTRY.pack(key, counted.length, len(counted.stands)))
        parts += [counted.terms.tobytes(), counted.stands]
    content = b"".join(parts)
    return fingerprint() + hashlib.sha256(content).digest() + content


def restore(terms: Terms, content: bytes) -> None:
    """Give new ``terms`` what :func:`packed` wrote; nothing where ``content`` is anything else."""
    body = content[2 * _DIGEST :]
    known = content[:_DIGEST] == fingerprint()
    if not known or content[_DIGEST : 2 * _DIGEST] != hashlib.sha256(body).digest():
        return
    terms.begun, size = _HEAD.unpack_from(body)
    at = _HEAD.size + size
    for word in body[_HEAD.size : at].decode("utf-8", "surrogatepass").split("\n"):
        terms.vocabulary[word]
    while at < len(body):
        key, length, count = _ENTRY.unpack_from(body, at)
        at += _ENTRY.size
        numbers = array("I")
        numbers.frombytes(body[at : at + 4 * count])
        at += 4 * count
        terms.kept[key] = Counted(numbers, body[at : at + count], length)
        at += count
