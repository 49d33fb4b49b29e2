import SQLStore

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

    /// A size of a table that is named as text.
    private static func size(_ part: @escaping @Sendable (TableSize) -> Int) -> SQLFunction {
        SQLFunction([.text], .int8) { (context, values, _) throws(SQLError) in
            let parts = values[0].string.split(separator: ".").map(String.init)
            let name = parts.last ?? ""
            guard let schema = context.schemaOf(parts.count > 1 ? parts[0] : nil, name),
                let table = context.schema.table(schema, name)
            else { throw SQLError("42P01", "relation \"\(values[0].string)\" does not exist") }
            return .int(part(try context.measure?(table) ?? TableSize()))
        }
    }

    /// Functions that PostgreSQL has and that are not there: they say so, and not that there is no such function.
    static let notSimulated: Set<String> = [
        "pg_terminate_backend", "pg_cancel_backend", "pg_reload_conf", "pg_rotate_logfile", "txid_current",
        "pg_current_xact_id", "obj_description", "col_description", "format_type", "has_table_privilege",
        "has_schema_privilege", "has_database_privilege", "pg_get_viewdef", "pg_get_constraintdef", "pg_get_indexdef",
        "pg_get_expr", "pg_get_userbyid", "pg_table_is_visible", "pg_advisory_lock", "pg_advisory_unlock",
        "pg_try_advisory_lock", "pg_notify", "to_tsvector", "to_tsquery", "plainto_tsquery", "websearch_to_tsquery",
        "ts_rank", "ts_headline", "crypt", "gen_salt", "digest", "hmac", "dblink", "to_number", "date_bin", "array_cat",
        "array_replace", "array_to_json", "json_populate_record", "jsonb_insert", "jsonb_path_query",
        "jsonb_path_exists", "regexp_match", "regexp_count", "mode", "percentile_cont", "percentile_disc", "corr",
        "regr_slope", "xmlagg", "similarity", "earth_distance", "pg_stat_reset", "pg_switch_wal", "lo_import",
    ]

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
                // The search path stays: pg_dump empties it, and keeps queries of views as they were typed here.
                let name = values[0].string.lowercased()
                if name != "search_path" { context.changedSettings[name] = values[1].string }
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
        "inet_server_port": [
            SQLFunction([], .int4) { context, _, _ in .int(Int(context.settings["port"] ?? "") ?? 5432) }
        ],
        "pg_encoding_to_char": [
            SQLFunction([.int4], .name) { _, values, _ in .text(values[0].integer == 6 ? "UTF8" : "") }
        ],
        "pg_relation_size": [size { $0.heap }],
        "pg_table_size": [size { $0.table }],
        "pg_indexes_size": [size { $0.indexes }],
        "pg_total_relation_size": [size { $0.table + $0.indexes }],
        "num_nulls": [
            SQLFunction([nil], isVariadic: true, isStrict: false, .int4) { _, values, _ in
                .int(values.count { $0.isNull })
            }
        ],
    ]
}
