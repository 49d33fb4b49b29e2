/// The package `psycopg2`.
extension Packages {
    /// The classes of errors by SQLSTATE.
    static let errors = ##"""
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

    static let psycopg2 = ##"""
        from psycopg2 import _wire

        __version__ = "2.9.10 (dt dec pq3 ext lo64)"
        apilevel, paramstyle, threadsafety = "2.0", "pyformat", 2


        class Warning(Exception):
            pass


        class Error(Exception):
            pgcode = pgerror = cursor = None


        \##(databaseErrors)


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

    static let extras = ##"""
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


        def register_uuid(*rest):
            import uuid
            from psycopg2 import _wire
            _wire.readers[2950] = uuid.UUID

        """##

    static let extensions = ##"""
        from psycopg2 import _wire, connection, cursor
        from psycopg2._wire import quoted

        ISOLATION_LEVEL_AUTOCOMMIT, ISOLATION_LEVEL_READ_COMMITTED = 0, 1
        ISOLATION_LEVEL_REPEATABLE_READ, ISOLATION_LEVEL_SERIALIZABLE = 2, 3
        TRANSACTION_STATUS_IDLE, TRANSACTION_STATUS_INTRANS = 0, 2
        STATUS_READY, STATUS_BEGIN = 1, 2


        def register_adapter(kind, make):
            _wire.adapters[kind] = make


        def register_type(*rest):
            raise NotImplementedError("Drydock: types of one's own are not simulated in psycopg2")

        """##

    static let pool = ##"""
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

    static let composing = ##"""
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
}
