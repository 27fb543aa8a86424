"""In which encoding a feed, a page or a file really is, whatever it or its server says."""

import re

DECLARED = re.compile(rb"""(<\?xml[^>]{0,200}?encoding\s*=\s*["'])([\w.:-]{1,40})(["'])""")
CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([\w.:-]{1,40})["']?""", re.IGNORECASE)
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
HEAD = 400
META_HEAD = 8_000
SAMPLE = 20_000
FAR = ("big5", "gb", "euc", "shift", "cp932", "cp949", "koi8", "cp1251", "johab", "hz")
"""Encodings that a statistical guess tells well from the Western ones, which it confuses with each other."""


def settle_encoding(body: bytes, content_type: str) -> tuple[bytes, str, str | None]:
    """The feed with what it says about its encoding put right, the header likewise, and what was wrong.

    Bytes that are valid UTF-8 beyond ASCII are UTF-8: no text in another encoding comes out so by chance.
    """
    if body.startswith(MARKS) or b"\0" in body[:HEAD]:
        return body, content_type, None
    found, told = DECLARED.search(body[:HEAD]), CHARSET.search(content_type)
    names = [name for name in (found and found[2].decode(), told and told[1]) if name]
    if not body.isascii() and decodes(body, "utf-8") and any(not is_unicode(name) for name in names):
        return declare(body, "utf-8"), CHARSET.sub("", content_type), None
    wrong = next((name for name in names or ["utf-8"] if not decodes(body, name)), None)
    if wrong is None:
        return body, content_type, None
    guess = next((name for name in names if decodes(body, name)), None) or guess_encoding(body)
    text = body.decode(guess, "replace")
    fault = f"the feed says that it is {wrong} but is not; it was read as {guess}, tell the publisher"
    return declare(text.encode("utf-8"), "utf-8"), CHARSET.sub("", content_type), fault


def decodes(body: bytes, encoding: str) -> bool:
    """Whether the bytes are valid in an encoding."""
    try:
        body.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def is_unicode(name: str) -> bool:
    """Whether an encoding is UTF-8 or a relative."""
    return name.lower().startswith(("utf", "unicode"))


def declare(body: bytes, encoding: str) -> bytes:
    """The feed with its declaration naming this encoding, if it has one."""
    return DECLARED.sub(lambda found: found[1] + encoding.encode() + found[3], body, count=1)


def guess_encoding(body: bytes) -> str:
    """The likeliest encoding of bytes that are not in the one they claim."""
    from charset_normalizer import from_bytes  # comes with trafilatura; only wanted for feeds that lie

    best = from_bytes(body[:SAMPLE]).best()
    name = best.encoding if best else ""
    return name if name.startswith(FAR) and decodes(body, name) else "windows-1252"


def decode_text(body: bytes, content_type: str = "") -> str:
    """A page or a file as text: as its mark, its bytes, its server or its head say, in this order.

    >>> decode_text("México".encode("latin-1")), decode_text("México".encode("utf-16"))
    ('México', 'México')
    """
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    if decodes(body, "utf-8"):
        return body.decode("utf-8-sig")
    told, meta = CHARSET.search(content_type), META.search(body[:META_HEAD])
    names = (told and told[1], meta and meta[1].decode())
    name = next((name for name in names if name and decodes(body, name)), None) or guess_encoding(body)
    return body.decode(name, "replace")
