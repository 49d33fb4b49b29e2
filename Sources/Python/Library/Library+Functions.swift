/// Functions, iterators, contexts.
extension Library {
    static let functions: [String: String] = [
        "functools": ##"""
        WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__")


        def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=("__dict__",)):
            for name in assigned:
                try:
                    setattr(wrapper, name, getattr(wrapped, name))
                except AttributeError:
                    pass
            for name, value in getattr(wrapped, "__dict__", {}).items():
                setattr(wrapper, name, value)
            wrapper.__wrapped__ = wrapped
            return wrapper


        def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=("__dict__",)):
            def decorate(wrapper):
                return update_wrapper(wrapper, wrapped)
            return decorate


        _nothing = object()


        def reduce(function, iterable, initial=_nothing):
            it = iter(iterable)
            if initial is _nothing:
                try:
                    value = next(it)
                except StopIteration:
                    raise TypeError("reduce() of empty iterable with no initial value") from None
            else:
                value = initial
            for item in it:
                value = function(value, item)
            return value


        class partial:
            def __init__(self, func, /, *args, **keywords):
                self.func, self.args, self.keywords = func, args, keywords

            def __call__(self, /, *args, **keywords):
                return self.func(*self.args, *args, **{**self.keywords, **keywords})

            def __repr__(self):
                parts = [repr(self.func)] + [repr(a) for a in self.args] + [f"{k}={v!r}" for k, v in self.keywords.items()]
                return f"functools.partial({', '.join(parts)})"


        class partialmethod(partial):
            def __get__(self, obj, cls=None):
                return partial(self.func, obj, *self.args, **self.keywords)


        class _CacheInfo(tuple):
            def __repr__(self):
                return "CacheInfo(hits={}, misses={}, maxsize={}, currsize={})".format(*self)

            hits = property(lambda self: self[0])
            misses = property(lambda self: self[1])
            maxsize = property(lambda self: self[2])
            currsize = property(lambda self: self[3])


        def lru_cache(maxsize=128, typed=False):
            if callable(maxsize):
                return lru_cache(128)(maxsize)

            def decorate(function):
                cache = {}
                stats = [0, 0]

                def wrapper(*args, **kwargs):
                    key = (args, tuple(kwargs.items())) if kwargs else args
                    if typed:
                        key = (key, tuple(type(a).__name__ for a in args))
                    if key in cache:
                        stats[0] += 1
                        value = cache.pop(key)
                        cache[key] = value
                        return value
                    stats[1] += 1
                    value = function(*args, **kwargs)
                    if maxsize != 0:
                        cache[key] = value
                        if maxsize is not None and len(cache) > maxsize:
                            del cache[next(iter(cache))]
                    return value

                def cache_clear():
                    cache.clear()
                    stats[:] = [0, 0]

                wrapper.cache_info = lambda: _CacheInfo((stats[0], stats[1], maxsize, len(cache)))
                wrapper.cache_clear = cache_clear
                wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
                return update_wrapper(wrapper, function)
            return decorate


        def cache(function):
            return lru_cache(maxsize=None)(function)


        class cached_property:
            def __init__(self, func):
                self.func = func
                self.name = func.__name__

            def __set_name__(self, owner, name):
                self.name = name

            def __get__(self, obj, cls=None):
                if obj is None:
                    return self
                value = self.func(obj)
                obj.__dict__
                setattr(obj, self.name, value)
                return value


        def total_ordering(cls):
            names = cls.__dict__
            if "__lt__" in names:
                cls.__gt__ = lambda self, other: not (self < other or self == other)
                cls.__le__ = lambda self, other: self < other or self == other
                cls.__ge__ = lambda self, other: not self < other
            elif "__gt__" in names:
                cls.__lt__ = lambda self, other: not (self > other or self == other)
                cls.__ge__ = lambda self, other: self > other or self == other
                cls.__le__ = lambda self, other: not self > other
            elif "__le__" in names:
                cls.__ge__ = lambda self, other: not self <= other or self == other
                cls.__lt__ = lambda self, other: self <= other and not self == other
                cls.__gt__ = lambda self, other: not self <= other
            return cls


        def cmp_to_key(compare):
            class Key:
                def __init__(self, obj):
                    self.obj = obj

                def __lt__(self, other):
                    return compare(self.obj, other.obj) < 0

                def __gt__(self, other):
                    return compare(self.obj, other.obj) > 0

                def __eq__(self, other):
                    return compare(self.obj, other.obj) == 0
            return Key


        def singledispatch(function):
            registry = {}

            def dispatch(cls):
                for kind in cls.__mro__:
                    if kind in registry:
                        return registry[kind]
                return function

            def register(kind, implementation=None):
                if implementation is None:
                    if not isinstance(kind, type):
                        annotations = kind.__annotations__
                        if not annotations:
                            raise TypeError(
                                f"Invalid first argument to `register()`: {kind!r}. Use either `@register(some_class)` or plain `@register` on an annotated function.")
                        return register(next(iter(annotations.values())), kind)
                    return lambda f: register(kind, f)
                registry[kind] = implementation
                return implementation

            def wrapper(*args, **kwargs):
                return dispatch(type(args[0]))(*args, **kwargs)

            wrapper.register, wrapper.dispatch = register, dispatch
            return update_wrapper(wrapper, function)

        """##,
        "itertools": ##"""
        class chain:
            def __init__(self, *iterables):
                self._it = self._all(iterables)

            @staticmethod
            def _all(iterables):
                for iterable in iterables:
                    yield from iterable

            @classmethod
            def from_iterable(cls, iterables):
                made = cls()
                made._it = cls._all(iterables)
                return made

            def __iter__(self):
                return self

            def __next__(self):
                return next(self._it)


        def count(start=0, step=1):
            while True:
                yield start
                start += step


        def cycle(iterable):
            saved = []
            for item in iterable:
                saved.append(item)
                yield item
            while saved:
                yield from saved


        def repeat(item, times=None):
            if times is None:
                while True:
                    yield item
            for _ in range(times):
                yield item


        def accumulate(iterable, func=None, *, initial=None):
            it = iter(iterable)
            total = initial
            if initial is None:
                try:
                    total = next(it)
                except StopIteration:
                    return
            yield total
            for item in it:
                total = total + item if func is None else func(total, item)
                yield total


        def islice(iterable, *args):
            s = slice(*args)
            start, stop, step = s.start or 0, s.stop, s.step or 1
            if start < 0 or (stop is not None and stop < 0):
                raise ValueError(
                    "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            i, wanted = 0, start
            if stop is not None and stop <= start:
                return
            for item in iterable:
                if i == wanted:
                    yield item
                    wanted += step
                i += 1
                if stop is not None and (i >= stop or wanted >= stop and i >= wanted):
                    return
                if stop is not None and wanted >= stop:
                    return


        def takewhile(predicate, iterable):
            for item in iterable:
                if not predicate(item):
                    return
                yield item


        def dropwhile(predicate, iterable):
            it = iter(iterable)
            for item in it:
                if not predicate(item):
                    yield item
                    break
            yield from it


        def filterfalse(predicate, iterable):
            for item in iterable:
                if not (predicate(item) if predicate else item):
                    yield item


        def starmap(function, iterable):
            for args in iterable:
                yield function(*args)


        def compress(data, selectors):
            return (d for d, s in zip(data, selectors) if s)


        def zip_longest(*iterables, fillvalue=None):
            iterators = [iter(i) for i in iterables]
            active = len(iterators)
            done = [False] * active
            while active:
                row = []
                for i, it in enumerate(iterators):
                    if done[i]:
                        row.append(fillvalue)
                        continue
                    try:
                        row.append(next(it))
                    except StopIteration:
                        active -= 1
                        if not active:
                            return
                        done[i] = True
                        row.append(fillvalue)
                yield tuple(row)


        def pairwise(iterable):
            it = iter(iterable)
            try:
                a = next(it)
            except StopIteration:
                return
            for b in it:
                yield a, b
                a = b


        def batched(iterable, n):
            batch = []
            for item in iterable:
                batch.append(item)
                if len(batch) == n:
                    yield tuple(batch)
                    batch = []
            if batch:
                yield tuple(batch)


        def product(*iterables, repeat=1):
            pools = [tuple(p) for p in iterables] * repeat
            result = [()]
            for pool in pools:
                result = [x + (y,) for x in result for y in pool]
            return iter(result)


        def permutations(iterable, r=None):
            pool = tuple(iterable)
            r = len(pool) if r is None else r

            def walk(chosen):
                if len(chosen) == r:
                    yield tuple(pool[i] for i in chosen)
                    return
                for i in range(len(pool)):
                    if i not in chosen:
                        yield from walk(chosen + [i])
            return walk([])


        def combinations(iterable, r):
            pool = tuple(iterable)

            def walk(start, chosen):
                if len(chosen) == r:
                    yield tuple(chosen)
                    return
                for i in range(start, len(pool)):
                    yield from walk(i + 1, chosen + [pool[i]])
            return walk(0, [])


        def combinations_with_replacement(iterable, r):
            pool = tuple(iterable)

            def walk(start, chosen):
                if len(chosen) == r:
                    yield tuple(chosen)
                    return
                for i in range(start, len(pool)):
                    yield from walk(i, chosen + [pool[i]])
            return walk(0, [])


        def groupby(iterable, key=None):
            group, current, started = [], None, False
            for item in iterable:
                k = key(item) if key else item
                if started and k == current:
                    group.append(item)
                else:
                    if started:
                        yield current, iter(group)
                    group, current, started = [item], k, True
            if started:
                yield current, iter(group)


        def tee(iterable, n=2):
            items = list(iterable)
            return tuple(iter(items) for _ in range(n))

        """##,
        "contextlib": ##"""
        from functools import wraps


        class AbstractContextManager:
            def __enter__(self):
                return self

            def __exit__(self, *args):
                return None


        class ContextDecorator:
            def __call__(self, function):
                @wraps(function)
                def inner(*args, **kwargs):
                    with self:
                        return function(*args, **kwargs)
                return inner


        class _GeneratorContextManager(ContextDecorator):
            def __init__(self, function, args, kwargs):
                self.gen = function(*args, **kwargs)
                self.make = (function, args, kwargs)

            def __call__(self, function):
                make, args, kwargs = self.make

                @wraps(function)
                def inner(*a, **k):
                    with _GeneratorContextManager(make, args, kwargs):
                        return function(*a, **k)
                return inner

            def __enter__(self):
                try:
                    return next(self.gen)
                except StopIteration:
                    raise RuntimeError("generator didn't yield") from None

            def __exit__(self, kind, value, traceback):
                if kind is None:
                    try:
                        next(self.gen)
                    except StopIteration:
                        return False
                    raise RuntimeError("generator didn't stop")
                try:
                    self.gen.throw(value)
                except StopIteration as stop:
                    return stop is not value
                except BaseException as error:
                    if error is not value:
                        raise
                    return False
                raise RuntimeError("generator didn't stop after throw()")


        def contextmanager(function):
            @wraps(function)
            def helper(*args, **kwargs):
                return _GeneratorContextManager(function, args, kwargs)
            return helper


        class suppress:
            def __init__(self, *exceptions):
                self._exceptions = exceptions

            def __enter__(self):
                pass

            def __exit__(self, kind, value, traceback):
                return kind is not None and issubclass(kind, self._exceptions)


        class closing:
            def __init__(self, thing):
                self.thing = thing

            def __enter__(self):
                return self.thing

            def __exit__(self, *args):
                self.thing.close()


        class nullcontext:
            def __init__(self, enter_result=None):
                self.enter_result = enter_result

            def __enter__(self):
                return self.enter_result

            def __exit__(self, *args):
                pass


        class _Redirect:
            def __init__(self, target):
                self.target = target

            def __enter__(self):
                import sys
                self.old = getattr(sys, self.stream)
                setattr(sys, self.stream, self.target)
                return self.target

            def __exit__(self, *args):
                import sys
                setattr(sys, self.stream, self.old)


        class redirect_stdout(_Redirect):
            stream = "stdout"


        class redirect_stderr(_Redirect):
            stream = "stderr"


        class ExitStack:
            def __init__(self):
                self._callbacks = []

            def enter_context(self, manager):
                value = manager.__enter__()
                self._callbacks.append(manager.__exit__)
                return value

            def push(self, exit):
                self._callbacks.append(exit.__exit__ if hasattr(exit, "__exit__") else exit)
                return exit

            def callback(self, function, *args, **kwargs):
                self._callbacks.append(lambda *exc: function(*args, **kwargs) and None)
                return function

            def pop_all(self):
                stack = ExitStack()
                stack._callbacks, self._callbacks = self._callbacks, []
                return stack

            def close(self):
                self.__exit__(None, None, None)

            def __enter__(self):
                return self

            def __exit__(self, kind, value, traceback):
                handled = False
                while self._callbacks:
                    exit = self._callbacks.pop()
                    try:
                        if exit(kind, value, traceback):
                            handled = True
                            kind = value = traceback = None
                    except BaseException as error:
                        kind, value = type(error), error
                        handled = False
                        pending = error
                        if not self._callbacks:
                            raise
                if value is not None and not handled and kind is not None and "pending" in locals():
                    raise value
                return handled

        """##,
        "warnings": ##"""
        import sys


        def warn(message, category=None, stacklevel=1, source=None):
            category = category or UserWarning
            print(f"{sys.argv[0] if sys.argv else ''}: {category.__name__}: {message}", file=sys.stderr)


        def simplefilter(*args, **kwargs):
            pass


        filterwarnings = resetwarnings = simplefilter


        class catch_warnings:
            def __init__(self, *, record=False, **options):
                self.record = record

            def __enter__(self):
                return []

            def __exit__(self, *args):
                pass

        """##,
        "traceback": ##"""
        import _drydock
        import sys


        def format_exc(limit=None, chain=True):
            error = sys.exc_info()[1]
            return "NoneType: None\n" if error is None else _drydock.report(error)


        def print_exc(limit=None, file=None, chain=True):
            print(format_exc(), end="", file=file if file is not None else sys.stderr)


        def format_exception(kind, value=None, tb=None, **options):
            return _drydock.report(kind if value is None else value).splitlines(True)


        def print_exception(kind, value=None, tb=None, limit=None, file=None, **options):
            print("".join(format_exception(kind, value)), end="", file=file if file is not None else sys.stderr)


        def format_exception_only(kind, value=None):
            return [_drydock.report(kind if value is None else value).splitlines(True)[-1]]


        def format_tb(tb, limit=None):
            return []


        def print_stack(f=None, limit=None, file=None):
            pass

        """##,
        "atexit": ##"""
        def register(function, *args, **kwargs):
            import _drydock
            _drydock.at_exit(lambda: function(*args, **kwargs))
            return function

        """##,
        "__future__": ##"""
        annotations = division = print_function = None

        """##,
        "_runner": ##"""
        import sys


        def run(name):
            if name == "http.server":
                import http.server
                http.server._main(sys.argv[1:])
            elif name == "flask":
                import flask
                flask._main(sys.argv[1:])
            elif name == "json.tool":
                import json
                print(json.dumps(json.load(sys.stdin), indent=4, ensure_ascii=False))
            elif name == "venv":
                raise SystemExit("Drydock: python -m venv is not simulated; an image is an environment of its own")
            else:
                import _drydock
                _drydock.run_main(name)

        """##,
    ]
}
