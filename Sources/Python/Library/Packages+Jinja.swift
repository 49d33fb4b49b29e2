/// Templates.
extension Packages {
    static let jinja: [String: String] = [
        "jinja2": ##"""
        from html import escape


        class TemplateError(Exception):
            pass


        class TemplateSyntaxError(TemplateError):
            pass


        class UndefinedError(TemplateError):
            pass


        class Undefined:
            def __init__(self, name=""):
                self._name = name

            def __str__(self):
                return ""

            def __bool__(self):
                return False

            def __iter__(self):
                return iter(())

            def __len__(self):
                return 0

            def __getattr__(self, name):
                raise UndefinedError(f"{self._name!r} is undefined")


        class Safe(str):
            pass


        def _length(v): return len(v)


        _filters = {
            "upper": lambda v: str(v).upper(), "lower": lambda v: str(v).lower(), "title": lambda v: str(v).title(),
            "capitalize": lambda v: str(v).capitalize(), "trim": lambda v: str(v).strip(), "length": _length, "count": _length,
            "join": lambda v, sep="": sep.join(str(x) for x in v), "safe": lambda v: Safe(v), "list": lambda v: list(v),
            "first": lambda v: next(iter(v)), "last": lambda v: list(v)[-1], "sort": lambda v, reverse=False: sorted(v, reverse=reverse),
            "reverse": lambda v: list(reversed(v)), "int": lambda v, default=0: int(v), "float": lambda v: float(v),
            "string": lambda v: str(v), "abs": lambda v: abs(v), "round": lambda v, n=0: round(v, n), "sum": lambda v: sum(v),
            "default": lambda v, d="", boolean=False: d if isinstance(v, Undefined) or boolean and not v else v,
            "replace": lambda v, a, b: str(v).replace(a, b), "e": lambda v: Safe(escape(str(v))), "escape": lambda v: Safe(escape(str(v))),
            "format": lambda v, *a: v % a, "unique": lambda v: list(dict.fromkeys(v)), "min": lambda v: min(v), "max": lambda v: max(v),
            "tojson": lambda v: Safe(__import__("json").dumps(v)),
        }
        _filters["d"] = _filters["default"]


        class _Names(dict):
            pass


        class Loop:
            def __init__(self, items):
                self.length, self.index0 = len(items), -1

            @property
            def index(self): return self.index0 + 1

            @property
            def first(self): return self.index0 == 0

            @property
            def last(self): return self.index0 == self.length - 1

            @property
            def revindex(self): return self.length - self.index0


        class Template:
            def __init__(self, source, _loader=None, _filters=None, _escape=False, **options):
                self._loader, self._extra, self._escape = _loader, _filters or {}, _escape
                self._blocks, self._parent = {}, None
                self._tokens = self._split(source)
                self._at = 0
                self._tree = self._parse(())

            @staticmethod
            def _split(source):
                tokens, at = [], 0
                while at < len(source):
                    starts = [(source.find(mark, at), mark) for mark in ("{{", "{%", "{#")]
                    starts = [s for s in starts if s[0] >= 0]
                    if not starts:
                        tokens.append(("text", source[at:]))
                        break
                    start, mark = min(starts)
                    if start > at:
                        tokens.append(("text", source[at:start]))
                    end = source.find({"{{": "}}", "{%": "%}", "{#": "#}"}[mark], start)
                    if end < 0:
                        raise TemplateSyntaxError("unexpected end of template")
                    inner = source[start + 2:end]
                    if inner.startswith("-"):
                        inner = inner[1:]
                        if tokens and tokens[-1][0] == "text":
                            tokens[-1] = ("text", tokens[-1][1].rstrip())
                    at = end + 2
                    if inner.endswith("-"):
                        inner = inner[:-1]
                        while at < len(source) and source[at].isspace():
                            at += 1
                    if mark == "{{":
                        tokens.append(("value", inner.strip()))
                    elif mark == "{%":
                        tokens.append(("tag", inner.strip()))
                return tokens

            def _parse(self, ends):
                nodes = []
                while self._at < len(self._tokens):
                    kind, text = self._tokens[self._at]
                    self._at += 1
                    if kind != "tag":
                        nodes.append((kind, text))
                        continue
                    word, _, rest = text.partition(" ")
                    if word in ends:
                        self._end = (word, rest)
                        return nodes
                    if word == "for":
                        target, _, iterable = rest.partition(" in ")
                        body = self._parse(("endfor", "else"))
                        other = self._parse(("endfor",)) if self._end[0] == "else" else []
                        nodes.append(("for", [t.strip() for t in target.split(",")], iterable.strip(), body, other))
                    elif word == "if":
                        branches, test = [], rest
                        while True:
                            body = self._parse(("elif", "else", "endif"))
                            branches.append((test, body))
                            if self._end[0] == "endif":
                                break
                            test = self._end[1] if self._end[0] == "elif" else None
                        nodes.append(("if", branches))
                    elif word == "set":
                        name, _, value = rest.partition("=")
                        nodes.append(("set", name.strip(), value.strip()))
                    elif word == "block":
                        name = rest.strip()
                        self._blocks[name] = self._parse(("endblock",))
                        nodes.append(("block", name))
                    elif word == "extends":
                        self._parent = rest.strip().strip("\"'")
                    elif word == "include":
                        nodes.append(("include", rest.strip().strip("\"'")))
                    elif word == "raw":
                        nodes += self._parse(("endraw",))
                    else:
                        raise TemplateSyntaxError(f"Encountered unknown tag {word!r}.")
                if ends:
                    raise TemplateSyntaxError("Unexpected end of template.")
                return nodes

            def render(self, *args, **context):
                for more in args:
                    context.update(more)
                if self._parent:
                    parent = Template(self._loader(self._parent), self._loader, self._extra, self._escape)
                    parent._blocks.update(self._blocks)
                    return parent.render(**context)
                return self._run(self._tree, context)

            def _run(self, nodes, names):
                out = ""
                for node in nodes:
                    kind = node[0]
                    if kind == "text":
                        out += node[1]
                    elif kind == "value":
                        value = self._value(node[1], names)
                        text = str(value)
                        out += escape(text).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") \
                            if self._escape and not isinstance(value, Safe) else text
                    elif kind == "for":
                        _, targets, iterable, body, other = node
                        items = list(self._value(iterable, names))
                        loop = Loop(items)
                        for item in items:
                            loop.index0 += 1
                            inner = {**names, "loop": loop}
                            if len(targets) == 1:
                                inner[targets[0]] = item
                            else:
                                inner.update(zip(targets, item))
                            out += self._run(body, inner)
                        if not items:
                            out += self._run(other, names)
                    elif kind == "if":
                        for test, body in node[1]:
                            if test is None or self._value(test, names):
                                out += self._run(body, names)
                                break
                    elif kind == "set":
                        names[node[1]] = self._value(node[2], names)
                    elif kind == "block":
                        out += self._run(self._blocks[node[1]], names)
                    elif kind == "include":
                        inner = Template(self._loader(node[1]), self._loader, self._extra, self._escape)
                        out += inner.render(**names)
                return out

            def _value(self, text, names):
                parts = _pipes(text)
                value = self._plain(parts[0], names)
                for part in parts[1:]:
                    name, _, rest = part.strip().partition("(")
                    function = self._extra.get(name.strip()) or _filters.get(name.strip())
                    if function is None:
                        raise TemplateSyntaxError(f"No filter named {name.strip()!r}.")
                    arguments = eval("(" + rest[:-1] + ",)", names) if rest[:-1].strip() else ()
                    value = function(value, *arguments)
                return value

            def _plain(self, text, names):
                text = text.strip()
                for a, b in ((" is not defined", False), (" is defined", True)):
                    if text.endswith(a):
                        return (text[:-len(a)].strip() in names) == b
                scope = {"true": True, "false": False, "none": None, **names}
                while True:
                    try:
                        return eval(text, scope)
                    except NameError as e:
                        scope[e.name] = Undefined(e.name)
                    except (AttributeError, KeyError, TypeError):
                        value = _dotted(text, scope)
                        if value is _missing:
                            return Undefined(text)
                        return value


        _missing = object()


        def _dotted(text, scope):
            parts = text.split(".")
            value = scope.get(parts[0], _missing)
            for part in parts[1:]:
                if value is _missing or not part.isidentifier():
                    return _missing
                if isinstance(value, dict) and part in value:
                    value = value[part]
                else:
                    value = getattr(value, part, _missing)
            return value


        def _pipes(text):
            parts, depth, quote, start = [], 0, None, 0
            for i, c in enumerate(text):
                if quote:
                    if c == quote:
                        quote = None
                elif c in "\"'":
                    quote = c
                elif c in "([{":
                    depth += 1
                elif c in ")]}":
                    depth -= 1
                elif c == "|" and depth == 0:
                    parts.append(text[start:i])
                    start = i + 1
            return parts + [text[start:]]


        class Environment:
            def __init__(self, loader=None, **options):
                self.loader, self.filters = loader, {}

            def from_string(self, source):
                return Template(source, _filters=self.filters)

            def get_template(self, name):
                return Template(self.loader.load(name), self.loader.load, self.filters)


        class FileSystemLoader:
            def __init__(self, folder):
                self.folder = folder

            def load(self, name):
                with open(self.folder + "/" + name) as f:
                    return f.read()

        """##
    ]
}
