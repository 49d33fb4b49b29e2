/// Other programs, and waiting for several descriptors.
extension Library {
    static let processes: [String: String] = [
        "subprocess": ##"""
        import _process
        import os
        import signal
        import time

        PIPE, STDOUT, DEVNULL = -1, -2, -3


        class SubprocessError(Exception):
            pass


        class CalledProcessError(SubprocessError):
            def __init__(self, returncode, cmd, output=None, stderr=None):
                self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

            def __str__(self):
                if self.returncode and self.returncode < 0:
                    try:
                        return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
                    except ValueError:
                        return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
                return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

            @property
            def stdout(self):
                return self.output


        class TimeoutExpired(SubprocessError):
            def __init__(self, cmd, timeout, output=None, stderr=None):
                self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

            def __str__(self):
                return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

            @property
            def stdout(self):
                return self.output


        class CompletedProcess:
            def __init__(self, args, returncode, stdout=None, stderr=None):
                self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

            def __repr__(self):
                parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
                if self.stdout is not None:
                    parts.append(f"stdout={self.stdout!r}")
                if self.stderr is not None:
                    parts.append(f"stderr={self.stderr!r}")
                return f"CompletedProcess({', '.join(parts)})"

            def check_returncode(self):
                if self.returncode:
                    raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


        class Popen:
            def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                         close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                         creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None,
                         group=None, extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1,
                         process_group=None):
                if preexec_fn is not None or pass_fds:
                    raise NotImplementedError("Drydock: preexec_fn and pass_fds are not simulated")
                self.args, self.returncode = args, None
                self.text_mode = bool(encoding or errors or text or universal_newlines)
                self.encoding, self.errors = encoding or "utf-8", errors or "strict"
                self.stdin = self.stdout = self.stderr = None
                words = [args] if isinstance(args, (str, bytes, os.PathLike)) else list(args)
                if shell:
                    words = [executable or "/bin/sh", "-c"] + words
                if not words:
                    raise IndexError("list index out of range")
                theirs, ours, opened = [], [None, None, None], []

                def stream(given, number):
                    if given is None:
                        return number
                    if given == PIPE:
                        reader, writer = _process.pipe()
                        opened.append(reader if number == 0 else writer)
                        ours[number] = writer if number == 0 else reader
                        return opened[-1]
                    if given == DEVNULL:
                        file = open(os.devnull, "r+b")
                        kept.append(file)
                        return file.fileno()
                    if given == STDOUT:
                        if number != 2:
                            raise ValueError("STDOUT can only be used for stderr")
                        return theirs[1]
                    if isinstance(given, int):
                        return given
                    if number:
                        given.flush()
                    return given.fileno()

                kept = []
                for number, given in enumerate((stdin, stdout, stderr)):
                    theirs.append(stream(given, number))
                try:
                    self.pid = _process.spawn(words, cwd, None if env is None else dict(env), *theirs)
                except OSError:
                    for number in ours:
                        if number is not None:
                            _process.close(number)
                    raise
                finally:
                    for number in opened:
                        _process.close(number)
                    for file in kept:
                        file.close()
                more = {"encoding": encoding, "errors": errors} if self.text_mode else {}
                if ours[0] is not None:
                    self.stdin = open(ours[0], "w" if self.text_mode else "wb", **more)
                if ours[1] is not None:
                    self.stdout = open(ours[1], "r" if self.text_mode else "rb", **more)
                if ours[2] is not None:
                    self.stderr = open(ours[2], "r" if self.text_mode else "rb", **more)

            def __repr__(self):
                return f"<Popen: returncode: {self.returncode} args: {self.args!r}>"

            def __enter__(self):
                return self

            def __exit__(self, kind, value, traceback):
                for file in (self.stdout, self.stderr, self.stdin):
                    if file:
                        file.close()
                self.wait()

            def poll(self):
                if self.returncode is None:
                    self.returncode = _process.wait(self.pid, 0)
                return self.returncode

            def wait(self, timeout=None):
                if self.returncode is None:
                    end = None if timeout is None else time.time() + timeout
                    self.returncode = _process.wait(self.pid, end)
                    if self.returncode is None:
                        raise TimeoutExpired(self.args, timeout)
                return self.returncode

