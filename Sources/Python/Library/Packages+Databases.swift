/// Clients of databases.
extension Packages {
    static let databases: [String: String] = [
        "psycopg2": psycopg2, "psycopg2.extras": extras, "psycopg2.extensions": extensions, "psycopg2.errors": errors,
        "psycopg2.pool": pool, "psycopg2.sql": composing, "psycopg2._wire": wire, "psycopg": psycopg,
        "psycopg._wire": wire,
        "psycopg.rows": rows, "psycopg.errors": errors.replacing("psycopg2", with: "psycopg"),
        "psycopg.sql": composing.replacing("psycopg2", with: "psycopg"),
    ]

    /// PostgreSQL's protocol, for both packages.
    private static let wire = ##"""
        import base64
        import datetime
        import hashlib
        import hmac
        import json
        import os
        import socket
        from decimal import Decimal


        class Report(Exception):
            """What the server complains of, field by field."""

            def __init__(self, fields):
                self.fields = fields


        class Unreachable(Exception):
            pass


        def target(text, options):
            found = {}
            if text and "://" in text:
                from urllib.parse import urlsplit, unquote
                parts = urlsplit(text)
                found = {"host": parts.hostname, "port": parts.port, "user": parts.username and unquote(parts.username), "password": parts.password and unquote(parts.password), "dbname": parts.path.strip("/") or None}
            elif text:
                for pair in text.split():
                    key, _, value = pair.partition("=")
                    found[key] = value.strip("'")
            for key, value in options.items():
                if value is not None:
                    found["dbname" if key == "database" else key] = value
            found = {key: value for key, value in found.items() if value is not None}
            for key, name in (("host", "PGHOST"), ("port", "PGPORT"), ("user", "PGUSER"), ("password", "PGPASSWORD"), ("dbname", "PGDATABASE")):
                if key not in found and os.environ.get(name):
                    found[key] = os.environ[name]
            return found


        def int4(value):
            return value.to_bytes(4, "big")


        class Link:
            """A connection that asks one thing after the other."""

            def __init__(self, target):
                self.host = target.get("host") or "/var/run/postgresql"
                self.port = int(target.get("port") or 5432)
                self.user = target.get("user") or "root"
                self.database = target.get("dbname") or self.user
                self.password = target.get("password")
                self.parameters = {}
                self.status = "I"
                self._connect()

            def _place(self, address=None):
                if address is None or address == self.host:
                    return f'connection to server at "{self.host}", port {self.port} failed: '
                return f'connection to server at "{self.host}" ({address}), port {self.port} failed: '

            def _connect(self):
                if self.host.startswith("/"):
                    raise Unreachable(f'connection to server on socket "{self.host}/.s.PGSQL.{self.port}" failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?\n')
                try:
                    address = socket.gethostbyname(self.host)
                except OSError:
                    raise Unreachable(f'could not translate host name "{self.host}" to address: Name or service not known\n') from None
                try:
                    self._socket = socket.create_connection((address, self.port))
                except OSError as e:
                    reason = {111: "Connection refused", 110: "Connection timed out", 113: "No route to host"}.get(e.errno, e.strerror)
                    raise Unreachable(self._place(address) + f"{reason}\n\tIs the server running on that host and accepting TCP/IP connections?\n") from None
                self._file = self._socket.makefile("rb")
                words = ["user", self.user, "database", self.database, "client_encoding", "UTF8"]
                body = int4(196608) + b"".join(word.encode() + b"\0" for word in words) + b"\0"
                self._socket.sendall(int4(len(body) + 4) + body)
                try:
                    self._enter()
                except Report as e:
                    self.close()
                    raise Unreachable(self._place(address) + f"{e.fields['S']}:  {e.fields['M']}\n") from None

            def _send(self, kind, body=b""):
                self._socket.sendall(kind + int4(len(body) + 4) + body)

            def _receive(self):
                head = self._file.read(5)
                if len(head) < 5:
                    raise Unreachable("server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.\n")
                body = self._file.read(int.from_bytes(head[1:], "big") - 4)
                return head[:1], body

