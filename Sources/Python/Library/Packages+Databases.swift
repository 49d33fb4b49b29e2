/// Clients of databases.
extension Packages {
    static let databases: [String: String] = [
        "psycopg2": psycopg2, "psycopg2.extras": extras, "psycopg2.extensions": extensions, "psycopg2.errors": errors,
        "psycopg2.pool": pool, "psycopg2.sql": composing, "psycopg2._wire": postgresWire, "psycopg": psycopg,
        "psycopg._wire": postgresWire,
        "psycopg.rows": rows, "psycopg.errors": errors.replacing("psycopg2", with: "psycopg"),
        "psycopg.sql": composing.replacing("psycopg2", with: "psycopg"),
    ]
}
