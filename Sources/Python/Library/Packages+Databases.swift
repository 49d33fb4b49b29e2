/// Clients of databases.
extension Packages {
    static let databases: [String: String] = [
        "psycopg2": psycopg2, "psycopg2.extras": extras, "psycopg2.extensions": extensions, "psycopg2.errors": errors,
        "psycopg2.pool": pool, "psycopg2.sql": composing, "psycopg2._wire": postgresWire, "psycopg": psycopg,
        "psycopg._wire": postgresWire,
        "psycopg.rows": rows, "psycopg.errors": errors.replacing("psycopg2", with: "psycopg"),
        "psycopg.sql": composing.replacing("psycopg2", with: "psycopg"),
        "pymysql": pymysql, "MySQLdb": mysqldb, "mysql": "", "mysql.connector": mysqlConnector,
        "mysql.connector.errors": mysqlConnectorErrors, "mysql.connector.errorcode": mysqlConnectorCodes,
        "mysql.connector._wire": mysqlWire,
    ].merging(likePyMySQL("pymysql")) { $1 }.merging(likePyMySQL("MySQLdb")) { $1 }

    /// The parts that `pymysql` and `MySQLdb` have in common.
    private static func likePyMySQL(_ package: String) -> [String: String] {
        [
            "\(package)._wire": mysqlWire, "\(package).err": mysqlErrors, "\(package)._exceptions": mysqlErrors,
            "\(package).cursors": pymysqlCursors.replacing("@PACKAGE@", with: package),
            "\(package).connections": pymysqlConnections.replacing("@PACKAGE@", with: package),
        ]
    }

    /// The classes of errors that every client of a database has below its `Error` (PEP 249).
    static let databaseErrors = ##"""
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
        """##
}