            def _enter(self):
                while True:
                    kind, body = self._receive()
                    if kind == b"R":
                        self._prove(int.from_bytes(body[:4], "big"), body[4:])
                    elif kind == b"E":
                        raise Report(fields(body))
                    elif kind == b"S":
                        name, value, _ = body.split(b"\0")
                        self.parameters[name.decode()] = value.decode()
                    elif kind == b"Z":
                        return

            def _prove(self, code, body):
                if code in (0, 12):
                    return
                if self.password is None:
                    raise Report({"S": "fe_sendauth", "M": "no password supplied"})
                if code == 3:
                    self._send(b"p", self.password.encode() + b"\0")
                elif code == 10:
                    self._first = "n=,r=" + base64.b64encode(os.urandom(18)).decode()
                    first = ("n,," + self._first).encode()
                    self._send(b"p", b"SCRAM-SHA-256\0" + int4(len(first)) + first)
                elif code == 11:
                    said = body.decode()
                    parts = dict(part.split("=", 1) for part in said.split(","))
                    salted = hashlib.pbkdf2_hmac("sha256", self.password.encode(), base64.b64decode(parts["s"]), int(parts["i"]))
                    key = hmac.digest(salted, b"Client Key", "sha256")
                    bare = "c=biws,r=" + parts["r"]
                    sign = hmac.digest(hashlib.sha256(key).digest(), f"{self._first},{said},{bare}".encode(), "sha256")
                    proof = base64.b64encode(bytes(a ^ b for a, b in zip(key, sign))).decode()
                    self._send(b"p", f"{bare},p={proof}".encode())

            def ask(self, text):
                """All results of a query: columns, rows and tag of each."""
                self._send(b"Q", text.encode() + b"\0")
                results, columns, rows, report = [], None, [], None
                while True:
                    kind, body = self._receive()
                    if kind == b"T":
                        columns, rows = described(body), []
                    elif kind == b"D":
                        rows.append(values(body, columns))
                    elif kind == b"C":
                        results.append((columns, rows, body[:-1].decode()))
                        columns, rows = None, []
                    elif kind == b"E":
                        report = Report(fields(body))
                    elif kind == b"G":
                        self._send(b"f", b"COPY is not supported here\0")
                    elif kind == b"Z":
                        self.status = body.decode()
                        if report:
                            raise report
                        return results

            def close(self):
                try:
                    self._send(b"X")
                except OSError:
                    pass
                self._socket.close()


        def fields(body):
            return {part[:1].decode(): part[1:].decode() for part in body.split(b"\0") if part}


        def described(body):
            count, at, columns = int.from_bytes(body[:2], "big"), 2, []
            for _ in range(count):
                end = body.index(b"\0", at)
                name = body[at:end].decode()
                at = end + 7
                columns.append((name, int.from_bytes(body[at:at + 4], "big")))
                at += 12
            return columns


        def values(body, columns):
            at, row = 2, []
            for _, kind in columns:
                size = int.from_bytes(body[at:at + 4], "big")
                at += 4
                if size == 0xFFFFFFFF:
                    row.append(None)
                    continue
                row.append(value(body[at:at + size].decode(), kind))
                at += size
            return tuple(row)


        def value(text, kind):
            reader = readers.get(kind)
            return reader(text) if reader else text


        def moment(text):
            zone = None
            if text.endswith("+00"):
                text, zone = text[:-3], datetime.timezone.utc
            day, _, clock = text.partition(" ")
            clock, _, fraction = clock.partition(".")
            year, month, date = map(int, day.split("-"))
            hour, minute, second = map(int, clock.split(":"))
            return datetime.datetime(year, month, date, hour, minute, second, int((fraction + "000000")[:6]), zone)


        def day(text):
            return datetime.date(*map(int, text.split("-")))


        def clock(text):
            main, _, fraction = text.partition(".")
            return datetime.time(*map(int, main.split(":")), int((fraction + "000000")[:6]) if fraction else 0)


        def span(text):
            days = seconds = 0
            words = text.split()
            while words:
                word = words.pop(0)
                if ":" in word:
                    sign = -1 if word.startswith("-") else 1
                    hour, minute, second = word.lstrip("-").split(":")
                    seconds += sign * (int(hour) * 3600 + int(minute) * 60 + float(second))
                else:
                    unit = words.pop(0)
                    days += int(word) * {"y": 365, "m": 30, "d": 1}[unit[0]]
            return datetime.timedelta(days=days, seconds=seconds)


