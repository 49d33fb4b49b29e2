/// Logs.
extension Library {
    static let logs: [String: String] = [
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

        """##
    ]
}
