/// The package `mysql.connector`, Oracle's own.
extension Packages {
    static let mysqlConnectorErrors = ##"""
        class Error(Exception):
            def __init__(self, msg=None, errno=-1, values=None, sqlstate=None):
                self.msg, self.errno, self.sqlstate = msg, errno, sqlstate
                self._full_msg = msg
                if errno != -1:
                    self._full_msg = f"{errno} ({sqlstate}): {msg}" if sqlstate else f"{errno}: {msg}"
                super().__init__(errno, self._full_msg, sqlstate)

            def __str__(self):
                return str(self._full_msg)


        class Warning(Exception):
            pass


        \##(databaseErrors)


        class PoolError(Error):
            pass


        _states = {"02": DataError, "21": DataError, "22": DataError, "23": IntegrityError, "25": ProgrammingError, "28": ProgrammingError, "3D": ProgrammingError, "42": ProgrammingError, "08": OperationalError, "0A": NotSupportedError}


        def raised(number, state, message):
            return _states.get(state[:2], DatabaseError)(message, number, sqlstate=state)
        """##

    static let mysqlConnectorCodes = ##"""
        ER_DUP_ENTRY = 1062
        ER_ACCESS_DENIED_ERROR = 1045
        ER_DBACCESS_DENIED_ERROR = 1044
        ER_BAD_DB_ERROR = 1049
        ER_DB_CREATE_EXISTS = 1007
        ER_TABLE_EXISTS_ERROR = 1050
        ER_BAD_TABLE_ERROR = 1051
        ER_NO_SUCH_TABLE = 1146
        ER_BAD_FIELD_ERROR = 1054
        ER_PARSE_ERROR = 1064
        ER_LOCK_WAIT_TIMEOUT = 1205
        ER_ROW_IS_REFERENCED_2 = 1451
        ER_NO_REFERENCED_ROW_2 = 1452
        CR_CONN_HOST_ERROR = 2003
        CR_SERVER_GONE_ERROR = 2006
        CR_SERVER_LOST = 2013
        """##

    static let mysqlConnector = ##"""
        from mysql.connector import _wire, errors, errorcode
        from mysql.connector.errors import Error, Warning, InterfaceError, DatabaseError, InternalError, OperationalError, ProgrammingError, IntegrityError, DataError, NotSupportedError, PoolError

        __version__ = "9.4.0"
        apilevel, threadsafety, paramstyle = "2.0", 1, "pyformat"


        class MySQLCursor:
            arraysize = 1
            _dictionary = _named = False

            def __init__(self, connection):
                self._connection = connection
                self.description, self.rowcount, self.lastrowid, self.statement = None, -1, None, None
                self._rows, self._at = [], 0

            def __enter__(self):
                return self

            def __exit__(self, *details):
                self.close()

            def __iter__(self):
                return iter(self.fetchone, None)

            @property
            def column_names(self):
                return tuple(column[0] for column in self.description or ())

            @property
            def with_rows(self):
                return self.description is not None

            def _filled(self, operation, params):
                if isinstance(params, dict):
                    for key, value in params.items():
                        operation = operation.replace(f"%({key})s", _wire.literal(value))
                    return operation
                pieces = operation.split("%s")
                if len(pieces) - 1 > len(params):
                    raise ProgrammingError("Not enough parameters for the SQL statement")
                if len(pieces) - 1 < len(params):
                    raise ProgrammingError("Not all parameters were used in the SQL statement")
                return "".join(piece + _wire.literal(value) for piece, value in zip(pieces, params)) + pieces[-1]

            def execute(self, operation, params=None, multi=False):
                if params is not None and not isinstance(params, (tuple, list, dict)):
                    raise ProgrammingError(f"Could not process parameters: {type(params).__name__}({params}), it must be of type list, tuple or dict")
                text = self._filled(operation, params) if params else operation
                result = self._connection._run(text)
                self.statement, self._at, self.lastrowid = text, 0, result.last_id
                self.description, self._rows, self.rowcount = None, [], result.affected
                if result.columns is not None:
                    self.description = [(name, kind, None, None, None, None, flags & 1 == 0, flags, 45) for name, kind, flags, _ in result.columns]
                    self._rows = [dict(zip(self.column_names, row)) for row in result.rows] if self._dictionary else result.rows

