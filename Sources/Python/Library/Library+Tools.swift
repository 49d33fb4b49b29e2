/// Statistics, platform, signals.
extension Library {
    static let tools: [String: String] = [
        "statistics": ##"""
        import math


        class StatisticsError(ValueError):
            pass


        def _exact(data):
            # Sums without rounding, as CPython has them: fractions, and back into the kind of number that was given.
            from fractions import Fraction
            kind = float if any(isinstance(x, float) for x in data) else None
            other = next((x for x in data if not isinstance(x, (int, float, Fraction))), None)

            def back(value):
                if other is not None:
                    return type(other)(value.numerator) / type(other)(value.denominator)
                if kind is None and value.denominator == 1:
                    return int(value)
                return float(value) if kind or any(isinstance(x, int) for x in data) else value
            return [Fraction(x) for x in data], back


        def mean(data):
            data = list(data)
            if not data:
                raise StatisticsError("mean requires at least one data point")
            values, back = _exact(data)
            return back(sum(values) / len(values))


        def fmean(data, weights=None):
            data = list(data)
            if not data:
                raise StatisticsError("fmean requires at least one data point")
            if weights is not None:
                return math.fsum(x * w for x, w in zip(data, weights)) / math.fsum(weights)
            return math.fsum(data) / len(data)


        def geometric_mean(data):
            return math.exp(fmean(map(math.log, data)))


        def harmonic_mean(data):
            data = list(data)
            if not data:
                raise StatisticsError("harmonic_mean requires at least one data point")
            if any(x < 0 for x in data):
                raise StatisticsError("harmonic mean does not support negative values")
            if any(x == 0 for x in data):
                return 0
            values, back = _exact(data)
            return back(len(values) / sum(1 / x for x in values)) * 1.0


        def median(data):
            data = sorted(data)
            if not data:
                raise StatisticsError("no median for empty data")
            n = len(data)
            return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


        def median_low(data):
            data = sorted(data)
            if not data:
                raise StatisticsError("no median for empty data")
            return data[(len(data) - 1) // 2]


        def median_high(data):
            data = sorted(data)
            if not data:
                raise StatisticsError("no median for empty data")
            return data[len(data) // 2]


        def mode(data):
            from collections import Counter
            pairs = Counter(data).most_common(1)
            if not pairs:
                raise StatisticsError("no mode for empty data")
            return pairs[0][0]


        def multimode(data):
            from collections import Counter
            counts = Counter(data)
            most = max(counts.values(), default=0)
            return [value for value, count in counts.items() if count == most]


        def quantiles(data, *, n=4, method="exclusive"):
            data = sorted(data)
            if len(data) < 2:
                raise StatisticsError("must have at least two data points")
            m = len(data) + (1 if method == "exclusive" else -1)
            out = []
            for i in range(1, n):
                if method == "exclusive":
                    j = min(max(i * m // n, 1), len(data) - 1)
                    delta = i * m - j * n
                    out.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
                else:
                    j, delta = divmod(i * m, n)
                    out.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
            return out


        def _squares(data, center):
            values, back = _exact(data)
            middle = sum(values) / len(values) if center is None else _exact([center])[0][0]
            return sum((x - middle) ** 2 for x in values), back


        def variance(data, xbar=None):
            data = list(data)
            if len(data) < 2:
                raise StatisticsError("variance requires at least two data points")
            total, back = _squares(data, xbar)
            return back(total / (len(data) - 1))


        def pvariance(data, mu=None):
            data = list(data)
            if not data:
                raise StatisticsError("pvariance requires at least one data point")
            total, back = _squares(data, mu)
            return back(total / len(data))


        def stdev(data, xbar=None):
            data = list(data)
            if len(data) < 2:
                raise StatisticsError("stdev requires at least two data points")
            return math.sqrt(_squares(data, xbar)[0] / (len(data) - 1))


        def pstdev(data, mu=None):
            data = list(data)
            if not data:
                raise StatisticsError("pstdev requires at least one data point")
            return math.sqrt(_squares(data, mu)[0] / len(data))

        """##,
        "errno": ##"""
        EPERM, ENOENT, EIO, EBADF, EACCES, EEXIST, ENOTDIR, EISDIR, EINVAL, ENOSPC, EPIPE = 1, 2, 5, 9, 13, 17, 20, 21, 22, 28, 32
        EADDRINUSE, ECONNRESET, ETIMEDOUT, ECONNREFUSED, EHOSTUNREACH = 98, 104, 110, 111, 113

        """##,
        "getpass": ##"""
        def getuser():
            import os
            return os.environ.get("USER") or ("root" if os.getuid() == 0 else str(os.getuid()))


        def getpass(prompt="Password: "):
            import os
            import sys
            import _os
            if not os.isatty(0):
                sys.stderr.write("Warning: Password input may be echoed.\n")
                sys.stderr.write(prompt)
                return sys.stdin.readline().rstrip("\n")
            _os.setecho(False)
            try:
                return input(prompt)
            finally:
                _os.setecho(True)
                print()

        """##,
        "platform": ##"""
        import sys
        import _os


        def system(): return "Linux"
        def node(): return _os.gethostname()
        def release(): return "6.8.0"
        def machine(): return "x86_64"
        def processor(): return ""
        def python_version(): return sys.version.split()[0]
        def python_implementation(): return "CPython"
        def platform(): return "Linux-6.8.0-x86_64-with-glibc2.41"
        def architecture(): return ("64bit", "ELF")

        """##,
        "signal": ##"""
        SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM, SIGCHLD = 1, 2, 3, 9, 10, 12, 13, 14, 15, 17
        SIG_DFL, SIG_IGN = 0, 1
        _handlers = {}


        def signal(number, handler):
            import _drydock
            old = _handlers.get(number, SIG_DFL)
            _handlers[number] = handler
            _drydock.handle(number, handler)
            return old


        def getsignal(number):
            return _handlers.get(number, SIG_DFL)


        def pause():
            import _thread
            _thread.yield_(lambda: False, None)


        class Signals(int):
            @property
            def name(self):
                return _names[self]

            @property
            def value(self):
                return int(self)

            def __new__(cls, number):
                if number not in _names:
                    raise ValueError(f"{number} is not a valid Signals")
                return int.__new__(cls, number)

            def __repr__(self):
                return f"<Signals.{self.name}: {int(self)}>"


        _names = {value: key for key, value in list(globals().items())
                  if key.startswith("SIG") and not key.startswith("SIG_") and isinstance(value, int)}

        """##,
    ]
}
