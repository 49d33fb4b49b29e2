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
    ]
}
