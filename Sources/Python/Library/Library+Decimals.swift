/// Exact decimal numbers.
extension Library {
    static let decimals: [String: String] = [
        "decimal": ##"""
        ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR"
        ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP = "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"


        class DecimalException(ArithmeticError):
            pass


        class InvalidOperation(DecimalException):
            pass


        class DivisionByZero(DecimalException, ZeroDivisionError):
            pass


        class Inexact(DecimalException):
            pass


        class Rounded(Inexact):
            pass


        class Context:
            def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, **options):
                self.prec, self.rounding = prec, rounding

            def create_decimal(self, value="0"):
                return Decimal(value)._fit(self)


        _context = Context()


        def getcontext():
            return _context


        def setcontext(context):
            global _context
            _context = context


        class localcontext:
            def __init__(self, ctx=None, **options):
                self._new = Context(options.get("prec", (ctx or _context).prec), options.get("rounding", (ctx or _context).rounding))

            def __enter__(self):
                self._old = getcontext()
                setcontext(self._new)
                return self._new

            def __exit__(self, *rest):
                setcontext(self._old)


        def _rounded(sign, digits, drop, rounding):
            """The number without its last `drop` digits."""
            if drop <= 0:
                return digits * 10 ** -drop
            unit = 10 ** drop
            whole, rest = divmod(digits, unit)
            if rest == 0:
                return whole
            half = 2 * rest - unit
            up = {
                ROUND_UP: True, ROUND_DOWN: False, ROUND_CEILING: sign == 0, ROUND_FLOOR: sign == 1,
                ROUND_HALF_UP: half >= 0, ROUND_HALF_DOWN: half > 0,
                ROUND_HALF_EVEN: half > 0 or half == 0 and whole % 2 == 1, ROUND_05UP: whole % 5 == 0,
            }[rounding]
            return whole + 1 if up else whole


        class Decimal:
            def __new__(cls, value="0", context=None):
                self = object.__new__(cls)
                self._special = None
                if isinstance(value, Decimal):
                    self._sign, self._int, self._exp, self._special = value._sign, value._int, value._exp, value._special
                elif isinstance(value, bool) or isinstance(value, int):
                    self._sign, self._int, self._exp = (1 if value < 0 else 0), abs(int(value)), 0
                elif isinstance(value, float):
                    if value != value or value in (float("inf"), float("-inf")):
                        return Decimal(str(value))
                    top, bottom = value.as_integer_ratio()
                    shift = bottom.bit_length() - 1
                    self._sign, self._int, self._exp = (1 if top < 0 else 0), abs(top) * 5 ** shift, -shift
                elif isinstance(value, (tuple, list)):
                    self._sign, digits, self._exp = value
                    self._int = int("".join(map(str, digits)) or "0")
                elif isinstance(value, str):
                    self._read(value)
                else:
                    raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
                return self

            def _read(self, text):
                word = text.strip().replace("_", "")
                self._sign = 1 if word.startswith("-") else 0
                bare = word.lstrip("+-") if word[:1] in ("+", "-") else word
                if bare.lower() in ("inf", "infinity", "nan"):
                    self._int, self._exp, self._special = 0, 0, "NaN" if bare.lower() == "nan" else "Infinity"
                    return
                mantissa, _, exponent = bare.lower().partition("e")
                whole, _, fraction = mantissa.partition(".")
                if not (whole + fraction).isdigit() or exponent and not exponent.lstrip("+-").isdigit():
                    raise InvalidOperation([ConversionSyntax])
                self._int = int(whole + fraction)
                self._exp = (int(exponent) if exponent else 0) - len(fraction)

            @classmethod
            def _make(cls, sign, digits, exp):
                self = object.__new__(cls)
                self._sign, self._int, self._exp, self._special = sign, digits, exp, None
                return self

            @classmethod
            def from_float(cls, value):
                return cls(value)

            def _fit(self, context=None):
                context = context or _context
                extra = len(str(self._int)) - context.prec
                if self._special or extra <= 0:
                    return self
                digits = _rounded(self._sign, self._int, extra, context.rounding)
                return Decimal._make(self._sign, digits, self._exp + extra)

            def _signed(self):
                return -self._int if self._sign else self._int