        def items(text, read):
            found, item, quoted, at = [], "", False, 1
            was_quoted = False
            body = text[1:-1]
            if not body:
                return []
            i = 0
            while i < len(body):
                mark = body[i]
                if quoted and mark == "\\":
                    i += 1
                    item += body[i]
                elif mark == '"':
                    quoted = not quoted
                    was_quoted = True
                elif mark == "," and not quoted:
                    found.append(None if item == "NULL" and not was_quoted else read(item))
                    item, was_quoted = "", False
                else:
                    item += mark
                i += 1
            found.append(None if item == "NULL" and not was_quoted else read(item))
            return found


        readers = {
            16: lambda text: text == "t", 17: lambda text: bytes.fromhex(text[2:]), 20: int, 21: int, 23: int, 26: int,
            114: json.loads, 3802: json.loads, 700: float, 701: float, 1700: Decimal, 1082: day, 1083: clock, 1114: moment,
            1184: moment, 1186: span, 1007: lambda text: items(text, int), 1016: lambda text: items(text, int),
            1009: lambda text: items(text, str),
        }


        class Json:
            def __init__(self, obj):
                self.obj = self.adapted = obj


        Jsonb = Json


        def quoted(value):
            """A value as it stands in a statement."""
            if value is None:
                return "NULL"
            if isinstance(value, bool):
                return "true" if value else "false"
            if isinstance(value, (int, Decimal)):
                return " " + str(value) if value < 0 else str(value)
            if isinstance(value, float):
                return repr(value) if value == value and value not in (float("inf"), float("-inf")) else f"'{value}'::float"
            if isinstance(value, (bytes, bytearray)):
                return "'\\x" + bytes(value).hex() + "'::bytea"
            if isinstance(value, datetime.datetime):
                return f"'{value.isoformat()}'::timestamp" + ("tz" if value.tzinfo else "")
            if isinstance(value, datetime.date):
                return f"'{value.isoformat()}'::date"
            if isinstance(value, datetime.time):
                return f"'{value.isoformat()}'::time"
            if isinstance(value, datetime.timedelta):
                return f"'{value.days} days {value.seconds} seconds'::interval"
            if isinstance(value, Json):
                return "'" + json.dumps(value.obj).replace("'", "''") + "'"
            if isinstance(value, list):
                return "ARRAY[" + ",".join(quoted(item) for item in value) + "]" if value else "'{}'"
            if isinstance(value, tuple):
                return "(" + ", ".join(quoted(item) for item in value) + ")"
            if hasattr(value, "as_string"):
                return value.as_string(None)
            if isinstance(value, str) or type(value).__module__ == "uuid":
                return "'" + str(value).replace("'", "''") + "'"
            raise TypeError(f"can't adapt type '{type(value).__name__}'")


        def filled(statement, arguments):
            """The statement with values in the place of %s and %(name)s."""
            if hasattr(statement, "as_string"):
                statement = statement.as_string(None)
            if isinstance(statement, bytes):
                statement = statement.decode()
            if arguments is None:
                return statement
            if isinstance(arguments, dict):
                return statement % {key: quoted(item) for key, item in arguments.items()}
            if not isinstance(arguments, (list, tuple)):
                raise TypeError("'%s' object does not support indexing" % type(arguments).__name__)
            try:
                return statement % tuple(quoted(item) for item in arguments)
            except TypeError as e:
                text = str(e)
                if "not all arguments" in text:
                    raise TypeError("not all arguments converted during string formatting") from None
                raise IndexError("tuple index out of range") from None


