/// MySQL's protocol in Python, for all of its clients.
extension Packages {
    static let mysqlWire = ##"""
        import datetime
        import hashlib
        import socket
        from decimal import Decimal


        class Report(Exception):
            """What the server complains of."""

            def __init__(self, number, state, message):
                self.number, self.state, self.message = number, state, message


        class Unreachable(Exception):
            """There is no connection: an error of the system, as it gives it."""

            def __init__(self, error):
                self.error = error


        class Gone(Exception):
            pass


        def hashed(plugin, data):
            return (hashlib.sha256 if plugin == "caching_sha2_password" else hashlib.sha1)(data).digest()


        def proof(plugin, password, challenge):
            if not password:
                return b""
            once = hashed(plugin, password.encode())
            twice = hashed(plugin, once)
            mask = hashed(plugin, twice + challenge if plugin == "caching_sha2_password" else challenge + twice)
            return bytes(a ^ b for a, b in zip(once, mask))


        class Reader:
            def __init__(self, data):
                self.data, self.at = data, 0

            def take(self, count):
                self.at += count
                return self.data[self.at - count:self.at]

            def integer(self, count):
                return int.from_bytes(self.take(count), "little")

            def number(self):
                first = self.integer(1)
                if first == 0xFB:
                    return None
                return self.integer({0xFC: 2, 0xFD: 3, 0xFE: 8}[first]) if first > 0xFB else first

            def piece(self):
                length = self.number()
                return None if length is None else self.take(length)

            def string(self):
                end = self.data.index(b"\0", self.at)
                text = self.data[self.at:end]
                self.at = end + 1
                return text.decode()


        class Result:
            def __init__(self):
                self.columns, self.rows = None, []
                self.affected, self.last_id, self.warnings, self.info = 0, 0, 0, ""


        def seconds(text):
            sign = -1 if text.startswith("-") else 1
            hours, minutes, rest = text.lstrip("-").split(":")
            return sign * datetime.timedelta(hours=int(hours), minutes=int(minutes), seconds=float(rest))


        def moment(text):
            try:
                date, _, clock = text.partition(" ")
                year, month, day = (int(part) for part in date.split("-"))
                if not clock:
                    return datetime.date(year, month, day)
                hours, minutes, rest = clock.split(":")
                whole, _, fraction = rest.partition(".")
                return datetime.datetime(year, month, day, int(hours), int(minutes), int(whole), int((fraction + "000000")[:6]))
            except ValueError:
                return text


        def converted(data, kind, is_binary):
            if data is None:
                return None
            if kind == 252 and is_binary or kind == 16:
                return data
            text = data.decode()
            if kind in (1, 2, 3, 8, 9, 13):
                return int(text)
            if kind in (4, 5):
                return float(text)
            if kind in (0, 246):
                return Decimal(text)
            if kind in (7, 10, 12):
                return moment(text)
            if kind == 11:
                return seconds(text)
            return text


        def literal(value):
            if value is None:
                return "NULL"
            if isinstance(value, bool):
                return "true" if value else "false"
            if isinstance(value, (int, Decimal)):
                return str(value)
            if isinstance(value, float):
                text = repr(value)
                return text if "e" in text else text + "e0"
            if isinstance(value, (bytes, bytearray)):
                return "x'" + bytes(value).hex() + "'"
            if isinstance(value, datetime.datetime):
                return "'" + value.isoformat(" ") + "'"
            if isinstance(value, datetime.date):
                return "'" + value.isoformat() + "'"
            if isinstance(value, datetime.timedelta):
                total = int(value.total_seconds())
                return f"'{total // 3600:02d}:{total // 60 % 60:02d}:{total % 60:02d}'"
            if isinstance(value, datetime.time):
                return "'" + value.isoformat() + "'"
            if isinstance(value, (list, tuple, set, frozenset)):
                return "(" + ",".join(literal(item) for item in value) + ")"
            return "'" + escaped(str(value)) + "'"


