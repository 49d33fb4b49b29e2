/// Groups of exceptions, and what `except*` does with them.
extension Library {
    static let groups: [String: String] = [
        "_groups": ##"""
        class BaseExceptionGroup(BaseException):
            __module__ = "builtins"

            def __new__(cls, message, exceptions):
                if not isinstance(message, str):
                    raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}")
                if not isinstance(exceptions, (list, tuple)):
                    raise TypeError("second argument (exceptions) must be a sequence")
                if not exceptions:
                    raise ValueError("second argument (exceptions) must be a non-empty sequence")
                for i, e in enumerate(exceptions):
                    if not isinstance(e, BaseException):
                        raise ValueError(f"Item {i} of second argument (exceptions) is not an exception")
                plain = all(isinstance(e, Exception) for e in exceptions)
                if cls is BaseExceptionGroup and plain:
                    cls = ExceptionGroup
                elif cls is ExceptionGroup and not plain:
                    raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
                self = BaseException.__new__(cls)
                self.args = (message, exceptions)
                self.message, self.exceptions = message, tuple(exceptions)
                return self

            def __init__(self, message, exceptions):
                pass

            def __str__(self):
                count = len(self.exceptions)
                return f"{self.message} ({count} sub-exception{'' if count == 1 else 's'})"

            def __repr__(self):
                return f"{type(self).__name__}({self.message!r}, {self.args[1]!r})"

            def derive(self, exceptions):
                return BaseExceptionGroup(self.message, exceptions)

            def _same(self, exceptions):
                group = self.derive(exceptions)
                group.__cause__, group.__context__ = self.__cause__, self.__context__
                if hasattr(self, "__notes__"):
                    group.__notes__ = list(self.__notes__)
                return group

            def split(self, condition):
                wants = condition
                if isinstance(condition, (type, tuple)):
                    def wants(e):
                        return isinstance(e, condition)
                elif not callable(condition):
                    raise TypeError("expected a function, exception type or tuple of exception types")
                if wants(self):
                    return self, None
                found, rest = [], []
                for e in self.exceptions:
                    if isinstance(e, BaseExceptionGroup):
                        a, b = e.split(condition)
                    else:
                        a, b = (e, None) if wants(e) else (None, e)
                    if a is not None:
                        found.append(a)
                    if b is not None:
                        rest.append(b)
                return self._same(found) if found else None, self._same(rest) if rest else None

            def subgroup(self, condition):
                return self.split(condition)[0]


        class ExceptionGroup(BaseExceptionGroup, Exception):
            __module__ = "builtins"

            def derive(self, exceptions):
                return BaseExceptionGroup(self.message, exceptions)


        class _DrydockExceptStar:
            def __init__(self, error):
                self._error, self._naked = error, not isinstance(error, BaseExceptionGroup)
                self._rest, self._raised = error, []

            def take(self, kind):
                for k in kind if isinstance(kind, tuple) else (kind,):
                    if not (isinstance(k, type) and issubclass(k, BaseException)):
                        raise TypeError("catching classes that do not inherit from BaseException is not allowed")
                    if issubclass(k, BaseExceptionGroup):
                        raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
                if self._rest is None:
                    return None
                if self._naked:
                    if not isinstance(self._rest, kind):
                        return None
                    error, self._rest = self._rest, None
                    return BaseExceptionGroup("", (error,))
                found, self._rest = self._rest.split(kind)
                return found

            def add(self, error):
                self._raised.append(error)

            def left(self):
                if not self._raised:
                    return self._rest
                if self._rest is not None:
                    self._raised.append(self._rest)
                return self._raised[0] if len(self._raised) == 1 else BaseExceptionGroup("", self._raised)

        """##
    ]
}
