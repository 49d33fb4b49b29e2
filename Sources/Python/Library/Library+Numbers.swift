/// Bytes with numbers in them, fractions, checksums; and small schedulers.
extension Library {
    static let numbers: [String: String] = [
        "struct": ##"""
        class error(Exception):
            pass


        _sizes = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8,
                  "f": 4, "d": 8, "s": 1, "p": 1, "n": 8, "N": 8, "P": 8}
        _native = {"l": 8, "L": 8}


        def _parse(format):
            if isinstance(format, bytes):
                format = format.decode()
            order = format[0] if format[:1] in ("@", "=", "<", ">", "!") and format else "@"
            rest = format[1:] if format[:1] in ("@", "=", "<", ">", "!") else format
            items, count = [], ""
            for c in rest:
                if c.isspace():
                    continue
                if c.isdigit():
                    count += c
                    continue
                if c not in _sizes:
                    raise error("bad char in struct format")
                size = _native.get(c, _sizes[c]) if order == "@" else _sizes[c]
                items.append((c, int(count) if count else None, size))
                count = ""
            if count:
                raise error("repeat count given without format specifier")
            return "big" if order in (">", "!") else "little", order == "@", items


        def _places(format):
            # Each value with its place: native formats put it at a multiple of its size.
            byteorder, aligned, items = _parse(format)
            places, at = [], 0
            for code, count, size in items:
                if aligned and code not in "spxcbB?" and at % size:
                    at += size - at % size
                if code in "sp":
                    places.append((code, at, 1 if count is None else count))
                    at += 1 if count is None else count
                    continue
                for _ in range(1 if count is None else count):
                    if code != "x":
                        places.append((code, at, size))
                    at += size
            return byteorder, places, at


        def calcsize(format):
            return _places(format)[2]


        def _float_bits(value, size):
            import _drydock
            return _drydock.float_bits(float(value), size)


        def _put(code, value, size, byteorder):
            if code == "s":
                if not isinstance(value, (bytes, bytearray)):
                    raise error("argument for 's' must be a bytes object")
                return bytes(value[:size]).ljust(size, b"\0")
            if code == "c":
                if not isinstance(value, bytes) or len(value) != 1:
                    raise error("char format requires a bytes object of length 1")
                return value
            if code == "?":
                return b"\1" if value else b"\0"
            if code in "fd":
                if not isinstance(value, (int, float)):
                    raise error("required argument is not a float")
                return _float_bits(value, size).to_bytes(size, byteorder)
            if not isinstance(value, int) and not hasattr(value, "__index__"):
                raise error("required argument is not an integer")
            signed = code.islower()
            low, high = (-(1 << size * 8 - 1), (1 << size * 8 - 1) - 1) if signed else (0, (1 << size * 8) - 1)
            if not low <= value <= high:
                if size == 1:
                    raise error(f"{'byte' if signed else 'ubyte'} format requires {low} <= number <= {high}")
                if size == 2:
                    raise error(f"{'short' if signed else 'ushort'} format requires {low} <= number <= {high}")
                if size == 8 or value < 0 and not signed:
                    raise error("argument out of range")
                raise error(f"'{code}' format requires {low} <= number <= {high}")
            return int(value).to_bytes(size, byteorder, signed=signed)


        def _get(code, data, byteorder):
            if code == "s":
                return data
            if code == "c":
                return data
            if code == "?":
                return data != b"\0"
            if code in "fd":
                import _drydock
                return _drydock.float_of_bits(int.from_bytes(data, byteorder), len(data))
            return int.from_bytes(data, byteorder, signed=code.islower())


        def pack(format, *values):
            byteorder, places, length = _places(format)
            if len(values) != len(places):
                raise error(f"pack expected {len(places)} items for packing (got {len(values)})")
            out = bytearray(length)
            for (code, at, size), value in zip(places, values):
                out[at:at + size] = _put(code, value, size, byteorder)
            return bytes(out)