        def told(report, statement, heading=False):
            """The message of an error as libpq writes it."""
            f = report.fields
            out = (f["S"] + ":  " if heading else "") + f["M"] + "\n"
            if "P" in f:
                at = int(f["P"]) - 1
                start = statement.rfind("\n", 0, at) + 1
                end = statement.find("\n", at)
                line = statement[start:end if end >= 0 else len(statement)]
                head = f"LINE {statement.count(chr(10), 0, at) + 1}: "
                column = at - start
                if len(line) > 60:
                    if column + 10 <= 60:
                        line = line[:60] + "..."
                    else:
                        stop = min(len(line), column + 10)
                        cut = "..." if stop < len(line) else ""
                        begin = max(0, stop - 60)
                        line, head, column = line[begin:stop] + cut, head + "...", column - begin
                out += head + line + "\n" + " " * (len(head) + column) + "^\n"
            if "D" in f:
                out += "DETAIL:  " + f["D"] + "\n"
            if "H" in f:
                out += "HINT:  " + f["H"] + "\n"
            if "W" in f:
                out += "CONTEXT:  " + f["W"] + "\n"
            return out

        """##

    /// The classes of errors by SQLSTATE.
    private static let errors = ##"""
        import sys as _sys
        from psycopg2 import _base as base

        _table = {
            "23502": ("NotNullViolation", base.IntegrityError), "23503": ("ForeignKeyViolation", base.IntegrityError),
            "23505": ("UniqueViolation", base.IntegrityError), "23514": ("CheckViolation", base.IntegrityError),
            "42703": ("UndefinedColumn", base.ProgrammingError), "42P01": ("UndefinedTable", base.ProgrammingError),
            "42P07": ("DuplicateTable", base.ProgrammingError), "42P04": ("DuplicateDatabase", base.ProgrammingError),
            "42601": ("SyntaxError", base.ProgrammingError), "42883": ("UndefinedFunction", base.ProgrammingError),
            "42501": ("InsufficientPrivilege", base.ProgrammingError), "42804": ("DatatypeMismatch", base.ProgrammingError),
            "42701": ("DuplicateColumn", base.ProgrammingError), "42702": ("AmbiguousColumn", base.ProgrammingError),
            "42710": ("DuplicateObject", base.ProgrammingError), "42803": ("GroupingError", base.ProgrammingError),
            "22P02": ("InvalidTextRepresentation", base.DataError), "22003": ("NumericValueOutOfRange", base.DataError),
            "22001": ("StringDataRightTruncation", base.DataError), "22012": ("DivisionByZero", base.DataError),
            "22007": ("InvalidDatetimeFormat", base.DataError), "22008": ("DatetimeFieldOverflow", base.DataError),
            "25P02": ("InFailedSqlTransaction", base.InternalError), "25001": ("ActiveSqlTransaction", base.InternalError),
            "57014": ("QueryCanceled", base.OperationalError), "57P01": ("AdminShutdown", base.OperationalError),
            "3D000": ("InvalidCatalogName", base.OperationalError), "0A000": ("FeatureNotSupported", base.NotSupportedError),
        }
        _classes = {}
        for _code, (_name, _parent) in _table.items():
            _made = type(_name, (_parent,), {"__module__": __name__, "sqlstate": _code})
            _classes[_code] = _made
            setattr(_sys.modules[__name__], _name, _made)


        def lookup(code):
            if code in _classes:
                return _classes[code]
            kinds = {"23": base.IntegrityError, "42": base.ProgrammingError, "22": base.DataError, "25": base.InternalError, "0A": base.NotSupportedError, "57": base.OperationalError, "53": base.OperationalError, "08": base.OperationalError}
            return kinds.get(code[:2], base.DatabaseError)

        """##

    private static let psycopg2 = ##"""
        from psycopg2 import _wire

        __version__ = "2.9.10 (dt dec pq3 ext lo64)"
        apilevel, paramstyle, threadsafety = "2.0", "pyformat", 2


        class Warning(Exception):
            pass


        class Error(Exception):
            pgcode = pgerror = cursor = None


        class InterfaceError(Error):
            pass


        class DatabaseError(Error):
            pass


        class DataError(DatabaseError):
            pass


        class OperationalError(DatabaseError):
            pass


        class IntegrityError(DatabaseError):
            pass


        class InternalError(DatabaseError):
            pass


        class ProgrammingError(DatabaseError):
            pass


        class NotSupportedError(DatabaseError):
            pass


        import sys
        _base = sys.modules[__name__]
        from psycopg2 import errors

