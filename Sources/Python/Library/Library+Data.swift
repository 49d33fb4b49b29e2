/// Containers.
extension Library {
    static let data: [String: String] = [
        "collections": ##"""
        import _drydock


        class OrderedDict(dict):
            def move_to_end(self, key, last=True):
                value = self.pop(key)
                if last:
                    self[key] = value
                else:
                    rest = list(self.items())
                    self.clear()
                    self[key] = value
                    self.update(rest)

            def popitem(self, last=True):
                if not self:
                    raise KeyError("dictionary is empty")
                key = list(self)[-1 if last else 0]
                return key, self.pop(key)

            def __repr__(self):
                return f"OrderedDict({dict.__repr__(self)})" if self else "OrderedDict()"

            @classmethod
            def fromkeys(cls, iterable, value=None):
                out = cls()
                for key in iterable:
                    out[key] = value
                return out

            def copy(self):
                return OrderedDict(self)

            def __eq__(self, other):
                if isinstance(other, OrderedDict):
                    return list(self.items()) == list(other.items())
                return dict(self) == other


        class defaultdict(dict):
            def __init__(self, default_factory=None, *args, **kwargs):
                self.default_factory = default_factory
                self.update(*args, **kwargs)

            def __missing__(self, key):
                if self.default_factory is None:
                    raise KeyError(key)
                self[key] = value = self.default_factory()
                return value

            def __repr__(self):
                return f"defaultdict({self.default_factory!r}, {dict.__repr__(self)})"

            def copy(self):
                return defaultdict(self.default_factory, self)


        class Counter(dict):
            def __init__(self, iterable=None, **kwargs):
                self.update(iterable, **kwargs)

            def __missing__(self, key):
                return 0

            def update(self, iterable=None, **kwargs):
                if iterable is not None:
                    if isinstance(iterable, dict):
                        for key, count in iterable.items():
                            self[key] = self[key] + count
                    else:
                        for key in iterable:
                            self[key] = self[key] + 1
                for key, count in kwargs.items():
                    self[key] = self[key] + count

            def subtract(self, iterable=None, **kwargs):
                for key, count in Counter(iterable, **kwargs).items():
                    self[key] = self[key] - count

            def most_common(self, n=None):
                items = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
                return items if n is None else items[:n]

            def elements(self):
                for key, count in self.items():
                    for _ in range(count):
                        yield key

            def total(self):
                return sum(self.values())

            def copy(self):
                return Counter(self)

            def __add__(self, other):
                out = Counter()
                for key in list(self) + [k for k in other if k not in self]:
                    if self[key] + other[key] > 0:
                        out[key] = self[key] + other[key]
                return out

            def __sub__(self, other):
                out = Counter()
                for key in list(self) + [k for k in other if k not in self]:
                    if self[key] - other[key] > 0:
                        out[key] = self[key] - other[key]
                return out

            def __and__(self, other):
                return Counter({k: min(self[k], other[k]) for k in self if min(self[k], other[k]) > 0})

            def __or__(self, other):
                keys = list(self) + [k for k in other if k not in self]
                return Counter({k: max(self[k], other[k]) for k in keys if max(self[k], other[k]) > 0})

            def __repr__(self):
                if not self:
                    return "Counter()"
                return "Counter({" + ", ".join(f"{k!r}: {v!r}" for k, v in self.most_common()) + "})"


        class deque:
            def __init__(self, iterable=(), maxlen=None):
                if maxlen is not None and maxlen < 0:
                    raise ValueError("maxlen must be non-negative")
                self.maxlen = maxlen
                self._items = []
                for item in iterable:
                    self.append(item)

            def append(self, item):
                self._items.append(item)
                if self.maxlen is not None and len(self._items) > self.maxlen:
                    del self._items[0]

            def appendleft(self, item):
                self._items.insert(0, item)
                if self.maxlen is not None and len(self._items) > self.maxlen:
                    self._items.pop()

            def pop(self):
                if not self._items:
                    raise IndexError("pop from an empty deque")
                return self._items.pop()

            def popleft(self):
                if not self._items:
                    raise IndexError("pop from an empty deque")
                return self._items.pop(0)

            def extend(self, items):
                for item in items:
                    self.append(item)

            def extendleft(self, items):
                for item in items:
                    self.appendleft(item)

            def rotate(self, n=1):
                if self._items:
                    n %= len(self._items)
                    self._items = self._items[-n:] + self._items[:-n] if n else self._items

            def clear(self):
                self._items = []

            def copy(self):
                return deque(self._items, self.maxlen)

            def count(self, item):
                return self._items.count(item)

            def index(self, item, *args):
                return self._items.index(item, *args)

            def insert(self, index, item):
                self._items.insert(index, item)

            def remove(self, item):
                if item not in self._items:
                    raise ValueError("deque.remove(x): x not in deque")
                self._items.remove(item)

            def reverse(self):
                self._items.reverse()

            def __len__(self):
                return len(self._items)

            def __iter__(self):
                return iter(self._items)

            def __reversed__(self):
                return reversed(self._items)

            def __getitem__(self, index):
                if not -len(self._items) <= index < len(self._items):
                    raise IndexError("deque index out of range")
                return self._items[index]

            def __setitem__(self, index, value):
                self._items[index] = value

            def __delitem__(self, index):
                del self._items[index]

            def __contains__(self, item):
                return item in self._items

            def __eq__(self, other):
                return isinstance(other, deque) and self._items == other._items

            def __repr__(self):
                end = "" if self.maxlen is None else f", maxlen={self.maxlen}"
                return f"deque({self._items!r}{end})"


        class ChainMap:
            def __init__(self, *maps):
                self.maps = list(maps) or [{}]

            def __getitem__(self, key):
                for mapping in self.maps:
                    if key in mapping:
                        return mapping[key]
                raise KeyError(key)

            def get(self, key, default=None):
                return self[key] if key in self else default

            def __setitem__(self, key, value):
                self.maps[0][key] = value

            def __delitem__(self, key):
                del self.maps[0][key]

            def __contains__(self, key):
                return any(key in m for m in self.maps)

            def __iter__(self):
                seen = {}
                for mapping in reversed(self.maps):
                    seen.update(dict.fromkeys(mapping))
                return iter(seen)

            def __len__(self):
                return len(list(iter(self)))

            def keys(self):
                return list(self)

            def values(self):
                return [self[k] for k in self]

            def items(self):
                return [(k, self[k]) for k in self]

            def new_child(self, m=None):
                return ChainMap({} if m is None else m, *self.maps)

            @property
            def parents(self):
                return ChainMap(*self.maps[1:])

            def __repr__(self):
                return f"ChainMap({', '.join(map(repr, self.maps))})"


        def _fixed(self, value):
            raise AttributeError("can't set attribute")


        def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
            if isinstance(field_names, str):
                field_names = field_names.replace(",", " ").split()
            fields = tuple(field_names)
            defaults = tuple(defaults or ())
            for name in fields:
                if name.startswith("_"):
                    raise ValueError(f"Field names cannot start with an underscore: {name!r}")

            def __new__(cls, *args, **kwargs):
                values = list(args)
                if len(values) > len(fields):
                    raise TypeError(
                        f"{typename}.__new__() takes {len(fields) + 1} positional arguments but {len(values) + 1} were given")
                missing = []
                for i in range(len(values), len(fields)):
                    name = fields[i]
                    if name in kwargs:
                        values.append(kwargs.pop(name))
                    elif i >= len(fields) - len(defaults):
                        values.append(defaults[i - len(fields) + len(defaults)])
                    else:
                        missing.append(repr(name))
                        values.append(None)
                if missing:
                    names = missing[0] if len(missing) == 1 else " and ".join(missing) if len(missing) == 2 else \
                        ", ".join(missing[:-1]) + ", and " + missing[-1]
                    raise TypeError(
                        f"{typename}.__new__() missing {len(missing)} required positional argument{'s' if len(missing) > 1 else ''}: {names}")
                for name in kwargs:
                    raise TypeError(f"{typename}.__new__() got an unexpected keyword argument {name!r}")
                return tuple.__new__(cls, values)

            def __repr__(self):
                return type(self).__name__ + "(" + ", ".join(f"{n}={v!r}" for n, v in zip(fields, self)) + ")"

            def _asdict(self):
                return dict(zip(fields, self))

            def _replace(self, **kwargs):
                values = dict(zip(fields, self))
                for name in kwargs:
                    if name not in values:
                        raise ValueError(f"Got unexpected field names: {[name]!r}")
                values.update(kwargs)
                return type(self)(**values)

            names = {"__new__": __new__, "__repr__": __repr__, "_asdict": _asdict, "_replace": _replace, "_fields": fields,
                     "_field_defaults": dict(zip(fields[len(fields) - len(defaults):], defaults)), "__slots__": (),
                     "__match_args__": fields, "__module__": _drydock.caller()}
            names["_make"] = classmethod(lambda cls, values: cls(*values))
            for i, name in enumerate(fields):
                names[name] = property(lambda self, i=i: self[i], _fixed)
            return type(typename, (tuple,), names)


        class UserDict(dict):
            def __init__(self, dict=None, /, **kwargs):
                if dict is not None:
                    self.update(dict)
                if kwargs:
                    self.update(kwargs)

            def update(self, other=(), /, **kwargs):
                for key, value in (other.items() if hasattr(other, "keys") else other):
                    self[key] = value
                for key, value in kwargs.items():
                    self[key] = value

            @property
            def data(self):
                return self


        class UserList(list):
            pass


        class UserString(str):
            pass

        """##,
        "collections.abc": ##"""
        def _known(name, *methods):
            return type(name, (), {"__instancecheck_names__": methods})


        Iterable = _known("Iterable", "__iter__")
        Iterator = _known("Iterator", "__next__")
        Sized = _known("Sized", "__len__")
        Container = _known("Container", "__contains__")
        Callable = _known("Callable", "__call__")
        Hashable = _known("Hashable", "__hash__")
        Mapping = _known("Mapping", "keys")
        MutableMapping = _known("MutableMapping", "keys")
        Sequence = _known("Sequence", "index")
        MutableSequence = _known("MutableSequence", "append")
        Set = _known("Set", "union")
        MutableSet = _known("MutableSet", "add")
        Collection = _known("Collection", "__iter__")
        Generator = _known("Generator", "send")
        Awaitable = _known("Awaitable", "__await__")

        """##,
        "copy": ##"""
        class Error(Exception):
            pass


        def copy(x):
            if hasattr(type(x), "__copy__"):
                return x.__copy__()
            if isinstance(x, (int, float, str, bytes, bool, type(None), tuple, frozenset, type)) or callable(x):
                return x
            if type(x) in (list, dict, set):
                return x.copy()
            made = object.__new__(type(x), x) if isinstance(x, (list, dict, set)) else object.__new__(type(x))
            for name, value in x.__dict__.items():
                object.__setattr__(made, name, value)
            return made


        def deepcopy(x, memo=None):
            memo = {} if memo is None else memo
            if id(x) in memo:
                return memo[id(x)]
            if hasattr(type(x), "__deepcopy__"):
                return x.__deepcopy__(memo)
            if isinstance(x, (int, float, str, bytes, bool, type(None), frozenset, type)):
                return x
            if type(x) is list:
                made = memo[id(x)] = []
                for item in x:
                    made.append(deepcopy(item, memo))
                return made
            if type(x) is dict:
                made = memo[id(x)] = {}
                for key, value in x.items():
                    made[deepcopy(key, memo)] = deepcopy(value, memo)
                return made
            if type(x) is set:
                return {deepcopy(item, memo) for item in x}
            if isinstance(x, tuple):
                items = [deepcopy(item, memo) for item in x]
                return type(x)(*items) if hasattr(x, "_fields") else tuple(items)
            if callable(x) and not hasattr(x, "__dict__"):
                return x
            if isinstance(x, list):
                made = object.__new__(type(x), [deepcopy(i, memo) for i in x])
            elif isinstance(x, dict):
                made = object.__new__(type(x), {k: deepcopy(v, memo) for k, v in x.items()})
            else:
                made = object.__new__(type(x))
            memo[id(x)] = made
            for name, value in getattr(x, "__dict__", {}).items():
                object.__setattr__(made, name, deepcopy(value, memo))
            return made


        def replace(x, **changes):
            return x._replace(**changes)

        """##,
        "heapq": ##"""
        def heappush(heap, item):
            heap.append(item)
            i = len(heap) - 1
            while i and heap[i] < heap[(i - 1) // 2]:
                heap[i], heap[(i - 1) // 2] = heap[(i - 1) // 2], heap[i]
                i = (i - 1) // 2


        def _down(heap, i):
            while True:
                small = i
                for child in (2 * i + 1, 2 * i + 2):
                    if child < len(heap) and heap[child] < heap[small]:
                        small = child
                if small == i:
                    return
                heap[i], heap[small] = heap[small], heap[i]
                i = small


        def heappop(heap):
            last = heap.pop()
            if not heap:
                return last
            top, heap[0] = heap[0], last
            _down(heap, 0)
            return top


        def heapify(heap):
            for i in reversed(range(len(heap) // 2)):
                _down(heap, i)


        def heapreplace(heap, item):
            top, heap[0] = heap[0], item
            _down(heap, 0)
            return top


        def heappushpop(heap, item):
            heappush(heap, item)
            return heappop(heap)


        def nlargest(n, iterable, key=None):
            return sorted(iterable, key=key, reverse=True)[:n]


        def nsmallest(n, iterable, key=None):
            return sorted(iterable, key=key)[:n]


        def merge(*iterables, key=None, reverse=False):
            return iter(sorted([x for it in iterables for x in it], key=key, reverse=reverse))

        """##,
        "bisect": ##"""
        def bisect_left(a, x, lo=0, hi=None, *, key=None):
            hi = len(a) if hi is None else hi
            while lo < hi:
                mid = (lo + hi) // 2
                if (key(a[mid]) if key else a[mid]) < x:
                    lo = mid + 1
                else:
                    hi = mid
            return lo


        def bisect_right(a, x, lo=0, hi=None, *, key=None):
            hi = len(a) if hi is None else hi
            while lo < hi:
                mid = (lo + hi) // 2
                if x < (key(a[mid]) if key else a[mid]):
                    hi = mid
                else:
                    lo = mid + 1
            return lo


        bisect = bisect_right


        def insort_right(a, x, lo=0, hi=None, *, key=None):
            a.insert(bisect_right(a, key(x) if key else x, lo, hi, key=key), x)


        def insort_left(a, x, lo=0, hi=None, *, key=None):
            a.insert(bisect_left(a, key(x) if key else x, lo, hi, key=key), x)


        insort = insort_right

        """##,
        "json": ##"""
        import _json
        from _json import JSONDecodeError

        loads_plain = _json.loads


        class JSONEncoder:
            def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                         indent=None, separators=None, default=None):
                self.ensure_ascii, self.sort_keys, self.indent, self.separators = ensure_ascii, sort_keys, indent, separators
                if default is not None:
                    self.default = default

            def default(self, o):
                raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

            def encode(self, o):
                return _json.dumps(o, ensure_ascii=self.ensure_ascii, sort_keys=self.sort_keys, indent=self.indent,
                                   separators=self.separators, default=self.default)


        class JSONDecoder:
            def __init__(self, **options):
                self.options = options

            def decode(self, text):
                return loads(text, **self.options)


        def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
                  separators=None, default=None, sort_keys=False):
            if not allow_nan:
                _check(obj)
            if cls is not None:
                return cls(ensure_ascii=ensure_ascii, indent=indent, separators=separators, default=default,
                           sort_keys=sort_keys).encode(obj)
            if skipkeys:
                obj = _without_odd_keys(obj)
            return _json.dumps(obj, ensure_ascii=ensure_ascii, indent=indent, separators=separators, default=default,
                               sort_keys=sort_keys)


        def _check(obj):
            if isinstance(obj, float) and (obj != obj or obj in (float("inf"), float("-inf"))):
                raise ValueError(f"Out of range float values are not JSON compliant: {obj!r}")
            for item in (obj.values() if isinstance(obj, dict) else obj if isinstance(obj, (list, tuple)) else ()):
                _check(item)


        def _without_odd_keys(obj):
            if isinstance(obj, dict):
                return {k: _without_odd_keys(v) for k, v in obj.items() if isinstance(k, (str, int, float, bool, type(None)))}
            return obj


        def dump(obj, fp, **options):
            fp.write(dumps(obj, **options))


        def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                  object_pairs_hook=None):
            value = _json.loads(s)
            if object_hook or object_pairs_hook or parse_float or parse_int:
                value = _mapped(value, object_hook, object_pairs_hook, parse_float, parse_int)
            return value


        def _mapped(value, hook, pairs_hook, parse_float, parse_int):
            if isinstance(value, list):
                return [_mapped(v, hook, pairs_hook, parse_float, parse_int) for v in value]
            if isinstance(value, dict):
                pairs = [(k, _mapped(v, hook, pairs_hook, parse_float, parse_int)) for k, v in value.items()]
                if pairs_hook:
                    return pairs_hook(pairs)
                return hook(dict(pairs)) if hook else dict(pairs)
            if isinstance(value, float) and parse_float:
                return parse_float(repr(value))
            if isinstance(value, int) and not isinstance(value, bool) and parse_int:
                return parse_int(str(value))
            return value


        def load(fp, **options):
            return loads(fp.read(), **options)


        class decoder:
            JSONDecodeError = JSONDecodeError

        """##,
    ]
}