        def unpack(format, buffer):
            byteorder, places, length = _places(format)
            if len(buffer) != length:
                raise error(f"unpack requires a buffer of {length} bytes")
            return unpack_from(format, buffer)


        def unpack_from(format, buffer, offset=0):
            byteorder, places, length = _places(format)
            if len(buffer) - offset < length:
                raise error(
                    f"unpack_from requires a buffer of at least {length + offset} bytes for unpacking {length} bytes at offset {offset} (actual buffer size is {len(buffer)})")
            return tuple(_get(code, bytes(buffer[offset + at:offset + at + size]), byteorder) for code, at, size in places)


        def pack_into(format, buffer, offset, *values):
            data = pack(format, *values)
            buffer[offset:offset + len(data)] = data


        def iter_unpack(format, buffer):
            size = calcsize(format)
            if not size or len(buffer) % size:
                raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
            for at in range(0, len(buffer), size):
                yield unpack_from(format, buffer, at)


        class Struct:
            def __init__(self, format):
                self.format, self.size = format, calcsize(format)

            def pack(self, *values):
                return pack(self.format, *values)

            def unpack(self, buffer):
                return unpack(self.format, buffer)

            def unpack_from(self, buffer, offset=0):
                return unpack_from(self.format, buffer, offset)

            def pack_into(self, buffer, offset, *values):
                pack_into(self.format, buffer, offset, *values)

            def iter_unpack(self, buffer):
                return iter_unpack(self.format, buffer)

        """##,
        "fractions": ##"""
        import math


        class Fraction:
            __slots__ = ("_n", "_d")

            def __init__(self, numerator=0, denominator=None):
                if denominator is None:
                    if isinstance(numerator, Fraction):
                        n, d = numerator._n, numerator._d
                    elif isinstance(numerator, int):
                        n, d = int(numerator), 1
                    elif isinstance(numerator, float):
                        n, d = numerator.as_integer_ratio()
                    elif isinstance(numerator, str):
                        n, d = _parse(numerator)
                    elif hasattr(numerator, "as_integer_ratio"):
                        n, d = numerator.as_integer_ratio()
                    else:
                        raise TypeError("argument should be a string or a Rational instance")
                else:
                    a, b = Fraction(numerator), Fraction(denominator)
                    n, d = a._n * b._d, a._d * b._n
                    if d == 0:
                        raise ZeroDivisionError(f"Fraction({a._n}, 0)")
                g = math.gcd(n, d)
                if d < 0:
                    g = -g
                self._n, self._d = n // g, d // g

            @property
            def numerator(self):
                return self._n

            @property
            def denominator(self):
                return self._d

            def as_integer_ratio(self):
                return (self._n, self._d)

            def limit_denominator(self, max_denominator=1000000):
                if max_denominator < 1:
                    raise ValueError("max_denominator should be at least 1")
                if self._d <= max_denominator:
                    return Fraction(self)
                p0, q0, p1, q1 = 0, 1, 1, 0
                n, d = self._n, self._d
                while True:
                    a = n // d
                    q2 = q0 + a * q1
                    if q2 > max_denominator:
                        break
                    p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
                    n, d = d, n - a * d
                k = (max_denominator - q0) // q1
                if 2 * d * (q0 + k * q1) <= self._d:
                    return Fraction(p1, q1)
                return Fraction(p0 + k * p1, q0 + k * q1)

            def __repr__(self):
                return f"Fraction({self._n}, {self._d})"

            def __str__(self):
                return str(self._n) if self._d == 1 else f"{self._n}/{self._d}"

            def _with(self, other, exact, rough):
                if isinstance(other, (int, Fraction)):
                    return exact(self, Fraction(other))
                if isinstance(other, float):
                    return rough(float(self), other)
                return NotImplemented

            def __add__(self, o):
                return self._with(o, lambda a, b: Fraction(a._n * b._d + b._n * a._d, a._d * b._d), lambda a, b: a + b)