            @staticmethod
            def _of(value):
                if isinstance(value, Decimal):
                    return value
                return Decimal(value) if isinstance(value, int) else None

            def __str__(self):
                sign = "-" if self._sign else ""
                if self._special:
                    return sign + self._special
                digits = str(self._int)
                point = self._exp + len(digits)
                if self._exp <= 0 and point > -6:
                    if self._exp == 0:
                        return sign + digits
                    if point <= 0:
                        return sign + "0." + "0" * -point + digits
                    return sign + digits[:point] + "." + digits[point:]
                power = point - 1
                return sign + digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + f"E{power:+d}"

            def __repr__(self):
                return f"Decimal('{self}')"

            def __format__(self, spec):
                if not spec:
                    return str(self)
                body = spec.rstrip("fF%")
                if spec[-1] in "fF" and "." in body:
                    head, _, places = body.rpartition(".")
                    text = str(self.quantize(Decimal._make(0, 1, -int(places))))
                    if "," in head:
                        head = head.replace(",", "")
                        whole, _, rest = text.partition(".")
                        text = f"{int(whole):,}" + ("." + rest if rest else "")
                    return format(text, (head if head[:1] in "<>^" or not head else ">" + head))
                return format(float(self), spec)

            def __bool__(self):
                return self._special is not None or self._int != 0

            def __float__(self):
                return float(str(self))

            def __int__(self):
                whole = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
                return -whole if self._sign else whole

            __trunc__ = __int__

            def __hash__(self):
                return hash(int(self)) if self == int(self) else hash(float(self))

            def __neg__(self): return Decimal._make(0 if self._sign or not self._int else 1, self._int, self._exp)
            def __pos__(self): return self._fit()
            def __abs__(self): return Decimal._make(0, self._int, self._exp)

            def _aligned(self, other):
                exp = min(self._exp, other._exp)
                return self._signed() * 10 ** (self._exp - exp), other._signed() * 10 ** (other._exp - exp), exp

            def __add__(self, other):
                other = Decimal._of(other)
                if other is None:
                    return NotImplemented
                a, b, exp = self._aligned(other)
                return Decimal._make(1 if a + b < 0 else 0, abs(a + b), exp)._fit()

            __radd__ = __add__

            def __sub__(self, other):
                other = Decimal._of(other)
                return NotImplemented if other is None else self + -other

            def __rsub__(self, other):
                other = Decimal._of(other)
                return NotImplemented if other is None else other + -self