        Binary = bytes


        class Diagnostics:
            def __init__(self, fields):
                self.message_primary, self.message_detail, self.message_hint = fields.get("M"), fields.get("D"), fields.get("H")
                self.severity, self.sqlstate = fields.get("S"), fields.get("C")


        class Column:
            def __init__(self, name, type_code):
                self.name, self.type_code = name, type_code

            def __getitem__(self, index):
                return (self.name, self.type_code, None, None, None, None, None)[index]

            def __iter__(self):
                return iter((self.name, self.type_code, None, None, None, None, None))

            def __repr__(self):
                return f"Column(name={self.name!r}, type_code={self.type_code})"


        class cursor:
            arraysize = 1

            def __init__(self, connection, name=None):
                self.connection, self.name = connection, name
                self.description, self.rowcount, self.statusmessage, self.query = None, -1, None, None
                self.closed = False
                self._rows, self._at = [], 0

            def _check(self):
                if self.closed or self.connection.closed:
                    raise InterfaceError("cursor already closed")

            def mogrify(self, query, vars=None):
                return _wire.filled(query, vars).encode()

            def execute(self, query, vars=None):
                self._check()
                text = _wire.filled(query, vars)
                self.query = text.encode()
                if not text.strip():
                    raise ProgrammingError("can't execute an empty query")
                results = self.connection._run(text)
                columns, rows, tag = results[-1] if results else (None, [], "")
                self.description = None if columns is None else tuple(Column(name, kind) for name, kind in columns)
                self._rows, self._at, self.statusmessage = rows, 0, tag
                last = tag.split()[-1] if tag else ""
                self.rowcount = int(last) if last.isdigit() else -1

            def executemany(self, query, vars_list):
                total = 0
                for vars in vars_list:
                    self.execute(query, vars)
                    total += max(0, self.rowcount)
                self.rowcount = total

            def _need(self):
                self._check()
                if self.description is None:
                    raise ProgrammingError("no results to fetch")

            def _made(self, row):
                return row

            def fetchone(self):
                self._need()
                if self._at >= len(self._rows):
                    return None
                self._at += 1
                return self._made(self._rows[self._at - 1])

            def fetchmany(self, size=None):
                self._need()
                rows = self._rows[self._at:self._at + (size or self.arraysize)]
                self._at += len(rows)
                return [self._made(row) for row in rows]

            def fetchall(self):
                self._need()
                rows = self._rows[self._at:]
                self._at = len(self._rows)
                return [self._made(row) for row in rows]

            def __iter__(self):
                return self

            def __next__(self):
                row = self.fetchone()
                if row is None:
                    raise StopIteration
                return row

            def close(self):
                self.closed = True

            def __enter__(self):
                return self

            def __exit__(self, *rest):
                self.close()

            def __repr__(self):
                return f"<cursor object at {hex(id(self))}; closed: {-1 if self.closed else 0}>"


        class connection:
            def __init__(self, link, dsn, cursor_factory=None):
                self._link, self.dsn, self.closed = link, dsn, 0
                self.autocommit = False
                self.cursor_factory = cursor_factory or cursor
                self.encoding = "UTF8"

            def _check(self):
                if self.closed:
                    raise InterfaceError("connection already closed")

            def _ask(self, text):
                self._check()
                try:
                    return self._link.ask(text)
                except _wire.Report as e:
                    kind = errors.lookup(e.fields.get("C", ""))
                    error = kind(_wire.told(e, text))
                    error.pgcode, error.pgerror = e.fields.get("C"), _wire.told(e, text, True)
                    error.diag = Diagnostics(e.fields)
                    raise error from None
                except (_wire.Unreachable, OSError) as e:
                    self.closed = 2
                    raise OperationalError(str(e)) from None

            def _run(self, text):
                if not self.autocommit and self._link.status == "I":
                    self._ask("BEGIN")
                return self._ask(text)

            def cursor(self, name=None, cursor_factory=None, **options):
                self._check()
                return (cursor_factory or self.cursor_factory)(self, name)

            def commit(self):
                self._check()
                if self._link.status != "I":
                    self._ask("COMMIT")

