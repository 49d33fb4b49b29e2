/// Files of tables and settings.
extension Library {
    static let formats: [String: String] = [
        "csv": ##"""
        QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3


        class Error(Exception):
            pass


        class reader:
            def __init__(self, lines, dialect="excel", delimiter=",", quotechar='"', skipinitialspace=False, **options):
                self._lines, self._delimiter, self._quote, self._skip = iter(lines), delimiter, quotechar, skipinitialspace
                self.line_num = 0

            def __iter__(self):
                return self

            def __next__(self):
                row, field, quoted = [], "", False
                line = next(self._lines)
                self.line_num += 1
                while True:
                    i = 0
                    while i < len(line):
                        c = line[i]
                        if quoted:
                            if c == self._quote:
                                if line[i + 1:i + 2] == self._quote:
                                    field += c
                                    i += 1
                                else:
                                    quoted = False
                            else:
                                field += c
                        elif c == self._quote and not field:
                            quoted = True
                        elif c == self._delimiter:
                            row.append(field)
                            field = ""
                        elif c not in "\r\n" and not (self._skip and c == " " and not field):
                            field += c
                        i += 1
                    if not quoted:
                        break
                    line = next(self._lines, "")
                    self.line_num += 1
                    if not line:
                        break
                if not row and not field and not line.strip("\r\n"):
                    return []
                return row + [field]


        class writer:
            def __init__(self, file, dialect="excel", delimiter=",", quotechar='"', lineterminator="\r\n", quoting=QUOTE_MINIMAL, **options):
                self._file, self._delimiter, self._quote, self._end, self._quoting = file, delimiter, quotechar, lineterminator, quoting

            def writerow(self, row):
                out = []
                for value in row:
                    text = "" if value is None else str(value)
                    special = any(c in text for c in (self._delimiter, self._quote, "\n", "\r"))
                    if special or self._quoting == QUOTE_ALL or self._quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float)):
                        text = self._quote + text.replace(self._quote, self._quote * 2) + self._quote
                    out.append(text)
                return self._file.write(self._delimiter.join(out) + self._end)

            def writerows(self, rows):
                for row in rows:
                    self.writerow(row)


        class DictReader:
            def __init__(self, lines, fieldnames=None, restkey=None, restval=None, **options):
                self.reader, self._names, self.restkey, self.restval = reader(lines, **options), fieldnames, restkey, restval

            @property
            def fieldnames(self):
                if self._names is None:
                    self._names = next(self.reader, None)
                return self._names

            def __iter__(self):
                return self

            def __next__(self):
                names = self.fieldnames
                row = next(self.reader)
                while not row:
                    row = next(self.reader)
                out = dict(zip(names, row))
                if len(row) > len(names):
                    out[self.restkey] = row[len(names):]
                for name in names[len(row):]:
                    out[name] = self.restval
                return out


        class DictWriter:
            def __init__(self, file, fieldnames, restval="", extrasaction="raise", **options):
                self.writer, self.fieldnames, self.restval, self.extrasaction = writer(file, **options), fieldnames, restval, extrasaction

            def writeheader(self):
                return self.writer.writerow(self.fieldnames)

            def writerow(self, row):
                extra = [k for k in row if k not in self.fieldnames]
                if extra and self.extrasaction == "raise":
                    raise ValueError("dict contains fields not in fieldnames: " + ", ".join(repr(k) for k in extra))
                return self.writer.writerow([row.get(name, self.restval) for name in self.fieldnames])

            def writerows(self, rows):
                for row in rows:
                    self.writerow(row)

        """##,
        "pprint": ##"""
        def pformat(value, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True):
            return _text(value, 0, width, sort_dicts)


        def _text(value, column, width, sort):
            if isinstance(value, dict) and type(value).__repr__ is dict.__repr__:
                items = sorted(value.items(), key=lambda p: str(p[0])) if sort else list(value.items())
                flat = "{" + ", ".join(f"{k!r}: {_text(v, 0, 10 ** 9, sort)}" for k, v in items) + "}"
                if len(flat) + column <= width:
                    return flat
                parts = [f"{k!r}: " + _text(v, column + len(repr(k)) + 3, width, sort) for k, v in items]
                return "{" + (",\n" + " " * (column + 1)).join(parts) + "}"
            if type(value) in (list, tuple, set) and value:
                a, b = {list: "[]", tuple: "()", set: "{}"}[type(value)]
                end = "," if type(value) is tuple and len(value) == 1 else ""
                flat = a + ", ".join(_text(v, 0, 10 ** 9, sort) for v in value) + end + b
                if len(flat) + column <= width:
                    return flat
                return a + (",\n" + " " * (column + 1)).join(_text(v, column + 1, width, sort) for v in value) + end + b
            return repr(value)


        def pprint(value, stream=None, **options):
            print(pformat(value, **options), file=stream)


        pp = pprint


        def saferepr(value):
            return repr(value)

        """##,
        "shlex": ##"""
        def split(text, comments=False, posix=True):
            words, word, started, quote = [], "", False, None
            i = 0
            while i < len(text):
                c = text[i]
                if quote:
                    if c == quote:
                        quote = None
                    elif c == "\\" and quote == '"' and text[i + 1:i + 2] in ('"', "\\"):
                        i += 1
                        word += text[i]
                    else:
                        word += c
                elif c in "'\"":
                    quote, started = c, True
                elif c == "\\":
                    i += 1
                    word += text[i:i + 1]
                    started = True
                elif c.isspace():
                    if started:
                        words.append(word)
                    word, started = "", False
                else:
                    word += c
                    started = True
                i += 1
            if quote:
                raise ValueError("No closing quotation")
            return words + ([word] if started else [])


        def quote(text):
            if text and all(c.isalnum() or c in "@%+=:,./-_" for c in text):
                return text
            return "'" + text.replace("'", "'\"'\"'") + "'"


        def join(words):
            return " ".join(quote(w) for w in words)

        """##,
        "configparser": ##"""
        class Error(Exception):
            pass


        class NoSectionError(Error):
            def __init__(self, section):
                Error.__init__(self, f"No section: {section!r}")


        class NoOptionError(Error):
            def __init__(self, option, section):
                Error.__init__(self, f"No option {option!r} in section: {section!r}")


        class SectionProxy:
            def __init__(self, parser, name):
                self._parser, self.name = parser, name

            def __getitem__(self, key):
                try:
                    return self._parser.get(self.name, key)
                except NoOptionError:
                    raise KeyError(key) from None

            def __setitem__(self, key, value):
                self._parser.set(self.name, key, value)

            def __contains__(self, key):
                return self._parser.has_option(self.name, key)

            def __iter__(self):
                return iter(self._parser.options(self.name))

            def get(self, key, fallback=None):
                return self._parser.get(self.name, key, fallback=fallback)

            def getint(self, key, fallback=None):
                return int(self.get(key, fallback))

            def getfloat(self, key, fallback=None):
                return float(self.get(key, fallback))

            def getboolean(self, key, fallback=None):
                return self._parser.getboolean(self.name, key, fallback=fallback)

            def keys(self):
                return list(self)

            def items(self):
                return [(k, self[k]) for k in self]


        _missing = object()


        class ConfigParser:
            def __init__(self, defaults=None, **options):
                self._sections, self._defaults = {}, dict(defaults or {})

            def optionxform(self, key):
                return key.lower()

            def read(self, names, encoding=None):
                found = []
                for name in [names] if isinstance(names, str) or not isinstance(names, (list, tuple)) else names:
                    try:
                        with open(name) as f:
                            self.read_file(f)
                        found.append(name)
                    except OSError:
                        pass
                return found

            def read_file(self, f):
                self.read_string(f.read())

            def read_dict(self, data):
                for section, values in data.items():
                    target = self._defaults if section == "DEFAULT" else self._sections.setdefault(section, {})
                    for key, value in values.items():
                        target[self.optionxform(key)] = str(value)

            def read_string(self, text):
                target = None
                for line in text.splitlines():
                    plain = line.strip()
                    if not plain or plain[0] in "#;":
                        continue
                    if plain.startswith("[") and plain.endswith("]"):
                        name = plain[1:-1]
                        target = self._defaults if name == "DEFAULT" else self._sections.setdefault(name, {})
                        continue
                    places = [p for p in (plain.find("="), plain.find(":")) if p >= 0]
                    if target is None or not places:
                        raise Error(f"File contains no section headers.\n{line!r}")
                    at = min(places)
                    target[self.optionxform(plain[:at].strip())] = plain[at + 1:].strip()

            def sections(self):
                return list(self._sections)

            def has_section(self, name):
                return name in self._sections

            def add_section(self, name):
                self._sections[name] = {}

            def options(self, section):
                if section not in self._sections:
                    raise NoSectionError(section)
                return list(self._sections[section]) + [k for k in self._defaults if k not in self._sections[section]]

            def has_option(self, section, option):
                return section in self._sections and self.optionxform(option) in self.options(section)

            def get(self, section, option, *, fallback=_missing, **options):
                values = self._defaults if section == "DEFAULT" else self._sections.get(section)
                if values is None:
                    if fallback is not _missing:
                        return fallback
                    raise NoSectionError(section)
                key = self.optionxform(option)
                if key in values or key in self._defaults:
                    return values.get(key, self._defaults.get(key))
                if fallback is not _missing:
                    return fallback
                raise NoOptionError(option, section)

            def getint(self, section, option, **options):
                return int(self.get(section, option, **options))

            def getfloat(self, section, option, **options):
                return float(self.get(section, option, **options))

            def getboolean(self, section, option, **options):
                value = self.get(section, option, **options)
                if isinstance(value, bool) or value is None:
                    return value
                words = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
                if value.lower() not in words:
                    raise ValueError(f"Not a boolean: {value}")
                return words[value.lower()]

            def set(self, section, option, value):
                self._sections[section][self.optionxform(option)] = value

            def items(self, section=None):
                if section is None:
                    return [(n, SectionProxy(self, n)) for n in ["DEFAULT"] + self.sections()]
                return [(k, self.get(section, k)) for k in self.options(section)]

            def write(self, f):
                for name, values in ([("DEFAULT", self._defaults)] if self._defaults else []) + list(self._sections.items()):
                    f.write(f"[{name}]\n")
                    for key, value in values.items():
                        f.write(f"{key} = {value}\n")
                    f.write("\n")

            def __getitem__(self, name):
                if name != "DEFAULT" and name not in self._sections:
                    raise KeyError(name)
                return SectionProxy(self, name)

            def __setitem__(self, name, values):
                self._sections[name] = {self.optionxform(k): str(v) for k, v in values.items()}

            def __contains__(self, name):
                return name == "DEFAULT" or name in self._sections

            def __iter__(self):
                return iter(["DEFAULT"] + self.sections())


        RawConfigParser = SafeConfigParser = ConfigParser

        """##,
    ]
}
