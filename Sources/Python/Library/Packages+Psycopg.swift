/// The package `psycopg`, version 3.
extension Packages {
    static let rows = ##"""
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

    static let psycopg = ##"""
        from psycopg import _wire, rows

        __version__ = "3.2.9"
        apilevel, paramstyle, threadsafety = "2.0", "pyformat", 2


        class Warning(Exception):
            pass


        class Error(Exception):
            sqlstate = None


        \##(databaseErrors)


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
