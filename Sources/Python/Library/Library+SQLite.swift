/// `sqlite3`. A connection has the database as it sees it; what is committed is written to its file.
extension Library {
    static let sqlite: [String: String] = [
        "sqlite3": ##"""
        import _sqlite
        import datetime
        import os
        import threading

        apilevel, paramstyle, threadsafety = "2.0", "qmark", 1
        sqlite_version, version = "3.40.1", "2.6.0"
        sqlite_version_info, version_info = (3, 40, 1), (2, 6, 0)
        PARSE_DECLTYPES, PARSE_COLNAMES = 1, 2
        LEGACY_TRANSACTION_CONTROL = -1
        Binary = memoryview if "memoryview" in dir(__builtins__) else bytes
        Date, Time, Timestamp = datetime.date, datetime.time, datetime.datetime


        class Warning(Exception):
            pass


        class Error(Exception):
            pass


        class InterfaceError(Error):
            pass


        class DatabaseError(Error):
            pass


        class InternalError(DatabaseError):
            pass


        class OperationalError(DatabaseError):
            pass


        class ProgrammingError(DatabaseError):
            pass


        class IntegrityError(DatabaseError):
            pass


        class DataError(DatabaseError):
            pass


        class NotSupportedError(DatabaseError):
            pass


        _kinds = {2: InternalError, 11: DatabaseError, 12: InternalError, 18: DataError, 19: IntegrityError,
                  20: IntegrityError, 21: InterfaceError, 25: InterfaceError, 26: DatabaseError}
        _names = {1: "SQLITE_ERROR", 5: "SQLITE_BUSY", 6: "SQLITE_LOCKED", 8: "SQLITE_READONLY", 9: "SQLITE_INTERRUPT",
                  11: "SQLITE_CORRUPT", 13: "SQLITE_FULL", 14: "SQLITE_CANTOPEN", 18: "SQLITE_TOOBIG",
                  19: "SQLITE_CONSTRAINT", 20: "SQLITE_MISMATCH", 21: "SQLITE_MISUSE", 25: "SQLITE_RANGE",
                  26: "SQLITE_NOTADB"}


        def _failure(code, text):
            if code is None:
                return ProgrammingError(text)
            error = _kinds.get(code & 255, OperationalError)(text)
            error.sqlite_errorcode = code
            error.sqlite_errorname = _names.get(code & 255, "SQLITE_ERROR")
            return error


        _adapters = {datetime.datetime: lambda moment: moment.isoformat(" "), datetime.date: lambda day: day.isoformat()}


        def register_adapter(type, adapter):
            _adapters[type] = adapter


        def register_converter(name, converter):
            raise NotSupportedError("Drydock: converters of sqlite3 are not simulated")


        def _adapted(value):
            adapter = _adapters.get(type(value))
            if adapter is not None:
                return adapter(value)
            if hasattr(value, "__conform__"):
                return value.__conform__(None)
            return value


        def _parameters(values):
            if isinstance(values, dict):
                return {key: _adapted(value) for key, value in values.items()}
            try:
                return [_adapted(value) for value in values]
            except TypeError:
                raise ProgrammingError("parameters are of unsupported type") from None


        def complete_statement(text):
            return text.rstrip().endswith(";")


        class Row:
            def __init__(self, cursor, values):
                self._columns = [part[0] for part in cursor.description]
                self._values = values

            def keys(self):
                return list(self._columns)

            def __getitem__(self, key):
                if isinstance(key, str):
                    for index, name in enumerate(self._columns):
                        if name.lower() == key.lower():
                            return self._values[index]
                    raise IndexError("No item with that key")
                return self._values[key]

            def __len__(self):
                return len(self._values)

            def __iter__(self):
                return iter(self._values)

            def __eq__(self, other):
                return isinstance(other, Row) and self._columns == other._columns and self._values == other._values

            def __hash__(self):
                return hash((tuple(self._columns), self._values))


        class Cursor:
            def __init__(self, connection):
                self.connection, self.row_factory, self.arraysize = connection, connection.row_factory, 1
                self.description, self.rowcount, self.lastrowid = None, -1, None
                self._rows, self._place, self._closed = [], 0, False

            def _check(self):
                if self._closed:
                    raise ProgrammingError("Cannot operate on a closed cursor.")
                self.connection._check()

            def execute(self, sql, parameters=()):
                return self._run(sql, [parameters], False)

            def executemany(self, sql, parameters):
                return self._run(sql, parameters, True)

            def _run(self, sql, sets, isMany):
                self._check()
                if not isinstance(sql, str):
                    raise TypeError(f"execute() argument 1 must be str, not {type(sql).__name__}")
                connection = self.connection
                word = sql.lstrip().split(None, 1)[0].rstrip(";").upper() if sql.strip() else ""
                isChange = word in ("INSERT", "UPDATE", "DELETE", "REPLACE")
                if isMany and not isChange:
                    raise ProgrammingError("executemany() can only execute DML statements.")
                self.description, self._rows, self._place = None, [], 0
                self.rowcount = -1
                columns, rows, changes, last, writes = connection._run(
                    sql, [_parameters(one) for one in sets], isChange and connection.isolation_level is not None)
                if columns:
                    self.description = tuple((name, None, None, None, None, None, None) for name in columns)
                if isChange:
                    self.rowcount = changes
                if word in ("INSERT", "REPLACE") and not isMany:
                    self.lastrowid = last
                self._rows = rows
                return self

            def executescript(self, sql):
                self._check()
                self.connection.commit()
                while sql.strip():
                    first, sql = _sqlite.split(self.connection._current(), sql, _failure)
                    if first.strip().strip(";"):
                        self.connection._run(first, [()], False)
                return self

            def _made(self, row):
                if self.row_factory is None:
                    return row
                return self.row_factory(self, row)

            def fetchone(self):
                self._check()
                if self._place >= len(self._rows):
                    return None
                self._place += 1
                return self._made(self._rows[self._place - 1])

            def fetchmany(self, size=None):
                found = []
                for _ in range(self.arraysize if size is None else size):
                    row = self.fetchone()
                    if row is None:
                        break
                    found.append(row)
                return found

            def fetchall(self):
                return list(self)

            def __iter__(self):
                return self

            def __next__(self):
                row = self.fetchone()
                if row is None:
                    raise StopIteration
                return row

            def close(self):
                self._closed = True

            def setinputsizes(self, sizes):
                pass

            def setoutputsize(self, size, column=None):
                pass


        class Connection:
            Warning, Error, InterfaceError, DatabaseError, InternalError = (
                Warning, Error, InterfaceError, DatabaseError, InternalError)
            OperationalError, ProgrammingError, IntegrityError, DataError, NotSupportedError = (
                OperationalError, ProgrammingError, IntegrityError, DataError, NotSupportedError)

            def __init__(self, database, timeout=5.0, detect_types=0, isolation_level="", check_same_thread=True,
                         factory=None, cached_statements=128, uri=False, *, autocommit=LEGACY_TRANSACTION_CONTROL):
                name = os.fspath(database)
                if isinstance(name, bytes):
                    name = name.decode()
                if uri and name.startswith("file:"):
                    name, _, options = name[5:].partition("?")
                    if "mode=memory" in options:
                        name = ":memory:"
                if detect_types:
                    raise NotSupportedError("Drydock: detect_types of sqlite3 is not simulated")
                self._path = None if name in ("", ":memory:") else os.path.abspath(name)
                self.isolation_level, self.row_factory, self.text_factory = isolation_level, None, str
                self.in_transaction, self.total_changes, self._closed = False, 0, False
                self._data, self._seen, self._pragmas, self._points = b"", b"", [], []
                self._owner = threading.get_ident() if check_same_thread else None
                if self._path is not None:
                    try:
                        if not os.path.exists(self._path):
                            open(self._path, "ab").close()
                        self._load()
                    except OSError:
                        raise OperationalError("unable to open database file") from None

            def _check(self):
                if self._closed:
                    raise ProgrammingError("Cannot operate on a closed database.")
                mine = threading.get_ident()
                if self._owner not in (None, mine):
                    raise ProgrammingError(
                        "SQLite objects created in a thread can only be used in that same thread. The object was created "
                        f"in thread id {self._owner} and this is thread id {mine}.")

            def _load(self):
                with open(self._path, "rb") as file:
                    self._data = file.read()
                self._seen = self._data

            def _current(self):
                if self._path is not None and not self.in_transaction:
                    try:
                        self._load()
                    except OSError:
                        raise OperationalError("unable to open database file") from None
                return self._data

            def _store(self):
                if self._path is None or self._data == self._seen:
                    return
                try:
                    with open(self._path, "rb") as file:
                        if file.read() != self._seen:
                            raise OperationalError("database is locked")
                    with open(self._path, "wb") as file:
                        file.write(self._data)
                except PermissionError:
                    raise OperationalError("attempt to write a readonly database") from None
                except OSError as error:
                    full = error.errno == 28
                    text = "database or disk is full" if full else "attempt to write a readonly database"
                    raise OperationalError(text) from None
                self._seen = self._data

            def _run(self, sql, sets, begins):
                words = sql.strip().rstrip(";").upper().split()
                word = words[0] if words else ""
                if word in ("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"):
                    self._control(words)
                    return [], [], 0, 0, None
                if word in ("ATTACH", "DETACH") or words[:2] in (["CREATE", "TEMP"], ["CREATE", "TEMPORARY"]):
                    raise NotSupportedError(f"Drydock: {' '.join(words[:2])} of SQLite is not simulated")
                data = self._current()
                if word == "PRAGMA" and len(words) > 1 and words[1].startswith("JOURNAL_MODE"):
                    mode = sql.partition("=")[2].strip().rstrip(";").strip("'\"").lower()
                    return ["journal_mode"], [(mode or "delete",)], 0, 0, None
                first, rest = _sqlite.split(data, sql, _failure)
                if rest.strip() and not rest.strip().startswith("--"):
                    raise ProgrammingError("You can only execute one statement at a time.")
                if begins and not self.in_transaction:
                    self._begin()
                done = _sqlite.run(data, self._pragmas, first, sets, _failure)
                self.total_changes += done[2]
                if word == "PRAGMA" and "=" in sql:
                    self._pragmas.append(first)
                elif done[4] is not None:
                    self._data = done[4]
                    if not self.in_transaction:
                        self._store()
                return done

            def _begin(self):
                self.in_transaction = True
                self._before = self._data

            def _control(self, words):
                if words[0] == "BEGIN":
                    if self.in_transaction:
                        raise OperationalError("cannot start a transaction within a transaction")
                    self._current()
                    self._begin()
                elif words[0] == "SAVEPOINT":
                    if not self.in_transaction:
                        self._current()
                        self._begin()
                    self._points.append((words[1], self._data))
                elif words[0] == "RELEASE" or words[0] == "ROLLBACK" and "TO" in words:
                    names = [name for name, _ in self._points]
                    if words[-1] not in names:
                        raise OperationalError(f"no such savepoint: {words[-1].lower()}")
                    index = len(names) - 1 - names[::-1].index(words[-1])
                    if words[0] == "RELEASE":
                        self._points = self._points[:index]
                    else:
                        self._data = self._points[index][1]
                        self._points = self._points[:index + 1]
                elif not self.in_transaction:
                    raise OperationalError(
                        "cannot rollback - no transaction is active" if words[0] == "ROLLBACK"
                        else "cannot commit - no transaction is active")
                elif words[0] == "ROLLBACK":
                    self.rollback()
                else:
                    self.commit()

            def cursor(self, factory=Cursor):
                self._check()
                return factory(self)

            def execute(self, sql, parameters=()):
                return self.cursor().execute(sql, parameters)

            def executemany(self, sql, parameters):
                return self.cursor().executemany(sql, parameters)

            def executescript(self, sql):
                return self.cursor().executescript(sql)

            def commit(self):
                self._check()
                if self.in_transaction:
                    self._store()
                    self.in_transaction, self._points = False, []

            def rollback(self):
                self._check()
                if self.in_transaction:
                    self._data = self._before
                    self.in_transaction, self._points = False, []

            def close(self):
                self._closed = True

            def backup(self, target, **options):
                self._check()
                target._data = self._current()
                target._store()

            def iterdump(self):
                raise NotSupportedError("Drydock: iterdump of sqlite3 is not simulated")

            def create_function(self, *parts, **names):
                raise NotSupportedError("Drydock: functions of your own in sqlite3 are not simulated")

            create_aggregate = create_collation = set_trace_callback = create_function

            def __enter__(self):
                return self

            def __exit__(self, kind, value, traceback):
                if kind is None:
                    self.commit()
                else:
                    self.rollback()
                return False


        def connect(database, timeout=5.0, detect_types=0, isolation_level="", check_same_thread=True, factory=Connection,
                    cached_statements=128, uri=False, **more):
            return factory(database, timeout, detect_types, isolation_level, check_same_thread, uri=uri, **more)

        """##
    ]
}
