/// Functions about the server, its sequences and settings (the manual, 9.17 and 9.26).
extension FunctionTable {
    private static func word(_ type: SQLType = .name, _ body: @escaping @Sendable (SQLContext) -> String)
        -> [SQLFunction]
    {
        [SQLFunction([], type) { context, _, _ in .text(body(context)) }]
    }

    /// Sizes in the unit below which they are under 10,240.
    static func prettySize(_ bytes: Int) -> String {
        var value = bytes
        guard abs(value) >= 10_240 else { return "\(value) bytes" }
        // Half units are carried along, as pg_size_pretty does it.
        value >>= 9
        for (index, unit) in ["kB", "MB", "GB", "TB"].enumerated() {
            if abs(value) < 20_480 - 1 || index == 3 { return "\((value + (value < 0 ? -1 : 1)) / 2) \(unit)" }
            value >>= 10
        }
        return "\(bytes) bytes"
    }

    private static func give(_ number: Int, _ place: Int, _ context: SQLContext) -> SQLValue {
        let sequence = context.schema.sequences[place]
        context.given[sequence.schema + "." + sequence.name] = number
        context.lastGiven = sequence.schema + "." + sequence.name
        return .int(number)
    }

    static let server: [String: [SQLFunction]] = [
        "version": word(.text) { $0.version },
        "current_user": word { $0.user }, "user": word { $0.user }, "current_role": word { $0.user },
        "session_user": word { $0.sessionUser },
        "current_database": word { $0.database }, "current_catalog": word { $0.database },
        "current_schema": word { $0.searchPath.first { !$0.hasPrefix("pg_temp") } ?? "public" },
        "current_schemas": [
            SQLFunction([.bool], .array(.name)) { context, values, _ in
                .text(
                    ArrayText.write(
                        (values[0].isTrue ? ["pg_catalog"] : [])
                            + context.searchPath.filter { !$0.hasPrefix("pg_temp") }))
            }
        ],
        "pg_backend_pid": [SQLFunction([], .int4) { context, _, _ in .int(context.process) }],
        "pg_is_in_recovery": [SQLFunction([], .bool) { _, _, _ in .bool(false) }],
        "pg_postmaster_start_time": [
            SQLFunction([], .timestamptz) { context, _, _ in .text(context.settings["start_time"] ?? context.now.text) }
        ],
        "pg_sleep": [
            SQLFunction([.float8], .void) { context, values, _ in
                context.delay += Int(bounded: max(0, min(values[0].double, 1e9)) * 1_000_000)
                return .text("")
            }
        ],
        "pg_typeof": [SQLFunction([nil], isStrict: false, .regclass) { _, _, types in .text(types[0].plainName) }],
        "pg_size_pretty": [SQLFunction([.int8], .text) { _, values, _ in .text(prettySize(values[0].integer)) }],
        "pg_database_size": [
            SQLFunction([.text], .int8) { (context, values, _) throws(SQLError) in
                guard let database = context.cluster.databases[values[0].string] else {
                    throw SQLError("3D000", "database \"\(values[0].string)\" does not exist")
                }
                return .int(7_500_000 + database.rows.count)
            }
        ],
        "pg_total_relation_size": [SQLFunction([.text], .int8) { _, _, _ in .int(16_384) }],
        "pg_relation_size": [SQLFunction([.text], .int8) { _, _, _ in .int(8_192) }],
        "pg_table_size": [SQLFunction([.text], .int8) { _, _, _ in .int(8_192) }],
        "gen_random_uuid": [
            SQLFunction([], .uuid) { context, _, _ in
                var digits = Array(context.random.hex(digits: 32))
                digits[12] = "4"
                digits[16] = "a"
                return .text(TypeConversion.uuid(String(digits)))
            }
        ],
        "uuid_generate_v4": [
            SQLFunction([], .uuid) { context, _, _ in
                var digits = Array(context.random.hex(digits: 32))
                digits[12] = "4"
                digits[16] = "8"
                return .text(TypeConversion.uuid(String(digits)))
            }
        ],
        "current_setting": [
            SQLFunction([.text, .bool], optional: 1, .text) { (context, values, _) throws(SQLError) in
                if let value = context.settings[values[0].string.lowercased()] { return .text(value) }
                guard values.count > 1, values[1].isTrue else {
                    throw SQLError("42704", "unrecognized configuration parameter \"\(values[0].string)\"")
                }
                return .null
            }
        ],
        "set_config": [
            SQLFunction([.text, .text, .bool], .text) { context, values, _ in
                context.settings[values[0].string.lowercased()] = values[1].string
                return values[1]
            }
        ],
        "nextval": [
            SQLFunction([.text], .int8) { (context, values, _) throws(SQLError) in
                let place = try context.sequence(values[0].string)
                guard let number = context.schema.sequences[place].next() else {
                    let sequence = context.schema.sequences[place]
                    let limit =
                        sequence.increment < 0
                        ? "minimum value of sequence \"\(sequence.name)\" (\(Int.min))"
                        : "maximum value of sequence \"\(sequence.name)\" (\(Int.max))"
                    throw SQLError("2200H", "nextval: reached \(limit)")
                }
                return give(number, place, context)
            }
        ],
        "currval": [
            SQLFunction([.text], .int8) { (context, values, _) throws(SQLError) in
                let sequence = context.schema.sequences[try context.sequence(values[0].string)]
                guard let number = context.given[sequence.schema + "." + sequence.name] else {
                    throw SQLError(
                        "55000", "currval of sequence \"\(sequence.name)\" is not yet defined in this session")
                }
                return .int(number)
            }
        ],
        "lastval": [
            SQLFunction([], .int8) { (context, _, _) throws(SQLError) in
                guard let name = context.lastGiven, let number = context.given[name] else {
                    throw SQLError("55000", "lastval is not yet defined in this session")
                }
                return .int(number)
            }
        ],
        "setval": [
            SQLFunction([.text, .int8, .bool], optional: 1, .int8) { (context, values, _) throws(SQLError) in
                let place = try context.sequence(values[0].string)
                let isCalled = values.count < 3 || values[2].isTrue
                context.schema.sequences[place].last =
                    values[1].integer &- (isCalled ? 0 : context.schema.sequences[place].increment)
                return values[1]
            }
        ],
        "pg_get_serial_sequence": [
            SQLFunction([.text, .text], .text) { context, values, _ in
                let name = values[0].string.split(separator: ".").last.map(String.init) ?? ""
                let found = context.schema.sequences.first { $0.table == name && $0.column == values[1].string }
                return found.map { .text($0.schema + "." + $0.name) } ?? .null
            }
        ],
        "pg_terminate_backend": [SQLFunction([.int4], .bool) { _, _, _ in .bool(false) }],
        "pg_cancel_backend": [SQLFunction([.int4], .bool) { _, _, _ in .bool(false) }],
        "pg_reload_conf": [SQLFunction([], .bool) { _, _, _ in .bool(true) }],
        "inet_server_port": [SQLFunction([], .int4) { _, _, _ in .int(5432) }],
        "txid_current": [SQLFunction([], .int8) { _, _, _ in .int(731) }],
        "obj_description": [SQLFunction([nil, nil], optional: 1, .text) { _, _, _ in .null }],
        "has_table_privilege": [SQLFunction([nil, nil, nil], optional: 1, .bool) { _, _, _ in .bool(true) }],
        "pg_encoding_to_char": [SQLFunction([.int4], .name) { _, _, _ in .text("UTF8") }],
        "format_type": [SQLFunction([nil, nil], .text) { _, values, _ in values[0] }],
        "num_nulls": [
            SQLFunction([nil], isVariadic: true, isStrict: false, .int4) { _, values, _ in
                .int(values.count { $0.isNull })
            }
        ],
    ]
}
