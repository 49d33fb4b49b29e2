import Kernel
import SQLStore
import WorldModel

/// What `sqlite3` is built on. A database is a `bytes` object between two statements.
enum SQLiteModule {
    static let functions: Natives.Group = [
        // The first statement of a text and the rest: (database, text).
        (
            "split",
            { (m, os, a) throws(Trap) in
                let connection = open(try SocketModule.bytes(a[0], &m), &os)
                do throws(SQLiteConnection.Failure) {
                    let (first, rest) = try connection.split(m.string(a[1]) ?? "")
                    let (one, other) = (m.text(first), m.text(rest))
                    return m.tuple([one, other])
                } catch {
                    throw raise(error.code, error.message, a[2], &m, &os)
                }
            }
        ),
        // Runs a statement: (database, pragmas, text, a list of parameters, errors). Gives columns, rows, how many rows
        // changed, the last row's number, and the database where it may have changed.
        (
            "run",
            { (m, os, a) throws(Trap) in
                let bytes = try SocketModule.bytes(a[0], &m)
                let connection = open(bytes, &os)
                for pragma in try m.items(of: a[1], &os) {
                    _ = try? connection.run(m.string(pragma) ?? "", with: [.list([])])
                }
                var sets: [SQLiteConnection.Parameters] = []
                for item in try m.items(of: a[3], &os) { sets.append(try parameters(item, a[4], &m, &os)) }
                let outcome: SQLiteConnection.Outcome
                do throws(SQLiteConnection.Mismatch) {
                    outcome = try connection.run(m.string(a[2]) ?? "", with: sets)
                } catch {
                    switch error {
                    case .failure(let failure): throw raise(failure.code, failure.message, a[4], &m, &os)
                    case .count(let wanted, let given):
                        let text =
                            "Incorrect number of bindings supplied. The current statement uses \(wanted), and there are \(given) supplied."
                        throw raise(nil, text, a[4], &m, &os)
                    case .missing(let name):
                        throw raise(nil, "You did not supply a value for binding parameter \(name).", a[4], &m, &os)
                    }
                }
                let columns = m.list(outcome.columns.map { m.text($0) })
                var rows: [Value] = []
                for row in outcome.rows {
                    var values: [Value] = []
                    for value in row { values.append(python(value, &m)) }
                    rows.append(m.tuple(values))
                }
                let list = m.list(rows)
                var changed = Value.none
                if outcome.isWriting {
                    let now = connection.bytes
                    try m.reserve(now.count)
                    changed = m.make(.bytes(now, isMutable: false))
                }
                return m.tuple([columns, list, .int(outcome.changes), .int(outcome.lastRow), changed])
            }
        ),
    ]

    private static func open(_ bytes: [UInt8], _ os: inout Simulation) -> SQLiteConnection {
        SQLiteConnection(
            plain: bytes, at: os.world.clock.now.nanoseconds / 1_000_000,
            random: RandomSource(seed: os.world.random.next()))
    }

    /// An exception of the module's: its function makes it from a result code and a text.
    private static func raise(
        _ code: Int32?, _ message: String, _ maker: Value, _ m: inout Interpreter, _ os: inout Simulation
    ) -> Trap {
        do throws(Trap) {
            let text = m.text(message)
            return .raised(try m.call(maker, [code.map { .int(Int($0)) } ?? .none, text], &os))
        } catch {
            return error
        }
    }

    private static func parameters(
        _ value: Value, _ maker: Value, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> SQLiteConnection.Parameters {
        if case .dictionary(let table)? = m.object(m.plain(value)) {
            var named: [String: SQLValue] = [:]
            for entry in table.entries {
                named[m.string(entry.key) ?? ""] = try sql(entry.value, named.count + 1, maker, &m, &os)
            }
            return .named(named)
        }
        var list: [SQLValue] = []
        for (index, item) in try m.items(of: value, &os).enumerated() {
            list.append(try sql(item, index + 1, maker, &m, &os))
        }
        return .list(list)
    }

    private static func sql(
        _ value: Value, _ place: Int, _ maker: Value, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> SQLValue {
        switch m.plain(value) {
        case .none: return .null
        case .bool(let flag): return .int(flag ? 1 : 0)
        case .int(let number): return .int(number)
        case .float(let number): return .real(number)
        default: break
        }
        if let text = m.string(value) { return .text(text) }
        switch m.object(m.plain(value)) {
        case .bytes(let bytes, _): return .blob(bytes)
        case .big: throw m.error(.overflowError, "Python int too large to convert to SQLite INTEGER")
        default: break
        }
        throw raise(
            nil, "Error binding parameter \(place): type '\(m.typeName(value))' is not supported", maker, &m, &os)
    }

    private static func python(_ value: SQLValue, _ m: inout Interpreter) -> Value {
        switch value {
        case .null: .none
        case .int(let number): .int(number)
        case .real(let number): .float(number)
        case .text(let text): m.text(text)
        case .blob(let bytes): m.make(.bytes(bytes, isMutable: false))
        }
    }
}
