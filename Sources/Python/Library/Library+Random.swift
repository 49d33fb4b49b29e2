/// `random`: CPython's ways from its generator to numbers of all kinds, so that a seed gives what it gives there.
extension Library {
    static let random: [String: String] = [
        "random": ##"""
        import _random
        from math import acos, ceil, cos, e, exp, floor, isfinite, log, pi, sin, sqrt

        _TWO_PI = 2.0 * pi
        _NORMAL = 4 * exp(-0.5) / sqrt(2.0)
        _LOG4 = log(4.0)
        _GAMMA = 1.0 + log(4.5)


        def _whole(value):
            if isinstance(value, int):
                return int(value)
            try:
                return value.__index__()
            except AttributeError:
                name = type(value).__name__
                raise TypeError(f"'{name}' object cannot be interpreted as an integer") from None


        def _sums(values):
            total, out = 0, []
            for value in values:
                total += value
                out.append(total)
            return out


        def _place(sums, value, low=0, high=None):
            # bisect.bisect
            high = len(sums) if high is None else high
            while low < high:
                middle = (low + high) // 2
                if value < sums[middle]:
                    high = middle
                else:
                    low = middle + 1
            return low


        class Random:
            VERSION = 3

            def __init__(self, x=None):
                self._number = _random.create()
                self.gauss_next = None
                self.seed(x)

            def seed(self, a=None, version=2):
                if isinstance(a, (str, bytes, bytearray)):
                    if version == 1:
                        text = a.decode("latin-1") if isinstance(a, bytes) else a
                        x = ord(text[0]) << 7 if text else 0
                        for c in map(ord, text):
                            x = ((1000003 * x) ^ c) & 0xFFFFFFFFFFFFFFFF
                        x ^= len(text)
                        a = -2 if x == -1 else x
                    else:
                        import hashlib
                        data = a.encode() if isinstance(a, str) else bytes(a)
                        a = int.from_bytes(data + hashlib.sha512(data).digest(), "big")
                elif isinstance(a, int):
                    a = int(a)
                elif isinstance(a, float):
                    a = hash(a) % 2 ** 64
                elif a is not None:
                    raise TypeError("The only supported seed types are: None,\n"
                                    "int, float, str, bytes, and bytearray.")
                _random.seed(self._number, a)
                self.gauss_next = None

            def getstate(self):
                return self.VERSION, _random.state(self._number), self.gauss_next

            def setstate(self, state):
                version, internal, self.gauss_next = state
                if version != self.VERSION:
                    raise ValueError(f"state with version {version} passed to Random.setstate() of version {self.VERSION}")
                _random.restore(self._number, internal)

            def random(self):
                return _random.random(self._number)

            def getrandbits(self, k):
                return _random.getrandbits(self._number, k)

            def _randbelow(self, n):
                k = n.bit_length()
                r = self.getrandbits(k)
                while r >= n:
                    r = self.getrandbits(k)
                return r

            def randbytes(self, n):
                return self.getrandbits(n * 8).to_bytes(n, "little")

            def randrange(self, start, stop=None, step=1):
                start = _whole(start)
                if stop is None:
                    if step != 1:
                        raise TypeError("Missing a non-None stop argument")
                    if start > 0:
                        return self._randbelow(start)
                    raise ValueError("empty range for randrange()")
                stop, step = _whole(stop), _whole(step)
                width = stop - start
                if step == 1:
                    if width > 0:
                        return start + self._randbelow(width)
                    raise ValueError(f"empty range in randrange({start}, {stop})")
                if step > 0:
                    n = (width + step - 1) // step
                elif step < 0:
                    n = (width + step + 1) // step
                else:
                    raise ValueError("zero step for randrange()")
                if n <= 0:
                    raise ValueError(f"empty range in randrange({start}, {stop}, {step})")
                return start + step * self._randbelow(n)

            def randint(self, a, b):
                return self.randrange(a, b + 1)

            def choice(self, seq):
                if not len(seq):
                    raise IndexError("Cannot choose from an empty sequence")
                return seq[self._randbelow(len(seq))]

            def shuffle(self, x):
                for i in reversed(range(1, len(x))):
                    j = self._randbelow(i + 1)
                    x[i], x[j] = x[j], x[i]

            def sample(self, population, k, *, counts=None):
                if isinstance(population, (set, frozenset, dict)) or not hasattr(population, "__getitem__"):
                    raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
                n = len(population)
                if counts is not None:
                    sums = _sums(counts)
                    if len(sums) != n:
                        raise ValueError("The number of counts does not match the population")
                    total = sums.pop()
                    if not isinstance(total, int):
                        raise TypeError("Counts must be integers")
                    if total <= 0:
                        raise ValueError("Total of counts must be greater than zero")
                    return [population[_place(sums, s)] for s in self.sample(range(total), k=k)]
                if not 0 <= k <= n:
                    raise ValueError("Sample larger than population or is negative")
                result = [None] * k
                size = 21
                if k > 5:
                    size += 4 ** ceil(log(k * 3, 4))
                if n <= size:
                    pool = list(population)
                    for i in range(k):
                        j = self._randbelow(n - i)
                        result[i] = pool[j]
                        pool[j] = pool[n - i - 1]
                else:
                    selected = set()
                    for i in range(k):
                        j = self._randbelow(n)
                        while j in selected:
                            j = self._randbelow(n)
                        selected.add(j)
                        result[i] = population[j]
                return result

            def choices(self, population, weights=None, *, cum_weights=None, k=1):
                n = len(population)
                if cum_weights is None:
                    if weights is None:
                        n += 0.0
                        return [population[floor(self.random() * n)] for _ in range(k)]
                    if isinstance(weights, int):
                        raise TypeError(f"The number of choices must be a keyword argument: k={weights}")
                    cum_weights = _sums(weights)
                elif weights is not None:
                    raise TypeError("Cannot specify both weights and cumulative weights")
                if len(cum_weights) != n:
                    raise ValueError("The number of weights does not match the population")
                total = cum_weights[-1] + 0.0
                if total <= 0.0:
                    raise ValueError("Total of weights must be greater than zero")
                if not isfinite(total):
                    raise ValueError("Total of weights must be finite")
                return [population[_place(cum_weights, self.random() * total, 0, n - 1)] for _ in range(k)]

            def uniform(self, a, b):
                return a + (b - a) * self.random()

            def triangular(self, low=0.0, high=1.0, mode=None):
                u = self.random()
                try:
                    c = 0.5 if mode is None else (mode - low) / (high - low)
                except ZeroDivisionError:
                    return low
                if u > c:
                    u, c, low, high = 1.0 - u, 1.0 - c, high, low
                return low + (high - low) * sqrt(u * c)

            def normalvariate(self, mu=0.0, sigma=1.0):
                while True:
                    u1 = self.random()
                    u2 = 1.0 - self.random()
                    z = _NORMAL * (u1 - 0.5) / u2
                    if z * z / 4.0 <= -log(u2):
                        return mu + z * sigma

            def gauss(self, mu=0.0, sigma=1.0):
                z, self.gauss_next = self.gauss_next, None
                if z is None:
                    angle = self.random() * _TWO_PI
                    radius = sqrt(-2.0 * log(1.0 - self.random()))
                    z = cos(angle) * radius
                    self.gauss_next = sin(angle) * radius
                return mu + z * sigma

            def lognormvariate(self, mu=0.0, sigma=1.0):
                return exp(self.normalvariate(mu, sigma))

            def expovariate(self, lambd=1.0):
                return -log(1.0 - self.random()) / lambd

            def vonmisesvariate(self, mu, kappa):
                if kappa <= 1e-6:
                    return _TWO_PI * self.random()
                s = 0.5 / kappa
                r = s + sqrt(1.0 + s * s)
                while True:
                    z = cos(pi * self.random())
                    d = z / (r + z)
                    u = self.random()
                    if u < 1.0 - d * d or u <= (1.0 - d) * exp(d):
                        break
                q = 1.0 / r
                f = (q + z) / (1.0 + q * z)
                turn = acos(f)
                return (mu + turn) % _TWO_PI if self.random() > 0.5 else (mu - turn) % _TWO_PI

            def gammavariate(self, alpha, beta):
                if alpha <= 0.0 or beta <= 0.0:
                    raise ValueError("gammavariate: alpha and beta must be > 0.0")
                if alpha == 1.0:
                    return -log(1.0 - self.random()) * beta
                if alpha > 1.0:
                    a = sqrt(2.0 * alpha - 1.0)
                    b = alpha - _LOG4
                    c = alpha + a
                    while True:
                        u1 = self.random()
                        if not 1e-7 < u1 < 0.9999999:
                            continue
                        u2 = 1.0 - self.random()
                        v = log(u1 / (1.0 - u1)) / a
                        x = alpha * exp(v)
                        z = u1 * u1 * u2
                        r = b + c * v - x
                        if r + _GAMMA - 4.5 * z >= 0.0 or r >= log(z):
                            return x * beta
                while True:
                    u = self.random()
                    b = (e + alpha) / e
                    p = b * u
                    x = p ** (1.0 / alpha) if p <= 1.0 else -log((b - p) / alpha)
                    u1 = self.random()
                    if p > 1.0:
                        if u1 <= x ** (alpha - 1.0):
                            return x * beta
                    elif u1 <= exp(-x):
                        return x * beta

            def betavariate(self, alpha, beta):
                y = self.gammavariate(alpha, 1.0)
                return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

            def paretovariate(self, alpha):
                return (1.0 - self.random()) ** (-1.0 / alpha)

            def weibullvariate(self, alpha, beta):
                return alpha * (-log(1.0 - self.random())) ** (1.0 / beta)


        class SystemRandom(Random):
            def __init__(self, x=None):
                self._number = -1
                self.gauss_next = None

            def seed(self, *args, **kwds):
                return None

            def getstate(self, *args, **kwds):
                raise NotImplementedError("System entropy source does not have state.")

            setstate = getstate


        _inst = Random()
        seed = _inst.seed
        random = _inst.random
        uniform = _inst.uniform
        triangular = _inst.triangular
        randint = _inst.randint
        choice = _inst.choice
        randrange = _inst.randrange
        sample = _inst.sample
        shuffle = _inst.shuffle
        choices = _inst.choices
        normalvariate = _inst.normalvariate
        lognormvariate = _inst.lognormvariate
        expovariate = _inst.expovariate
        vonmisesvariate = _inst.vonmisesvariate
        gammavariate = _inst.gammavariate
        gauss = _inst.gauss
        betavariate = _inst.betavariate
        paretovariate = _inst.paretovariate
        weibullvariate = _inst.weibullvariate
        getstate = _inst.getstate
        setstate = _inst.setstate
        getrandbits = _inst.getrandbits
        randbytes = _inst.randbytes

        """##
    ]
}
