/// Complex numbers, with the arithmetic of CPython's `Objects/complexobject.c`, and `cmath`.
extension Library {
    static let complexNumbers: [String: String] = [
        "_complex": ##"""
        import math


        def _parts(value):
            if isinstance(value, complex):
                return value.real, value.imag
            if isinstance(value, (int, float)):
                return float(value), 0.0
            return None


        def _shown(value):
            text = repr(value)
            return text[:-2] if text.endswith(".0") else text


        def _times(a, b, c, d):
            return a * c - b * d, a * d + b * c


        def _quotient(a, b, c, d):
            if abs(c) >= abs(d):
                if c == 0:
                    raise ZeroDivisionError("complex division by zero")
                ratio = d / c
                below = c + d * ratio
                return (a + b * ratio) / below, (b - a * ratio) / below
            ratio = c / d
            below = c * ratio + d
            return (a * ratio + b) / below, (b * ratio - a) / below


        def _power(a, b, c, d):
            if c == 0 and d == 0:
                return 1.0, 0.0
            if a == 0 and b == 0:
                if d != 0 or c < 0:
                    raise ZeroDivisionError("0.0 to a negative or complex power")
                return 0.0, 0.0
            if d == 0 and c == int(c) and abs(c) <= 100:
                count, result, factor, mask = abs(int(c)), (1.0, 0.0), (a, b), 1
                while count >= mask:
                    if count & mask:
                        result = _times(*result, *factor)
                    mask <<= 1
                    factor = _times(*factor, *factor)
                return result if c > 0 else _quotient(1.0, 0.0, *result)
            size = math.hypot(a, b)
            length, angle = size ** c, math.atan2(b, a)
            phase = angle * c
            if d != 0:
                length *= math.exp(-angle * d)
                phase += d * math.log(size)
            return length * math.cos(phase), length * math.sin(phase)


        class complex:
            __module__ = "builtins"
            __slots__ = ("_real", "_imag")

            def __new__(cls, real=0, imag=None):
                self = object.__new__(cls)
                if isinstance(real, str):
                    if imag is not None:
                        raise TypeError("complex() can't take second arg if first is a string")
                    self._real, self._imag = _read(real)
                    return self
                if not isinstance(real, complex) and hasattr(type(real), "__complex__"):
                    real = real.__complex__()
                elif not isinstance(real, (int, float)) and hasattr(type(real), "__float__"):
                    real = float(real)
                first = _parts(real)
                if first is None:
                    raise TypeError(f"complex() first argument must be a string or a number, not '{type(real).__name__}'")
                if isinstance(imag, str):
                    raise TypeError("complex() second arg can't be a string")
                second = (0.0, 0.0) if imag is None else _parts(imag)
                if second is None:
                    raise TypeError(f"complex() second argument must be a number, not '{type(imag).__name__}'")
                self._real = first[0] - second[1] if isinstance(imag, complex) else first[0]
                self._imag = first[1] + second[0] if isinstance(real, complex) else second[0]
                return self

            @property
            def real(self):
                return self._real

            @property
            def imag(self):
                return self._imag

            def conjugate(self):
                return complex(self._real, -self._imag)

            def __complex__(self):
                return self

            def __repr__(self):
                if self._real == 0 and math.copysign(1.0, self._real) == 1.0:
                    return _shown(self._imag) + "j"
                imag = _shown(self._imag)
                return f"({_shown(self._real)}{'' if imag.startswith('-') else '+'}{imag}j)"

            def __format__(self, spec):
                if not spec:
                    return str(self)
                return format(self._real, spec) + format(self._imag, "+" + spec.lstrip("+")) + "j"

            def __hash__(self):
                number = (hash(self._real) + 1000003 * hash(self._imag)) % 2 ** 64
                number = number - 2 ** 64 if number >= 2 ** 63 else number
                return -2 if number == -1 else number

            def __eq__(self, other):
                other = _parts(other)
                return NotImplemented if other is None else (self._real, self._imag) == other

            def __bool__(self):
                return self._real != 0 or self._imag != 0

            def __abs__(self):
                return math.hypot(self._real, self._imag)

            def __neg__(self):
                return complex(-self._real, -self._imag)

            def __pos__(self):
                return self

            def __add__(self, other):
                other = _parts(other)
                return NotImplemented if other is None else complex(self._real + other[0], self._imag + other[1])

            __radd__ = __add__

            def __sub__(self, other):
                other = _parts(other)
                return NotImplemented if other is None else complex(self._real - other[0], self._imag - other[1])

            def __rsub__(self, other):
                other = _parts(other)
                return NotImplemented if other is None else complex(other[0] - self._real, other[1] - self._imag)

            def __mul__(self, other):
                other = _parts(other)
                return NotImplemented if other is None else complex(*_times(self._real, self._imag, *other))

            __rmul__ = __mul__

            def __truediv__(self, other):
                other = _parts(other)
                return NotImplemented if other is None else complex(*_quotient(self._real, self._imag, *other))

            def __rtruediv__(self, other):
                other = _parts(other)
                return NotImplemented if other is None else complex(*_quotient(*other, self._real, self._imag))

            def __pow__(self, other):
                other = _parts(other)
                return NotImplemented if other is None else complex(*_power(self._real, self._imag, *other))

            def __rpow__(self, other):
                other = _parts(other)
                return NotImplemented if other is None else complex(*_power(*other, self._real, self._imag))


        def _read(text):
            import re
            number = r"(?:\d[\d_]*\.?(?:[\d_]*)|\.\d[\d_]*)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan"
            plain = text.strip()
            if plain.startswith("(") and plain.endswith(")"):
                plain = plain[1:-1].strip()
            found = re.fullmatch(rf"([+-]?(?:{number}))?(?:([+-]?(?:{number})?)j)?", plain, re.IGNORECASE)
            if found is None or not plain or found[1] and found[2] and found[2][0] not in "+-":
                raise ValueError("complex() arg is a malformed string")
            if found[2] is None:
                return float(found[1]), 0.0
            if found[2] in ("", "+", "-"):
                if not found[2] and found[1]:
                    return 0.0, float(found[1])
                return float(found[1] or 0), float(found[2] + "1")
            return float(found[1] or 0), float(found[2])

        """##,
        "cmath": ##"""
        import math
        from math import e, inf, nan, pi, tau

        infj, nanj = complex(0, inf), complex(0, nan)


        def phase(z):
            z = complex(z)
            return math.atan2(z.imag, z.real)


        def polar(z):
            return abs(complex(z)), phase(z)


        def rect(r, phi):
            return complex(r * math.cos(phi), r * math.sin(phi))


        def exp(z):
            z = complex(z)
            size = math.exp(z.real)
            return complex(size * math.cos(z.imag), size * math.sin(z.imag))


        def log(z, base=None):
            z = complex(z)
            if z == 0:
                raise ValueError("math domain error")
            found = complex(math.log(abs(z)), phase(z))
            return found if base is None else found / log(base)


        def log10(z):
            return log(z) / math.log(10)


        def sqrt(z):
            z = complex(z)
            if z == 0:
                return complex(0.0, z.imag)
            a, b = abs(z.real) / 8, abs(z.imag)
            s = 2 * math.sqrt(a + math.hypot(a, b / 8))
            d = b / (2 * s)
            if z.real >= 0:
                return complex(s, math.copysign(d, z.imag))
            return complex(d, math.copysign(s, z.imag))


        def sin(z):
            z = complex(z)
            return complex(math.sin(z.real) * math.cosh(z.imag), math.cos(z.real) * math.sinh(z.imag))


        def cos(z):
            z = complex(z)
            return complex(math.cos(z.real) * math.cosh(z.imag), -math.sin(z.real) * math.sinh(z.imag))


        def isnan(z):
            z = complex(z)
            return math.isnan(z.real) or math.isnan(z.imag)


        def isinf(z):
            z = complex(z)
            return math.isinf(z.real) or math.isinf(z.imag)


        def isfinite(z):
            return not isnan(z) and not isinf(z)


        def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
            return a == b or abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)

        """##,
    ]
}