            def communicate(self, input=None, timeout=None):
                end = None if timeout is None else time.time() + timeout
                waiting = b""
                if self.stdin:
                    self.stdin.flush()
                    waiting = input or b""
                    if self.text_mode:
                        waiting = (input or "").encode(self.encoding, self.errors)
                    elif isinstance(waiting, str):
                        raise TypeError("memoryview: a bytes-like object is required, not 'str'")
                    if not waiting:
                        self.stdin.close()
                elif input is not None:
                    raise ValueError("Cannot send input: stdin is no pipe")
                parts = {file.fileno(): [] for file in (self.stdout, self.stderr) if file}
                reading = list(parts)
                while reading or waiting:
                    found = _process.ready(reading, [self.stdin.fileno()] if waiting else [], end)
                    if found is None:
                        got = [None if not file else b"".join(parts[file.fileno()]) or None
                               for file in (self.stdout, self.stderr)]
                        raise TimeoutExpired(self.args, timeout, *got)
                    for number in found[0]:
                        piece = _process.read(number, 65536)
                        parts[number].append(piece)
                        if not piece:
                            reading.remove(number)
                    for number in found[1]:
                        try:
                            waiting = waiting[_process.write(number, waiting):]
                        except BrokenPipeError:
                            waiting = b""
                        if not waiting:
                            self.stdin.close()
                out, err = [None if not file else b"".join(parts[file.fileno()]) for file in (self.stdout, self.stderr)]
                if self.returncode is None:
                    self.returncode = _process.wait(self.pid, end)
                    if self.returncode is None:
                        raise TimeoutExpired(self.args, timeout, out, err)
                for file in (self.stdout, self.stderr):
                    if file:
                        file.close()
                return self._decoded(out), self._decoded(err)

            def _decoded(self, data):
                if data is None or not self.text_mode:
                    return data
                return data.decode(self.encoding, self.errors).replace("\r\n", "\n").replace("\r", "\n")

            def send_signal(self, number):
                if self.poll() is None:
                    os.kill(self.pid, number)

            def terminate(self):
                self.send_signal(signal.SIGTERM)

            def kill(self):
                self.send_signal(signal.SIGKILL)


        def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
            if input is not None:
                if kwargs.get("stdin") is not None:
                    raise ValueError("stdin and input arguments may not both be used.")
                kwargs["stdin"] = PIPE
            if capture_output:
                if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
                    raise ValueError("stdout and stderr arguments may not be used with capture_output.")
                kwargs["stdout"] = kwargs["stderr"] = PIPE
            process = Popen(*popenargs, **kwargs)
            try:
                stdout, stderr = process.communicate(input, timeout=timeout)
            except TimeoutExpired:
                process.kill()
                process.wait()
                raise
            if check and process.returncode:
                raise CalledProcessError(process.returncode, process.args, stdout, stderr)
            return CompletedProcess(process.args, process.returncode, stdout, stderr)


        def call(*popenargs, timeout=None, **kwargs):
            process = Popen(*popenargs, **kwargs)
            try:
                return process.wait(timeout=timeout)
            except TimeoutExpired:
                process.kill()
                process.wait()
                raise


        def check_call(*popenargs, **kwargs):
            code = call(*popenargs, **kwargs)
            if code:
                raise CalledProcessError(code, kwargs.get("args") or popenargs[0])
            return 0


        def check_output(*popenargs, timeout=None, **kwargs):
            if "stdout" in kwargs:
                raise ValueError("stdout argument not allowed, it will be overridden.")
            return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


        def getstatusoutput(cmd, *, encoding=None, errors=None):
            done = run(cmd, shell=True, text=True, stdout=PIPE, stderr=STDOUT, encoding=encoding, errors=errors)
            return done.returncode, done.stdout.removesuffix("\n")


        def getoutput(cmd, *, encoding=None, errors=None):
            return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


        def list2cmdline(seq):
            return " ".join(f'"{word}"' if not word or " " in word or "\t" in word else word for word in seq)

        """##,
        "select": ##"""
        import _process
        import time

        error = OSError


        def select(rlist, wlist, xlist, timeout=None):
            def numbers(items):
                return {item if isinstance(item, int) else item.fileno(): item for item in items}

            reading, writing = numbers(rlist), numbers(wlist)
            found = _process.ready(list(reading), list(writing), None if timeout is None else time.time() + timeout)
            if found is None:
                return [], [], []
            return [reading[number] for number in found[0]], [writing[number] for number in found[1]], []

        """##,
    ]
}
