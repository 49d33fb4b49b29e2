import CSQLite
import WorldModel

/// A SQLite database in memory, opened from its bytes for the length of one statement.
package final class SQLiteConnection {
    private(set) var handle: OpaquePointer?
    private var boxes: [Box] = []
    /// An error that one of our functions threw; SQLite only knows that there was one.
    private var failure: SQLError?
    /// What stands between SQLite and the real machine, where the SQL is a program's own.
    private var system: QuietSystem?

    /// How many of SQLite's steps a statement may take before it counts as endless.
    static let patience: Int32 = 40_000_000

    package init(_ bytes: [UInt8], sortsByLanguage: Bool) throws(SQLError) {
        guard
            sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
                == SQLITE_OK
        else { throw SQLError("53200", "out of memory") }
        guard fill(bytes) else { throw SQLError("53200", "out of memory") }
        addCollation("decimal") {
            DecimalNumber.compare(
                $0.flatMap { DecimalNumber($0) } ?? DecimalNumber(0),
                $1.flatMap { DecimalNumber($0) } ?? DecimalNumber(0))
        }
        addCollation("locale") { Self.compare($0 ?? "", $1 ?? "", byLanguage: sortsByLanguage) }
        sqlite3_progress_handler(handle, Self.patience, { _ in 1 }, nil)
        // Plain names are our own columns; a text in double quotes never is a string.
        sqlite3_exec(handle, "PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF", nil, nil, nil)
    }

    /// One for programs that write their own SQL, with a clock that stands at a moment. No statement can open a real file.
    ///
    /// - Parameter milliseconds: since 1970.
    package init(plain bytes: [UInt8], at milliseconds: Int64, random: RandomSource) {
        let system = QuietSystem(milliseconds)
        self.system = system
        sqlite3_open_v2(
            ":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, system.name)
        _ = fill(bytes)
        sqlite3_progress_handler(handle, Self.patience, { _ in 1 }, nil)
        sqlite3_exec(handle, "PRAGMA temp_store = MEMORY", nil, nil, nil)
        addRandomness(random)
    }

    private func fill(_ bytes: [UInt8]) -> Bool {
        guard !bytes.isEmpty else { return true }
        let size = sqlite3_int64(bytes.count)
        guard let copy = sqlite3_malloc64(UInt64(bytes.count)) else { return false }
        bytes.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress!, byteCount: bytes.count) }
        let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
        sqlite3_deserialize(handle, "main", copy.assumingMemoryBound(to: UInt8.self), size, size, flags)
        return true
    }

    deinit { sqlite3_close_v2(handle) }

    /// The database as bytes.
    package var bytes: [UInt8] {
        var size: sqlite3_int64 = 0
        guard let copy = sqlite3_serialize(handle, "main", &size, 0) else { return [] }
        defer { sqlite3_free(copy) }
        return Array(UnsafeBufferPointer(start: copy, count: Int(size)))
    }

    // MARK: Statements

    /// Runs one statement and gives its rows.
    @discardableResult
    package func rows(_ sql: String, _ values: [SQLValue] = []) throws(SQLError) -> [[SQLValue]] {
        var statement: OpaquePointer?
        failure = nil
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw complaint(sql) }
        defer { sqlite3_finalize(statement) }
        for (index, value) in values.enumerated() { bind(value, Int32(index + 1), statement) }
        var rows: [[SQLValue]] = []
        let count = sqlite3_column_count(statement)
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                rows.append((0..<count).map { Self.value(sqlite3_column_value(statement, $0)) })
                guard rows.count <= 2_000_000 else {
                    throw SQLError("54000", "the result has more rows than Drydock simulates")
                }
            case SQLITE_DONE: return rows
            case SQLITE_INTERRUPT:
                throw SQLError("57014", "canceling statement due to statement timeout")
            default: throw complaint(sql)
            }
        }
    }

    private func complaint(_ sql: String) -> SQLError {
        if let failure { return failure }
        let text = handle.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? "unknown"
        return SQLError("0A000", "this statement is not simulated by Drydock (\(text))")
    }

    func bind(_ value: SQLValue, _ index: Int32, _ statement: OpaquePointer?) {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .int(let number): sqlite3_bind_int64(statement, index, Int64(number))
        case .real(let number): sqlite3_bind_double(statement, index, number)
        case .text(let text): drydock_bind_text(statement, index, text, Int32(text.utf8.count))
        case .blob(let bytes):
            bytes.withUnsafeBytes { _ = drydock_bind_blob(statement, index, $0.baseAddress, Int32($0.count)) }
        }
    }

    static func value(_ value: OpaquePointer?) -> SQLValue {
        switch sqlite3_value_type(value) {
        case SQLITE_INTEGER: return .int(Int(sqlite3_value_int64(value)))
        case SQLITE_FLOAT: return .real(sqlite3_value_double(value))
        case SQLITE_TEXT:
            guard let text = sqlite3_value_text(value) else { return .null }
            let length = Int(sqlite3_value_bytes(value))
            return .text(String(decoding: UnsafeBufferPointer(start: text, count: length), as: UTF8.self))
        case SQLITE_BLOB:
            let length = Int(sqlite3_value_bytes(value))
            guard length > 0, let bytes = sqlite3_value_blob(value) else { return .blob([]) }
            return .blob(Array(UnsafeRawBufferPointer(start: bytes, count: length)))
        default: return .null
        }
    }

    // MARK: Functions

    /// What SQLite holds a pointer to while it may call one of our functions.
    private final class Box {
        unowned let connection: SQLiteConnection
        var scalar: Helper?
        var aggregate: AggregateHelper?
        var compare: ((String?, String?) -> Int)?
        /// The rows of each running aggregate, by the address that SQLite gives it.
        var groups: [UnsafeMutableRawPointer: [[SQLValue]]] = [:]

        init(_ connection: SQLiteConnection) { self.connection = connection }

        func give(_ value: SQLValue, _ context: OpaquePointer?) {
            switch value {
            case .null: sqlite3_result_null(context)
            case .int(let number): sqlite3_result_int64(context, Int64(number))
            // SQLite takes NaN for NULL.
            case .real(let number) where number.isNaN: drydock_result_text(context, "NaN", 3)
            case .real(let number): sqlite3_result_double(context, number)
            case .text(let text): drydock_result_text(context, text, Int32(text.utf8.count))
            case .blob(let bytes):
                bytes.withUnsafeBytes { drydock_result_blob(context, $0.baseAddress, Int32($0.count)) }
            }
        }

        func callScalar(_ values: [SQLValue], _ context: OpaquePointer?) {
            guard let scalar else { return }
            do throws(SQLError) { give(try scalar.call(values), context) } catch { give(error, context) }
        }

        func callAggregate(_ rows: [[SQLValue]], _ context: OpaquePointer?) {
            guard let aggregate else { return }
            do throws(SQLError) { give(try aggregate.body(rows), context) } catch { give(error, context) }
        }

        private func give(_ error: SQLError, _ context: OpaquePointer?) {
            connection.failure = error
            sqlite3_result_error(context, error.message, -1)
        }

        static func of(_ context: OpaquePointer?) -> Box? {
            sqlite3_user_data(context).map { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue() }
        }

        static func values(_ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) -> [SQLValue] {
            (0..<Int(count)).map { SQLiteConnection.value(values?[$0]) }
        }
    }

    private func keep(_ box: Box) -> UnsafeMutableRawPointer {
        boxes.append(box)
        return Unmanaged.passUnretained(box).toOpaque()
    }

    package func addFunction(_ helper: Helper) {
        let box = Box(self)
        box.scalar = helper
        sqlite3_create_function_v2(
            handle, helper.name, -1, SQLITE_UTF8, keep(box),
            { context, count, values in
                Box.of(context)?.callScalar(Box.values(count, values), context)
            }, nil, nil, nil)
    }

    /// An aggregate that gets the arguments of all its rows at once; it can also be a window function.
    package func addAggregate(_ helper: AggregateHelper) {
        let box = Box(self)
        box.aggregate = helper
        sqlite3_create_window_function(
            handle, helper.name, -1, SQLITE_UTF8, keep(box),
            { context, count, values in
                guard let box = Box.of(context), let key = sqlite3_aggregate_context(context, 1) else { return }
                box.groups[key, default: []].append(Box.values(count, values))
            },
            { context in
                guard let box = Box.of(context) else { return }
                // No row was ever seen where there is no context.
                let rows = sqlite3_aggregate_context(context, 0).flatMap { box.groups.removeValue(forKey: $0) }
                box.callAggregate(rows ?? [], context)
            },
            { context in
                guard let box = Box.of(context) else { return }
                let rows = sqlite3_aggregate_context(context, 0).flatMap { box.groups[$0] }
                box.callAggregate(rows ?? [], context)
            },
            { context, _, _ in
                guard let box = Box.of(context), let key = sqlite3_aggregate_context(context, 0),
                    box.groups[key]?.isEmpty == false
                else { return }
                box.groups[key]?.removeFirst()
            }, nil)
    }

    /// A rule by which texts are compared, for statements to name.
    package func addCollation(_ name: String, _ compare: @escaping (String?, String?) -> Int) {
        let box = Box(self)
        box.compare = compare
        sqlite3_create_collation_v2(
            handle, name, SQLITE_UTF8, keep(box),
            { data, count, first, otherCount, second in
                guard let data, let compare = Unmanaged<Box>.fromOpaque(data).takeUnretainedValue().compare else {
                    return 0
                }
                func text(_ bytes: UnsafeRawPointer?, _ count: Int32) -> String {
                    bytes.map { String(decoding: UnsafeRawBufferPointer(start: $0, count: Int(count)), as: UTF8.self) }
                        ?? ""
                }
                return Int32(compare(text(first, count), text(second, otherCount)))
            }, nil)
    }

    /// As glibc's `en_US.UTF-8` sorts: letters and digits count first, then case (small before capital), then the marks.
    package static func compare(_ a: String, _ b: String, byLanguage: Bool) -> Int {
        if a == b { return 0 }
        func order(_ isLess: Bool) -> Int { isLess ? -1 : 1 }
        if byLanguage {
            let (x, y) = (letters(a), letters(b))
            let (lowX, lowY) = (x.lowercased(), y.lowercased())
            if lowX != lowY { return order(lowX.unicodeScalars.lexicographicallyPrecedes(lowY.unicodeScalars)) }
            for (one, other) in zip(x, y) where one != other { return order(one.isLowercase) }
        }
        return order(a.utf8.lexicographicallyPrecedes(b.utf8))
    }

    private static func letters(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }
}