            def rollback(self):
                self._check()
                if self._link.status != "I":
                    self._ask("ROLLBACK")

            def set_session(self, autocommit=None, **options):
                if autocommit is not None:
                    self.autocommit = autocommit

            def set_isolation_level(self, level):
                self.autocommit = level == 0

            @property
            def server_version(self):
                major, _, minor = self._link.parameters["server_version"].split()[0].partition(".")
                return int(major) * 10000 + int(minor or 0)

            @property
            def status(self):
                return 1 if self._link.status == "I" else 2

            @property
            def info(self):
                return self

            def get_dsn_parameters(self):
                return dict(part.split("=", 1) for part in self.dsn.split())

            def close(self):
                if not self.closed:
                    self._link.close()
                    self.closed = 1

            def __enter__(self):
                return self

            def __exit__(self, kind, *rest):
                if kind is None:
                    self.commit()
                else:
                    self.rollback()

            def __repr__(self):
                return f"<connection object at {hex(id(self))}; dsn: '{self.dsn}', closed: {self.closed}>"


        def connect(dsn=None, connection_factory=None, cursor_factory=None, **options):
            target = _wire.target(dsn, options)
            if not dsn and not options:
                raise TypeError("missing dsn and no parameters")
            shown = dsn or " ".join(f"{key}={'xxx' if key == 'password' else value}" for key, value in target.items())
            try:
                link = _wire.Link(target)
            except _wire.Unreachable as e:
                raise OperationalError(str(e)) from None
            return connection(link, shown, cursor_factory)

        """##

    private static let extras = ##"""
        import psycopg2
        from psycopg2._wire import Json, quoted, filled


        class DictRow(list):
            def __init__(self, row, names):
                super().__init__()
                self.extend(row)
                self._names = names

            def __getitem__(self, key):
                if isinstance(key, str):
                    if key not in self._names:
                        raise KeyError(key)
                    key = self._names.index(key)
                return list.__getitem__(self, key)

            def keys(self): return iter(self._names)
            def items(self): return zip(self._names, self)
            def get(self, key, default=None): return self[key] if key in self._names else default
            def __contains__(self, key): return key in self._names


        class RealDictRow(dict):
            def __repr__(self):
                return f"RealDictRow({list(self.items())!r})"


        class DictCursor(psycopg2.cursor):
            def _made(self, row):
                return DictRow(row, [column.name for column in self.description])


        class RealDictCursor(psycopg2.cursor):
            def _made(self, row):
                return RealDictRow(zip([column.name for column in self.description], row))


        class NamedTupleCursor(psycopg2.cursor):
            def _made(self, row):
                from collections import namedtuple
                return namedtuple("Record", [column.name for column in self.description])(*row)


        def execute_values(cur, sql, argslist, template=None, page_size=100, fetch=False):
            rows = [filled(template, args) if template else quoted(tuple(args)) for args in argslist]
            cur.execute(sql.replace("%s", ",".join(rows), 1).replace("%%", "%"))
            return cur.fetchall() if fetch else None


        def execute_batch(cur, sql, argslist, page_size=100):
            for args in argslist:
                cur.execute(sql, args)


        def register_uuid(*rest): pass
        def register_default_jsonb(*rest, **options): pass

        """##

    private static let extensions = ##"""
        from psycopg2 import connection, cursor
        from psycopg2._wire import quoted

        ISOLATION_LEVEL_AUTOCOMMIT, ISOLATION_LEVEL_READ_COMMITTED = 0, 1
        ISOLATION_LEVEL_REPEATABLE_READ, ISOLATION_LEVEL_SERIALIZABLE = 2, 3
        TRANSACTION_STATUS_IDLE, TRANSACTION_STATUS_INTRANS = 0, 2
        STATUS_READY, STATUS_BEGIN = 1, 2


        def register_adapter(*rest): pass
        def register_type(*rest): pass

        """##

    private static let pool = ##"""
        import psycopg2


        class PoolError(psycopg2.Error):
            pass


        class SimpleConnectionPool:
            def __init__(self, minconn, maxconn, *args, **options):
                self.maxconn, self._how, self._free, self._used = maxconn, (args, options), [], []
                for _ in range(minconn):
                    self._free.append(psycopg2.connect(*args, **options))

