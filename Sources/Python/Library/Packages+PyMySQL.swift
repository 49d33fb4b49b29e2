/// The packages `pymysql` and `MySQLdb`, which are alike.
extension Packages {
    static let mysqlErrors = ##"""
        class MySQLError(Exception):
            pass


        class Warning(Warning, MySQLError):
            pass


        class Error(MySQLError):
            pass


        \##(databaseErrors)


        _kinds = {}
        for _kind, _numbers in (
            (ProgrammingError, (1007, 1049, 1064, 1102, 1103, 1146, 1149, 1099, 1110, 1111, 1318, 1051, 1060, 1061, 1065, 1113, 1120, 1136)),
            (DataError, (1265, 1263, 1264, 1230, 1171, 1406, 1441, 1366, 1690, 1416, 1467, 3669)),
            (IntegrityError, (1062, 1216, 1452, 1217, 1451, 1215, 1048, 4025)),
            (NotSupportedError, (1196, 1235, 1286)),
            (OperationalError, (1044, 1045, 1040, 1142, 1143, 1205, 1213, 1227, 1364, 3024, 2003, 1054, 3819)),
        ):
            for _number in _numbers:
                _kinds[_number] = _kind


        def raised(number, message):
            return _kinds.get(number, InternalError if number < 1000 else OperationalError)(number, message)

        """##

    static let pymysqlCursors = ##"""
        import re
        from @PACKAGE@ import err, _wire

        _values = re.compile(r"\s*((?:INSERT|REPLACE)\b.+\bVALUES?\s*)(\(\s*(?:%s|%\(.+\)s)\s*(?:,\s*(?:%s|%\(.+\)s)\s*)*\))(\s*(?:ON DUPLICATE.*)?);?\s*\Z", re.IGNORECASE | re.DOTALL)


        class Cursor:
            arraysize = 1
            max_stmt_length = 1024000

            def __init__(self, connection):
                self.connection = connection
                self.description, self.rownumber, self.rowcount, self.lastrowid = None, 0, -1, None
                self._executed = None
                self._rows = None

            def __enter__(self):
                return self

            def __exit__(self, *details):
                self.close()

            def __iter__(self):
                return self

            def __next__(self):
                row = self.fetchone()
                if row is None:
                    raise StopIteration
                return row

            def close(self):
                self.connection = None

            def _link(self):
                if not self.connection:
                    raise err.ProgrammingError("Cursor closed")
                return self.connection

            def _check_executed(self):
                if not self._executed:
                    raise err.ProgrammingError("execute() first")

            def mogrify(self, query, args=None):
                if args is None:
                    return query
                if isinstance(args, (tuple, list)):
                    return query % tuple(self._link().literal(value) for value in args)
                if isinstance(args, dict):
                    return query % {key: self._link().literal(value) for key, value in args.items()}
                return query % self._link().escape(args)

            def execute(self, query, args=None):
                connection = self._link()
                text = self.mogrify(query, args)
                result = connection._run(text)
                self._executed = text
                self.rownumber, self.rowcount = 0, result.affected
                self.lastrowid = result.last_id
                self._rows = None
                self.description = None
                if result.columns is not None:
                    self.description = tuple((name, kind, None, None, None, None, flags & 1 == 0) for name, kind, flags, _ in result.columns)
                    self._rows = [self._made(row) for row in result.rows]
                return self.rowcount

            def executemany(self, query, args):
                if not args:
                    return None
                found = _values.match(query)
                if found:
                    head, values, tail = found.group(1) % (), found.group(2), found.group(3) or ""
                    rows = [values % (tuple(self._link().literal(v) for v in row) if isinstance(row, (tuple, list)) else {k: self._link().literal(v) for k, v in row.items()} if isinstance(row, dict) else self._link().literal(row)) for row in args]
                    self.execute(head + ",".join(rows) + tail)
                    return self.rowcount
                self.rowcount = sum(self.execute(query, row) for row in args)
                return self.rowcount

            def callproc(self, name, args=()):
                raise err.NotSupportedError("stored procedures are not simulated by Drydock")

            def _made(self, row):
                return row

            def fetchone(self):
                self._check_executed()
                if self._rows is None or self.rownumber >= len(self._rows):
                    return None
                self.rownumber += 1
                return self._rows[self.rownumber - 1]

            def fetchmany(self, size=None):
                self._check_executed()
                if self._rows is None:
                    return ()
                end = self.rownumber + (size or self.arraysize)
                found = self._rows[self.rownumber:end]
                self.rownumber = min(end, len(self._rows))
                return self._some(found)

            def fetchall(self):
                self._check_executed()
                if self._rows is None:
                    return ()
                found = self._rows[self.rownumber:]
                self.rownumber = len(self._rows)
                return self._some(found)

            def _some(self, rows):
                return tuple(rows)

            def nextset(self):
                return None

            def scroll(self, value, mode="relative"):
                self._check_executed()
                place = self.rownumber + value if mode == "relative" else value
                if not 0 <= place < self.rowcount:
                    raise IndexError("out of range")
                self.rownumber = place


        class DictCursor(Cursor):
            def _made(self, row):
                return dict(zip((column[0] for column in self.description), row))

            def _some(self, rows):
                return list(rows) if rows else ()


        class SSCursor(Cursor):
            pass


