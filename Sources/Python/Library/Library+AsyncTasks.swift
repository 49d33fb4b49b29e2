/// `asyncio`, the second part: what is made of tasks, from `gather` to task groups.
extension Library {
    static let asyncioTasks = ##"""
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


        """##
}
