import CSQLite
import WorldModel

/// SQL as SQLite itself takes it, for programs that embed it.
extension SQLiteConnection {
    /// What a statement did.
    package struct Outcome: Sendable {
        /// The names of the columns; none for statements that give no rows.
        package var columns: [String]
        package var rows: [[SQLValue]]
        /// How many rows it changed.
        package var changes: Int
        package var lastRow: Int
        /// Whether the database may be different now.
        package var isWriting: Bool
    }

    /// Why a statement was not done: SQLite's own result code and text.
    package struct Failure: Error, Equatable {
        package var code: Int32
        package var message: String
    }

    /// The parameters of a statement: by place, or by name without its mark.
    package enum Parameters: Sendable {
        case list([SQLValue])
        case named([String: SQLValue])
    }

    /// What is wrong with the parameters of a statement.
    package enum Mismatch: Error, Equatable {
        case count(wanted: Int, given: Int)
        case missing(String)
        case failure(Failure)
    }

    /// The first statement of a text, and what stands behind it.
    package func split(_ sql: String) throws(Failure) -> (first: String, rest: String) {
        var statement: OpaquePointer?
        var rest = ""
        let code = sql.withCString { text in
            var tail: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v2(handle, text, -1, &statement, &tail)
            rest = tail.map { String(cString: $0) } ?? ""
            return code
        }
        sqlite3_finalize(statement)
        guard code == SQLITE_OK else { throw lastFailure(code) }
        return (String(sql.utf8.prefix(sql.utf8.count - rest.utf8.count)) ?? sql, rest)
    }

    /// Runs one statement with each of several lists of parameters, and adds up what it changes.
    package func run(_ sql: String, with sets: [Parameters]) throws(Mismatch) -> Outcome {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
        guard code == SQLITE_OK else { throw .failure(lastFailure(code)) }
        var outcome = Outcome(columns: [], rows: [], changes: 0, lastRow: 0, isWriting: false)
        // A comment is no statement.
        guard let statement else { return outcome }
        defer { sqlite3_finalize(statement) }
        outcome.isWriting = sqlite3_stmt_readonly(statement) == 0
        let count = sqlite3_column_count(statement)
        outcome.columns = (0..<count).map { sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? "" }
        let before = sqlite3_total_changes(handle)
        for parameters in sets {
            try bind(parameters, to: statement)
            steps: while true {
                let code = sqlite3_step(statement)
                switch code {
                case SQLITE_ROW:
                    outcome.rows.append((0..<count).map { Self.value(sqlite3_column_value(statement, $0)) })
                    guard outcome.rows.count <= 2_000_000 else {
                        throw .failure(Failure(code: SQLITE_NOMEM, message: "out of memory"))
                    }
                case SQLITE_DONE: break steps
                default: throw .failure(lastFailure(code))
                }
            }
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        outcome.changes = Int(sqlite3_total_changes(handle) - before)
        outcome.lastRow = Int(sqlite3_last_insert_rowid(handle))
        return outcome
    }

    private func bind(_ parameters: Parameters, to statement: OpaquePointer) throws(Mismatch) {
        let wanted = sqlite3_bind_parameter_count(statement)
        switch parameters {
        case .list(let values):
            guard values.count == wanted else { throw .count(wanted: Int(wanted), given: values.count) }
            for (index, value) in values.enumerated() { bind(value, Int32(index + 1), statement) }
        case .named(let values):
            guard wanted > 0 else { return }
            for index in 1...wanted {
                let name = sqlite3_bind_parameter_name(statement, index).map { String(cString: $0) } ?? "?"
                guard let value = values[String(name.dropFirst())] else { throw .missing(name) }
                bind(value, index, statement)
            }
        }
    }

    private func lastFailure(_ code: Int32) -> Failure {
        Failure(code: code, message: sqlite3_errmsg(handle).map { String(cString: $0) } ?? "unknown error")
    }

    /// `random()` and `randomblob()` from the world's own source, so that a run can be repeated.
    func addRandomness(_ random: RandomSource) {
        final class Source {
            var random: RandomSource
            init(_ random: RandomSource) { self.random = random }
        }
        let source = Source(random)
        addFunction(Helper(name: "random", isStrict: false) { _ in .int(Int(bitPattern: UInt(source.random.next()))) })
        addFunction(
            Helper(name: "randomblob", isStrict: false) { values in
                let count = max(1, min(values.first?.integer ?? 1, 1_000_000))
                return .blob((0..<count).map { _ in UInt8(truncatingIfNeeded: source.random.next()) })
            })
    }
}
