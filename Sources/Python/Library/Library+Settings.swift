/// `configparser`, as CPython reads and writes files of settings.
extension Library {
    static let settings: [String: String] = [
        "configparser": ##"""
        DEFAULTSECT = "DEFAULT"


        class Error(Exception):
            def __init__(self, msg=""):
                self.message = msg
                Exception.__init__(self, msg)

            def __repr__(self):
                return self.message

            __str__ = __repr__


        class NoSectionError(Error):
            def __init__(self, section):
                Error.__init__(self, f"No section: {section!r}")
                self.section = section


        class NoOptionError(Error):
            def __init__(self, option, section):
                Error.__init__(self, f"No option {option!r} in section: {section!r}")
                self.option, self.section = option, section


        class DuplicateSectionError(Error):
            def __init__(self, section, source=None, lineno=None):
                if source is None:
                    Error.__init__(self, f"Section {section!r} already exists")
                else:
                    Error.__init__(self, f"While reading from {source!r} [line {lineno:2d}]: section {section!r} already exists")
                self.section, self.source, self.lineno = section, source, lineno


        class DuplicateOptionError(Error):
            def __init__(self, section, option, source=None, lineno=None):
                Error.__init__(
                    self, f"While reading from {source!r} [line {lineno:2d}]: option {option!r} in section {section!r} already exists")
                self.section, self.option = section, option


        class ParsingError(Error):
            def __init__(self, source):
                Error.__init__(self, f"Source contains parsing errors: {source!r}")
                self.source, self.errors = source, []

            def append(self, lineno, line):
                self.errors.append((lineno, line))
                self.message += f"\n\t[line {lineno:2d}]: {line}"


        class MissingSectionHeaderError(ParsingError):
            def __init__(self, filename, lineno, line):
                Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")
                self.source, self.lineno, self.line = filename, lineno, line


        class InterpolationError(Error):
            def __init__(self, option, section, msg):
                Error.__init__(self, msg)
                self.option, self.section = option, section


        class InterpolationSyntaxError(InterpolationError):
            pass


        class InterpolationDepthError(InterpolationError):
            def __init__(self, option, section, rawval):
                InterpolationError.__init__(
                    self, option, section,
                    f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an"
                    f" interpolation key which cannot be substituted in 10 steps. Raw value: {rawval!r}")


        class InterpolationMissingOptionError(InterpolationError):
            def __init__(self, option, section, rawval, reference):
                InterpolationError.__init__(
                    self, option, section,
                    f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key"
                    f" {reference!r} which is not a valid option name. Raw value: {rawval!r}")


        class _Interpolation:
            # A sign and a reference in brackets; the sign twice is the sign.
            def fill(self, parser, section, option, value, scope, depth=1):
                if depth > 10:
                    raise InterpolationDepthError(option, section, value)
                out, rest = "", value
                while rest:
                    at = rest.find(self.sign)
                    if at < 0:
                        return out + rest
                    out, rest = out + rest[:at], rest[at:]
                    if rest[1:2] == self.sign:
                        out, rest = out + self.sign, rest[2:]
                    elif rest[1:2] == self.opens:
                        end = rest.find(self.closes)
                        if end < 0:
                            raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {rest!r}")
                        name, rest = rest[2:end], rest[end + len(self.closes):]
                        place, found, around = self.find(parser, section, option, value, scope, name)
                        out += self.fill(parser, place, option, found, around, depth + 1)
                    else:
                        raise InterpolationSyntaxError(
                            option, section, f"'{self.sign}' must be followed by '{self.sign}' or '{self.opens}', found: {rest!r}")
                return out

            def check(self, value):
                pass


        class BasicInterpolation(_Interpolation):
            sign, opens, closes = "%", "(", ")s"

            def find(self, parser, section, option, value, scope, name):
                name = parser.optionxform(name)
                if name not in scope:
                    raise InterpolationMissingOptionError(option, section, value, name)
                return section, scope[name], scope

            def check(self, value):
                import re
                plain = re.sub(r"%\([^)]+\)s", "", value.replace("%%", ""))
                if "%" in plain:
                    raise ValueError(f"invalid interpolation syntax in {value!r} at position {plain.find('%')}")


        class ExtendedInterpolation(_Interpolation):
            sign, opens, closes = "$", "{", "}"

            def find(self, parser, section, option, value, scope, name):
                path = name.split(":")
                try:
                    if len(path) == 1:
                        return section, scope[parser.optionxform(name)], scope
                    return path[0], parser.get(path[0], path[1], raw=True), parser._scope(path[0], None)
                except (KeyError, NoSectionError, NoOptionError):
                    raise InterpolationMissingOptionError(option, section, value, name) from None


        class SectionProxy:
            def __init__(self, parser, name):
                self._parser, self._name = parser, name

            @property
            def name(self):
                return self._name

            @property
            def parser(self):
                return self._parser

            def __repr__(self):
                return f"<Section: {self._name}>"

            def __getitem__(self, key):
                if not self._parser.has_option(self._name, key):
                    raise KeyError(key)
                return self._parser.get(self._name, key)

            def __setitem__(self, key, value):
                self._parser._check(key, value)
                self._parser.set(self._name, key, value)

            def __delitem__(self, key):
                if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
                    raise KeyError(key)

            def __contains__(self, key):
                return self._parser.has_option(self._name, key)

            def __len__(self):
                return len(list(self))

            def __iter__(self):
                if self._name == self._parser.default_section:
                    return iter(list(self._parser.defaults()))
                return iter(self._parser.options(self._name))

            def get(self, option, fallback=None, *, raw=False, vars=None, **options):
                return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

            def getint(self, option, fallback=None, **options):
                return self._parser.getint(self._name, option, fallback=fallback)

            def getfloat(self, option, fallback=None, **options):
                return self._parser.getfloat(self._name, option, fallback=fallback)

            def getboolean(self, option, fallback=None, **options):
                return self._parser.getboolean(self._name, option, fallback=fallback)

            def keys(self):
                return list(self)

            def values(self):
                return [self[k] for k in self]

            def items(self):
                return [(k, self[k]) for k in self]


        _missing = object()


        class RawConfigParser:
            BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True,
                              "0": False, "no": False, "false": False, "off": False}
            _usual = None

