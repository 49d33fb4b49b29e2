/// Classes and types.
extension Library {
    static let types: [String: String] = [
        "dataclasses": ##"""
        class _Missing:
            def __repr__(self):
                return "MISSING"


        MISSING = _Missing()


        class FrozenInstanceError(AttributeError):
            pass


        class KW_ONLY:
            pass


        class Field:
            def __init__(self, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
                         metadata=None, kw_only=MISSING):
                self.name = self.type = None
                self.default, self.default_factory, self.init, self.repr = default, default_factory, init, repr
                self.hash, self.compare, self.metadata, self.kw_only = hash, compare, metadata or {}, kw_only


        def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
                  kw_only=MISSING):
            if default is not MISSING and default_factory is not MISSING:
                raise ValueError("cannot specify both default and default_factory")
            return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


        class InitVar:
            def __class_getitem__(cls, item):
                return cls


        def _repeated(names):
            return names[0] if len(names) == 1 else " and ".join(names) if len(names) == 2 else \
                ", ".join(names[:-1]) + ", and " + names[-1]


        def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                      match_args=True, kw_only=False, slots=False, weakref_slot=False):
            def decorate(cls):
                return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
            return decorate if cls is None else decorate(cls)


        def _is_class_var(kind):
            return kind is _class_var() or isinstance(kind, str) and kind.startswith(("ClassVar", "typing.ClassVar"))


        def _class_var():
            import typing
            return typing.ClassVar


        def _process(cls, init, repr_, eq, order, unsafe_hash, frozen, match_args, kw_only):
            fields = {}
            for base in reversed(cls.__mro__[1:]):
                fields.update(getattr(base, "__dataclass_fields__", {}) if "__dataclass_fields__" in base.__dict__ else {})
            annotations = cls.__dict__.get("__annotations__", {})
            init_vars = []
            for name, kind in annotations.items():
                if kind is KW_ONLY:
                    kw_only = True
                    continue
                if _is_class_var(kind):
                    continue
                default = cls.__dict__.get(name, MISSING)
                if isinstance(default, Field):
                    f = default
                    if f.default is not MISSING:
                        setattr(cls, name, f.default)
                    elif name in cls.__dict__:
                        delattr(cls, name)
                else:
                    f = Field(default=default)
                if isinstance(f.default, (list, dict, set)):
                    raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use default_factory")
                f.name, f.type = name, kind
                if f.kw_only is MISSING:
                    f.kw_only = kw_only
                if kind is InitVar:
                    init_vars.append(name)
                    f.is_init_var = True
                else:
                    f.is_init_var = False
                fields[name] = f
            cls.__dataclass_fields__ = {n: f for n, f in fields.items()}
            cls.__dataclass_params__ = {"frozen": frozen, "eq": eq, "order": order}
            every = list(fields.values())
            shown = [f for f in every if not f.is_init_var]
            accepted = [f for f in every if f.init]
            positional = [f for f in accepted if not f.kw_only]
            last_default = None
            for f in positional:
                if f.default is MISSING and f.default_factory is MISSING:
                    if last_default is not None:
                        raise TypeError(f"non-default argument {f.name!r} follows default argument")
                else:
                    last_default = f.name
            if match_args:
                cls.__match_args__ = tuple(f.name for f in positional)
            class_name = cls.__qualname__

            if init and "__init__" not in cls.__dict__:
                def __init__(self, *args, **kwargs):
                    if len(args) > len(positional):
                        least = len([f for f in positional if f.default is MISSING and f.default_factory is MISSING]) + 1
                        most = len(positional) + 1
                        takes = f"{most} positional argument{'s' if most != 1 else ''}" if least == most else \
                            f"from {least} to {most} positional arguments"
                        raise TypeError(f"{class_name}.__init__() takes {takes} but {len(args) + 1} were given")
                    given = {}
                    for f, value in zip(positional, args):
                        given[f.name] = value
                    for name, value in kwargs.items():
                        if name in given:
                            raise TypeError(f"{class_name}.__init__() got multiple values for argument {name!r}")
                        if not any(f.name == name for f in accepted):
                            raise TypeError(f"{class_name}.__init__() got an unexpected keyword argument {name!r}")
                        given[name] = value
                    missing = [f"{f.name!r}" for f in positional
                               if f.name not in given and f.default is MISSING and f.default_factory is MISSING]
                    if missing:
                        raise TypeError(f"{class_name}.__init__() missing {len(missing)} required positional argument"
                                        f"{'s' if len(missing) > 1 else ''}: {_repeated(missing)}")
                    missing = [f"{f.name!r}" for f in accepted if f.kw_only
                               if f.name not in given and f.default is MISSING and f.default_factory is MISSING]
                    if missing:
                        raise TypeError(f"{class_name}.__init__() missing {len(missing)} required keyword-only argument"
                                        f"{'s' if len(missing) > 1 else ''}: {_repeated(missing)}")
                    extra = []
                    for f in every:
                        if f.name in given:
                            value = given[f.name]
                        elif f.default is not MISSING:
                            value = f.default
                        elif f.default_factory is not MISSING:
                            value = f.default_factory()
                        else:
                            continue
                        if f.is_init_var:
                            extra.append(value)
                        else:
                            object.__setattr__(self, f.name, value)
                    if hasattr(self, "__post_init__"):
                        self.__post_init__(*extra)
                __init__.__qualname__ = class_name + ".__init__"
                cls.__init__ = __init__

            if repr_ and "__repr__" not in cls.__dict__:
                def __repr__(self):
                    parts = [f"{f.name}={getattr(self, f.name)!r}" for f in shown if f.repr]
                    return f"{type(self).__qualname__}({', '.join(parts)})"
                cls.__repr__ = __repr__

            compared = [f.name for f in shown if f.compare]

            def values(self):
                return tuple([getattr(self, name) for name in compared])

            if eq and "__eq__" not in cls.__dict__:
                def __eq__(self, other):
                    if type(other) is type(self):
                        return values(self) == values(other)
                    return NotImplemented
                cls.__eq__ = __eq__
            if order:
                def ordered(compare):
                    def method(self, other):
                        if type(other) is type(self):
                            return compare(values(self), values(other))
                        return NotImplemented
                    return method
                cls.__lt__ = ordered(lambda a, b: a < b)
                cls.__le__ = ordered(lambda a, b: a <= b)
                cls.__gt__ = ordered(lambda a, b: a > b)
                cls.__ge__ = ordered(lambda a, b: a >= b)
            if unsafe_hash or (eq and frozen):
                cls.__hash__ = lambda self: hash(values(self))
            elif eq and "__hash__" not in cls.__dict__:
                cls.__hash__ = None
            if frozen:
                def __setattr__(self, name, value):
                    raise FrozenInstanceError(f"cannot assign to field {name!r}")

                def __delattr__(self, name):
                    raise FrozenInstanceError(f"cannot delete field {name!r}")
                cls.__setattr__, cls.__delattr__ = __setattr__, __delattr__
            return cls


        def is_dataclass(obj):
            return hasattr(obj, "__dataclass_fields__")


        def fields(obj):
            if not is_dataclass(obj):
                raise TypeError("must be called with a dataclass type or instance")
            return tuple(f for f in obj.__dataclass_fields__.values() if not f.is_init_var)


        def asdict(obj, *, dict_factory=dict):
            if not is_dataclass(obj) or isinstance(obj, type):
                raise TypeError("asdict() should be called on dataclass instances")
            return _plain(obj, dict_factory)


        def _plain(value, factory):
            if is_dataclass(value) and not isinstance(value, type):
                return factory([(f.name, _plain(getattr(value, f.name), factory)) for f in fields(value)])
            if isinstance(value, dict):
                return {k: _plain(v, factory) for k, v in value.items()}
            if isinstance(value, (list, tuple, set)):
                return type(value)([_plain(v, factory) for v in value])
            return value


        def astuple(obj):
            def plain(value):
                if is_dataclass(value) and not isinstance(value, type):
                    return tuple([plain(getattr(value, f.name)) for f in fields(value)])
                if isinstance(value, (list, tuple)):
                    return type(value)([plain(v) for v in value])
                return value
            return plain(obj)


        def replace(obj, /, **changes):
            values = {f.name: getattr(obj, f.name) for f in fields(obj) if f.init}
            for f in fields(obj):
                if not f.init and f.name in changes:
                    raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            values.update(changes)
            return type(obj)(**values)


        def make_dataclass(name, specs, *, bases=(), namespace=None, **options):
            names = dict(namespace or {})
            annotations = {}
            for spec in specs:
                if isinstance(spec, str):
                    annotations[spec] = object
                else:
                    annotations[spec[0]] = spec[1]
                    if len(spec) > 2:
                        names[spec[0]] = spec[2]
            names["__annotations__"] = annotations
            return dataclass(type(name, bases, names), **options)

        """##,
        "enum": ##"""
        class auto:
            pass


        class EnumMeta(type):
            def __new__(mcls, name, bases, namespace, **kwargs):
                members = {}
                plain = {}
                ignored = ("_generate_next_value_",)
                bases_enum = [b for b in bases if isinstance(b, EnumMeta)]
                is_flag = any(getattr(b, "_is_flag_", False) for b in bases_enum)
                is_text = any(issubclass(b, str) for b in bases)
                make = namespace.get("_generate_next_value_")
                last = 0
                for key, value in namespace.items():
                    special = key.startswith("_") or callable(value) or isinstance(value, (property, staticmethod, classmethod))
                    if special or hasattr(value, "__get__"):
                        plain[key] = value
                        continue
                    if isinstance(value, auto):
                        if make is not None:
                            function = make.__func__ if hasattr(make, "__func__") else make
                            value = function(key, 1, len(members), list(members.values()))
                        elif is_text:
                            value = key.lower()
                        else:
                            value = (last * 2 or 1) if is_flag else last + 1
                    if isinstance(value, int):
                        last = value
                    members[key] = value
                cls = type.__new__(mcls, name, bases, plain)
                cls._member_map_ = {}
                cls._value2member_map_ = {}
                for key, value in members.items():
                    if value in cls._value2member_map_ if not isinstance(value, (list, dict)) else False:
                        cls._member_map_[key] = cls._value2member_map_[value]
                        type.__setattr__(cls, key, cls._member_map_[key])
                        continue
                    payload = value if isinstance(value, tuple) else (value,)
                    member = object.__new__(cls, *payload) if issubclass(cls, (int, str)) else object.__new__(cls)
                    member._name_ = key
                    member._value_ = value
                    if "__init__" in plain:
                        member.__init__(*payload)
                    cls._member_map_[key] = member
                    if not isinstance(member._value_, (list, dict)):
                        cls._value2member_map_[member._value_] = member
                    type.__setattr__(cls, key, member)
                return cls

            def __setattr__(cls, name, value):
                if name in cls.__dict__.get("_member_map_", {}):
                    raise AttributeError(f"cannot reassign member {name!r}")
                type.__setattr__(cls, name, value)

            def __call__(cls, value, names=None, **kwargs):
                if names is not None:
                    if isinstance(names, str):
                        names = names.replace(",", " ").split()
                    if isinstance(names, (list, tuple)):
                        names = {n: i for i, n in enumerate(names, 1)} if not names or isinstance(names[0], str) else dict(names)
                    return EnumMeta(value, (cls,), dict(names))
                if isinstance(value, cls):
                    return value
                try:
                    if value in cls._value2member_map_:
                        return cls._value2member_map_[value]
                except TypeError:
                    for member in cls._member_map_.values():
                        if member._value_ == value:
                            return member
                if getattr(cls, "_is_flag_", False) and isinstance(value, int):
                    return cls._combined(value)
                found = cls._missing_(value)
                if found is not None:
                    return found
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

            def __iter__(cls):
                seen = []
                for member in cls._member_map_.values():
                    if not any(member is s for s in seen):
                        seen.append(member)
                return iter(seen)

            def __len__(cls):
                return len(list(iter(cls)))

            def __contains__(cls, item):
                if isinstance(item, cls):
                    return True
                return item in cls._value2member_map_

            def __getitem__(cls, name):
                if name not in cls._member_map_:
                    raise KeyError(name)
                return cls._member_map_[name]

            @property
            def __members__(cls):
                return dict(cls._member_map_)

            def __repr__(cls):
                return f"<{'flag' if getattr(cls, '_is_flag_', False) else 'enum'} {cls.__name__!r}>"

            def __setattr__(cls, name, value):
                if name in cls.__dict__.get("_member_map_", {}) and not name.startswith("_"):
                    raise AttributeError(f"cannot reassign member {name!r}")
                type.__setattr__(cls, name, value)


        EnumType = EnumMeta


        class Enum(metaclass=EnumMeta):
            @classmethod
            def _missing_(cls, value):
                return None

            @property
            def name(self):
                return self._name_

            @property
            def value(self):
                return self._value_

            def __repr__(self):
                return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

            def __str__(self):
                return f"{type(self).__name__}.{self._name_}"

            def __format__(self, spec):
                return format(str(self), spec)

            def __hash__(self):
                return hash(self._name_)

            def __eq__(self, other):
                if isinstance(self, (int, str)):
                    return self._value_ == (other._value_ if isinstance(other, Enum) else other)
                return self is other

            def __reduce__(self):
                return type(self), (self._value_,)


        class IntEnum(int, Enum):
            def __str__(self):
                return str(self._value_)

            def __format__(self, spec):
                return format(self._value_, spec)

            def __hash__(self):
                return hash(self._value_)


        class StrEnum(str, Enum):
            def __str__(self):
                return self._value_

            def __format__(self, spec):
                return format(self._value_, spec)

            def __hash__(self):
                return hash(self._value_)


        class Flag(Enum):
            _is_flag_ = True

            @classmethod
            def _combined(cls, value):
                if value in cls._value2member_map_:
                    return cls._value2member_map_[value]
                member = object.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
                names = [m._name_ for m in cls if m._value_ & value and not m._value_ & (m._value_ - 1)]
                member._name_ = "|".join(names) or None
                member._value_ = value
                cls._value2member_map_[value] = member
                return member

            def __or__(self, other):
                return type(self)._combined(self._value_ | _plain(other))

            def __and__(self, other):
                return type(self)._combined(self._value_ & _plain(other))

            def __xor__(self, other):
                return type(self)._combined(self._value_ ^ _plain(other))

            def __invert__(self):
                every = 0
                for m in type(self):
                    every |= m._value_
                return type(self)._combined(every & ~self._value_)

            def __contains__(self, other):
                return other._value_ & self._value_ == other._value_

            def __bool__(self):
                return bool(self._value_)

            def __iter__(self):
                return iter([m for m in type(self) if m._value_ & self._value_])

            def __repr__(self):
                if self._name_ is None:
                    return f"<{type(self).__name__}: {self._value_}>"
                return f"<{type(self).__name__}.{self._name_}: {self._value_}>"


        class IntFlag(int, Flag):
            def __str__(self):
                return str(self._value_)


        def _plain(value):
            return value._value_ if isinstance(value, Enum) else value


        def unique(cls):
            doubled = [(name, member._name_) for name, member in cls._member_map_.items() if name != member._name_]
            if doubled:
                details = ", ".join(f"{a} -> {b}" for a, b in doubled)
                raise ValueError(f"duplicate values found in {cls!r}: {details}")
            return cls

        """##,
        "operator": ##"""
        def itemgetter(*items):
            if len(items) == 1:
                item = items[0]
                return lambda obj: obj[item]
            return lambda obj: tuple(obj[i] for i in items)


        def _resolve(obj, name):
            for part in name.split("."):
                obj = getattr(obj, part)
            return obj


        def attrgetter(*names):
            if len(names) == 1:
                return lambda obj: _resolve(obj, names[0])
            return lambda obj: tuple(_resolve(obj, n) for n in names)


        def methodcaller(name, *args, **kwargs):
            return lambda obj: getattr(obj, name)(*args, **kwargs)


        def add(a, b): return a + b
        def sub(a, b): return a - b
        def mul(a, b): return a * b
        def truediv(a, b): return a / b
        def floordiv(a, b): return a // b
        def mod(a, b): return a % b
        def pow(a, b): return a ** b
        def neg(a): return -a
        def pos(a): return +a
        def not_(a): return not a
        def truth(a): return bool(a)
        def lt(a, b): return a < b
        def le(a, b): return a <= b
        def eq(a, b): return a == b
        def ne(a, b): return a != b
        def gt(a, b): return a > b
        def ge(a, b): return a >= b
        def and_(a, b): return a & b
        def or_(a, b): return a | b
        def xor(a, b): return a ^ b
        def is_(a, b): return a is b
        def is_not(a, b): return a is not b
        def contains(a, b): return b in a
        def getitem(a, b): return a[b]
        def concat(a, b): return a + b
        def index(a): return a.__index__()
        def iadd(a, b):
            a += b
            return a


        def setitem(a, b, c):
            a[b] = c


        def delitem(a, b):
            del a[b]

        """##,
        "types": ##"""
        class SimpleNamespace:
            def __init__(self, /, **kwargs):
                for name, value in kwargs.items():
                    setattr(self, name, value)

            def __repr__(self):
                return f"namespace({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"

            def __eq__(self, other):
                return isinstance(other, SimpleNamespace) and self.__dict__ == other.__dict__


        def _f():
            yield


        FunctionType = LambdaType = type(lambda: None)
        GeneratorType = type(_f())
        BuiltinFunctionType = BuiltinMethodType = type(len)
        MethodType = type(SimpleNamespace().__repr__)
        ModuleType = type(__import__("sys"))
        NoneType = type(None)
        TracebackType = NoneType
        EllipsisType = type(...)


        class MappingProxyType(dict):
            def __setitem__(self, key, value):
                raise TypeError("'mappingproxy' object does not support item assignment")

        """##,
        "typing": ##"""
        class _Special:
            def __init__(self, name):
                self._name = name

            def __getitem__(self, item):
                return self

            def __call__(self, *args, **kwargs):
                return self

            def __or__(self, other):
                return self

            __ror__ = __or__

            def __repr__(self):
                return "typing." + self._name


        Any = _Special("Any")
        Union = _Special("Union")
        Optional = _Special("Optional")
        List, Dict, Set, FrozenSet, Tuple = map(_Special, ("List", "Dict", "Set", "FrozenSet", "Tuple"))
        Callable, Iterable, Iterator, Generator = map(_Special, ("Callable", "Iterable", "Iterator", "Generator"))
        Sequence, Mapping, MutableMapping, Type = map(_Special, ("Sequence", "Mapping", "MutableMapping", "Type"))
        ClassVar, Final, Literal, Annotated = map(_Special, ("ClassVar", "Final", "Literal", "Annotated"))
        NoReturn, Never, Self, Awaitable = map(_Special, ("NoReturn", "Never", "Self", "Awaitable"))
        DefaultDict, Deque, Hashable, Collection = map(_Special, ("DefaultDict", "Deque", "Hashable", "Collection"))
        IO, TextIO, BinaryIO, AnyStr, Text = map(_Special, ("IO", "TextIO", "BinaryIO", "AnyStr", "Text"))
        TypeAlias, Concatenate, ParamSpec = map(_Special, ("TypeAlias", "Concatenate", "ParamSpec"))
        TYPE_CHECKING = False


        class Generic:
            def __class_getitem__(cls, item):
                return cls


        class Protocol:
            def __class_getitem__(cls, item):
                return cls


        def TypeVar(name, *constraints, **options):
            return _Special(name)


        def NewType(name, kind):
            return kind


        def cast(kind, value):
            return value


        def overload(function):
            return function


        def final(thing):
            return thing


        override = no_type_check = runtime_checkable = final


        def get_type_hints(thing):
            return dict(getattr(thing, "__annotations__", {}))


        class _NamedTupleMeta(type):
            def __new__(mcls, name, bases, names):
                from collections import namedtuple
                if not bases:
                    return type.__new__(mcls, name, bases, names)
                fields = list(names.get("__annotations__", {}))
                made = namedtuple(name, fields, defaults=[names[f] for f in fields if f in names])
                for key, value in names.items():
                    if key not in fields and key not in ("__annotations__", "__qualname__"):
                        setattr(made, key, value)
                return made

            def __call__(cls, name, fields=(), **more):
                from collections import namedtuple
                return namedtuple(name, [f[0] for f in fields] + list(more))


        class NamedTuple(metaclass=_NamedTupleMeta):
            pass


        class _TypedDictMeta(type):
            def __call__(cls, *args, **kwargs):
                return dict(*args, **kwargs)


        class TypedDict(metaclass=_TypedDictMeta):
            def __init_subclass__(cls, **options):
                pass

        """##,
        "abc": ##"""
        def abstractmethod(function):
            function.__isabstractmethod__ = True
            return function


        def _is_abstract(value):
            if isinstance(value, property):
                value = value.fget
            if hasattr(value, "__func__"):
                value = value.__func__
            return getattr(value, "__isabstractmethod__", False)


        class ABCMeta(type):
            def __call__(cls, *args, **kwargs):
                missing = []
                for name in dir(cls):
                    for kind in cls.__mro__:
                        if name in kind.__dict__:
                            if _is_abstract(kind.__dict__[name]):
                                missing.append(name)
                            break
                if missing:
                    names = ", ".join(repr(n) for n in sorted(missing))
                    s = "s" if len(missing) > 1 else ""
                    raise TypeError(f"Can't instantiate abstract class {cls.__name__} without an implementation for abstract method{s} {names}")
                return type.__call__(cls, *args, **kwargs)

            def register(cls, other):
                return other


        class ABC(metaclass=ABCMeta):
            pass


        abstractproperty = property

        """##,
    ]
}
