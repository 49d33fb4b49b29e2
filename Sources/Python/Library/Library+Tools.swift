/// Command lines, logs, numbers.
extension Library {
    static let tools: [String: String] = [
        "argparse": ##"""
        import os
        import sys

        SUPPRESS, REMAINDER, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE = "==SUPPRESS==", "...", "?", "*", "+"


        class ArgumentError(Exception):
            pass


        class ArgumentTypeError(Exception):
            pass


        class HelpFormatter:
            pass


        class RawDescriptionHelpFormatter(HelpFormatter):
            pass


        class RawTextHelpFormatter(HelpFormatter):
            pass


        class ArgumentDefaultsHelpFormatter(HelpFormatter):
            pass


        class Namespace:
            def __init__(self, **kwargs):
                for name, value in kwargs.items():
                    setattr(self, name, value)

            def __repr__(self):
                return f"Namespace({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"

            def __eq__(self, other):
                return isinstance(other, Namespace) and vars(self) == vars(other)

            def __contains__(self, name):
                return name in self.__dict__


        class Action:
            def __init__(self, flags, dest, action, nargs, const, default, type, choices, required, help, metavar, version):
                self.option_strings, self.dest, self.action, self.nargs, self.const = flags, dest, action, nargs, const
                self.default, self.type, self.choices, self.required = default, type, choices, required
                self.help, self.metavar, self.version = help, metavar, version

            @property
            def takes_value(self):
                return self.action in ("store", "append", "extend")

            def shown(self):
                if self.metavar is not None:
                    return self.metavar
                if self.choices is not None:
                    return "{" + ",".join(str(c) for c in self.choices) + "}"
                return self.dest.upper() if self.option_strings else self.dest

            def arguments(self):
                name = self.shown()
                return {None: name, "?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} [{name} ...]", "...": "..."}.get(
                    self.nargs, " ".join([name] * self.nargs) if isinstance(self.nargs, int) else name)


        class _Group:
            def __init__(self, parser, exclusive=False, required=False):
                self.parser, self.exclusive, self.required, self.actions = parser, exclusive, required, []

            def add_argument(self, *flags, **options):
                action = self.parser.add_argument(*flags, **options)
                self.actions.append(action)
                return action


        class _SubParsers:
            def __init__(self, parser, dest, required, metavar, help):
                self.parser, self.dest, self.required, self.metavar, self.help, self.choices = parser, dest, required, metavar, help, {}
                self.helps = []

            def add_parser(self, name, *, help=None, aliases=(), **options):
                positionals = "".join(" " + a.arguments() for a in self.parser._positionals)
                made = ArgumentParser(prog=f"{self.parser.prog}{positionals} {name}", **options)
                self.choices[name] = made
                self.helps.append((name, help))
                return made


        class ArgumentParser:
            def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=None,
                         prefix_chars="-", add_help=True, allow_abbrev=True, exit_on_error=True, **options):
                self.prog = prog or os.path.basename(sys.argv[0] if sys.argv else "")
                self.usage, self.description, self.epilog = usage, description, epilog
                self._options, self._positionals, self._groups, self._defaults, self._sub = [], [], [], {}, None
                if add_help:
                    self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="show this help message and exit")

            def add_argument(self, *flags, action="store", nargs=None, const=None, default=None, type=None, choices=None,
                             required=False, help=None, metavar=None, dest=None, version=None):
                if not flags or not flags[0].startswith("-"):
                    if not flags:
                        flags = (dest,)
                    made = Action((), flags[0], action, nargs, const, default, type, choices, nargs not in ("?", "*"), help,
                                  metavar, version)
                    self._positionals.append(made)
                    return made
                if dest is None:
                    long = [f for f in flags if f.startswith("--")]
                    dest = (long[0] if long else flags[0]).lstrip("-").replace("-", "_")
                if action == "store_true" and default is None:
                    default = False
                if action == "store_false" and default is None:
                    default = True
                made = Action(flags, dest, action, nargs, const, default, type, choices, required, help, metavar, version)
                self._options.append(made)
                return made

            def add_argument_group(self, title=None, description=None):
                return _Group(self)

            def add_mutually_exclusive_group(self, required=False):
                group = _Group(self, True, required)
                self._groups.append(group)
                return group

            def add_subparsers(self, *, dest=None, required=False, title=None, description=None, help=None, metavar=None, **options):
                self._sub = _SubParsers(self, dest, required, metavar, help)
                return self._sub

            def set_defaults(self, **values):
                self._defaults.update(values)

            def get_default(self, dest):
                for action in self._options + self._positionals:
                    if action.dest == dest:
                        return action.default
                return self._defaults.get(dest)

            def format_usage(self):
                if self.usage:
                    return f"usage: {self.usage}\n"
                parts = []
                exclusive = {id(a): g for g in self._groups for a in g.actions}
                done = []
                for a in self._options:
                    text = a.option_strings[0] + (" " + a.arguments() if a.takes_value else "")
                    group = exclusive.get(id(a))
                    if group is not None:
                        if group in done:
                            continue
                        done.append(group)
                        inner = " | ".join(b.option_strings[0] + (" " + b.arguments() if b.takes_value else "") for b in group.actions)
                        parts.append(f"({inner})" if group.required else f"[{inner}]")
                    else:
                        parts.append(text if a.required else f"[{text}]")
                parts += [a.arguments() for a in self._positionals]
                if self._sub:
                    parts.append((self._sub.metavar or "{" + ",".join(self._sub.choices) + "}") + " ...")
                line = "usage: " + " ".join([self.prog] + parts)
                if len(line) > 78:
                    indent = " " * (len("usage: " + self.prog) + 1)
                    lines, current = [], "usage: " + self.prog
                    for part in parts:
                        if len(current) + 1 + len(part) > 78:
                            lines.append(current)
                            current = indent + part
                        else:
                            current += " " + part
                    line = "\n".join(lines + [current])
                return line + "\n"

            def format_help(self):
                out = self.format_usage()
                if self.description:
                    out += "\n" + self.description + "\n"

                def rows(title, items):
                    nonlocal out
                    if items:
                        out += f"\n{title}:\n"
                        width = min(max([len(i[0]) for i in items]) + 4, 24)
                        for left, text in items:
                            left = "  " + left
                            if not text:
                                out += left + "\n"
                            elif len(left) + 2 <= width:
                                out += left.ljust(width) + text + "\n"
                            else:
                                out += left + "\n" + " " * width + text + "\n"
                items = [(a.shown(), self._text(a)) for a in self._positionals]
                if self._sub:
                    items.append((self._sub.metavar or "{" + ",".join(self._sub.choices) + "}", self._sub.help))
                    items += [("  " + n, h) for n, h in self._sub.helps if h]
                rows("positional arguments", items)
                rows("options", [(", ".join(f + (" " + a.arguments() if a.takes_value else "") for f in a.option_strings),
                                  self._text(a)) for a in self._options if a.help != SUPPRESS])
                if self.epilog:
                    out += "\n" + self.epilog + "\n"
                return out

            def _text(self, action):
                if not action.help:
                    return action.help
                return action.help % {"default": action.default, "prog": self.prog, "dest": action.dest, "type": action.type}

            def print_help(self, file=None):
                print(self.format_help(), end="", file=file or sys.stdout)

            def print_usage(self, file=None):
                print(self.format_usage(), end="", file=file or sys.stdout)

            def exit(self, status=0, message=None):
                if message:
                    print(message, end="", file=sys.stderr)
                sys.exit(status)

            def error(self, message):
                self.print_usage(sys.stderr)
                self.exit(2, f"{self.prog}: error: {message}\n")

            def _convert(self, action, text):
                value = text
                if action.type is not None:
                    try:
                        value = action.type(text)
                    except ArgumentTypeError as e:
                        self.error(f"argument {self._name(action)}: {e}")
                    except (TypeError, ValueError):
                        name = getattr(action.type, "__name__", repr(action.type))
                        self.error(f"argument {self._name(action)}: invalid {name} value: {text!r}")
                if action.choices is not None and value not in action.choices:
                    choices = ", ".join(repr(c) for c in action.choices)
                    self.error(f"argument {self._name(action)}: invalid choice: {value!r} (choose from {choices})")
                return value

            def _name(self, action):
                return "/".join(action.option_strings) or action.shown()

            def parse_args(self, args=None, namespace=None):
                space, extra = self.parse_known_args(args, namespace)
                if extra:
                    self.error(f"unrecognized arguments: {' '.join(extra)}")
                return space

            def parse_known_args(self, args=None, namespace=None):
                args = list(sys.argv[1:] if args is None else args)
                space = namespace or Namespace()
                for action in self._positionals + self._options:
                    if action.default != SUPPRESS and not hasattr(space, action.dest):
                        default = action.default
                        if isinstance(default, str) and action.type is not None:
                            default = self._convert(action, default)
                        setattr(space, action.dest, default)
                if self._sub and self._sub.dest:
                    setattr(space, self._sub.dest, None)
                for name, value in self._defaults.items():
                    if not hasattr(space, name):
                        setattr(space, name, value)
                seen, words, extra = [], [], []
                i = 0
                while i < len(args):
                    word = args[i]
                    i += 1
                    if word == "--":
                        words += args[i:]
                        break
                    if not word.startswith("-") or word == "-" or self._is_number(word):
                        if self._sub and len(words) >= len(self._positionals):
                            if word not in self._sub.choices:
                                choices = ", ".join(repr(c) for c in self._sub.choices)
                                name = self._sub.dest or "{" + ",".join(self._sub.choices) + "}"
                                self.error(f"argument {name}: invalid choice: {word!r} (choose from {choices})")
                            if self._sub.dest:
                                setattr(space, self._sub.dest, word)
                            inner, more = self._sub.choices[word].parse_known_args(args[i:])
                            for name, value in vars(inner).items():
                                setattr(space, name, value)
                            extra += more
                            break
                        words.append(word)
                        continue
                    value, action = None, None
                    head = word
                    if word.startswith("--"):
                        head, sign, value = word.partition("=")
                        value = value if sign else None
                    action = self._find(head)
                    if action is None and not word.startswith("--") and len(word) > 2:
                        action = self._find(word[:2])
                        if action is not None:
                            if action.takes_value:
                                value = word[2:]
                                value = value[1:] if value.startswith("=") else value
                            else:
                                args.insert(i, "-" + word[2:])
                    if action is None:
                        extra.append(word)
                        continue
                    for group in self._groups:
                        for other in group.actions:
                            if action in group.actions and other is not action and other in seen:
                                self.error(f"argument {self._name(action)}: not allowed with argument {self._name(other)}")
                    seen.append(action)
                    i = self._apply(action, value, args, i, space)
                self._place(words, space, extra)
                missing = [self._name(a) for a in self._options if a.required and a not in seen]
                missing = self._missing + missing
                if self._sub and self._sub.required and getattr(space, self._sub.dest or "", None) is None:
                    missing.append(self._sub.dest or "{" + ",".join(self._sub.choices) + "}")
                if missing:
                    self.error(f"the following arguments are required: {', '.join(missing)}")
                for group in self._groups:
                    if group.required and not any(a in seen for a in group.actions):
                        self.error(f"one of the arguments {' '.join(self._name(a) for a in group.actions)} is required")
                return space, extra

            def _is_number(self, word):
                try:
                    float(word)
                except ValueError:
                    return False
                return not any(f[1:2].isdigit() for a in self._options for f in a.option_strings)

            def _find(self, head):
                near = []
                for action in self._options:
                    for flag in action.option_strings:
                        if flag == head:
                            return action
                        if head.startswith("--") and flag.startswith(head):
                            near.append(action)
                return near[0] if len(near) == 1 else None

            def _apply(self, action, value, args, i, space):
                kind = action.action
                if kind == "help":
                    self.print_help()
                    self.exit()
                elif kind == "version":
                    print((action.version or "").replace("%(prog)s", self.prog))
                    self.exit()
                elif kind == "store_true":
                    setattr(space, action.dest, True)
                elif kind == "store_false":
                    setattr(space, action.dest, False)
                elif kind == "store_const":
                    setattr(space, action.dest, action.const)
                elif kind == "count":
                    setattr(space, action.dest, (getattr(space, action.dest, None) or 0) + 1)
                elif kind == "append_const":
                    setattr(space, action.dest, list(getattr(space, action.dest, None) or []) + [action.const])
                else:
                    values = [value] if value is not None else []
                    if value is None:
                        most = {None: 1, "?": 1}.get(action.nargs, action.nargs if isinstance(action.nargs, int) else 10 ** 9)
                        while i < len(args) and len(values) < most and (not args[i].startswith("-") or self._is_number(args[i])):
                            values.append(args[i])
                            i += 1
                    if action.nargs is None and not values:
                        self.error(f"argument {self._name(action)}: expected one argument")
                    if action.nargs == "+" and not values:
                        self.error(f"argument {self._name(action)}: expected at least one argument")
                    if isinstance(action.nargs, int) and len(values) < action.nargs:
                        self.error(f"argument {self._name(action)}: expected {action.nargs} argument{'s' if action.nargs > 1 else ''}")
                    converted = [self._convert(action, v) for v in values]
                    if action.nargs in (None, "?"):
                        result = converted[0] if converted else action.const
                    else:
                        result = converted
                    if kind in ("append", "extend"):
                        old = list(getattr(space, action.dest, None) or [])
                        result = old + (result if kind == "extend" else [result])
                    setattr(space, action.dest, result)
                return i

            def _place(self, words, space, extra):
                self._missing = []
                rest = list(words)
                for index, action in enumerate(self._positionals):
                    later = sum(1 if a.nargs is None else a.nargs if isinstance(a.nargs, int) else 1 if a.nargs == "+" else 0
                                for a in self._positionals[index + 1:])
                    if action.nargs is None:
                        if not rest:
                            self._missing.append(action.shown())
                            continue
                        setattr(space, action.dest, self._convert(action, rest.pop(0)))
                    elif action.nargs == "?":
                        if len(rest) > later:
                            setattr(space, action.dest, self._convert(action, rest.pop(0)))
                    else:
                        count = action.nargs if isinstance(action.nargs, int) else max(0, len(rest) - later)
                        taken, rest = rest[:count], rest[count:]
                        if action.nargs == "+" and not taken or isinstance(action.nargs, int) and len(taken) < count:
                            self._missing.append(action.shown())
                            continue
                        if taken or action.default is None:
                            setattr(space, action.dest, [self._convert(action, w) for w in taken])
                extra[:0] = rest

        """##,
        "logging": ##"""
        import sys
        import time
        import traceback

        CRITICAL, ERROR, WARNING, INFO, DEBUG, NOTSET = 50, 40, 30, 20, 10, 0
        FATAL, WARN = CRITICAL, WARNING
        _names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}


        def getLevelName(level):
            if isinstance(level, str):
                return {v: k for k, v in _names.items()}.get(level, f"Level {level}")
            return _names.get(level, f"Level {level}")


        def addLevelName(level, name):
            _names[level] = name


        def _level(level):
            if isinstance(level, str):
                for number, name in _names.items():
                    if name == level.upper():
                        return number
                raise ValueError(f"Unknown level: {level!r}")
            return level


        class LogRecord:
            def __init__(self, name, level, msg, args, exc_info, extra):
                self.name, self.levelno, self.levelname, self.msg, self.args = name, level, getLevelName(level), msg, args
                self.created = time.time()
                self.msecs = self.created % 1 * 1000
                self.exc_info = exc_info
                self.process, self.processName, self.threadName, self.thread = 1, "MainProcess", "MainThread", 0
                self.module = self.filename = self.funcName = self.pathname = ""
                self.lineno, self.relativeCreated, self.exc_text = 0, 0.0, None
                self.filename = sys.argv[0].rsplit("/", 1)[-1] if sys.argv else ""
                self.module = self.filename.rsplit(".", 1)[0]
                self.funcName = "<module>"
                for key, value in (extra or {}).items():
                    setattr(self, key, value)

            def getMessage(self):
                msg = str(self.msg)
                if self.args:
                    args = self.args[0] if len(self.args) == 1 and isinstance(self.args[0], dict) else self.args
                    msg = msg % args
                return msg


        class Formatter:
            def __init__(self, fmt=None, datefmt=None, style="%", **options):
                self._fmt = fmt or ("%(message)s" if style == "%" else "{message}" if style == "{" else "${message}")
                self.datefmt, self.style = datefmt, style

            def formatTime(self, record, datefmt=None):
                moment = time.gmtime(record.created)
                if datefmt:
                    return time.strftime(datefmt, moment)
                return time.strftime("%Y-%m-%d %H:%M:%S", moment) + f",{int(record.msecs):03d}"

            def formatException(self, info):
                return "".join(traceback.format_exception(info)).rstrip("\n")

            def format(self, record):
                record.message = record.getMessage()
                record.asctime = self.formatTime(record, self.datefmt)
                values = record.__dict__
                if self.style == "{":
                    text = self._fmt.format(**values)
                elif self.style == "$":
                    import string
                    text = string.Template(self._fmt).substitute(values)
                else:
                    text = self._fmt % values
                if record.exc_info:
                    text += "\n" + self.formatException(record.exc_info)
                return text


        class Filter:
            def __init__(self, name=""):
                self.name = name

            def filter(self, record):
                return not self.name or record.name == self.name or record.name.startswith(self.name + ".")


        class _Filterer:
            def addFilter(self, f):
                self.filters.append(f)

            def removeFilter(self, f):
                self.filters.remove(f)

            def filter(self, record):
                return all((f.filter(record) if hasattr(f, "filter") else f(record)) for f in self.filters)


        class Handler(_Filterer):
            def __init__(self, level=NOTSET):
                self.level, self.formatter, self.filters = _level(level), None, []

            def setLevel(self, level):
                self.level = _level(level)

            def setFormatter(self, formatter):
                self.formatter = formatter

            def format(self, record):
                return (self.formatter or Formatter()).format(record)

            def handle(self, record):
                if self.filter(record):
                    self.emit(record)

            def emit(self, record):
                raise NotImplementedError("emit must be implemented by Handler subclasses")

            def flush(self):
                pass

            def close(self):
                pass


        class StreamHandler(Handler):
            terminator = "\n"

            def __init__(self, stream=None):
                Handler.__init__(self)
                self.stream = stream

            def emit(self, record):
                stream = self.stream if self.stream is not None else sys.stderr
                stream.write(self.format(record) + self.terminator)
                if hasattr(stream, "flush"):
                    stream.flush()


        class FileHandler(StreamHandler):
            def __init__(self, filename, mode="a", encoding=None, delay=False):
                StreamHandler.__init__(self, open(filename, mode))
                self.baseFilename = filename

            def close(self):
                self.stream.close()


        class NullHandler(Handler):
            def emit(self, record):
                pass


        class Logger(_Filterer):
            def __init__(self, name, level=NOTSET):
                self.name, self.level, self.parent, self.handlers, self.filters = name, _level(level), None, [], []
                self.propagate, self.disabled = True, False

            def setLevel(self, level):
                self.level = _level(level)

            def getEffectiveLevel(self):
                logger = self
                while logger:
                    if logger.level:
                        return logger.level
                    logger = logger.parent
                return NOTSET

            def isEnabledFor(self, level):
                return not self.disabled and level >= self.getEffectiveLevel() and level > _state["disabled"]

            def addHandler(self, handler):
                if handler not in self.handlers:
                    self.handlers.append(handler)

            def removeHandler(self, handler):
                if handler in self.handlers:
                    self.handlers.remove(handler)

            def hasHandlers(self):
                logger = self
                while logger:
                    if logger.handlers:
                        return True
                    logger = logger.parent if logger.propagate else None
                return False

            def getChild(self, suffix):
                return getLogger(suffix if self is root else self.name + "." + suffix)

            def log(self, level, msg, *args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
                if not self.isEnabledFor(level):
                    return
                if exc_info is True:
                    exc_info = sys.exc_info()[1]
                self.handle(LogRecord(self.name, level, msg, args, exc_info, extra))

            def handle(self, record):
                if not self.filter(record):
                    return
                logger, found = self, False
                while logger:
                    for handler in logger.handlers:
                        found = True
                        if record.levelno >= handler.level:
                            handler.handle(record)
                    logger = logger.parent if logger.propagate else None
                if not found and record.levelno >= WARNING:
                    print(record.getMessage(), file=sys.stderr)

            def debug(self, msg, *args, **kw): self.log(DEBUG, msg, *args, **kw)
            def info(self, msg, *args, **kw): self.log(INFO, msg, *args, **kw)
            def warning(self, msg, *args, **kw): self.log(WARNING, msg, *args, **kw)
            def error(self, msg, *args, **kw): self.log(ERROR, msg, *args, **kw)
            def critical(self, msg, *args, **kw): self.log(CRITICAL, msg, *args, **kw)
            warn, fatal = warning, critical

            def exception(self, msg, *args, exc_info=True, **kw):
                self.log(ERROR, msg, *args, exc_info=exc_info, **kw)

            def __repr__(self):
                return f"<{'RootLogger' if self is root else 'Logger'} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


        root = Logger("root", WARNING)
        _loggers = {}
        _state = {"disabled": 0}


        def getLogger(name=None):
            if not name or name == "root":
                return root
            if name not in _loggers:
                _loggers[name] = logger = Logger(name)
                parts = name.split(".")
                logger.parent = root
                for i in range(len(parts) - 1, 0, -1):
                    if ".".join(parts[:i]) in _loggers:
                        logger.parent = _loggers[".".join(parts[:i])]
                        break
                for other, child in _loggers.items():
                    if other.startswith(name + ".") and len(child.parent.name if child.parent is not root else "") < len(name):
                        child.parent = logger
            return _loggers[name]


        def basicConfig(*, level=None, format=None, datefmt=None, style="%", stream=None, filename=None, filemode="a",
                        handlers=None, force=False, encoding=None, errors=None):
            if force:
                root.handlers.clear()
            if not root.handlers:
                default = "%(levelname)s:%(name)s:%(message)s" if style == "%" else "{levelname}:{name}:{message}"
                formatter = Formatter(format or default, datefmt, style)
                for handler in handlers or [FileHandler(filename, filemode) if filename else StreamHandler(stream)]:
                    if handler.formatter is None:
                        handler.setFormatter(formatter)
                    root.addHandler(handler)
                if level is not None:
                    root.setLevel(level)


        def disable(level=CRITICAL):
            _state["disabled"] = level


        def _log(level, msg, args, kw):
            if not root.handlers:
                basicConfig()
            root.log(level, msg, *args, **kw)


        def debug(msg, *args, **kw): _log(DEBUG, msg, args, kw)
        def info(msg, *args, **kw): _log(INFO, msg, args, kw)
        def warning(msg, *args, **kw): _log(WARNING, msg, args, kw)
        def error(msg, *args, **kw): _log(ERROR, msg, args, kw)
        def critical(msg, *args, **kw): _log(CRITICAL, msg, args, kw)
        def log(level, msg, *args, **kw): _log(level, msg, args, kw)


        def exception(msg, *args, **kw):
            _log(ERROR, msg, args, {"exc_info": True, **kw})


        def shutdown():
            pass


        class LoggerAdapter:
            def __init__(self, logger, extra=None):
                self.logger, self.extra = logger, extra

            def __getattr__(self, name):
                return getattr(self.logger, name)


        def captureWarnings(flag):
            pass

        """##,
        "random": ##"""
        import _random
        from _random import random, seed


        def _below(n):
            return int(random() * n)


        def randrange(start, stop=None, step=1):
            if stop is None:
                start, stop = 0, start
            count = (stop - start + step - (1 if step > 0 else -1)) // step
            if count <= 0:
                raise ValueError(f"empty range in randrange({start}, {stop})")
            return start + step * _below(count)


        def randint(a, b):
            return randrange(a, b + 1)


        def choice(seq):
            if not len(seq):
                raise IndexError("Cannot choose from an empty sequence")
            return seq[_below(len(seq))]


        def choices(population, weights=None, *, cum_weights=None, k=1):
            if weights is None and cum_weights is None:
                return [choice(population) for _ in range(k)]
            if cum_weights is None:
                cum_weights, total = [], 0
                for w in weights:
                    total += w
                    cum_weights.append(total)
            out = []
            for _ in range(k):
                r = random() * cum_weights[-1]
                for item, limit in zip(population, cum_weights):
                    if r < limit:
                        out.append(item)
                        break
            return out


        def shuffle(x):
            for i in range(len(x) - 1, 0, -1):
                j = _below(i + 1)
                x[i], x[j] = x[j], x[i]


        def sample(population, k, *, counts=None):
            pool = list(population)
            if k > len(pool) or k < 0:
                raise ValueError("Sample larger than population or is negative")
            shuffle(pool)
            return pool[:k]


        def uniform(a, b):
            return a + (b - a) * random()


        def gauss(mu=0.0, sigma=1.0):
            import math
            return mu + sigma * math.sqrt(-2 * math.log(1 - random())) * math.cos(2 * math.pi * random())


        normalvariate = gauss


        def triangular(low=0.0, high=1.0, mode=None):
            return (uniform(low, high) + uniform(low, high)) / 2


        def expovariate(lambd=1.0):
            import math
            return -math.log(1 - random()) / lambd


        def getrandbits(k):
            return int("".join("1" if random() < 0.5 else "0" for _ in range(k)) or "0", 2)


        def randbytes(n):
            return bytes(_below(256) for _ in range(n))


        class Random:
            def __init__(self, x=None):
                seed(x)

            random = staticmethod(random)
            seed = staticmethod(seed)
            randint, randrange, choice, choices = map(staticmethod, (randint, randrange, choice, choices))
            shuffle, sample, uniform, gauss = map(staticmethod, (shuffle, sample, uniform, gauss))


        class SystemRandom(Random):
            def __init__(self):
                pass

        """##,
        "statistics": ##"""
        import math


        class StatisticsError(ValueError):
            pass


        def _exact(x):
            return int(x) if isinstance(x, float) and False else x


        def mean(data):
            data = list(data)
            if not data:
                raise StatisticsError("mean requires at least one data point")
            total = math.fsum(data) / len(data)
            return int(total) if all(isinstance(x, int) for x in data) and total == int(total) else total


        fmean = mean


        def median(data):
            data = sorted(data)
            if not data:
                raise StatisticsError("no median for empty data")
            n = len(data)
            return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


        def mode(data):
            from collections import Counter
            return Counter(data).most_common(1)[0][0]


        def variance(data):
            data = list(data)
            m = math.fsum(data) / len(data)
            return math.fsum((x - m) ** 2 for x in data) / (len(data) - 1)


        def pvariance(data):
            data = list(data)
            m = math.fsum(data) / len(data)
            return math.fsum((x - m) ** 2 for x in data) / len(data)


        def stdev(data):
            return math.sqrt(variance(data))


        def pstdev(data):
            return math.sqrt(pvariance(data))

        """##,
        "errno": ##"""
        EPERM, ENOENT, EIO, EBADF, EACCES, EEXIST, ENOTDIR, EISDIR, EINVAL, ENOSPC, EPIPE = 1, 2, 5, 9, 13, 17, 20, 21, 22, 28, 32
        EADDRINUSE, ECONNRESET, ETIMEDOUT, ECONNREFUSED, EHOSTUNREACH = 98, 104, 110, 111, 113

        """##,
        "getpass": ##"""
        def getuser():
            import os
            return os.environ.get("USER") or ("root" if os.getuid() == 0 else str(os.getuid()))


        def getpass(prompt="Password: "):
            return input(prompt)

        """##,
        "platform": ##"""
        import sys
        import _os


        def system(): return "Linux"
        def node(): return _os.gethostname()
        def release(): return "6.8.0"
        def machine(): return "x86_64"
        def processor(): return ""
        def python_version(): return sys.version.split()[0]
        def python_implementation(): return "CPython"
        def platform(): return "Linux-6.8.0-x86_64-with-glibc2.41"
        def architecture(): return ("64bit", "ELF")

        """##,
        "signal": ##"""
        SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM, SIGCHLD = 1, 2, 3, 9, 10, 12, 13, 14, 15, 17
        SIG_DFL, SIG_IGN = 0, 1
        _handlers = {}


        def signal(number, handler):
            import _drydock
            old = _handlers.get(number, SIG_DFL)
            _handlers[number] = handler
            _drydock.handle(number, handler)
            return old


        def getsignal(number):
            return _handlers.get(number, SIG_DFL)


        def pause():
            import _thread
            _thread.yield_(lambda: False, None)


        class Signals(int):
            pass

        """##,
    ]
}