        def escaped(text):
            for mark, written in (("\\", "\\\\"), ("'", "\\'"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\0", "\\0"), ("\x1a", "\\Z")):
                text = text.replace(mark, written)
            return text


        class Link:
            """A connection that asks one thing after the other."""

            CAPABILITIES = 1 | 2 | 4 | 8 | 0x200 | 0x2000 | 0x8000 | 0x20000 | 0x80000

            def __init__(self, host, port, user, password, database, timeout=None):
                self.status = 2
                try:
                    self._socket = socket.create_connection((host, port), timeout)
                except OSError as e:
                    raise Unreachable(e) from None
                self._file = self._socket.makefile("rb")
                self._sequence = 0
                try:
                    self._enter(user, password or "", database)
                except Report:
                    self.close()
                    raise

            def close(self):
                try:
                    self._file.close()
                    self._socket.close()
                except OSError:
                    pass

            def _receive(self):
                data = b""
                while True:
                    head = self._file.read(4)
                    if len(head) < 4:
                        raise Gone()
                    length = int.from_bytes(head[:3], "little")
                    self._sequence = (head[3] + 1) % 256
                    data += self._file.read(length)
                    if length < 0xFFFFFF:
                        break
                if data[:1] == b"\xff":
                    text = data[3:].decode()
                    number = int.from_bytes(data[1:3], "little")
                    raise Report(number, text[1:6], text[6:]) if text.startswith("#") else Report(number, "HY000", text)
                return data

            def _send(self, data):
                while True:
                    part, data = data[:0xFFFFFF], data[0xFFFFFF:]
                    self._socket.sendall(len(part).to_bytes(3, "little") + bytes([self._sequence]) + part)
                    self._sequence = (self._sequence + 1) % 256
                    if len(part) < 0xFFFFFF:
                        return

            def _enter(self, user, password, database):
                reader = Reader(self._receive())
                reader.take(1)
                version = reader.string()
                self.server_version = version[6:] if version.startswith("5.5.5-") else version
                self.thread = reader.integer(4)
                challenge = reader.take(8)
                reader.take(19)
                challenge += reader.take(12)
                reader.take(1)
                plugin = reader.string()
                self._needs_key(plugin, password)
                flags = self.CAPABILITIES if database else self.CAPABILITIES & ~8
                answer = proof(plugin, password, challenge)
                body = flags.to_bytes(4, "little") + (16777216).to_bytes(4, "little") + b"\x2d" + bytes(23)
                body += user.encode() + b"\0" + bytes([len(answer)]) + answer
                if database:
                    body += database.encode() + b"\0"
                self._send(body + plugin.encode() + b"\0")
                while True:
                    data = self._receive()
                    if data[0] == 0:
                        return
                    if data[0] == 0xFE:
                        reader = Reader(data[1:])
                        plugin = reader.string()
                        self._needs_key(plugin, password)
                        self._send(proof(plugin, password, reader.data[reader.at:reader.at + 20]))

            needs_cryptography = False

            def _needs_key(self, plugin, password):
                """The first login of an account sends its password under the server's public key."""
                if not self.needs_cryptography or plugin != "caching_sha2_password" or not password:
                    return
                try:
                    import cryptography
                except ModuleNotFoundError:
                    raise RuntimeError("'cryptography' package is required for sha256_password or caching_sha2_password auth methods") from None
                except ImportError:
                    pass

            def command(self, code, body=b""):
                self._sequence = 0
                try:
                    self._send(bytes([code]) + body)
                except OSError:
                    raise Gone() from None

            def query(self, sql):
                self.command(3, sql if isinstance(sql, bytes) else sql.encode())
                return self._answer()

            def select(self, database):
                self.command(2, database.encode())
                return self._answer()

            def ping(self):
                self.command(14)
                return self._answer()

            def quit(self):
                try:
                    self.command(1)
                except Gone:
                    pass
                self.close()

            @property
            def in_transaction(self):
                return self.status & 1 == 1

            def _answer(self):
                result = Result()
                data = self._receive()
                if data[0] == 0:
                    reader = Reader(data[1:])
                    result.affected, result.last_id = reader.number(), reader.number()
                    self.status, result.warnings = reader.integer(2), reader.integer(2)
                    result.info = (reader.piece() or b"").decode() if reader.at < len(reader.data) else ""
                    return result
                result.columns = []
                while True:
                    data = self._receive()
                    if data[0] == 0xFE and len(data) < 9:
                        break
                    reader = Reader(data)
                    for _ in range(4):
                        reader.piece()
                    name = reader.piece().decode()
                    reader.piece()
                    reader.take(1)
                    is_binary = reader.integer(2) == 63
                    reader.take(4)
                    result.columns.append((name, reader.integer(1), reader.integer(2), is_binary))
                while True:
                    data = self._receive()
                    if data[0] == 0xFE and len(data) < 9:
                        self.status = int.from_bytes(data[3:5], "little")
                        result.warnings = int.from_bytes(data[1:3], "little")
                        break
                    reader = Reader(data)
                    result.rows.append(tuple(converted(reader.piece(), column[1], column[3]) for column in result.columns))
                result.affected = len(result.rows)
                return result
        """##
}
