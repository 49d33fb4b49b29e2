/// Threads and queues.
extension Library {
    static let threads: [String: String] = [
        "threading": ##"""
        import _thread
        import time as _time


        class Thread:
            _counter = 0

            def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
                Thread._counter += 1
                self._target, self._args, self._kwargs = target, args, kwargs or {}
                named = f"Thread-{Thread._counter}" + (f" ({target.__name__})" if hasattr(target, "__name__") else "")
                self.name = name or named
                self.daemon = bool(daemon)
                self.ident = None
                self.native_id = None

            def start(self):
                if self.ident is not None:
                    raise RuntimeError("threads can only be started once")
                self.ident = _thread.start(self.run, self, self.daemon)

            def run(self):
                if self._target is not None:
                    self._target(*self._args, **self._kwargs)

            def join(self, timeout=None):
                if self.ident is None:
                    raise RuntimeError("cannot join thread before it is started")
                if timeout is None:
                    _thread.join(self.ident)
                else:
                    end = _time.time() + timeout
                    _thread.yield_(lambda: not self.is_alive(), end)

            def is_alive(self):
                return self.ident is not None and _thread.is_alive(self.ident)

            def setDaemon(self, daemon):
                self.daemon = daemon

            def getName(self):
                return self.name

            def __repr__(self):
                state = "initial" if self.ident is None else "started" if self.is_alive() else "stopped"
                return f"<{type(self).__name__}({self.name}, {state})>"


        class _MainThread(Thread):
            def __init__(self):
                self.name, self.ident, self.daemon = "MainThread", 0, False

            def is_alive(self):
                return True


        _main = _MainThread()


        def current_thread():
            thread = _thread.current()
            return _main if thread is None else thread


        currentThread = current_thread


        def main_thread():
            return _main


        def get_ident():
            return _thread.get_ident()


        get_native_id = get_ident


        def active_count():
            return _thread.count()


        def enumerate():
            return [_main]


        class Lock:
            _reentrant = False

            def acquire(self, blocking=True, timeout=-1):
                if blocking and timeout >= 0:
                    return _thread.yield_(
                        lambda: _thread.acquire(self, self._reentrant, False), _time.time() + timeout)
                return _thread.acquire(self, self._reentrant, blocking)

            def release(self):
                _thread.release(self)

            def locked(self):
                return _thread.locked(self)

            def __enter__(self):
                self.acquire()
                return True

            def __exit__(self, *args):
                self.release()


        class RLock(Lock):
            _reentrant = True


        class Event:
            def __init__(self):
                self._flag = False

            def is_set(self):
                return self._flag

            isSet = is_set

            def set(self):
                self._flag = True

            def clear(self):
                self._flag = False

            def wait(self, timeout=None):
                _thread.yield_(self.is_set, None if timeout is None else _time.time() + timeout)
                return self._flag


        class Condition:
            def __init__(self, lock=None):
                self._lock = lock or RLock()
                self._count = 0

            def acquire(self, *args):
                return self._lock.acquire(*args)

            def release(self):
                self._lock.release()

            def __enter__(self):
                return self._lock.__enter__()

            def __exit__(self, *args):
                self._lock.__exit__(*args)

            def wait(self, timeout=None):
                seen = self._count
                self._lock.release()
                _thread.yield_(lambda: self._count != seen, None if timeout is None else _time.time() + timeout)
                self._lock.acquire()
                return self._count != seen

            def wait_for(self, predicate, timeout=None):
                while not predicate():
                    if not self.wait(timeout):
                        return predicate()
                return True

            def notify(self, n=1):
                self._count += 1

            def notify_all(self):
                self._count += 1


        class Semaphore:
            def __init__(self, value=1):
                self._value = value

            def acquire(self, blocking=True, timeout=None):
                if not blocking and self._value <= 0:
                    return False
                _thread.yield_(lambda: self._value > 0, None if timeout is None else _time.time() + timeout)
                if self._value <= 0:
                    return False
                self._value -= 1
                return True

            def release(self, n=1):
                self._value += n

            def __enter__(self):
                return self.acquire()

            def __exit__(self, *args):
                self.release()


        BoundedSemaphore = Semaphore


        class Barrier:
            def __init__(self, parties, action=None, timeout=None):
                self.parties, self._waiting, self._round = parties, 0, 0

            def wait(self, timeout=None):
                index, turn = self._waiting, self._round
                self._waiting += 1
                if self._waiting == self.parties:
                    self._waiting = 0
                    self._round += 1
                else:
                    _thread.yield_(lambda: self._round != turn, None)
                return index


        class local:
            """What is set here belongs to the thread that sets it."""

            _values = {}

            def _own(self):
                return self._values.setdefault((id(self), _thread.get_ident()), {})

            def __setattr__(self, name, value):
                self._own()[name] = value

            def __getattr__(self, name):
                try:
                    return self._own()[name]
                except KeyError:
                    raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}") from None

            def __delattr__(self, name):
                try:
                    del self._own()[name]
                except KeyError:
                    raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}") from None


        class Timer(Thread):
            def __init__(self, interval, function, args=None, kwargs=None):
                Thread.__init__(self)
                self.interval, self.function, self.args, self.kwargs = interval, function, args or (), kwargs or {}
                self.finished = Event()

            def cancel(self):
                self.finished.set()

            def run(self):
                self.finished.wait(self.interval)
                if not self.finished.is_set():
                    self.function(*self.args, **self.kwargs)
                self.finished.set()

        """##,
        "queue": ##"""
        import _thread
        import time as _time


        class Empty(Exception):
            pass


        class Full(Exception):
            pass


        class Queue:
            def __init__(self, maxsize=0):
                self.maxsize, self._items, self.unfinished_tasks = maxsize, [], 0

            def qsize(self):
                return len(self._items)

            def empty(self):
                return not self._items

            def full(self):
                return 0 < self.maxsize <= len(self._items)

            def _put(self, item):
                self._items.append(item)

            def _get(self):
                return self._items.pop(0)

            def put(self, item, block=True, timeout=None):
                if self.full():
                    if block:
                        _thread.yield_(lambda: not self.full(), None if timeout is None else _time.time() + timeout)
                    if self.full():
                        raise Full
                self._put(item)
                self.unfinished_tasks += 1

            def get(self, block=True, timeout=None):
                if not self._items:
                    if block:
                        _thread.yield_(lambda: bool(self._items), None if timeout is None else _time.time() + timeout)
                    if not self._items:
                        raise Empty
                return self._get()

            def put_nowait(self, item):
                self.put(item, False)

            def get_nowait(self):
                return self.get(False)

            def task_done(self):
                if self.unfinished_tasks <= 0:
                    raise ValueError("task_done() called too many times")
                self.unfinished_tasks -= 1

            def join(self):
                _thread.yield_(lambda: self.unfinished_tasks == 0, None)


        class LifoQueue(Queue):
            def _get(self):
                return self._items.pop()


        class PriorityQueue(Queue):
            def _put(self, item):
                self._items.append(item)
                self._items.sort()


        SimpleQueue = Queue

        """##,
    ]
}