            def getconn(self, key=None):
                if not self._free:
                    if len(self._used) >= self.maxconn:
                        raise PoolError("connection pool exhausted")
                    self._free.append(psycopg2.connect(*self._how[0], **self._how[1]))
                found = self._free.pop()
                self._used.append(found)
                return found

            def putconn(self, conn, key=None, close=False):
                self._used.remove(conn)
                if close:
                    conn.close()
                else:
                    conn.rollback()
                    self._free.append(conn)

            def closeall(self):
                for conn in self._free + self._used:
                    conn.close()


        ThreadedConnectionPool = SimpleConnectionPool

        """##

    private static let composing = ##"""
        from psycopg2._wire import quoted


        class Composable:
            def __init__(self, wrapped): self._wrapped = wrapped
            def __add__(self, other): return Composed([self, other])


        class SQL(Composable):
            def as_string(self, context=None): return self._wrapped

            def format(self, *args, **names):
                parts = [part.as_string(None) for part in args]
                return SQL(self._wrapped.format(*parts, **{key: part.as_string(None) for key, part in names.items()}))

            def join(self, parts):
                return SQL(self._wrapped.join(part.as_string(None) for part in parts))


        class Identifier(Composable):
            def __init__(self, *names): self._names = names
            def as_string(self, context=None): return ".".join('"' + name.replace('"', '""') + '"' for name in self._names)


        class Literal(Composable):
            def as_string(self, context=None): return quoted(self._wrapped)


        class Placeholder(Composable):
            def __init__(self, name=None): self._name = name
            def as_string(self, context=None): return f"%({self._name})s" if self._name else "%s"


        class Composed(Composable):
            def __init__(self, parts): self._parts = parts
            def as_string(self, context=None): return "".join(part.as_string(None) for part in self._parts)

        """##

    private static let rows = ##"""
        def tuple_row(cursor):
            return tuple


        def dict_row(cursor):
            names = [column.name for column in cursor.description or ()]
            return lambda row: dict(zip(names, row))


        def scalar_row(cursor):
            return lambda row: row[0]


        def namedtuple_row(cursor):
            from collections import namedtuple
            kind = namedtuple("Row", [column.name for column in cursor.description or ()])
            return lambda row: kind(*row)


        def class_row(cls):
            def factory(cursor):
                names = [column.name for column in cursor.description or ()]
                return lambda row: cls(**dict(zip(names, row)))
            return factory

        """##

    private static let psycopg = ##"""
        from psycopg import _wire, rows

        __version__ = "3.2.9"
        apilevel, paramstyle, threadsafety = "2.0", "pyformat", 2


        class Warning(Exception):
            pass


        class Error(Exception):
            sqlstate = None


        class InterfaceError(Error):
            pass


        class DatabaseError(Error):
            pass


        class DataError(DatabaseError):
            pass


        class OperationalError(DatabaseError):
            pass


        class IntegrityError(DatabaseError):
            pass


        class InternalError(DatabaseError):
            pass


        class ProgrammingError(DatabaseError):
            pass


        class NotSupportedError(DatabaseError):
            pass


        import sys
        _base = sys.modules[__name__]
        from psycopg import errors


        class Column:
            def __init__(self, name, type_code):
                self.name, self.type_code = name, type_code

            def __getitem__(self, index):
                return (self.name, self.type_code, None, None, None, None, None)[index]

            def __repr__(self):
                return f"<Column {self.name!r}, type: {self.type_code}>"


        class Cursor:
            def __init__(self, connection, row_factory=None):
                self.connection, self.row_factory = connection, row_factory or connection.row_factory
                self.description, self.rowcount, self.statusmessage = None, -1, None
                self.closed = False
                self._rows, self._at = [], 0

            def execute(self, query, params=None, **options):
                if self.closed:
                    raise InterfaceError("the cursor is closed")
                results = self.connection._run(_wire.filled(query, params))
                columns, found, tag = results[-1] if results else (None, [], "")
                self.description = None if columns is None else [Column(name, kind) for name, kind in columns]
                self._rows, self._at, self.statusmessage = found, 0, tag
                last = tag.split()[-1] if tag else ""
                self.rowcount = int(last) if last.isdigit() else -1
                self._make = self.row_factory(self)
                return self

