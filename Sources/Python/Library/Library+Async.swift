/// Async generators and `asyncio`: an event loop in virtual time.
extension Library {
    static let async: [String: String] = [
        "_asyncgen": ##"""
        from _drydock import unwrapped


        class Step:
            # What `__anext__`, `asend`, `athrow` and `aclose` give: one step of an async generator, to be awaited.
            def __init__(self, generator, kind, value):
                self._generator, self._kind, self._value = generator, kind, value

            def __await__(self):
                generator, closes = self._generator, self._kind == "close"
                try:
                    if self._kind == "send":
                        found = generator._send(self._value)
                    else:
                        found = generator._throw(GeneratorExit() if closes else self._value)
                    while True:
                        own, value = unwrapped(found)
                        if own:
                            if closes:
                                raise RuntimeError("async generator ignored GeneratorExit")
                            return value
                        try:
                            sent = yield value
                        except BaseException as e:
                            found = generator._throw(e)
                        else:
                            found = generator._send(sent)
                except StopIteration:
                    if closes:
                        return None
                except GeneratorExit:
                    if closes:
                        return None
                    raise
                raise StopAsyncIteration

        """##,
        "asyncio": ##"""
        import heapq
        import time
        from collections import deque

        FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
        _PENDING, _CANCELLED, _FINISHED = "PENDING", "CANCELLED", "FINISHED"


        class CancelledError(BaseException):
            __module__ = "asyncio.exceptions"


        class InvalidStateError(Exception):
            __module__ = "asyncio.exceptions"


        class QueueEmpty(Exception):
            __module__ = "asyncio.queues"


        class QueueFull(Exception):
            __module__ = "asyncio.queues"


        class BrokenBarrierError(RuntimeError):
            __module__ = "asyncio.exceptions"


        TimeoutError = TimeoutError
        _running = None
        _names = [0]


        async def _nothing():
            pass


        _first = _nothing()
        _Coroutine = type(_first)
        _first.close()


        def iscoroutine(value):
            return isinstance(value, _Coroutine)


        def iscoroutinefunction(function):
            from _drydock import is_async
            return is_async(getattr(function, "__func__", function))


        def isfuture(value):
            return isinstance(value, Future)


        class Handle:
            def __init__(self, callback, args):
                self._callback, self._args, self._cancelled, self._when = callback, args, False, None

            def cancel(self):
                self._cancelled = True

            def cancelled(self):
                return self._cancelled

            def when(self):
                return self._when

            def __lt__(self, other):
                return self._when < other._when


        class Future:
            def __init__(self, *, loop=None):
                self._loop = loop or _running
                if self._loop is None:
                    raise RuntimeError("no current event loop")
                self._state, self._result, self._exception, self._callbacks = _PENDING, None, None, []
                self._message = None

            def get_loop(self):
                return self._loop

            def done(self):
                return self._state != _PENDING

            def cancelled(self):
                return self._state == _CANCELLED

            def result(self):
                if self._state == _CANCELLED:
                    raise self._cancelled_error()
                if self._state != _FINISHED:
                    raise InvalidStateError("Result is not ready.")
                if self._exception is not None:
                    raise self._exception
                return self._result

            def exception(self):
                if self._state == _CANCELLED:
                    raise self._cancelled_error()
                if self._state != _FINISHED:
                    raise InvalidStateError("Exception is not set.")
                return self._exception

            def _cancelled_error(self):
                return CancelledError() if self._message is None else CancelledError(self._message)

            def set_result(self, result):
                if self._state != _PENDING:
                    raise InvalidStateError(f"{self._state}: {self!r}")
                self._result = result
                self._finish(_FINISHED)

            def set_exception(self, exception):
                if self._state != _PENDING:
                    raise InvalidStateError(f"{self._state}: {self!r}")
                if isinstance(exception, type):
                    exception = exception()
                if type(exception) is StopIteration:
                    raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
                self._exception = exception
                self._finish(_FINISHED)

            def cancel(self, msg=None):
                if self._state != _PENDING:
                    return False
                self._message = msg
                self._finish(_CANCELLED)
                return True

            def _finish(self, state):
                self._state = state
                callbacks, self._callbacks = self._callbacks, []
                for callback in callbacks:
                    self._loop.call_soon(callback, self)

            def add_done_callback(self, callback, *, context=None):
                if self._state != _PENDING:
                    self._loop.call_soon(callback, self)
                else:
                    self._callbacks.append(callback)

            def remove_done_callback(self, callback):
                count = len(self._callbacks)
                self._callbacks = [c for c in self._callbacks if c != callback]
                return count - len(self._callbacks)

            def __await__(self):
                if not self.done():
                    yield self
                if not self.done():
                    raise RuntimeError("await wasn't used with future")
                return self.result()

            __iter__ = __await__

            def __repr__(self):
                if self._state == _FINISHED:
                    shown = f"exception={self._exception!r}" if self._exception is not None else f"result={self._result!r}"
                    return f"<Future finished {shown}>"
                return f"<Future {self._state.lower()}>"


        class Task(Future):
            def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
                super().__init__(loop=loop)
                if not iscoroutine(coro):
                    raise TypeError(f"a coroutine was expected, got {coro!r}")
                if name is None:
                    _names[0] += 1
                    name = f"Task-{_names[0]}"
                self._coro, self._name = coro, str(name)
                self._waits_for, self._must_cancel, self._requests = None, False, 0
                self._loop._tasks.append(self)
                self._loop.call_soon(self._step)

            def get_name(self):
                return self._name

            def set_name(self, name):
                self._name = str(name)

            def get_coro(self):
                return self._coro

            def cancelling(self):
                return self._requests

            def uncancel(self):
                if self._requests > 0:
                    self._requests -= 1
                    if self._requests == 0:
                        self._must_cancel = False
                return self._requests

            def cancel(self, msg=None):
                if self.done():
                    return False
                self._requests += 1
                if self._waits_for is not None and self._waits_for.cancel(msg=msg):
                    return True
                self._must_cancel, self._message = True, msg
                return True

            def set_result(self, result):
                raise RuntimeError("Task does not support set_result operation")

            def set_exception(self, exception):
                raise RuntimeError("Task does not support set_exception operation")

            def _step(self, error=None):
                if self.done():
                    return
                if self._must_cancel:
                    if not isinstance(error, CancelledError):
                        error = self._cancelled_error()
                    self._must_cancel = False
                self._waits_for = None
                before, self._loop._current = self._loop._current, self
                try:
                    if error is None:
                        found = self._coro.send(None)
                    else:
                        found = self._coro.throw(error)
                except StopIteration as e:
                    if self._must_cancel:
                        self._must_cancel = False
                        Future.cancel(self, self._message)
                    else:
                        Future.set_result(self, e.value)
                except CancelledError as e:
                    Future.cancel(self, e.args[0] if e.args else None)
                except (KeyboardInterrupt, SystemExit) as e:
                    Future.set_exception(self, e)
                    raise
                except BaseException as e:
                    Future.set_exception(self, e)
                else:
                    if found is None:
                        self._loop.call_soon(self._step)
                    elif isinstance(found, Future):
                        if found is self:
                            self._loop.call_soon(self._step, RuntimeError(f"Task cannot await on itself: {self!r}"))
                        else:
                            self._waits_for = found
                            found.add_done_callback(self._wake)
                            if self._must_cancel and found.cancel(msg=self._message):
                                self._must_cancel = False
                    else:
                        self._loop.call_soon(self._step, RuntimeError(f"Task got bad yield: {found!r}"))
                finally:
                    self._loop._current = before
                    if self.done() and self in self._loop._tasks:
                        self._loop._tasks.remove(self)

            def _wake(self, future):
                try:
                    future.result()
                except BaseException as e:
                    self._step(e)
                else:
                    self._step()

            def __repr__(self):
                state = "cancelling" if self._requests and not self.done() else self._state.lower()
                shown = f"<Task {state} name={self._name!r} coro=<{self._coro.__name__}()>"
                if self._state == _FINISHED:
                    shown += f" exception={self._exception!r}" if self._exception is not None else f" result={self._result!r}"
                return shown + ">"


        class AbstractEventLoop:
            def __init__(self):
                self._ready, self._timers, self._tasks = deque(), [], []
                self._current, self._stopping, self._closed, self._number = None, False, False, 0

            def time(self):
                return time.monotonic()

            def call_soon(self, callback, *args, context=None):
                if self._closed:
                    raise RuntimeError("Event loop is closed")
                handle = Handle(callback, args)
                self._ready.append(handle)
                return handle

            call_soon_threadsafe = call_soon

            def call_later(self, delay, callback, *args, context=None):
                return self.call_at(self.time() + delay, callback, *args)

            def call_at(self, when, callback, *args, context=None):
                handle = Handle(callback, args)
                handle._when = when
                self._number += 1
                heapq.heappush(self._timers, (when, self._number, handle))
                return handle

            def create_future(self):
                return Future(loop=self)

            def create_task(self, coro, *, name=None, context=None):
                return Task(coro, loop=self, name=name)

            def is_running(self):
                return _running is self

            def is_closed(self):
                return self._closed

            def stop(self):
                self._stopping = True

            def close(self):
                if self.is_running():
                    raise RuntimeError("Cannot close a running event loop")
                self._closed = True

            def get_debug(self):
                return False

            def set_debug(self, enabled):
                pass

            def run_forever(self):
                global _running
                if self._closed:
                    raise RuntimeError("Event loop is closed")
                if _running is not None:
                    raise RuntimeError(
                        "This event loop is already running" if _running is self
                        else "Cannot run the event loop while another loop is running")
                _running, self._stopping = self, False
                try:
                    while True:
                        self._once()
                        if self._stopping:
                            break
                finally:
                    _running = None

            def run_until_complete(self, future):
                future = ensure_future(future, loop=self)
                future.add_done_callback(self._end)
                try:
                    self.run_forever()
                finally:
                    future.remove_done_callback(self._end)
                if not future.done():
                    raise RuntimeError("Event loop stopped before Future completed.")
                return future.result()

            def _end(self, future):
                self.stop()

            def _once(self):
                while self._timers and self._timers[0][2]._cancelled:
                    heapq.heappop(self._timers)
                if not self._ready and self._timers:
                    time.sleep(max(0, self._timers[0][0] - self.time()))
                elif not self._ready and not self._stopping:
                    # Nothing can wake anybody any more: a real loop would wait for ever, too.
                    time.sleep(3600)
                now = self.time()
                while self._timers and self._timers[0][0] <= now:
                    self._ready.append(heapq.heappop(self._timers)[2])
                for _ in range(len(self._ready)):
                    handle = self._ready.popleft()
                    if not handle._cancelled:
                        handle._callback(*handle._args)

            def run_in_executor(self, executor, function, *args):
                future = self.create_future()

                def work():
                    try:
                        result = function(*args)
                    except BaseException as e:
                        if not future.done():
                            future.set_exception(e)
                    else:
                        if not future.done():
                            future.set_result(result)
                self.call_soon(work)
                return future

            def shutdown_asyncgens(self):
                return _nothing()

            def shutdown_default_executor(self):
                return _nothing()

            def add_signal_handler(self, sig, callback, *args):
                import signal
                signal.signal(sig, lambda number, frame: self.call_soon(callback, *args))

            def set_exception_handler(self, handler):
                pass


        BaseEventLoop = SelectorEventLoop = AbstractEventLoop
        _current_loop = None


        def new_event_loop():
            return AbstractEventLoop()


        def set_event_loop(loop):
            global _current_loop
            _current_loop = loop


        def get_running_loop():
            if _running is None:
                raise RuntimeError("no running event loop")
            return _running


        def get_event_loop():
            global _current_loop
            if _running is not None:
                return _running
            if _current_loop is None:
                _current_loop = new_event_loop()
            return _current_loop


        class Runner:
            def __init__(self, *, debug=None, loop_factory=None):
                self._loop, self._factory = None, loop_factory or new_event_loop

            def __enter__(self):
                self.get_loop()
                return self

            def __exit__(self, *error):
                self.close()

            def get_loop(self):
                if self._loop is None:
                    self._loop = self._factory()
                return self._loop

            def run(self, coro, *, context=None):
                if not iscoroutine(coro):
                    raise ValueError(f"a coroutine was expected, got {coro!r}")
                if _running is not None:
                    raise RuntimeError("Runner.run() cannot be called from a running event loop")
                return self.get_loop().run_until_complete(coro)

            def close(self):
                if self._loop is None:
                    return
                left = list(self._loop._tasks)
                for task in left:
                    task.cancel()
                if left:
                    self._loop.run_until_complete(gather(*left, return_exceptions=True, _loop=self._loop))
                self._loop.close()
                self._loop = None


        def run(main, *, debug=None, loop_factory=None):
            if _running is not None:
                if iscoroutine(main):
                    main.close()
                raise RuntimeError("asyncio.run() cannot be called from a running event loop")
            with Runner(loop_factory=loop_factory) as runner:
                return runner.run(main)


        def create_task(coro, *, name=None, context=None):
            return get_running_loop().create_task(coro, name=name)


        async def _waited(value):
            return await value


        def ensure_future(value, *, loop=None):
            if isinstance(value, Future):
                return value
            if not iscoroutine(value):
                if not hasattr(value, "__await__"):
                    raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
                value = _waited(value)
            return Task(value, loop=loop or get_event_loop())


        def current_task(loop=None):
            return (loop or get_running_loop())._current


        def all_tasks(loop=None):
            return {task for task in (loop or get_running_loop())._tasks if not task.done()}


        class _Bare:
            def __await__(self):
                yield


        async def sleep(delay, result=None):
            if delay <= 0:
                await _Bare()
                return result
            loop = get_running_loop()
            future = loop.create_future()
            handle = loop.call_later(delay, lambda: future.done() or future.set_result(result))
            try:
                return await future
            finally:
                handle.cancel()


        class _Gathering(Future):
            def cancel(self, msg=None):
                if self.done():
                    return False
                self._asked = False
                for child in self._children:
                    if child.cancel(msg=msg):
                        self._asked = True
                return self._asked


        def gather(*awaitables, return_exceptions=False, _loop=None):
            loop = _loop or get_event_loop()
            outer = _Gathering(loop=loop)
            outer._children, outer._asked = [], False
            if not awaitables:
                outer.set_result([])
                return outer
            known = {}
            for value in awaitables:
                if id(value) not in known:
                    known[id(value)] = ensure_future(value, loop=loop)
                outer._children.append(known[id(value)])
            left = [len(known)]

            def done(child):
                left[0] -= 1
                if outer.done():
                    return
                if not return_exceptions:
                    if child.cancelled():
                        outer.set_exception(child._cancelled_error())
                        return
                    if child.exception() is not None:
                        outer.set_exception(child.exception())
                        return
                if left[0] == 0:
                    results = []
                    for future in outer._children:
                        if future.cancelled():
                            results.append(future._cancelled_error())
                        else:
                            error = future.exception()
                            results.append(future.result() if error is None else error)
                    if outer._asked:
                        outer.set_exception(outer._cancelled_error())
                    else:
                        outer.set_result(results)

            for child in known.values():
                child.add_done_callback(done)
            return outer


        async def wait(futures, *, timeout=None, return_when=ALL_COMPLETED):
            futures = set(futures)
            if not futures:
                raise ValueError("Set of Tasks/Futures is empty.")
            for future in futures:
                if iscoroutine(future):
                    raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
            loop = get_running_loop()
            waiter = loop.create_future()

            def isOver():
                if all(f.done() for f in futures):
                    return True
                if return_when == FIRST_COMPLETED:
                    return any(f.done() for f in futures)
                return return_when == FIRST_EXCEPTION and any(
                    f.done() and not f.cancelled() and f.exception() is not None for f in futures)

            def done(future):
                if isOver() and not waiter.done():
                    waiter.set_result(None)

            if not isOver():
                handle = loop.call_later(timeout, lambda: waiter.done() or waiter.set_result(None)) if timeout is not None else None
                for future in futures:
                    future.add_done_callback(done)
                try:
                    await waiter
                finally:
                    if handle is not None:
                        handle.cancel()
                    for future in futures:
                        future.remove_done_callback(done)
            return {f for f in futures if f.done()}, {f for f in futures if not f.done()}


        class Timeout:
            def __init__(self, when):
                self._when, self._handle, self._task, self._expired = when, None, None, False

            def when(self):
                return self._when

            def expired(self):
                return self._expired

            def reschedule(self, when):
                if self._handle is not None:
                    self._handle.cancel()
                self._when = when
                if when is not None:
                    self._handle = get_running_loop().call_at(when, self._expire)

            def _expire(self):
                self._expired = True
                self._task.cancel()

            async def __aenter__(self):
                self._task = current_task()
                if self._task is None:
                    raise RuntimeError("Timeout should be used inside a task")
                self._before = self._task.cancelling()
                self.reschedule(self._when)
                return self

            async def __aexit__(self, kind, error, trace):
                if self._handle is not None:
                    self._handle.cancel()
                if self._expired and self._task.uncancel() <= self._before and kind is CancelledError:
                    raise TimeoutError from error
                return None


        def timeout(delay):
            return Timeout(get_running_loop().time() + delay if delay is not None else None)


        def timeout_at(when):
            return Timeout(when)


        async def wait_for(value, timeout):
            if timeout is not None and timeout <= 0:
                future = ensure_future(value)
                if future.done():
                    return future.result()
                future.cancel()
                try:
                    return await future
                except CancelledError as e:
                    raise TimeoutError from e
            async with _within(timeout):
                return await value


        def _within(delay):
            return timeout(delay)


        def shield(value):
            inner = ensure_future(value)
            if inner.done():
                return inner
            outer = inner.get_loop().create_future()

            def done(future):
                if outer.cancelled():
                    return
                if future.cancelled():
                    outer.cancel()
                elif future.exception() is not None:
                    outer.set_exception(future.exception())
                else:
                    outer.set_result(future.result())

            inner.add_done_callback(done)
            return outer


        def as_completed(futures, *, timeout=None):
            loop = get_event_loop()
            todo = {ensure_future(f, loop=loop) for f in futures}
            finished = Queue()
            for future in todo:
                future.add_done_callback(finished.put_nowait)

            async def one():
                if timeout is not None:
                    future = await wait_for(finished.get(), timeout)
                else:
                    future = await finished.get()
                return future.result()

            for _ in range(len(todo)):
                yield one()


        async def to_thread(function, /, *args, **options):
            return await get_running_loop().run_in_executor(None, lambda: function(*args, **options))


        class TaskGroup:
            def __init__(self):
                self._tasks, self._errors, self._parent, self._aborting, self._waiter = set(), [], None, False, None
                self._base_error = None

            async def __aenter__(self):
                self._loop, self._parent = get_running_loop(), current_task()
                return self

            def create_task(self, coro, *, name=None, context=None):
                if self._parent is None:
                    raise RuntimeError(f"TaskGroup {self!r} has not been entered")
                task = self._loop.create_task(coro, name=name)
                self._tasks.add(task)
                task.add_done_callback(self._done)
                return task

            def _abort(self):
                self._aborting = True
                for task in list(self._tasks):
                    if not task.done():
                        task.cancel()

            def _done(self, task):
                self._tasks.discard(task)
                if self._waiter is not None and not self._tasks and not self._waiter.done():
                    self._waiter.set_result(True)
                if task.cancelled() or task.exception() is None:
                    return
                self._errors.append(task.exception())
                if not self._aborting:
                    self._abort()
                    if self._waiter is None and not self._parent.cancelling():
                        self._interrupted = True
                        self._parent.cancel()

            _interrupted = False

            async def __aexit__(self, kind, error, trace):
                cancelled = error if kind is not None and issubclass(kind, CancelledError) else None
                if kind is not None and not self._aborting:
                    self._abort()
                while self._tasks:
                    self._waiter = self._loop.create_future()
                    try:
                        await self._waiter
                    except CancelledError as e:
                        if not self._aborting:
                            cancelled = e
                            self._abort()
                    self._waiter = None
                if self._interrupted:
                    self._parent.uncancel()
                    cancelled = None
                if cancelled is not None and not self._errors:
                    raise cancelled
                if kind is not None and not issubclass(kind, CancelledError):
                    self._errors.append(error)
                if self._errors:
                    raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
                return None


        class _Waiting:
            # What locks and their like share: those who wait, in order.
            def __init__(self):
                self._waiters = deque()

            async def _wait_turn(self):
                waiter = get_running_loop().create_future()
                self._waiters.append(waiter)
                try:
                    return await waiter
                finally:
                    if waiter in self._waiters:
                        self._waiters.remove(waiter)

            def _wake_next(self):
                for waiter in self._waiters:
                    if not waiter.done():
                        waiter.set_result(True)
                        return

            async def __aenter__(self):
                await self.acquire()
                return None

            async def __aexit__(self, *error):
                self.release()


        class Lock(_Waiting):
            def __init__(self):
                super().__init__()
                self._locked = False

            def locked(self):
                return self._locked

            async def acquire(self):
                if not self._locked and all(w.cancelled() for w in self._waiters):
                    self._locked = True
                    return True
                try:
                    await self._wait_turn()
                except CancelledError:
                    if not self._locked:
                        self._wake_next()
                    raise
                self._locked = True
                return True

            def release(self):
                if not self._locked:
                    raise RuntimeError("Lock is not acquired.")
                self._locked = False
                self._wake_next()


        class Event(_Waiting):
            def __init__(self):
                super().__init__()
                self._value = False

            def is_set(self):
                return self._value

            def set(self):
                self._value = True
                for waiter in self._waiters:
                    if not waiter.done():
                        waiter.set_result(True)

            def clear(self):
                self._value = False

            async def wait(self):
                if not self._value:
                    await self._wait_turn()
                return True


        class Semaphore(_Waiting):
            def __init__(self, value=1):
                if value < 0:
                    raise ValueError("Semaphore initial value must be >= 0")
                super().__init__()
                self._value = value

            def locked(self):
                return self._value == 0

            async def acquire(self):
                while self._value <= 0:
                    await self._wait_turn()
                self._value -= 1
                return True

            def release(self):
                self._value += 1
                self._wake_next()


        class BoundedSemaphore(Semaphore):
            def __init__(self, value=1):
                super().__init__(value)
                self._bound = value

            def release(self):
                if self._value >= self._bound:
                    raise ValueError("BoundedSemaphore released too many times")
                super().release()


        class Condition(_Waiting):
            def __init__(self, lock=None):
                super().__init__()
                self._lock = lock or Lock()
                self.locked, self.acquire, self.release = self._lock.locked, self._lock.acquire, self._lock.release

            async def wait(self):
                if not self.locked():
                    raise RuntimeError("cannot wait on un-acquired lock")
                self.release()
                try:
                    await self._wait_turn()
                    return True
                finally:
                    await self.acquire()

            async def wait_for(self, predicate):
                while not predicate():
                    await self.wait()
                return predicate()

            def notify(self, n=1):
                if not self.locked():
                    raise RuntimeError("cannot notify on un-acquired lock")
                for waiter in list(self._waiters)[:n]:
                    if not waiter.done():
                        waiter.set_result(True)

            def notify_all(self):
                self.notify(len(self._waiters))


        class Queue:
            def __init__(self, maxsize=0):
                self._maxsize, self._unfinished = maxsize, 0
                self._getters, self._putters, self._finished = _Waiting(), _Waiting(), Event()
                self._finished.set()
                self._start()

            def _start(self):
                self._items = deque()

            def _add(self, item):
                self._items.append(item)

            def _take(self):
                return self._items.popleft()

            @property
            def maxsize(self):
                return self._maxsize

            def qsize(self):
                return len(self._items)

            def empty(self):
                return not self._items

            def full(self):
                return 0 < self._maxsize <= len(self._items)

            async def put(self, item):
                while self.full():
                    await self._putters._wait_turn()
                return self.put_nowait(item)

            def put_nowait(self, item):
                if self.full():
                    raise QueueFull
                self._add(item)
                self._unfinished += 1
                self._finished.clear()
                self._getters._wake_next()

            async def get(self):
                while self.empty():
                    await self._getters._wait_turn()
                return self.get_nowait()

            def get_nowait(self):
                if self.empty():
                    raise QueueEmpty
                item = self._take()
                self._putters._wake_next()
                return item

            def task_done(self):
                if self._unfinished <= 0:
                    raise ValueError("task_done() called too many times")
                self._unfinished -= 1
                if self._unfinished == 0:
                    self._finished.set()

            async def join(self):
                if self._unfinished > 0:
                    await self._finished.wait()


        class PriorityQueue(Queue):
            def _start(self):
                self._items = []

            def _add(self, item):
                heapq.heappush(self._items, item)

            def _take(self):
                return heapq.heappop(self._items)


        class LifoQueue(Queue):
            def _start(self):
                self._items = []

            def _take(self):
                return self._items.pop()


        def _missing(name):
            def function(*args, **options):
                raise NotImplementedError(f"Drydock: asyncio.{name} is not simulated")
            return function


        open_connection, start_server = _missing("open_connection"), _missing("start_server")
        create_subprocess_exec, create_subprocess_shell = _missing("create_subprocess_exec"), _missing("create_subprocess_shell")

        """##,
    ]
}
