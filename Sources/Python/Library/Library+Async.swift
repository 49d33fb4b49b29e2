/// Async generators, and `asyncio` put together.
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
        "asyncio": asyncioLoop + asyncioTasks + asyncioLocks,
    ]
}
