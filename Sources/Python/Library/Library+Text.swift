/// Texts, patterns, codes.
extension Library {
    static let text: [String: String] = [
        "re": ##"""
        import _re
        from _re import Pattern

        A = ASCII = 256
        L = LOCALE = 4
        I = IGNORECASE = 2
        M = MULTILINE = 8
        S = DOTALL = 16
        X = VERBOSE = 64
        U = UNICODE = 32
        DEBUG = 128
        NOFLAG = 0


        class error(Exception):
            __module__ = "re"

            def __init__(self, msg, pattern=None, pos=None):
                self.msg, self.pattern, self.pos = msg, pattern, pos
                self.lineno = self.colno = None
                if pattern is not None and pos is not None:
                    msg = f"{msg} at position {pos}"
                    newline = "\n" if isinstance(pattern, str) else b"\n"
                    self.lineno = pattern.count(newline, 0, pos) + 1
                    self.colno = pos - pattern.rfind(newline, 0, pos)
                    if newline in pattern:
                        msg = f"{msg} (line {self.lineno}, column {self.colno})"
                super().__init__(msg)


        PatternError = error


        class Match:
            def __init__(self, pattern, string, found, pos, endpos):
                self.re, self.string, self.regs = pattern, string, found[1:]
                self.lastindex, self.pos, self.endpos = found[0], pos, endpos

            def _index(self, group):
                if isinstance(group, int):
                    if 0 <= group < len(self.regs):
                        return group
                elif isinstance(group, (str, bytes)):
                    names = _re.groups(self.re)
                    if group in names:
                        return names[group]
                raise IndexError("no such group")

            def _one(self, group, default=None):
                span = self.regs[self._index(group)]
                return default if span is None else self.string[span[0]:span[1]]

            def group(self, *groups):
                if not groups:
                    return self._one(0)
                if len(groups) == 1:
                    return self._one(groups[0])
                return tuple(self._one(g) for g in groups)

            def __getitem__(self, group):
                return self._one(group)

            def groups(self, default=None):
                return tuple(self._one(i, default) for i in range(1, len(self.regs)))

            def groupdict(self, default=None):
                return {name: self._one(name, default) for name in _re.groups(self.re)}

            def span(self, group=0):
                span = self.regs[self._index(group)]
                return (-1, -1) if span is None else span

            def start(self, group=0):
                return self.span(group)[0]

            def end(self, group=0):
                return self.span(group)[1]

            @property
            def lastgroup(self):
                for name, number in _re.groups(self.re).items():
                    if number == self.lastindex:
                        return name
                return None

            def expand(self, template):
                return _filled(_template(self.re, template), self)

            def __copy__(self):
                return self

            def __deepcopy__(self, memo):
                return self

            def __repr__(self):
                return f"<re.Match object; span={self.span()}, match={self.group()!r}>"


        # Patterns that were compiled; the same ones are used again and again.
        _compiled = {}


        def compile(pattern, flags=0):
            if isinstance(pattern, Pattern):
                if flags:
                    raise ValueError("cannot process flags argument with a compiled pattern")
                return pattern
            flags = int(flags)
            try:
                return _compiled[type(pattern), pattern, flags]
            except KeyError:
                pass
            except TypeError:
                raise TypeError("first argument must be string or compiled pattern") from None
            found = _re.compile(pattern, flags)
            if isinstance(found, tuple):
                raise error(found[0], pattern, found[1])
            if len(_compiled) > 500:
                _compiled.clear()
            _compiled[type(pattern), pattern, flags] = found
            return found


        def _find(pattern, string, mode, pos=0, endpos=None):
            found = _re.search(pattern, string, mode, pos, endpos)
            if found is None:
                return None
            end = len(string) if endpos is None else min(max(endpos, 0), len(string))
            return Match(pattern, string, found, min(max(pos, 0), len(string)), end)


        def _all(pattern, string, pos=0, endpos=None):
            end = len(string) if endpos is None else min(max(endpos, 0), len(string))
            return [Match(pattern, string, found, pos, end) for found in _re.search(pattern, string, "all", pos, endpos)]


        def search(pattern, string, flags=0):
            return _find(compile(pattern, flags), string, "search")


        def match(pattern, string, flags=0):
            return _find(compile(pattern, flags), string, "match")


        def fullmatch(pattern, string, flags=0):
            return _find(compile(pattern, flags), string, "fullmatch")


        def finditer(pattern, string, flags=0):
            return _pattern_finditer(compile(pattern, flags), string)


        def findall(pattern, string, flags=0):
            return _pattern_findall(compile(pattern, flags), string)


        def sub(pattern, repl, string, count=0, flags=0):
            return _pattern_subn(compile(pattern, flags), repl, string, count)[0]


        def subn(pattern, repl, string, count=0, flags=0):
            return _pattern_subn(compile(pattern, flags), repl, string, count)


        def split(pattern, string, maxsplit=0, flags=0):
            return _pattern_split(compile(pattern, flags), string, maxsplit)


        def escape(pattern):
            return _re.escape(pattern)


        def template(pattern, flags=0):
            return compile(pattern, flags)


        def purge():
            _compiled.clear()


        def _template(pattern, template):
            parts = _re.template(pattern, template)
            if isinstance(parts, tuple):
                raise error(parts[0], template, parts[1])
            return parts


        def _filled(parts, found):
            nothing = found.string[:0]
            return nothing.join([found._one(part, nothing) if isinstance(part, int) else part for part in parts])


        # Methods of a pattern: they know where to begin and to end instead of flags.
        def _pattern_search(pattern, string, pos=0, endpos=None):
            return _find(pattern, string, "search", pos, endpos)


        def _pattern_match(pattern, string, pos=0, endpos=None):
            return _find(pattern, string, "match", pos, endpos)


        def _pattern_fullmatch(pattern, string, pos=0, endpos=None):
            return _find(pattern, string, "fullmatch", pos, endpos)


        def _pattern_finditer(pattern, string, pos=0, endpos=None):
            return iter(_all(pattern, string, pos, endpos))


        def _pattern_findall(pattern, string, pos=0, endpos=None):
            out, nothing = [], string[:0]
            for found in _re.search(pattern, string, "all", pos, endpos):
                spans = found[2:] or found[1:]
                texts = [nothing if span is None else string[span[0]:span[1]] for span in spans]
                out.append(texts[0] if len(texts) == 1 else tuple(texts))
            return out


        def _pattern_subn(pattern, repl, string, count=0):
            parts = None if callable(repl) else _template(pattern, repl)
            plain = parts is not None and not any(isinstance(part, int) for part in parts)
            out, last, number = [], 0, 0
            for found in _re.search(pattern, string, "all", 0, None):
                if count and number >= count:
                    break
                start, end = found[1]
                out.append(string[last:start])
                if plain:
                    out += parts
                else:
                    found = Match(pattern, string, found, 0, len(string))
                    out.append((repl(found) if parts is None else _filled(parts, found)) or string[:0])
                last = end
                number += 1
            out.append(string[last:])
            return string[:0].join(out), number


        def _pattern_sub(pattern, repl, string, count=0):
            return _pattern_subn(pattern, repl, string, count)[0]


        def _pattern_split(pattern, string, maxsplit=0):
            out, last = [], 0
            for found in _re.search(pattern, string, "all", 0, None):
                if maxsplit and len(out) >= maxsplit * (1 + pattern.groups):
                    break
                out.append(string[last:found[1][0]])
                out += [None if span is None else string[span[0]:span[1]] for span in found[2:]]
                last = found[1][1]
            return out + [string[last:]]

        """##,
        "string": ##"""
        ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
        ascii_uppercase = ascii_lowercase.upper()
        ascii_letters = ascii_lowercase + ascii_uppercase
        digits = "0123456789"
        hexdigits = digits + "abcdefABCDEF"
        octdigits = "01234567"
        punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
        whitespace = " \t\n\r\x0b\x0c"
        printable = digits + ascii_letters + punctuation + whitespace


        def capwords(s, sep=None):
            return (sep or " ").join(word.capitalize() for word in s.split(sep))


        class Template:
            def __init__(self, template):
                self.template = template

            def _replaced(self, mapping, kws, safe):
                import re
                values = {**(mapping or {}), **kws}

                def one(m):
                    if m.group() == "$$":
                        return "$"
                    name = m.group(1) or m.group(2)
                    if name is None:
                        if safe:
                            return m.group()
                        line = self.template[:m.start()].count("\n") + 1
                        column = m.start() - (self.template.rfind("\n", 0, m.start()) + 1) + 1
                        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")
                    if name in values:
                        return str(values[name])
                    if safe:
                        return m.group()
                    raise KeyError(name)
                return re.sub(r"\$\$|\$([A-Za-z_][A-Za-z0-9_]*)|\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\$", one, self.template)

            def substitute(self, mapping=None, /, **kws):
                return self._replaced(mapping, kws, False)

            def safe_substitute(self, mapping=None, /, **kws):
                return self._replaced(mapping, kws, True)


        class Formatter:
            def format(self, text, *args, **kwargs):
                return text.format(*args, **kwargs)

        """##,
        "textwrap": ##"""
        import re


        def wrap(text, width=70, initial_indent="", subsequent_indent="", **options):
            if width <= 0:
                raise ValueError(f"invalid width {width!r} (must be > 0)")
            lines, line = [], initial_indent
            empty = True
            for word in text.split():
                while len(word) > width - len(line if empty else subsequent_indent) and options.get("break_long_words", True):
                    room = width - len(line) - (0 if empty else 1)
                    if not empty and room < len(word):
                        lines.append(line)
                        line, empty = subsequent_indent, True
                        continue
                    if len(word) <= room:
                        break
                    room = max(room, 1)
                    lines.append(line + word[:room])
                    word, line, empty = word[room:], subsequent_indent, True
                if empty:
                    line += word
                    empty = False
                elif len(line) + 1 + len(word) <= width:
                    line += " " + word
                else:
                    lines.append(line)
                    line = subsequent_indent + word
            if not empty:
                lines.append(line)
            return lines


        def fill(text, width=70, **options):
            return "\n".join(wrap(text, width, **options))


        def shorten(text, width, placeholder=" [...]", **options):
            words = text.split()
            if len(" ".join(words)) <= width:
                return " ".join(words)
            out = ""
            for word in words:
                candidate = word if not out else out + " " + word
                if len(candidate) + len(placeholder) > width:
                    break
                out = candidate
            return out + placeholder if out else placeholder.strip()


        def dedent(text):
            lines = text.split("\n")
            margin = None
            for line in lines:
                stripped = line.lstrip()
                if not stripped:
                    continue
                indent = line[:len(line) - len(stripped)]
                if margin is None:
                    margin = indent
                else:
                    n = 0
                    while n < min(len(margin), len(indent)) and margin[n] == indent[n]:
                        n += 1
                    margin = margin[:n]
            margin = margin or ""
            return "\n".join(line[len(margin):] if line.strip() else "" for line in lines)


        def indent(text, prefix, predicate=None):
            predicate = predicate or (lambda line: line.strip())
            return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))

        """##,
        "html": ##"""
        def escape(s, quote=True):
            s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


        def unescape(s):
            for a, b in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&#39;", "'"), ("&nbsp;", "\xa0"), ("&amp;", "&")):
                s = s.replace(a, b)
            return s

        """##,
        "base64": ##"""
        import _drydock


        def b64encode(data, altchars=None):
            out = _drydock.base64(data)
            return out.replace(b"+", altchars[:1]).replace(b"/", altchars[1:2]) if altchars else out


        def b64decode(data, altchars=None, validate=False):
            text = data.decode() if isinstance(data, (bytes, bytearray)) else data
            if altchars:
                text = text.replace(chr(altchars[0]), "+").replace(chr(altchars[1]), "/")
            # What is none of its letters is left out.
            text = "".join(c for c in text if c.isascii() and (c.isalnum() or c in "+/="))
            out = _drydock.from_base64(text)
            if len(text) % 4 or out is None:
                import binascii
                raise binascii.Error("Incorrect padding")
            return out


        def urlsafe_b64encode(data):
            return b64encode(data, b"-_")


        def urlsafe_b64decode(data):
            return b64decode(data, b"-_")


        standard_b64encode, standard_b64decode = b64encode, b64decode


        def encodebytes(data):
            text = b64encode(data)
            return b"".join(text[i:i + 76] + b"\n" for i in range(0, len(text), 76))


        _B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


        def b32encode(data):
            data, out = bytes(data), bytearray()
            for at in range(0, len(data), 5):
                part = data[at:at + 5]
                number = int.from_bytes(part.ljust(5, b"\0"), "big")
                letters = [_B32[number >> shift & 31] for shift in range(35, -1, -5)]
                out += bytes(letters[:-(-len(part) * 8 // 5)]).ljust(8, b"=")
            return bytes(out)


        def b32decode(data, casefold=False):
            import binascii
            text = data.decode() if isinstance(data, (bytes, bytearray)) else data
            text = text.upper() if casefold else text
            if len(text) % 8:
                raise binascii.Error("Incorrect padding")
            out = bytearray()
            for at in range(0, len(text), 8):
                part = text[at:at + 8].rstrip("=")
                number = 0
                for letter in part:
                    place = _B32.find(letter.encode())
                    if place < 0:
                        raise binascii.Error("Non-base32 digit found")
                    number = number << 5 | place
                length = len(part) * 5 // 8
                out += (number >> len(part) * 5 - length * 8).to_bytes(length, "big") if length else b""
            return bytes(out)


        def b16encode(data):
            return data.hex().upper().encode()


        def b16decode(data, casefold=False):
            return bytes.fromhex(data.decode() if isinstance(data, bytes) else data)

        """##,
        "binascii": ##"""
        class Error(ValueError):
            pass


        def hexlify(data):
            return data.hex().encode()


        def unhexlify(text):
            return bytes.fromhex(text if isinstance(text, str) else text.decode())

        """##,
        "hashlib": ##"""
        import _hashlib

        algorithms_available = algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}


        class _Hash:
            def __init__(self, name, data=b""):
                self.name, self._data = name, bytes(data)
                self.digest_size = {"md5": 16, "sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64}.get(name, 64)
                self.block_size = 128 if name in ("sha384", "sha512") else 64

            def update(self, data):
                if isinstance(data, str):
                    raise TypeError("Strings must be encoded before hashing")
                self._data += data

            def digest(self):
                return _hashlib.digest(self.name, self._data)

            def hexdigest(self):
                return self.digest().hex()

            def copy(self):
                return _Hash(self.name, self._data)


        def new(name, data=b"", **options):
            if name not in algorithms_available:
                raise ValueError(f"unsupported hash type {name}")
            made = _Hash(name)
            made.update(data)
            return made


        def md5(data=b"", **options): return new("md5", data)
        def sha1(data=b"", **options): return new("sha1", data)
        def sha224(data=b"", **options): return new("sha224", data)
        def sha256(data=b"", **options): return new("sha256", data)
        def sha384(data=b"", **options): return new("sha384", data)
        def sha512(data=b"", **options): return new("sha512", data)


        def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
            if hash_name not in algorithms_available:
                raise ValueError(f"unsupported hash type {hash_name}")
            return _hashlib.derived(hash_name, bytes(password), bytes(salt), iterations, dklen or new(hash_name).digest_size)

        """##,
        "hmac": ##"""
        import _hashlib
        import hashlib


        class HMAC:
            def __init__(self, key, msg=None, digestmod=""):
                if not isinstance(key, (bytes, bytearray)):
                    raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
                if not digestmod:
                    raise TypeError("Missing required argument 'digestmod'.")
                self._hash = digestmod if isinstance(digestmod, str) else digestmod().name
                self.name = "hmac-" + self._hash
                self._key, self._data = bytes(key), bytes(msg or b"")
                self.digest_size = hashlib.new(self._hash).digest_size

            def update(self, msg):
                self._data += msg

            def digest(self):
                return _hashlib.keyed(self._hash, self._key, self._data)

            def hexdigest(self):
                return self.digest().hex()

            def copy(self):
                return HMAC(self._key, self._data, self._hash)


        def new(key, msg=None, digestmod=""):
            return HMAC(key, msg, digestmod)


        def digest(key, msg, digest):
            return HMAC(key, msg, digest).digest()


        def compare_digest(a, b):
            return a == b

        """##,
        "uuid": ##"""
        import os


        class UUID:
            def __init__(self, hex=None, bytes=None, int=None, version=None):
                if bytes is not None:
                    hex = bytes.hex()
                elif int is not None:
                    hex = f"{int:032x}"
                digits = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "").lower()
                if len(digits) != 32:
                    raise ValueError("badly formed hexadecimal UUID string")
                self.int = __builtins__.int(digits, 16)
                if version is not None:
                    self.int = self.int & ~(0xF << 76) | version << 76
                    self.int = self.int & ~(0x3 << 62) | 0x2 << 62
                self.hex = f"{self.int:032x}"

            @property
            def version(self):
                return self.int >> 76 & 0xF

            @property
            def bytes(self):
                return self.int.to_bytes(16, "big")

            def __str__(self):
                h = self.hex
                return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"

            def __repr__(self):
                return f"UUID('{self}')"

            def __eq__(self, other):
                return isinstance(other, UUID) and self.int == other.int

            def __lt__(self, other):
                return self.int < other.int

            def __hash__(self):
                return hash(self.int)


        def uuid4():
            return UUID(bytes=os.urandom(16), version=4)


        def uuid1(node=None, clock_seq=None):
            import time
            # Steps of 100 ns since the Gregorian calendar began.
            stamp = time.time_ns() // 100 + 0x01B21DD213814000
            node = getnode() if node is None else node
            clock_seq = int.from_bytes(os.urandom(2), "big") & 0x3FFF if clock_seq is None else clock_seq
            number = (stamp & 0xFFFFFFFF) << 96 | (stamp >> 32 & 0xFFFF) << 80 | (stamp >> 48 & 0x0FFF) << 64
            return UUID(int=number | clock_seq << 48 | node, version=1)


        def getnode():
            try:
                with open("/sys/class/net/eth0/address") as file:
                    return int(file.read().strip().replace(":", ""), 16)
            except OSError:
                return int.from_bytes(os.urandom(6), "big") | 1 << 40


        def uuid5(namespace, name):
            import hashlib
            return UUID(bytes=hashlib.sha1(namespace.bytes + name.encode()).digest()[:16], version=5)


        def uuid3(namespace, name):
            import hashlib
            return UUID(bytes=hashlib.md5(namespace.bytes + name.encode()).digest(), version=3)


        NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
        NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")

        """##,
        "secrets": ##"""
        import os
        import base64
        from random import choice, randrange as _randrange


        def token_bytes(n=32):
            return os.urandom(n)


        def token_hex(n=32):
            return os.urandom(n).hex()


        def token_urlsafe(n=32):
            return base64.urlsafe_b64encode(os.urandom(n)).rstrip(b"=").decode()


        def randbelow(n):
            return _randrange(n)


        def compare_digest(a, b):
            return a == b

        """##,
    ]
}
