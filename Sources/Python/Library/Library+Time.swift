/// Dates and times.
extension Library {
    static let time: [String: String] = [
        "_calendar": ##"""
        from _civil import civil_from_days, days_from_civil, strftime

        DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
                  "December"]


        def is_leap(y):
            return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


        def month_days(y, m):
            return 29 if m == 2 and is_leap(y) else [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]


        def iso_week(y, m, d):
            days = days_from_civil(y, m, d)
            weekday = (days + 3) % 7
            thursday = days - weekday + 3
            year = civil_from_days(thursday)[0]
            return year, (thursday - days_from_civil(year, 1, 1)) // 7 + 1, weekday + 1


        def strptime(text, fmt):
            import re
            parts = {"Y": r"(?P<Y>\d{4})", "m": r"(?P<m>\d{1,2})", "d": r"(?P<d>\d{1,2})", "H": r"(?P<H>\d{1,2})",
                     "M": r"(?P<M>\d{1,2})", "S": r"(?P<S>\d{1,2})", "f": r"(?P<f>\d{1,6})", "y": r"(?P<y>\d{2})",
                     "I": r"(?P<I>\d{1,2})", "p": r"(?P<p>[AaPp][Mm])", "b": r"(?P<b>[A-Za-z]{3})", "B": r"(?P<B>[A-Za-z]+)",
                     "a": r"(?P<a>[A-Za-z]{3})", "A": r"(?P<A>[A-Za-z]+)", "j": r"(?P<j>\d{1,3})",
                     "z": r"(?P<z>[+-]\d{2}:?\d{2}|Z)", "Z": r"(?P<Z>[A-Z]*)", "%": "%"}
            pattern, i = "", 0
            while i < len(fmt):
                if fmt[i] == "%" and i + 1 < len(fmt):
                    if fmt[i + 1] not in parts:
                        raise ValueError(f"'{fmt[i + 1]}' is a bad directive in format '{fmt}'")
                    pattern += parts[fmt[i + 1]]
                    i += 2
                elif fmt[i].isspace():
                    pattern += r"\s+"
                    i += 1
                else:
                    pattern += re.escape(fmt[i])
                    i += 1
            found = re.match(pattern, text)
            if not found:
                raise ValueError(f"time data {text!r} does not match format {fmt!r}")
            if found.end() != len(text):
                raise ValueError(f"unconverted data remains: {text[found.end():]}")
            g = found.groupdict()
            y, mo, d = int(g.get("Y") or 1900), int(g.get("m") or 1), int(g.get("d") or 1)
            if g.get("y"):
                y = int(g["y"]) + (2000 if int(g["y"]) < 69 else 1900)
            for key, cut in (("b", 3), ("B", 99)):
                if g.get(key):
                    names = [n[:cut].lower() for n in MONTHS]
                    if g[key].lower() not in names:
                        raise ValueError(f"time data {text!r} does not match format {fmt!r}")
                    mo = names.index(g[key].lower()) + 1
            h = int(g.get("H") or g.get("I") or 0)
            if g.get("p"):
                h = h % 12 + (12 if g["p"].lower() == "pm" else 0)
            us = int((g.get("f") or "0").ljust(6, "0"))
            if not 1 <= mo <= 12 or h > 23 or int(g.get("M") or 0) > 59 or int(g.get("S") or 0) > 61 or d > 31:
                raise ValueError(f"time data {text!r} does not match format {fmt!r}")
            if d < 1 or d > month_days(y, mo):
                raise ValueError("day is out of range for month")
            return y, mo, d, h, int(g.get("M") or 0), int(g.get("S") or 0), us, g.get("z")

        """##,
        "datetime": ##"""
        import time as _time
        import _calendar as _c

        MINYEAR, MAXYEAR = 1, 9999


        class timedelta:
            def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
                days = days + weeks * 7
                seconds = seconds + minutes * 60 + hours * 3600
                microseconds = microseconds + milliseconds * 1000
                total = round(days * 86400000000) + round(seconds * 1000000) + round(microseconds)
                self.days, rest = divmod(total, 86400000000)
                self.seconds, self.microseconds = divmod(rest, 1000000)

            @property
            def _us(self):
                return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds

