/// `asyncio`, the first part: futures, tasks and the event loop, which sleeps in virtual time.
extension Library {
    static let asyncioLoop = ##"""
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


        """##
}
