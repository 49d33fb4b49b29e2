/// PostgreSQL's protocol in Python, for both of its clients.
extension Packages {
    /// PostgreSQL's protocol, for both packages.
    static let postgresWire = ##"""
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


        adapters = {}


        def quoted(value):
            """A value as it stands in a statement."""
            if type(value) in adapters:
                value = adapters[type(value)](value)
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
}
