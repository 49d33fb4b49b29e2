/// Files and paths.
extension Library {
    static let files: [String: String] = [
        "os": ##"""
        from _os import (getcwd, chdir, isatty, listdir, mkdir, rmdir, remove, rename, symlink, chmod, getpid, getppid, getuid, getgid,
                         cpu_count, _exit, urandom, kill)
        import _os
        import sys

        name = "posix"
        sep = "/"
        linesep = "\n"
        pathsep = ":"
        curdir = "."
        pardir = ".."
        devnull = "/dev/null"
        error = OSError
        unlink = remove
        replace = rename
        F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1


        geteuid, getegid = getuid, getgid


        class PathLike:
            pass


        class _Environ(dict):
            def __setitem__(self, key, value):
                if not isinstance(key, str) or not isinstance(value, str):
                    raise TypeError(f"str expected, not {type(value if isinstance(key, str) else key).__name__}")
                dict.__setitem__(self, key, value)
                _os.putenv(key, value)

            def __delitem__(self, key):
                dict.__delitem__(self, key)
                _os.putenv(key, None)

            def __repr__(self):
                return "environ({" + ", ".join(f"{k!r}: {v!r}" for k, v in self.items()) + "})"

            def setdefault(self, key, value=None):
                if key not in self:
                    self[key] = value
                return self[key]

            def copy(self):
                return dict(self)


        environ = _Environ()
        for _k, _v in _os.environ().items():
            dict.__setitem__(environ, _k, _v)


        def getenv(key, default=None):
            return environ.get(key, default)


        def putenv(key, value):
            environ[key] = value


        def fspath(path):
            if isinstance(path, (str, bytes)):
                return path
            return path.__fspath__()


        class stat_result:
            def __init__(self, parts):
                (self.st_mode, self.st_ino, self.st_dev, self.st_nlink, self.st_uid, self.st_gid, self.st_size,
                 self.st_atime, self.st_mtime, self.st_ctime) = parts


        def stat(path):
            return stat_result(_os.stat(path))


        lstat = stat


        def makedirs(name, mode=0o777, exist_ok=False):
            head, tail = path.split(name)
            if not tail:
                head, tail = path.split(head)
            if head and tail and not path.exists(head):
                makedirs(head, mode, True)
            try:
                mkdir(name)
            except OSError:
                if not exist_ok or not path.isdir(name):
                    raise


        def removedirs(name):
            rmdir(name)


        class DirEntry:
            def __init__(self, folder, name):
                self.name = name
                self.path = path.join(folder, name)

            def is_file(self, follow_symlinks=True):
                return path.isfile(self.path)

            def is_dir(self, follow_symlinks=True):
                return path.isdir(self.path)

            def is_symlink(self):
                return path.islink(self.path)

            def stat(self):
                return stat(self.path)

            def __fspath__(self):
                return self.path

            def __repr__(self):
                return f"<DirEntry {self.name!r}>"


        class _Scan(list):
            def __enter__(self):
                return self

            def __exit__(self, *args):
                pass

            def close(self):
                pass


        def scandir(folder="."):
            return _Scan(DirEntry(folder, name) for name in listdir(folder))


        def walk(top, topdown=True):
            dirs, files = [], []
            for name in listdir(top):
                (dirs if path.isdir(path.join(top, name)) else files).append(name)
            if topdown:
                yield top, dirs, files
            for name in dirs:
                yield from walk(path.join(top, name), topdown)
            if not topdown:
                yield top, dirs, files


        def access(name, mode):
            return path.exists(name)


        def uname():
            class _Uname:
                sysname, nodename, release, version, machine = "Linux", _os.gethostname(), "6.8.0", "#1 SMP", "x86_64"
            return _Uname()


        def get_terminal_size(fd=1):
            from collections import namedtuple
            return namedtuple("terminal_size", "columns lines")(80, 24)


        def pipe():
            import _process
            return _process.pipe()


        def read(fd, n):
            import _process
            return _process.read(fd, n)


        def write(fd, data):
            import _process
            return _process.write(fd, data)


        def close(fd):
            import _process
            _process.close(fd)


        def fdopen(fd, mode="r", *more, **names):
            return open(fd, mode, *more, **names)


        def system(command):
            import _process
            status = _process.wait(_process.spawn(["/bin/sh", "-c", command], None, None, 0, 1, 2), None)
            return status << 8 if status >= 0 else -status


        def waitstatus_to_exitcode(status):
            return status >> 8 if status & 127 == 0 else -(status & 127)


        class _Pipe:
            def __init__(self, process, file):
                self._process, self._file = process, file

            def close(self):
                self._file.close()
                status = self._process.wait()
                return None if status == 0 else status << 8 if status > 0 else -status

            def __getattr__(self, name):
                return getattr(self._file, name)

            def __iter__(self):
                return iter(self._file)

            def __enter__(self):
                return self

            def __exit__(self, *parts):
                self.close()


        def popen(cmd, mode="r", buffering=-1):
            import subprocess
            if mode == "r":
                process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE)
                return _Pipe(process, process.stdout)
            process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE)
            return _Pipe(process, process.stdin)


        import posixpath as path
        sys.modules["os.path"] = path

        """##,
        "posixpath": ##"""
        from _os import exists, isdir, isfile, islink, stat as _stat, getcwd as _getcwd

        sep = "/"


        def _text(path):
            return path if isinstance(path, str) else path.__fspath__() if hasattr(path, "__fspath__") else path


        def join(first, *rest):
            path = _text(first)
            for part in rest:
                part = _text(part)
                if part.startswith("/"):
                    path = part
                elif not path or path.endswith("/"):
                    path += part
                else:
                    path += "/" + part
            return path


        def split(path):
            path = _text(path)
            i = path.rfind("/") + 1
            head, tail = path[:i], path[i:]
            if head and head != "/" * len(head):
                head = head.rstrip("/")
            return head, tail


        def basename(path):
            return split(path)[1]


        def dirname(path):
            return split(path)[0]


        def splitext(path):
            path = _text(path)
            name = path[path.rfind("/") + 1:]
            i = name.rfind(".")
            if i <= 0 or not name[:i].strip("."):
                return path, ""
            cut = len(path) - len(name) + i
            return path[:cut], path[cut:]


        def isabs(path):
            return _text(path).startswith("/")


        def normpath(path):
            path = _text(path)
            if not path:
                return "."
            root = "/" if path.startswith("/") else ""
            out = []
            for part in path.split("/"):
                if part in ("", "."):
                    continue
                if part == ".." and (out and out[-1] != ".."):
                    out.pop()
                elif part != ".." or not root:
                    out.append(part)
            return (root + "/".join(out)) or "."


        def abspath(path):
            path = _text(path)
            return normpath(path if isabs(path) else join(_getcwd(), path))


        realpath = abspath
        lexists = exists


        def expanduser(path):
            import os
            path = _text(path)
            if path == "~" or path.startswith("~/"):
                return os.environ.get("HOME", "/root") + path[1:]
            return path


        def expandvars(path):
            import os, re
            return re.sub(r"\$(\w+|\{[^}]*\})", lambda m: os.environ.get(m.group(1).strip("{}"), m.group(0)), path)


        def getsize(path):
            return _stat(path)[6]


        def getmtime(path):
            return _stat(path)[8]


        getctime = getatime = getmtime


        def relpath(path, start="."):
            a = [p for p in abspath(start).split("/") if p]
            b = [p for p in abspath(path).split("/") if p]
            i = 0
            while i < len(a) and i < len(b) and a[i] == b[i]:
                i += 1
            return "/".join([".."] * (len(a) - i) + b[i:]) or "."


        def commonpath(paths):
            parts = [p.split("/") for p in paths]
            out = []
            for group in zip(*parts):
                if len(set(group)) > 1:
                    break
                out.append(group[0])
            return "/".join(out) or "/"


        def commonprefix(paths):
            if not paths:
                return ""
            a, b = min(paths), max(paths)
            for i, c in enumerate(a):
                if c != b[i]:
                    return a[:i]
            return a


        def samefile(a, b):
            return abspath(a) == abspath(b)


        def ismount(path):
            return abspath(path) == "/"

        """##,
        "pathlib": ##"""
        import os


        class PurePath:
            def __init__(self, *parts):
                text = os.path.join(*[os.fspath(p) for p in parts]) if parts else "."
                root = "/" if text.startswith("/") else ""
                self._text = root + "/".join(p for p in text.split("/") if p and p != ".") or "."

            def __fspath__(self):
                return self._text

            def __str__(self):
                return self._text

            def __repr__(self):
                name = "PosixPath" if type(self) is Path else type(self).__name__
                return f"{name}({self._text!r})"

            def __truediv__(self, other):
                return type(self)(self._text, other)

            def __rtruediv__(self, other):
                return type(self)(other, self._text)

            def joinpath(self, *parts):
                return type(self)(self._text, *parts)

            def __eq__(self, other):
                return isinstance(other, PurePath) and self._text == other._text

            def __lt__(self, other):
                return self._text < other._text

            def __hash__(self):
                return hash(self._text)

            @property
            def parts(self):
                return tuple((["/"] if self._text.startswith("/") else []) + [p for p in self._text.split("/") if p])

            @property
            def name(self):
                return os.path.basename(self._text) if self._text != "." else ""

            @property
            def stem(self):
                return os.path.splitext(self.name)[0]

            @property
            def suffix(self):
                return os.path.splitext(self.name)[1]

            @property
            def suffixes(self):
                return ["." + s for s in self.name.lstrip(".").split(".")[1:]]

            @property
            def parent(self):
                return type(self)(os.path.dirname(self._text) or ".")

            @property
            def parents(self):
                out, path = [], self
                while path.parent != path:
                    path = path.parent
                    out.append(path)
                return out

            @property
            def anchor(self):
                return "/" if self._text.startswith("/") else ""

            root = anchor

            def is_absolute(self):
                return self._text.startswith("/")

            def as_posix(self):
                return self._text

            def with_name(self, name):
                return self.parent / name

            def with_suffix(self, suffix):
                return self.parent / (self.stem + suffix)

            def with_stem(self, stem):
                return self.parent / (stem + self.suffix)

            def match(self, pattern):
                import fnmatch
                return fnmatch.fnmatch(self._text if "/" in pattern else self.name, pattern)

            def is_relative_to(self, other):
                base = str(other)
                return self._text == base or self._text.startswith(base.rstrip("/") + "/")

            def relative_to(self, other):
                base = str(type(self)(other))
                if not self.is_relative_to(base):
                    raise ValueError(f"{self._text!r} is not in the subpath of {base!r}")
                return type(self)(self._text[len(base):].lstrip("/") or ".")


        class PurePosixPath(PurePath):
            pass


        class Path(PurePath):
            @classmethod
            def cwd(cls):
                return cls(os.getcwd())

            @classmethod
            def home(cls):
                return cls(os.path.expanduser("~"))

            def exists(self): return os.path.exists(self._text)
            def is_file(self): return os.path.isfile(self._text)
            def is_dir(self): return os.path.isdir(self._text)
            def is_symlink(self): return os.path.islink(self._text)
            def stat(self): return os.stat(self._text)
            def absolute(self): return Path(os.path.abspath(self._text))
            def resolve(self, strict=False): return Path(os.path.abspath(self._text))
            def expanduser(self): return Path(os.path.expanduser(self._text))
            def chmod(self, mode): os.chmod(self._text, mode)
            def rmdir(self): os.rmdir(self._text)

            def open(self, mode="r", *args, **kwargs):
                return open(self._text, mode, *args, **kwargs)

            def read_text(self, encoding=None, errors=None):
                with open(self._text) as f:
                    return f.read()

            def read_bytes(self):
                with open(self._text, "rb") as f:
                    return f.read()

            def write_text(self, text, encoding=None, errors=None, newline=None):
                if not isinstance(text, str):
                    raise TypeError(f"data must be str, not {type(text).__name__}")
                with open(self._text, "w") as f:
                    return f.write(text)

            def write_bytes(self, data):
                with open(self._text, "wb") as f:
                    return f.write(data)

            def mkdir(self, mode=0o777, parents=False, exist_ok=False):
                if parents:
                    os.makedirs(self._text, mode, exist_ok)
                    return
                try:
                    os.mkdir(self._text)
                except FileExistsError:
                    if not exist_ok or not self.is_dir():
                        raise

            def touch(self, mode=0o666, exist_ok=True):
                open(self._text, "a").close()

            def unlink(self, missing_ok=False):
                try:
                    os.remove(self._text)
                except FileNotFoundError:
                    if not missing_ok:
                        raise

            def rename(self, target):
                os.rename(self._text, os.fspath(target))
                return Path(target)

            replace = rename

            def symlink_to(self, target):
                os.symlink(os.fspath(target), self._text)

            def iterdir(self):
                for name in os.listdir(self._text):
                    yield self / name

            def glob(self, pattern):
                import glob
                for name in sorted(glob.glob(os.path.join(self._text, pattern), recursive=True)):
                    yield Path(name)

            def rglob(self, pattern):
                return self.glob("**/" + pattern)


        PosixPath = Path

        """##,
        "shutil": ##"""
        import os


        def copyfileobj(src, dst, length=0):
            dst.write(src.read())


        def copyfile(src, dst):
            with open(src, "rb") as a:
                data = a.read()
            with open(dst, "wb") as b:
                b.write(data)
            return dst


        def copy(src, dst):
            if os.path.isdir(dst):
                dst = os.path.join(dst, os.path.basename(src))
            return copyfile(src, dst)


        copy2 = copy


        def copytree(src, dst, dirs_exist_ok=False, **options):
            os.makedirs(dst, exist_ok=dirs_exist_ok)
            for name in os.listdir(src):
                a, b = os.path.join(src, name), os.path.join(dst, name)
                copytree(a, b, dirs_exist_ok) if os.path.isdir(a) else copyfile(a, b)
            return dst


        def rmtree(path, ignore_errors=False, onerror=None):
            try:
                for name in os.listdir(path):
                    full = os.path.join(path, name)
                    rmtree(full) if os.path.isdir(full) and not os.path.islink(full) else os.remove(full)
                os.rmdir(path)
            except OSError:
                if not ignore_errors:
                    raise


        def move(src, dst):
            if os.path.isdir(dst):
                dst = os.path.join(dst, os.path.basename(src))
            os.rename(src, dst)
            return dst


        def which(name, mode=1, path=None):
            for folder in (path or os.environ.get("PATH", "")).split(":"):
                if os.path.isfile(os.path.join(folder, name)):
                    return os.path.join(folder, name)
            return None


        def get_terminal_size(fallback=(80, 24)):
            return os.get_terminal_size()

        """##,
        "tempfile": ##"""
        import os
        import random

        _letters = "abcdefghijklmnopqrstuvwxyz0123456789_"


        def gettempdir():
            return os.environ.get("TMPDIR", "/tmp")


        def _name(prefix, suffix, dir):
            return os.path.join(dir or gettempdir(), prefix + "".join(random.choice(_letters) for _ in range(8)) + suffix)


        def mkdtemp(suffix="", prefix="tmp", dir=None):
            name = _name(prefix, suffix, dir)
            os.mkdir(name)
            return name


        def mkstemp(suffix="", prefix="tmp", dir=None, text=False):
            name = _name(prefix, suffix, dir)
            f = open(name, "w+b")
            return f.fileno(), name


        class TemporaryDirectory:
            def __init__(self, suffix="", prefix="tmp", dir=None):
                self.name = mkdtemp(suffix, prefix, dir)

            def cleanup(self):
                import shutil
                shutil.rmtree(self.name, True)

            def __enter__(self):
                return self.name

            def __exit__(self, *args):
                self.cleanup()


        class NamedTemporaryFile:
            def __init__(self, mode="w+b", delete=True, suffix="", prefix="tmp", dir=None, **options):
                self.name, self._delete = _name(prefix, suffix, dir), delete
                self.file = open(self.name, mode)

            def __getattr__(self, name):
                return getattr(self.file, name)

            def __enter__(self):
                return self

            def __exit__(self, *args):
                self.close()

            def close(self):
                self.file.close()
                if self._delete and os.path.exists(self.name):
                    os.remove(self.name)


        def TemporaryFile(mode="w+b", **options):
            return NamedTemporaryFile(mode)

        """##,
        "glob": ##"""
        import os
        import fnmatch


        def glob(pattern, *, recursive=False, root_dir=None):
            return list(iglob(pattern, recursive=recursive))


        def iglob(pattern, *, recursive=False):
            parts = [p for p in pattern.split("/") if p]
            yield from _walk("/" if pattern.startswith("/") else "", parts)


        def _walk(base, parts):
            if not parts:
                yield base
                return
            head, rest = parts[0], parts[1:]
            if head == "**":
                yield from _walk(base, rest)
                for name in sorted(os.listdir(base or ".")):
                    path = os.path.join(base, name)
                    if not name.startswith(".") and os.path.isdir(path):
                        yield from _walk(path, parts)
                return
            if not any(c in head for c in "*?["):
                path = os.path.join(base, head)
                if os.path.exists(path):
                    yield from _walk(path, rest)
                return
            try:
                names = sorted(os.listdir(base or "."))
            except OSError:
                return
            for name in names:
                if fnmatch.fnmatch(name, head) and (not name.startswith(".") or head.startswith(".")):
                    path = os.path.join(base, name)
                    if not rest or os.path.isdir(path):
                        yield from _walk(path, rest)

        """##,
        "fnmatch": ##"""
        import re


        def translate(pattern):
            out = ""
            for c in pattern:
                out += ".*" if c == "*" else "." if c == "?" else c if c in "[]" else re.escape(c)
            return out.replace("[!", "[^")


        def fnmatch(name, pattern):
            return re.fullmatch(translate(pattern), name, re.DOTALL) is not None


        fnmatchcase = fnmatch


        def filter(names, pattern):
            return [n for n in names if fnmatch(n, pattern)]

        """##,
        "io": ##"""
        from _io import open, StringIO, BytesIO

        SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
        DEFAULT_BUFFER_SIZE = 8192
        UnsupportedOperation = OSError


        class IOBase:
            pass


        TextIOBase = RawIOBase = BufferedIOBase = TextIOWrapper = IOBase

        """##,
    ]
}