            def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
                         comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True,
                         empty_lines_in_values=True, default_section=DEFAULTSECT, interpolation=_missing, converters=None):
                self._sections, self._defaults, self.default_section = {}, {}, default_section
                self._bare, self._delimiters, self._comments = allow_no_value, delimiters, comment_prefixes
                self._inline, self._strict = inline_comment_prefixes or (), strict
                self._interpolation = self._usual() if interpolation is _missing and self._usual else \
                    None if interpolation is _missing else interpolation
                for key, value in (defaults or {}).items():
                    self._defaults[self.optionxform(key)] = str(value)

            def optionxform(self, key):
                return key.lower()

            def defaults(self):
                return self._defaults

            def read(self, names, encoding=None):
                found = []
                for name in [names] if isinstance(names, (str, bytes)) or not hasattr(names, "__iter__") else names:
                    try:
                        with open(name) as f:
                            self._read(f.read(), str(name))
                        found.append(name)
                    except OSError:
                        pass
                return found

            def read_file(self, f, source=None):
                self._read("".join(f), source or getattr(f, "name", "<???>"))

            def read_string(self, text, source="<string>"):
                self._read(text, source)

            def read_dict(self, data, source="<dict>"):
                for section, values in data.items():
                    target = self._target(str(section))
                    for key, value in values.items():
                        target[self.optionxform(str(key))] = None if value is None else str(value)

            def _target(self, name):
                if name == self.default_section:
                    return self._defaults
                return self._sections.setdefault(name, {})

            def _read(self, text, source):
                target = section = key = trouble = None
                seen, column = set(), 0
                for number, line in enumerate(text.splitlines(True), 1):
                    for mark in self._inline:
                        at = line.find(mark)
                        while at > 0 and not line[at - 1].isspace():
                            at = line.find(mark, at + 1)
                        if at >= 0:
                            line = line[:at]
                    plain = line.strip()
                    if plain.startswith(tuple(self._comments)):
                        continue
                    if not plain:
                        if key is not None and target[key] is not None:
                            target[key] += "\n"
                        continue
                    indent = len(line) - len(line.lstrip())
                    if target is not None and key is not None and indent > column:
                        target[key] = plain if target[key] is None else target[key] + "\n" + plain
                        continue
                    column = indent
                    if plain.startswith("[") and "]" in plain:
                        section, key = plain[1:plain.rindex("]")], None
                        if self._strict and section in seen and section != self.default_section:
                            raise DuplicateSectionError(section, source, number)
                        seen.add(section)
                        target = self._target(section)
                        continue
                    if target is None:
                        raise MissingSectionHeaderError(source, number, line)
                    places = [(plain.find(d), d) for d in self._delimiters if plain.find(d) >= 0]
                    if not places:
                        if not self._bare:
                            trouble = trouble or ParsingError(source)
                            trouble.append(number, repr(line))
                            continue
                        key = self.optionxform(plain)
                        target[key] = None
                        continue
                    at, mark = min(places)
                    key = self.optionxform(plain[:at].rstrip())
                    if self._strict and (section, key) in seen:
                        raise DuplicateOptionError(section, key, source, number)
                    seen.add((section, key))
                    target[key] = plain[at + len(mark):].strip()
                if trouble:
                    raise trouble
                for values in [self._defaults, *self._sections.values()]:
                    for name, value in values.items():
                        if value is not None:
                            values[name] = value.rstrip("\n")

            def sections(self):
                return list(self._sections)

            def has_section(self, name):
                return name in self._sections

            def add_section(self, name):
                if name == self.default_section:
                    raise ValueError(f"Invalid section name: {name!r}")
                if name in self._sections:
                    raise DuplicateSectionError(name)
                self._sections[name] = {}

            def options(self, section):
                if section not in self._sections:
                    raise NoSectionError(section)
                return list({**self._sections[section], **self._defaults})

            def has_option(self, section, option):
                key = self.optionxform(option)
                if not section or section == self.default_section:
                    return key in self._defaults
                return section in self._sections and (key in self._sections[section] or key in self._defaults)

            def _scope(self, section, vars):
                if section not in self._sections and section != self.default_section:
                    raise NoSectionError(section)
                more = {self.optionxform(k): None if v is None else str(v) for k, v in (vars or {}).items()}
                return {**self._defaults, **self._sections.get(section, {}), **more}

            def get(self, section, option, *, raw=False, vars=None, fallback=_missing):
                try:
                    scope = self._scope(section, vars)
                except NoSectionError:
                    if fallback is _missing:
                        raise
                    return fallback
                key = self.optionxform(option)
                if key not in scope:
                    if fallback is _missing:
                        raise NoOptionError(key, section)
                    return fallback
                if raw or scope[key] is None or self._interpolation is None:
                    return scope[key]
                return self._interpolation.fill(self, section, key, scope[key], scope)

            def _converted(self, kind, section, option, fallback, **options):
                try:
                    value = self.get(section, option, **options)
                except (NoSectionError, NoOptionError):
                    if fallback is _missing:
                        raise
                    return fallback
                return kind(value)

            def getint(self, section, option, *, fallback=_missing, **options):
                return self._converted(int, section, option, fallback, **options)

            def getfloat(self, section, option, *, fallback=_missing, **options):
                return self._converted(float, section, option, fallback, **options)

            def getboolean(self, section, option, *, fallback=_missing, **options):
                return self._converted(self._boolean, section, option, fallback, **options)

            def _boolean(self, value):
                if value.lower() not in self.BOOLEAN_STATES:
                    raise ValueError(f"Not a boolean: {value}")
                return self.BOOLEAN_STATES[value.lower()]

            def items(self, section=_missing, raw=False, vars=None):
                if section is _missing:
                    return [(name, self[name]) for name in self]
                return [(k, self.get(section, k, raw=raw, vars=vars)) for k in self._scope(section, vars)]

            def _check(self, option, value):
                pass

            def set(self, section, option, value=None):
                if self._interpolation is not None and value:
                    self._interpolation.check(value)
                if section == self.default_section:
                    target = self._defaults
                elif section in self._sections:
                    target = self._sections[section]
                else:
                    raise NoSectionError(section)
                target[self.optionxform(option)] = value

            def remove_option(self, section, option):
                target = self._defaults if section == self.default_section else self._sections.get(section)
                if target is None:
                    raise NoSectionError(section)
                return target.pop(self.optionxform(option), _missing) is not _missing

            def remove_section(self, section):
                return self._sections.pop(section, None) is not None

            def write(self, f, space_around_delimiters=True):
                mark = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
                for name, values in [(self.default_section, self._defaults), *self._sections.items()]:
                    if name == self.default_section and not values:
                        continue
                    f.write(f"[{name}]\n")
                    for key, value in values.items():
                        text = "" if value is None else mark + str(value).replace("\n", "\n\t")
                        f.write(f"{key}{text}\n")
                    f.write("\n")

            def __getitem__(self, name):
                if name != self.default_section and name not in self._sections:
                    raise KeyError(name)
                return SectionProxy(self, name)

            def __setitem__(self, name, values):
                if name == self.default_section:
                    self._defaults.clear()
                else:
                    self._sections[name] = {}
                self.read_dict({name: values})

            def __delitem__(self, name):
                if name == self.default_section:
                    raise ValueError("Cannot remove the default section.")
                if not self.remove_section(name):
                    raise KeyError(name)

            def __contains__(self, name):
                return name == self.default_section or name in self._sections

            def __len__(self):
                return len(self._sections) + 1

            def __iter__(self):
                return iter([self.default_section, *self._sections])

            def keys(self):
                return list(self)


        class ConfigParser(RawConfigParser):
            _usual = BasicInterpolation

            def _check(self, option, value):
                if not isinstance(option, str):
                    raise TypeError("option keys must be strings")
                if not (value is None and self._bare) and not isinstance(value, str):
                    raise TypeError("option values must be strings")

            def set(self, section, option, value=None):
                self._check(option, value)
                RawConfigParser.set(self, section, option, value)

        """##
    ]
}