        class SSDictCursor(DictCursor):
            pass
        """##

    static let pymysqlConnections = ##"""
        from @PACKAGE@ import err, cursors, _wire

        DEFAULT_CHARSET = "utf8mb4"


        class Connection:
            def __init__(self, *, user=None, password="", host=None, database=None, unix_socket=None, port=0, charset="", cursorclass=cursors.Cursor, autocommit=False, connect_timeout=10, passwd=None, db=None, init_command=None, **others):
                self.host, self.port = host or "localhost", port or 3306
                self.user, self.password = user or "root", passwd if passwd is not None else password or ""
                self.db = db if db is not None else database
                self.charset, self.cursorclass = charset or DEFAULT_CHARSET, cursorclass
                self.connect_timeout, self._autocommit, self._init = connect_timeout, autocommit, init_command
                self._link, self._last = None, None
                self.connect()

            def connect(self):
                try:
                    self._link = _wire.Link(self.host, self.port, self.user, self.password, self.db, self.connect_timeout)
                except _wire.Unreachable as e:
                    raise err.OperationalError(2003, f"Can't connect to MySQL server on {self.host!r} ({e.error})") from None
                except _wire.Report as e:
                    raise err.raised(e.number, e.message) from None
                except _wire.Gone:
                    raise err.OperationalError(2013, "Lost connection to MySQL server during query") from None
                self.server_version = self._link.server_version
                if self._init:
                    self._run(self._init)
                if self._autocommit is not None:
                    self.autocommit(self._autocommit)

            def _run(self, sql):
                if not self._link:
                    raise err.InterfaceError(0, "")
                try:
                    self._last = self._link.query(sql)
                    return self._last
                except _wire.Report as e:
                    raise err.raised(e.number, e.message) from None
                except _wire.Gone:
                    self._link.close()
                    self._link = None
                    raise err.OperationalError(2013, "Lost connection to MySQL server during query") from None

            @property
            def open(self):
                return self._link is not None

            def __enter__(self):
                return self

            def __exit__(self, *details):
                self.close()

            def close(self):
                if not self._link:
                    raise err.Error("Already closed")
                self._link.quit()
                self._link = None

            def cursor(self, cursor=None):
                return (cursor or self.cursorclass)(self)

            def query(self, sql):
                return self._run(sql).affected

            def autocommit(self, value):
                self.autocommit_mode = bool(value)
                self._run(f"SET AUTOCOMMIT = {1 if value else 0}")

            def get_autocommit(self):
                return self._link.status & 2 == 2

            def begin(self):
                self._run("BEGIN")

            def commit(self):
                self._run("COMMIT")

            def rollback(self):
                self._run("ROLLBACK")

            def select_db(self, db):
                try:
                    self._link.select(db)
                except _wire.Report as e:
                    raise err.raised(e.number, e.message) from None

            def ping(self, reconnect=True):
                if not self._link:
                    if not reconnect:
                        raise err.Error("Already closed")
                    self.connect()
                try:
                    self._link.ping()
                except _wire.Gone:
                    if not reconnect:
                        raise err.OperationalError(2006, "MySQL server has gone away") from None
                    self.connect()

            def literal(self, value):
                return self.escape(value)

            def escape(self, value, mapping=None):
                return _wire.literal(value)

            def escape_string(self, text):
                return _wire.escaped(text)

            def insert_id(self):
                return self._last.last_id if self._last else 0

            def affected_rows(self):
                return self._last.affected if self._last else 0

            def thread_id(self):
                return self._link.thread

            def get_server_info(self):
                return self.server_version

            def show_warnings(self):
                return tuple(self._run("SHOW WARNINGS").rows)
        """##

    static let pymysql = ##"""
        from pymysql import _wire, err, cursors, connections
        from pymysql.err import Warning, Error, InterfaceError, DataError, DatabaseError, OperationalError, IntegrityError, InternalError, NotSupportedError, ProgrammingError, MySQLError
        from pymysql.connections import Connection

        _wire.Link.needs_cryptography = True
        __version__ = "1.1.1"
        VERSION = (1, 1, 1, "final", 1)
        apilevel, threadsafety, paramstyle = "2.0", 1, "pyformat"


        def connect(*args, **options):
            return Connection(*args, **options)


        Connect = connect


        def install_as_MySQLdb():
            import sys
            sys.modules["MySQLdb"] = sys.modules["pymysql"]


        def escape_string(text):
            return _wire.escaped(text)
        """##

    static let mysqldb = ##"""
        from MySQLdb import _wire, err, cursors, connections
        from MySQLdb.err import Warning, Error, InterfaceError, DataError, DatabaseError, OperationalError, IntegrityError, InternalError, NotSupportedError, ProgrammingError, MySQLError

        __version__ = "2.2.7"
        apilevel, threadsafety, paramstyle = "2.0", 1, "format"


        class Connection(connections.Connection):
            def connect(self):
                try:
                    super().connect()
                except OperationalError as e:
                    if e.args[0] != 2003:
                        raise
                    number = 2005 if "Name or service" in e.args[1] else 2002
                    text = f"Unknown MySQL server host '{self.host}' (-2)" if number == 2005 else f"Can't connect to server on '{self.host}' (115)"
                    raise OperationalError(number, text) from None


        def connect(host=None, user=None, password="", database=None, **options):
            return Connection(host=host, user=user, password=password, database=database, **options)


        Connect = connect
        """##
}