            def total_seconds(self):
                return self._us / 1000000

            def __add__(self, other):
                if isinstance(other, timedelta):
                    return timedelta(microseconds=self._us + other._us)
                return NotImplemented

            def __sub__(self, other):
                if isinstance(other, timedelta):
                    return timedelta(microseconds=self._us - other._us)
                return NotImplemented

            def __mul__(self, k):
                return timedelta(microseconds=self._us * k)

            __rmul__ = __mul__

            def __truediv__(self, k):
                return self._us / k._us if isinstance(k, timedelta) else timedelta(microseconds=self._us / k)

            def __floordiv__(self, k):
                return self._us // k._us if isinstance(k, timedelta) else timedelta(microseconds=self._us // k)

            def __mod__(self, k):
                return timedelta(microseconds=self._us % k._us)

            def __neg__(self):
                return timedelta(microseconds=-self._us)

            def __abs__(self):
                return timedelta(microseconds=abs(self._us))

            def __bool__(self):
                return self._us != 0

            def __eq__(self, other):
                return isinstance(other, timedelta) and self._us == other._us

            def __lt__(self, other):
                return self._us < other._us

            def __le__(self, other):
                return self._us <= other._us

            def __gt__(self, other):
                return self._us > other._us

            def __ge__(self, other):
                return self._us >= other._us

            def __hash__(self):
                return hash(self._us)

            def __str__(self):
                m, s = divmod(self.seconds, 60)
                h, m = divmod(m, 60)
                out = f"{h}:{m:02d}:{s:02d}"
                if self.days:
                    out = f"{self.days} day{'s' if abs(self.days) != 1 else ''}, " + out
                return out + (f".{self.microseconds:06d}" if self.microseconds else "")

            def __repr__(self):
                parts = [f"{n}={getattr(self, n)}" for n in ("days", "seconds", "microseconds") if getattr(self, n)]
                return f"datetime.timedelta({', '.join(parts) or '0'})"


        class tzinfo:
            pass


        class timezone(tzinfo):
            def __init__(self, offset, name=None):
                self._offset, self._name = offset, name

            def utcoffset(self, dt):
                return self._offset

            def dst(self, dt):
                return None

            def tzname(self, dt):
                if self._name:
                    return self._name
                return "UTC" if not self._offset else "UTC" + _offset_text(self._offset)

            def __eq__(self, other):
                return isinstance(other, timezone) and self._offset == other._offset

            def __hash__(self):
                return hash(self._offset)

            def __str__(self):
                return self.tzname(None)

            def __repr__(self):
                if not self._offset and not self._name:
                    return "datetime.timezone.utc"
                return f"datetime.timezone({self._offset!r}{', ' + repr(self._name) if self._name else ''})"


        def _offset_text(offset, colon=":"):
            total = offset._us // 60000000
            sign = "-" if total < 0 else "+"
            h, m = divmod(abs(total), 60)
            return f"{sign}{h:02d}{colon}{m:02d}"


        timezone.utc = timezone(timedelta(0))
        UTC = timezone.utc


        def _check_date(y, m, d):
            if not MINYEAR <= y <= MAXYEAR:
                raise ValueError(f"year {y} is out of range")
            if not 1 <= m <= 12:
                raise ValueError("month must be in 1..12")
            if not 1 <= d <= _c.month_days(y, m):
                raise ValueError("day is out of range for month")


        class IsoCalendarDate(tuple):
            year = property(lambda self: self[0])
            week = property(lambda self: self[1])
            weekday = property(lambda self: self[2])

            def __repr__(self):
                return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


        class date:
            def __init__(self, year, month, day):
                _check_date(year, month, day)
                self.year, self.month, self.day = year, month, day

            @classmethod
            def today(cls):
                return cls.fromtimestamp(_time.time())