            def executemany(self, operation, params):
                total = 0
                for row in params:
                    self.execute(operation, row)
                    total += self.rowcount
                self.rowcount = total

            def fetchone(self):
                if self._at >= len(self._rows):
                    return None
                self._at += 1
                return self._rows[self._at - 1]

            def fetchmany(self, size=1):
                found = self._rows[self._at:self._at + size]
                self._at += len(found)
                return found

            def fetchall(self):
                if self.description is None:
                    raise InterfaceError("No result set to fetch from.")
                return self.fetchmany(len(self._rows))

            def close(self):
                return True

            def reset(self):
                self._rows = []


        class MySQLCursorDict(MySQLCursor):
            _dictionary = True


        class MySQLConnection:
            def __init__(self, **options):
                self._host = options.get("host") or "127.0.0.1"
                self._port = int(options.get("port") or 3306)
                self._user = options.get("user") or options.get("username") or ""
                self._password = options.get("password") or options.get("passwd") or ""
                self._database = options.get("database") or options.get("db")
                self._link = None
                self._autocommit = bool(options.get("autocommit"))
                self._connect()

            def _connect(self):
                try:
                    self._link = _wire.Link(self._host, self._port, self._user, self._password, self._database)
                except _wire.Unreachable as e:
                    raise InterfaceError(f"Can't connect to MySQL server on '{self._host}:{self._port}' (Errno {e.error.errno}: {e.error.strerror})", 2003) from None
                except _wire.Report as e:
                    raise errors.raised(e.number, e.state, e.message) from None
                except _wire.Gone:
                    raise InterfaceError("Lost connection to MySQL server during query", 2013) from None
                self._run(f"SET autocommit = {1 if self._autocommit else 0}")

            def _run(self, sql):
                if not self._link:
                    raise OperationalError("MySQL Connection not available.")
                try:
                    return self._link.query(sql)
                except _wire.Report as e:
                    raise errors.raised(e.number, e.state, e.message) from None
                except _wire.Gone:
                    self._link = None
                    raise OperationalError("Lost connection to MySQL server during query", 2013) from None

            def __enter__(self):
                return self

            def __exit__(self, *details):
                self.close()

            def cursor(self, buffered=None, raw=None, prepared=None, dictionary=None, named_tuple=None, **others):
                if not self._link:
                    raise OperationalError("MySQL Connection not available.")
                return (MySQLCursorDict if dictionary else MySQLCursor)(self)

            def is_connected(self):
                if not self._link:
                    return False
                try:
                    self._link.ping()
                    return True
                except _wire.Gone:
                    return False

            def ping(self, reconnect=False, attempts=1, delay=0):
                if not self.is_connected():
                    if not reconnect:
                        raise InterfaceError("Connection to MySQL is not available")
                    self._connect()

            def reconnect(self, attempts=1, delay=0):
                self._connect()

            def commit(self):
                self._run("COMMIT")

            def rollback(self):
                self._run("ROLLBACK")

            def start_transaction(self, **options):
                if self.in_transaction:
                    raise ProgrammingError("Transaction already in progress")
                self._run("START TRANSACTION")

            @property
            def in_transaction(self):
                return self._link.in_transaction

            @property
            def autocommit(self):
                return self._autocommit

            @autocommit.setter
            def autocommit(self, value):
                self._autocommit = bool(value)
                self._run(f"SET autocommit = {1 if value else 0}")

            @property
            def database(self):
                return self._run("SELECT DATABASE()").rows[0][0]

            @database.setter
            def database(self, name):
                self._link.select(name)

            def get_server_info(self):
                return self._link.server_version

            @property
            def server_info(self):
                return self._link.server_version

            @property
            def connection_id(self):
                return self._link.thread

            def close(self):
                if self._link:
                    self._link.quit()
                    self._link = None

            disconnect = close


        def connect(*args, **options):
            return MySQLConnection(**options)
        """##
}