            def __mul__(self, other):
                other = Decimal._of(other)
                if other is None:
                    return NotImplemented
                return Decimal._make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)._fit()

            __rmul__ = __mul__

            def __truediv__(self, other):
                other = Decimal._of(other)
                if other is None:
                    return NotImplemented
                if not other._int:
                    if not self._int:
                        raise InvalidOperation([DivisionUndefined])
                    raise DivisionByZero([DivisionByZero])
                sign, exp = self._sign ^ other._sign, self._exp - other._exp
                if self._int == 0:
                    return Decimal._make(sign, 0, exp)
                shift = max(0, len(str(other._int)) - len(str(self._int)) + _context.prec + 1)
                digits, rest = divmod(self._int * 10 ** shift, other._int)
                exp -= shift
                if rest:
                    if digits % 5 == 0:
                        digits += 1
                else:
                    ideal = self._exp - other._exp
                    while exp < ideal and digits % 10 == 0:
                        digits //= 10
                        exp += 1
                return Decimal._make(sign, digits, exp)._fit()

            def __rtruediv__(self, other):
                other = Decimal._of(other)
                return NotImplemented if other is None else other / self

            def __floordiv__(self, other):
                other = Decimal._of(other)
                if other is None:
                    return NotImplemented
                if not other._int:
                    raise DivisionByZero([DivisionByZero])
                a, b, _ = self._aligned(other)
                whole = abs(a) // abs(b)
                return Decimal._make(self._sign ^ other._sign, whole, 0)

            def __mod__(self, other):
                other = Decimal._of(other)
                if other is None:
                    return NotImplemented
                if not other._int:
                    raise InvalidOperation([InvalidOperation])
                a, b, exp = self._aligned(other)
                return Decimal._make(self._sign, abs(a) % abs(b), exp)

            def __divmod__(self, other):
                return self // other, self % other

            def __pow__(self, other):
                other = Decimal._of(other)
                if other is None:
                    return NotImplemented
                if other == int(other) and other >= 0:
                    count = int(other)
                    return Decimal._make(self._sign if count % 2 else 0, self._int ** count, self._exp * count)._fit()
                if other == int(other):
                    return Decimal(1) / self ** -other
                return Decimal(str(float(self) ** float(other)))

            def __round__(self, places=None):
                if places is None:
                    return int(self.quantize(Decimal(1), ROUND_HALF_EVEN))
                return self.quantize(Decimal._make(0, 1, -places), ROUND_HALF_EVEN)

            def __floor__(self): return int(self.quantize(Decimal(1), ROUND_FLOOR))
            def __ceil__(self): return int(self.quantize(Decimal(1), ROUND_CEILING))

            def _compare(self, other):
                if isinstance(other, float):
                    other = Decimal(other)
                other = Decimal._of(other)
                if other is None:
                    return None
                a, b, _ = self._aligned(other)
                return (a > b) - (a < b)

            def __eq__(self, other):
                order = self._compare(other)
                return NotImplemented if order is None else order == 0 and self._special is None

            def __lt__(self, other):
                order = self._compare(other)
                return NotImplemented if order is None else order < 0

            def __le__(self, other):
                order = self._compare(other)
                return NotImplemented if order is None else order <= 0

            def __gt__(self, other):
                order = self._compare(other)
                return NotImplemented if order is None else order > 0

            def __ge__(self, other):
                order = self._compare(other)
                return NotImplemented if order is None else order >= 0

            def compare(self, other):
                return Decimal(self._compare(other))

            def quantize(self, exp, rounding=None, context=None):
                exp = Decimal._of(exp)
                digits = _rounded(self._sign, self._int, exp._exp - self._exp, rounding or _context.rounding)
                if len(str(digits)) > _context.prec:
                    raise InvalidOperation([InvalidOperation])
                return Decimal._make(self._sign, digits, exp._exp)

            def to_integral_value(self, rounding=None, context=None):
                return self if self._exp >= 0 else self.quantize(Decimal(1), rounding)

            to_integral = to_integral_value

            def normalize(self, context=None):
                digits, exp = self._int, self._exp
                if digits == 0:
                    return Decimal._make(self._sign, 0, 0)
                while digits % 10 == 0:
                    digits //= 10
                    exp += 1
                return Decimal._make(self._sign, digits, exp)

            def sqrt(self, context=None):
                import math
                if self._sign and self._int:
                    raise InvalidOperation([InvalidOperation])
                shift = 2 * (_context.prec + 2)
                digits = self._int * 10 ** shift
                exp = self._exp - shift
                if exp % 2:
                    digits *= 10
                    exp -= 1
                root = math.isqrt(digits)
                found = Decimal._make(0, root, exp // 2)
                if root * root == digits:
                    ideal = self._exp // 2
                    while found._exp < ideal and found._int % 10 == 0:
                        found = Decimal._make(0, found._int // 10, found._exp + 1)
                return found._fit()

            def copy_abs(self): return abs(self)
            def copy_negate(self): return Decimal._make(1 - self._sign, self._int, self._exp)
            def is_nan(self): return self._special == "NaN"
            def is_infinite(self): return self._special == "Infinity"
            def is_finite(self): return self._special is None
            def is_signed(self): return bool(self._sign)
            def is_zero(self): return self._special is None and self._int == 0
            def adjusted(self): return self._exp + len(str(self._int)) - 1

            def as_tuple(self):
                return DecimalTuple(self._sign, tuple(int(x) for x in str(self._int)), self._exp)

            def as_integer_ratio(self):
                import math
                top, bottom = self._signed() * 10 ** max(0, self._exp), 10 ** max(0, -self._exp)
                shared = math.gcd(top, bottom)
                return top // shared, bottom // shared


        class ConversionSyntax(InvalidOperation):
            pass


        class DivisionUndefined(InvalidOperation):
            pass


        from collections import namedtuple
        DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent")

        """##
    ]
}