            @classmethod
            def fromtimestamp(cls, t):
                return cls.fromordinal(int(t // 86400) + 719163)

            @classmethod
            def fromordinal(cls, n):
                return cls(*_c.civil_from_days(n - 719163))

            @classmethod
            def fromisoformat(cls, text):
                parts = text.split("-")
                try:
                    if len(parts) != 3 or len(text) != 10:
                        raise ValueError
                    return cls(*map(int, parts))
                except ValueError as e:
                    if str(e) and "literal" not in str(e):
                        raise
                    raise ValueError(f"Invalid isoformat string: {text!r}") from None

            def toordinal(self):
                return _c.days_from_civil(self.year, self.month, self.day) + 719163

            def weekday(self):
                return (self.toordinal() + 6) % 7

            def isoweekday(self):
                return self.weekday() + 1

            def isocalendar(self):
                return IsoCalendarDate(_c.iso_week(self.year, self.month, self.day))

            def isoformat(self):
                return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

            __str__ = isoformat

            def strftime(self, fmt):
                return _c.strftime(fmt, self.year, self.month, self.day)

            def __format__(self, spec):
                return self.strftime(spec) if spec else str(self)

            def ctime(self):
                return self.strftime("%a %b %e 00:00:00 %Y")

            def replace(self, year=None, month=None, day=None):
                return type(self)(year or self.year, month or self.month, day or self.day)

            def timetuple(self):
                return _time.struct_time((self.year, self.month, self.day, 0, 0, 0, self.weekday(),
                                          self.toordinal() - date(self.year, 1, 1).toordinal() + 1, -1))

            def __repr__(self):
                return f"datetime.date({self.year}, {self.month}, {self.day})"

            def __add__(self, other):
                if isinstance(other, timedelta):
                    return type(self).fromordinal(self.toordinal() + other.days)
                return NotImplemented

            __radd__ = __add__

            def __sub__(self, other):
                if isinstance(other, timedelta):
                    return type(self).fromordinal(self.toordinal() - other.days)
                if isinstance(other, date):
                    return timedelta(self.toordinal() - other.toordinal())
                return NotImplemented

            def _key(self):
                return (self.year, self.month, self.day)

            def __eq__(self, other):
                return isinstance(other, date) and not isinstance(other, datetime) and self._key() == other._key()

            def __lt__(self, other):
                return self._key() < _other(self, other, "<")._key()

            def __le__(self, other):
                return self._key() <= _other(self, other, "<=")._key()

            def __gt__(self, other):
                return self._key() > _other(self, other, ">")._key()

            def __ge__(self, other):
                return self._key() >= _other(self, other, ">=")._key()

            def __hash__(self):
                return hash(self._key())


        def _other(a, b, sign):
            if not isinstance(b, date) or isinstance(a, datetime) != isinstance(b, datetime):
                if isinstance(b, date):
                    raise TypeError(f"can't compare {type(a).__module__}.{type(a).__name__} to {type(b).__module__}.{type(b).__name__}")
                raise TypeError(f"'{sign}' not supported between instances of '{type(a).__module__}.{type(a).__name__}' and '{type(b).__name__}'")
            return b


        class time:
            def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
                if not 0 <= hour <= 23:
                    raise ValueError("hour must be in 0..23")
                if not 0 <= minute <= 59:
                    raise ValueError("minute must be in 0..59")
                if not 0 <= second <= 59:
                    raise ValueError("second must be in 0..59")
                self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo

            def isoformat(self, timespec="auto"):
                out = f"{self.hour:02d}:{self.minute:02d}"
                if timespec != "minutes":
                    out += f":{self.second:02d}"
                    if self.microsecond and timespec == "auto" or timespec == "microseconds":
                        out += f".{self.microsecond:06d}"
                    elif timespec == "milliseconds":
                        out += f".{self.microsecond // 1000:03d}"
                return out

            __str__ = isoformat

            def strftime(self, fmt):
                return _c.strftime(fmt, 1900, 1, 1, self.hour, self.minute, self.second, self.microsecond)

            def __format__(self, spec):
                return self.strftime(spec) if spec else str(self)

            def replace(self, **changes):
                values = {"hour": self.hour, "minute": self.minute, "second": self.second, "microsecond": self.microsecond}
                values.update(changes)
                return time(**values)

            def _key(self):
                return (self.hour, self.minute, self.second, self.microsecond)

            def __eq__(self, other):
                return isinstance(other, time) and self._key() == other._key()

            def __lt__(self, other):
                return self._key() < other._key()

            def __le__(self, other):
                return self._key() <= other._key()

            def __gt__(self, other):
                return self._key() > other._key()

            def __hash__(self):
                return hash(self._key())

            def __repr__(self):
                parts = [self.hour, self.minute] + ([self.second] if self.second or self.microsecond else []) + \
                    ([self.microsecond] if self.microsecond else [])
                return f"datetime.time({', '.join(map(str, parts))})"


        class datetime(date):
            def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
                date.__init__(self, year, month, day)
                for name, value, top in (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59),
                                         ("microsecond", microsecond, 999999)):
                    if not 0 <= value <= top:
                        raise ValueError(f"{name} must be in 0..{top}")
                self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo

            @classmethod
            def now(cls, tz=None):
                return cls.fromtimestamp(_time.time(), tz)

            @classmethod
            def utcnow(cls):
                return cls.fromtimestamp(_time.time())

            @classmethod
            def today(cls):
                return cls.now()

            @classmethod
            def fromtimestamp(cls, t, tz=None):
                offset = tz.utcoffset(None)._us if tz is not None else 0
                return cls._from_us(round(t * 1000000) + offset, tz)

            @classmethod
            def utcfromtimestamp(cls, t):
                return cls.fromtimestamp(t)

            @classmethod
            def _from_us(cls, us, tz=None):
                days, rest = divmod(us, 86400000000)
                s, micro = divmod(rest, 1000000)
                y, m, d = _c.civil_from_days(days)
                return cls(y, m, d, s // 3600, s // 60 % 60, s % 60, micro, tz)

            @classmethod
            def combine(cls, d, t, tzinfo=None):
                return cls(d.year, d.month, d.day, t.hour, t.minute, t.second, t.microsecond, tzinfo or t.tzinfo)

            @classmethod
            def fromisoformat(cls, text):
                import re
                m = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,6}))?)?)?(Z|[+-]\d\d:?\d\d)?", text)
                if not m:
                    raise ValueError(f"Invalid isoformat string: {text!r}")
                g = m.groups()
                return cls(int(g[0]), int(g[1]), int(g[2]), int(g[3] or 0), int(g[4] or 0), int(g[5] or 0),
                           int((g[6] or "0").ljust(6, "0")), _zone(g[7]))

            @classmethod
            def strptime(cls, text, fmt):
                y, mo, d, h, mi, s, us, zone = _c.strptime(text, fmt)
                return cls(y, mo, d, h, mi, s, us, _zone(zone))

            @property
            def _us(self):
                return ((_c.days_from_civil(self.year, self.month, self.day) * 86400 + self.hour * 3600 + self.minute * 60
                         + self.second) * 1000000 + self.microsecond)

            @property
            def _utc(self):
                return self._us - (self.tzinfo.utcoffset(self)._us if self.tzinfo is not None else 0)

            def timestamp(self):
                return self._utc / 1000000

            def date(self):
                return date(self.year, self.month, self.day)

            def time(self):
                return time(self.hour, self.minute, self.second, self.microsecond)

            def utcoffset(self):
                return self.tzinfo.utcoffset(self) if self.tzinfo is not None else None

            def tzname(self):
                return self.tzinfo.tzname(self) if self.tzinfo is not None else None

            def astimezone(self, tz=None):
                tz = tz or timezone.utc
                return datetime._from_us(self._utc + tz.utcoffset(None)._us, tz)

            def replace(self, **changes):
                values = {n: getattr(self, n) for n in ("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo")}
                values.update(changes)
                return type(self)(**values)

            def isoformat(self, sep="T", timespec="auto"):
                out = date.isoformat(self) + sep + self.time().isoformat(timespec)
                return out + (_offset_text(self.utcoffset()) if self.tzinfo is not None else "")

            def __str__(self):
                return self.isoformat(" ")

            def strftime(self, fmt):
                zone = _offset_text(self.utcoffset(), "") if self.tzinfo is not None else ""
                return _c.strftime(fmt, self.year, self.month, self.day, self.hour, self.minute, self.second,
                                   self.microsecond, zone, self.tzname() or "")

            def ctime(self):
                return self.strftime("%a %b %e %H:%M:%S %Y")

            def timetuple(self):
                return _time.struct_time((self.year, self.month, self.day, self.hour, self.minute, self.second,
                                          self.weekday(), self.toordinal() - date(self.year, 1, 1).toordinal() + 1, -1))

            def __repr__(self):
                parts = [self.year, self.month, self.day, self.hour, self.minute]
                if self.second or self.microsecond:
                    parts.append(self.second)
                if self.microsecond:
                    parts.append(self.microsecond)
                zone = f", tzinfo={self.tzinfo!r}" if self.tzinfo is not None else ""
                return f"datetime.datetime({', '.join(map(str, parts))}{zone})"

            def __add__(self, other):
                if isinstance(other, timedelta):
                    return type(self)._from_us(self._us + other._us, self.tzinfo)
                return NotImplemented

            __radd__ = __add__

            def __sub__(self, other):
                if isinstance(other, timedelta):
                    return type(self)._from_us(self._us - other._us, self.tzinfo)
                if isinstance(other, datetime):
                    if (self.tzinfo is None) != (other.tzinfo is None):
                        raise TypeError("can't subtract offset-naive and offset-aware datetimes")
                    return timedelta(microseconds=self._utc - other._utc)
                return NotImplemented

            def _key(self):
                return (self._utc,)

            def __eq__(self, other):
                return isinstance(other, datetime) and self._utc == other._utc

            def __lt__(self, other):
                if isinstance(other, datetime) and (self.tzinfo is None) != (other.tzinfo is None):
                    raise TypeError("can't compare offset-naive and offset-aware datetimes")
                return self._key() < _other(self, other, "<")._key()

            def __hash__(self):
                return hash(self._utc)


        def _zone(text):
            if not text:
                return None
            if text == "Z":
                return timezone.utc
            sign = -1 if text[0] == "-" else 1
            digits = text[1:].replace(":", "")
            return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))


        date.min, date.max = date(1, 1, 1), date(9999, 12, 31)
        datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
        date.resolution = timedelta(days=1)

        """##,
        "time": ##"""
        from _time import *
        from _time import time, time_ns, monotonic, perf_counter, process_time, sleep
        import _calendar as _c
        import _civil

        timezone = 0
        altzone = 0
        daylight = 0
        tzname = ("UTC", "UTC")
        monotonic_ns = perf_counter_ns = time_ns


        class struct_time(tuple):
            pass


        for _i, _name in enumerate("tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst".split()):
            setattr(struct_time, _name, property(lambda self, i=_i: self[i]))


        def _repr(self):
            names = "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst".split()
            return f"time.struct_time({', '.join(f'{n}={v}' for n, v in zip(names, self))})"


        struct_time.__repr__ = _repr


        def gmtime(seconds=None):
            return struct_time(_civil.gmtime(time() if seconds is None else seconds))


        localtime = gmtime


        def mktime(t):
            return float(_c.days_from_civil(t[0], t[1], t[2]) * 86400 + t[3] * 3600 + t[4] * 60 + t[5])


        def strftime(fmt, t=None):
            t = gmtime() if t is None else t
            return _c.strftime(fmt, *t[:6], zone="+0000", name="UTC")


        def strptime(text, fmt="%a %b %d %H:%M:%S %Y"):
            y, mo, d, h, mi, s, us, zone = _c.strptime(text, fmt)
            days = _c.days_from_civil(y, mo, d)
            return struct_time((y, mo, d, h, mi, s, (days + 3) % 7, days - _c.days_from_civil(y, 1, 1) + 1, -1))


        def asctime(t=None):
            return strftime("%a %b %e %H:%M:%S %Y", t)


        def ctime(seconds=None):
            return asctime(gmtime(seconds))

        """##,
        "calendar": ##"""
        from _calendar import is_leap as isleap, month_days as _month_days, DAYS as day_name, MONTHS as _MONTHS

        month_name = [""] + _MONTHS
        day_abbr = [d[:3] for d in day_name]
        month_abbr = [m[:3] for m in month_name]


        def weekday(year, month, day):
            from datetime import date
            return date(year, month, day).weekday()


        def monthrange(year, month):
            return weekday(year, month, 1), _month_days(year, month)


        def timegm(t):
            from time import mktime
            return int(mktime(t))

        """##,
    ]
}
