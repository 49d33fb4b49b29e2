/// `asyncio`, the third part: locks, events, queues, and what is not simulated.
extension Library {
    static let asyncioLocks = ##"""
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


        """##
}