            def __sub__(self, o):
                return self._with(o, lambda a, b: Fraction(a._n * b._d - b._n * a._d, a._d * b._d), lambda a, b: a - b)

            def __rsub__(self, o):
                return self._with(o, lambda a, b: b - a, lambda a, b: b - a)

            def __mul__(self, o):
                return self._with(o, lambda a, b: Fraction(a._n * b._n, a._d * b._d), lambda a, b: a * b)

            def __truediv__(self, o):
                return self._with(o, lambda a, b: Fraction(a._n * b._d, a._d * b._n), lambda a, b: a / b)

            def __rtruediv__(self, o):
                return self._with(o, lambda a, b: b / a, lambda a, b: b / a)

            def __floordiv__(self, o):
                return self._with(o, lambda a, b: (a._n * b._d) // (a._d * b._n), lambda a, b: a // b)

            def __mod__(self, o):
                return self._with(o, lambda a, b: a - b * (a // b), lambda a, b: a % b)

            __radd__, __rmul__ = __add__, __mul__

            def __pow__(self, power):
                if isinstance(power, Fraction) and power._d == 1:
                    power = power._n
                if isinstance(power, int):
                    if power >= 0:
                        return Fraction(self._n ** power, self._d ** power)
                    return Fraction(self._d ** -power, self._n ** -power)
                return float(self) ** float(power)

            def __neg__(self):
                return Fraction(-self._n, self._d)

            def __pos__(self):
                return self

            def __abs__(self):
                return Fraction(abs(self._n), self._d)

            def __int__(self):
                return -(-self._n // self._d) if self._n < 0 else self._n // self._d

            __trunc__ = __int__

            def __float__(self):
                return self._n / self._d

            def __floor__(self):
                return self._n // self._d

            def __ceil__(self):
                return -(-self._n // self._d)

            def __round__(self, ndigits=None):
                if ndigits is None:
                    floor, rest = divmod(self._n, self._d)
                    if rest * 2 < self._d or rest * 2 == self._d and floor % 2 == 0:
                        return floor
                    return floor + 1
                shift = 10 ** abs(ndigits)
                return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

            def __bool__(self):
                return self._n != 0

            def __hash__(self):
                return hash(self._n) if self._d == 1 else hash((self._n, self._d))

            def __eq__(self, o):
                if isinstance(o, (int, Fraction)):
                    o = Fraction(o)
                    return self._n == o._n and self._d == o._d
                return float(self) == o if isinstance(o, float) else NotImplemented

            def __lt__(self, o):
                return self._with(o, lambda a, b: a._n * b._d < b._n * a._d, lambda a, b: a < b)

            def __le__(self, o):
                return self._with(o, lambda a, b: a._n * b._d <= b._n * a._d, lambda a, b: a <= b)

            def __gt__(self, o):
                return self._with(o, lambda a, b: a._n * b._d > b._n * a._d, lambda a, b: a > b)

            def __ge__(self, o):
                return self._with(o, lambda a, b: a._n * b._d >= b._n * a._d, lambda a, b: a >= b)


        def _parse(text):
            whole = text.strip()
            try:
                if "/" in whole:
                    n, d = whole.split("/")
                    if int(d) == 0:
                        raise ZeroDivisionError(f"Fraction({int(n)}, 0)")
                    return int(n), int(d)
                mantissa, _, power = whole.lower().partition("e")
                head, _, tail = mantissa.partition(".")
                if not (head.lstrip("+-") + tail).isdigit():
                    raise ValueError
                n, d = int((head if head.strip("+-") else head + "0") + tail), 10 ** len(tail)
                power = int(power) if power else 0
                return (n * 10 ** power, d) if power >= 0 else (n, d * 10 ** -power)
            except ValueError:
                raise ValueError(f"Invalid literal for Fraction: {text!r}") from None

        """##,
        "zlib": ##"""
        import _drydock


        class error(Exception):
            pass


        def crc32(data, value=0):
            return _drydock.crc32(bytes(data), value)


        def adler32(data, value=1):
            a, b = value & 0xFFFF, value >> 16
            for byte in data:
                a = (a + byte) % 65521
                b = (b + a) % 65521
            return b << 16 | a


        def compress(data, /, level=-1, wbits=15):
            return b"\x78\x9c" + _drydock.deflate(bytes(data)) + adler32(data).to_bytes(4, "big")


        def decompress(data, /, wbits=15, bufsize=16384):
            data = bytes(data)
            if len(data) < 6 or data[0] & 0x0F != 8 or (data[0] << 8 | data[1]) % 31:
                raise error("Error -3 while decompressing data: incorrect header check")
            out = _drydock.inflate(data[2:-4])
            if out is None:
                raise error("Error -5 while decompressing data: incomplete or truncated stream")
            if adler32(out).to_bytes(4, "big") != data[-4:]:
                raise error("Error -3 while decompressing data: incorrect data check")
            return out

        """##,
        "sched": ##"""
        import heapq
        import time
        from collections import namedtuple

        Event = namedtuple("Event", "time, priority, sequence, action, argument, kwargs")


        class scheduler:
            def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
                self._queue, self._count = [], 0
                self.timefunc, self.delayfunc = timefunc, delayfunc

            def enterabs(self, time, priority, action, argument=(), kwargs={}):
                self._count += 1
                event = Event(time, priority, self._count, action, argument, kwargs)
                heapq.heappush(self._queue, (time, priority, self._count, event))
                return event

            def enter(self, delay, priority, action, argument=(), kwargs={}):
                return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

            def cancel(self, event):
                entry = (event.time, event.priority, event.sequence, event)
                if entry not in self._queue:
                    raise ValueError("list.remove(x): x not in list")
                self._queue.remove(entry)
                heapq.heapify(self._queue)

            def empty(self):
                return not self._queue

            @property
            def queue(self):
                return [entry[3] for entry in sorted(self._queue, key=lambda e: e[:3])]

            def run(self, blocking=True):
                while self._queue:
                    when = self._queue[0][0]
                    now = self.timefunc()
                    if when > now:
                        if not blocking:
                            return when - now
                        self.delayfunc(when - now)
                        continue
                    event = heapq.heappop(self._queue)[3]
                    event.action(*event.argument, **event.kwargs)
                    self.delayfunc(0)

        """##,
        "concurrent": "",
        "concurrent.futures": ##"""
        import threading
        import time as _time

        FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


        class CancelledError(Exception):
            pass


        class InvalidStateError(Exception):
            pass


        TimeoutError = TimeoutError


        class Future:
            def __init__(self):
                self._event = threading.Event()
                self._result = self._exception = None
                self._state = "pending"
                self._callbacks = []

            def done(self):
                return self._state in ("finished", "cancelled")

            def running(self):
                return self._state == "running"

            def cancelled(self):
                return self._state == "cancelled"

            def cancel(self):
                if self._state in ("running", "finished"):
                    return False
                self._end("cancelled")
                return True

            def _end(self, state):
                self._state = state
                self._event.set()
                for callback in self._callbacks:
                    callback(self)

            def set_result(self, result):
                self._result = result
                self._end("finished")

            def set_exception(self, exception):
                self._exception = exception
                self._end("finished")

            def _wait(self, timeout):
                if not self._event.wait(timeout):
                    raise TimeoutError()
                if self._state == "cancelled":
                    raise CancelledError()

            def result(self, timeout=None):
                self._wait(timeout)
                if self._exception is not None:
                    raise self._exception
                return self._result

            def exception(self, timeout=None):
                self._wait(timeout)
                return self._exception

            def add_done_callback(self, function):
                if self.done():
                    function(self)
                else:
                    self._callbacks.append(function)


        class Executor:
            def submit(self, fn, /, *args, **kwargs):
                raise NotImplementedError()

            def map(self, fn, *iterables, timeout=None, chunksize=1):
                futures = [self.submit(fn, *args) for args in zip(*iterables)]
                # All are waited for here: who takes the results one by one may be where nothing can wait.
                for future in futures:
                    future._wait(timeout)

                def results():
                    for future in futures:
                        yield future.result(timeout)
                return results()

            def shutdown(self, wait=True, *, cancel_futures=False):
                pass

            def __enter__(self):
                return self

            def __exit__(self, *details):
                self.shutdown(wait=True)
                return False


        class ThreadPoolExecutor(Executor):
            _counter = 0

            def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
                if max_workers is not None and max_workers <= 0:
                    raise ValueError("max_workers must be greater than 0")
                self._most = max_workers or 6
                self._waiting, self._threads, self._idle, self._ended = [], [], 0, False
                self._lock = threading.Condition()
                self._prefix = thread_name_prefix or f"ThreadPoolExecutor-{ThreadPoolExecutor._counter}"
                ThreadPoolExecutor._counter += 1
                self._initializer, self._initargs = initializer, initargs

            def submit(self, fn, /, *args, **kwargs):
                with self._lock:
                    if self._ended:
                        raise RuntimeError("cannot schedule new futures after shutdown")
                    future = Future()
                    self._waiting.append((future, fn, args, kwargs))
                    if self._idle:
                        self._lock.notify()
                    elif len(self._threads) < self._most:
                        name = f"{self._prefix}_{len(self._threads)}"
                        thread = threading.Thread(target=self._work, name=name, daemon=True)
                        self._threads.append(thread)
                        thread.start()
                return future

            def _work(self):
                if self._initializer is not None:
                    self._initializer(*self._initargs)
                while True:
                    with self._lock:
                        self._idle += 1
                        while not self._waiting and not self._ended:
                            self._lock.wait()
                        self._idle -= 1
                        if not self._waiting:
                            return
                        future, fn, args, kwargs = self._waiting.pop(0)
                    if future.cancelled():
                        continue
                    future._state = "running"
                    try:
                        result = fn(*args, **kwargs)
                    except BaseException as e:
                        future.set_exception(e)
                    else:
                        future.set_result(result)

            def shutdown(self, wait=True, *, cancel_futures=False):
                with self._lock:
                    self._ended = True
                    if cancel_futures:
                        for future, *_ in self._waiting:
                            future.cancel()
                        self._waiting = []
                    self._lock.notify_all()
                if wait:
                    for thread in self._threads:
                        thread.join()


        def as_completed(fs, timeout=None):
            left = list(dict.fromkeys(fs))
            while left:
                ready = [f for f in left if f.done()]
                for future in ready:
                    left.remove(future)
                    yield future
                if left and not ready:
                    _time.sleep(0.001)


        def wait(fs, timeout=None, return_when=ALL_COMPLETED):
            from collections import namedtuple
            fs = set(fs)
            end = None if timeout is None else _time.monotonic() + timeout
            while True:
                done = {f for f in fs if f.done()}
                failed = any(f.exception() is not None for f in done if not f.cancelled())
                enough = len(done) == len(fs) or return_when == FIRST_COMPLETED and done \
                    or return_when == FIRST_EXCEPTION and failed
                if enough or end is not None and _time.monotonic() >= end:
                    return namedtuple("DoneAndNotDoneFutures", "done not_done")(done, fs - done)
                _time.sleep(0.001)

        """##,
        "importlib": ##"""
        import sys


        def import_module(name, package=None):
            if name.startswith("."):
                if not package:
                    raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
                level = len(name) - len(name.lstrip("."))
                base = package.rsplit(".", level - 1)[0] if level > 1 else package
                name = base + "." + name[level:]
            __import__(name)
            return sys.modules[name]


        def invalidate_caches():
            pass


        def reload(module):
            sys.modules.pop(module.__name__, None)
            return import_module(module.__name__)

        """##,
    ]
}