            def executemany(self, query, params_seq):
                total = 0
                for params in params_seq:
                    self.execute(query, params)
                    total += max(0, self.rowcount)
                self.rowcount = total

            def _need(self):
                if self.description is None:
                    raise ProgrammingError("the last operation didn't produce records (command status: " + str(self.statusmessage) + ")")

            def fetchone(self):
                self._need()
                if self._at >= len(self._rows):
                    return None
                self._at += 1
                return self._make(self._rows[self._at - 1])

            def fetchmany(self, size=1):
                self._need()
                found = self._rows[self._at:self._at + size]
                self._at += len(found)
                return [self._make(row) for row in found]

            def fetchall(self):
                self._need()
                found = self._rows[self._at:]
                self._at = len(self._rows)
                return [self._make(row) for row in found]

            def __iter__(self):
                self._need()
                while self._at < len(self._rows):
                    yield self.fetchone()

            def close(self):
                self.closed = True

            def __enter__(self):
                return self

            def __exit__(self, *rest):
                self.close()


        class _Transaction:
            def __init__(self, connection):
                self.connection = connection

            def __enter__(self):
                self._is_outer = self.connection._link.status == "I"
                self.connection._ask("BEGIN" if self._is_outer else "SAVEPOINT _pg3_1")
                return self

            def __exit__(self, kind, *rest):
                if self._is_outer:
                    self.connection._ask("COMMIT" if kind is None else "ROLLBACK")
                else:
                    self.connection._ask("RELEASE _pg3_1" if kind is None else "ROLLBACK TO _pg3_1")


        class Connection:
            def __init__(self, link, autocommit=False, row_factory=None):
                self._link, self.autocommit, self.closed = link, autocommit, False
                self.row_factory = row_factory or rows.tuple_row

            @classmethod
            def connect(cls, conninfo="", autocommit=False, row_factory=None, **options):
                try:
                    link = _wire.Link(_wire.target(conninfo, options))
                except _wire.Unreachable as e:
                    text = str(e).rstrip("\n")
                    if text.startswith("could not translate"):
                        raise OperationalError(f"[Errno -2] Name or service not known") from None
                    raise OperationalError("connection failed: " + text) from None
                return cls(link, autocommit, row_factory)

            def _ask(self, text):
                if self.closed:
                    raise OperationalError("the connection is closed")
                try:
                    return self._link.ask(text)
                except _wire.Report as e:
                    code = e.fields.get("C", "")
                    error = errors.lookup(code)(_wire.told(e, text).rstrip("\n"))
                    error.sqlstate = code
                    raise error from None
                except (_wire.Unreachable, OSError) as e:
                    self.closed = True
                    raise OperationalError("consuming input failed: " + str(e).rstrip("\n")) from None

            def _run(self, text):
                if not self.autocommit and self._link.status == "I":
                    self._ask("BEGIN")
                return self._ask(text)

            def cursor(self, name="", row_factory=None, **options):
                if self.closed:
                    raise OperationalError("the connection is closed")
                return Cursor(self, row_factory)

            def execute(self, query, params=None, **options):
                return self.cursor().execute(query, params)

            def commit(self):
                if self._link.status != "I":
                    self._ask("COMMIT")

            def rollback(self):
                if self._link.status != "I":
                    self._ask("ROLLBACK")

            def transaction(self):
                return _Transaction(self)

            def close(self):
                if not self.closed:
                    self._link.close()
                    self.closed = True

            def __enter__(self):
                return self

            def __exit__(self, kind, *rest):
                if not self.closed:
                    if kind is None:
                        self.commit()
                    else:
                        self.rollback()
                    self.close()

            def __repr__(self):
                status = {"I": "IDLE", "T": "INTRANS", "E": "INERROR"}[self._link.status]
                return f"<psycopg.Connection [{'BAD' if self.closed else status}] (host={self._link.host} user={self._link.user} database={self._link.database}) at {hex(id(self))}>"


        connect = Connection.connect

        """##
}
