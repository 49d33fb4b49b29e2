/// `pprint`, with the line breaks of CPython.
extension Library {
    static let printing: [String: String] = [
        "pprint": ##"""
        class PrettyPrinter:
            def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                         underscore_numbers=False):
                self._indent, self._width, self._depth, self._stream = int(indent), int(width), depth, stream
                self._compact, self._sort, self._underscores = compact, sort_dicts, underscore_numbers

            def pprint(self, value):
                print(self.pformat(value), file=self._stream)

            def pformat(self, value):
                return self._text(value, 0, 0, 1)

            def isreadable(self, value):
                return "<" not in self.pformat(value)

            # A value on one line.
            def _flat(self, value, level):
                kind = type(value)
                if kind is int and self._underscores:
                    return f"{value:_d}"
                if isinstance(value, dict) and kind.__repr__ is dict.__repr__:
                    if self._depth and level > self._depth and value:
                        return "{...}"
                    return "{" + ", ".join(
                        f"{self._flat(k, level + 1)}: {self._flat(v, level + 1)}" for k, v in self._items(value)) + "}"
                if isinstance(value, (list, tuple)) and kind.__repr__ in (list.__repr__, tuple.__repr__):
                    first, last = "[]" if isinstance(value, list) else "()"
                    if self._depth and level > self._depth and value:
                        return first + "..." + last
                    if isinstance(value, tuple) and len(value) == 1:
                        last = ",)"
                    return first + ", ".join(self._flat(v, level + 1) for v in value) + last
                return repr(value)

            def _items(self, value):
                if not self._sort:
                    return list(value.items())
                try:
                    return sorted(value.items(), key=lambda pair: pair[0])
                except TypeError:
                    return sorted(value.items(), key=lambda pair: (str(type(pair[0])), id(pair[0])))

            def _text(self, value, indent, allowance, level):
                flat = self._flat(value, level)
                if len(flat) <= self._width - indent - allowance:
                    return flat
                kind = type(value)
                if isinstance(value, dict) and kind.__repr__ is dict.__repr__ and value:
                    return self._dictionary(value, indent, allowance, level)
                if kind.__name__ == "OrderedDict":
                    return kind.__name__ + "(" + self._text(
                        dict(value), indent + len(kind.__name__) + 1, allowance + 1, level) + ")"
                if isinstance(value, list) and kind.__repr__ is list.__repr__:
                    return "[" + self._several(value, indent, allowance + 1, level) + "]"
                if isinstance(value, tuple) and kind.__repr__ is tuple.__repr__:
                    end = ",)" if len(value) == 1 else ")"
                    return "(" + self._several(value, indent, allowance + len(end), level) + end
                if isinstance(value, (set, frozenset)) and value:
                    start = "{" if kind is set else kind.__name__ + "({"
                    end = "}" if kind is set else "})"
                    try:
                        items = sorted(value)
                    except TypeError:
                        items = list(value)
                    return start + self._several(items, indent + len(start) - 1, allowance + len(end), level) + end
                if kind is str:
                    return self._string(value, indent, allowance, level)
                if hasattr(kind, "__dataclass_fields__"):
                    return self._fields(value, indent, allowance, level)
                return flat

            def _dictionary(self, value, indent, allowance, level):
                indent += self._indent
                lines, items = [], self._items(value)
                for i, (key, item) in enumerate(items):
                    shown = self._flat(key, level + 1)
                    rest = allowance + 1 if i == len(items) - 1 else 1
                    lines.append(shown + ": " + self._text(item, indent + len(shown) + 2, rest, level + 1))
                return "{" + " " * (self._indent - 1) + (",\n" + " " * indent).join(lines) + "}"

            def _several(self, items, indent, allowance, level):
                indent += self._indent
                out = " " * (self._indent - 1)
                between, width, items = "", self._width - indent, list(items)
                left = width
                for i, item in enumerate(items):
                    isLast = i == len(items) - 1
                    if self._compact:
                        flat = self._flat(item, level + 1)
                        room = len(flat) + (allowance if isLast else 2)
                        if left < room:
                            left = width
                            if between:
                                between = ",\n" + " " * indent
                        if left >= room:
                            left -= room
                            out += between + flat
                            between = ", "
                            continue
                    out += between + self._text(item, indent, allowance if isLast else 1, level + 1)
                    between = ",\n" + " " * indent
                return out

            def _string(self, value, indent, allowance, level):
                # Long texts are several literals in brackets.
                import re
                if level == 1:
                    indent += 1
                    allowance += 1
                pieces = []
                lines = value.splitlines(True)
                for i, line in enumerate(lines):
                    shown = repr(line)
                    limit = self._width - indent - (allowance if i == len(lines) - 1 else 0)
                    if len(shown) <= limit:
                        pieces.append(shown)
                        continue
                    parts = re.findall(r"\S*\s*", line)
                    parts.pop()
                    current = ""
                    for j, part in enumerate(parts):
                        longer = current + part
                        limit = self._width - indent
                        if j == len(parts) - 1 and i == len(lines) - 1:
                            limit -= allowance
                        if len(repr(longer)) > limit:
                            if current:
                                pieces.append(repr(current))
                            current = part
                        else:
                            current = longer
                    if current:
                        pieces.append(repr(current))
                if len(pieces) == 1:
                    return pieces[0]
                text = ("\n" + " " * indent).join(pieces)
                return "(" + text + ")" if level == 1 else text

            def _fields(self, value, indent, allowance, level):
                name = type(value).__name__
                indent += len(name) + 1
                from dataclasses import fields
                names = [field.name for field in fields(value) if field.repr]
                lines = []
                for i, field in enumerate(names):
                    rest = allowance + 1 if i == len(names) - 1 else 1
                    lines.append(field + "=" + self._text(getattr(value, field), indent + len(field) + 1, rest, level + 1))
                return name + "(" + (",\n" + " " * indent).join(lines) + ")"


        def pformat(value, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
            return PrettyPrinter(
                indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                underscore_numbers=underscore_numbers).pformat(value)


        def pprint(value, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
                   underscore_numbers=False):
            PrettyPrinter(
                indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                underscore_numbers=underscore_numbers).pprint(value)


        def pp(value, *args, sort_dicts=False, **options):
            pprint(value, *args, sort_dicts=sort_dicts, **options)


        def saferepr(value):
            return repr(value)


        def isreadable(value):
            return PrettyPrinter().isreadable(value)

        """##
    ]
}
