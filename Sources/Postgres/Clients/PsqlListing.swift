/// What `\l`, `\d` and their like ask for and show.
struct PsqlListing: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        case databases, roles, schemas
        /// The kinds of relations: `t`, `i`, `v`, `s`.
        case relations(String)
        case describe
    }

    var kind: Kind
    /// The name that is asked for, with `*` and `?`.
    var pattern: String?
    var isVerbose = false

    /// The statements that fetch it.
    var query: String {
        switch kind {
        case .databases: "SELECT datname FROM pg_database ORDER BY datname"
        case .roles:
            "SELECT rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls, memberof FROM pg_roles ORDER BY rolname"
        case .schemas: "SELECT nspname FROM pg_namespace ORDER BY nspname"
        case .relations, .describe:
            """
            SELECT schema, name, kind, owner, tablename, visible, size FROM pg_catalog.drydock_relations ORDER BY schema, name;
            SELECT schema, relation, name, type, nullable, value FROM pg_catalog.drydock_columns;
            SELECT schema, relation, line FROM pg_catalog.drydock_footers
            """
        }
    }

    /// What is printed, and what is said on standard error.
    func text(_ results: [[[String?]]], _ form: PsqlTable, _ connection: PostgresConnection?) -> (String, String) {
        let first = (results.first ?? []).map { $0.map { $0 ?? "" } }
        switch kind {
        case .databases: return (databases(first, form, connection), "")
        case .roles: return (roles(first, form, Self.version(connection)), "")
        case .schemas:
            let rows = first.map { $0[0] }.filter { !["pg_catalog", "information_schema"].contains($0) }
            let owners = rows.map { [$0, $0 == "public" ? "pg_database_owner" : connection?.target.user ?? ""] }
            return (show("List of schemas", ["Name", "Owner"], owners, form), "")
        case .relations(let letters): return relations(letters, first, form)
        case .describe: return describe(first, results, form)
        }
    }

    private func show(_ title: String, _ names: [String], _ rows: [[String?]], _ form: PsqlTable) -> String {
        form.text(.init(title: title, names: names, isRight: names.map { _ in false }, rows: rows))
    }

    private static func version(_ connection: PostgresConnection?) -> Int {
        Int((connection?.parameters["server_version"] ?? "17").prefix { $0.isNumber }) ?? 17
    }

    private func databases(_ rows: [[String]], _ form: PsqlTable, _ connection: PostgresConnection?) -> String {
        let version = Self.version(connection)
        let names: [String]
        if version >= 16 {
            names = [
                "Name", "Owner", "Encoding", "Locale Provider", "Collate", "Ctype",
                version >= 17 ? "Locale" : "ICU Locale", "ICU Rules", "Access privileges",
            ]
        } else if version == 15 {
            names = [
                "Name", "Owner", "Encoding", "Collate", "Ctype", "ICU Locale", "Locale Provider", "Access privileges",
            ]
        } else {
            names = ["Name", "Owner", "Encoding", "Collate", "Ctype", "Access privileges"]
        }
        let owner = connection?.parameters["session_authorization"] ?? "postgres"
        let lines = rows.filter { Self.matches($0[0], pattern) }.map { row -> [String?] in
            let rights = row[0].hasPrefix("template") ? "=c/\(owner)\n\(owner)=CTc/\(owner)" : nil
            let fields: [String: String?] = [
                "Name": row[0], "Owner": owner, "Encoding": "UTF8", "Locale Provider": "libc", "Collate": "en_US.utf8",
                "Ctype": "en_US.utf8", "Access privileges": rights,
            ]
            return names.map { fields[$0] ?? nil }
        }
        return show("List of databases", names, lines, form)
    }

    private func roles(_ rows: [[String]], _ form: PsqlTable, _ version: Int) -> String {
        let lines = rows.filter { Self.matches($0[0], pattern) }.map { row -> [String?] in
            var attributes: [String] = []
            for (index, name) in [
                (1, "Superuser"), (3, "Create role"), (4, "Create DB"), (6, "Replication"), (7, "Bypass RLS"),
            ] where row[index] == "t" {
                attributes.append(name)
            }
            if row[2] == "f" { attributes.insert("No inheritance", at: row[1] == "t" ? 1 : 0) }
            if row[5] == "f" { attributes.append("Cannot login") }
            return [row[0], attributes.joined(separator: ", "), row[8]]
        }
        // From version 16 on memberships have a command of their own.
        let names = ["Role name", "Attributes"] + (version < 16 ? ["Member of"] : [])
        return form.text(
            .init(
                title: "List of roles", names: names, isRight: names.map { _ in false },
                rows: lines.map { Array($0.prefix(names.count)) }, footers: []))
    }

    // MARK: Relations

    private static let kinds: [Character: String] = ["t": "table", "i": "index", "v": "view", "s": "sequence"]

    private func isMeant(_ row: [String]) -> Bool {
        guard let pattern else { return row[5] == "t" }
        let parts = pattern.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return row[5] == "t" && Self.matches(row[1], pattern) }
        return Self.matches(row[0], parts[0]) && Self.matches(row[1], parts[1])
    }

    private func relations(_ letters: String, _ rows: [[String]], _ form: PsqlTable) -> (String, String) {
        let kinds = Set(letters.compactMap { Self.kinds[$0] })
        let found = rows.filter { kinds.contains($0[2]) && isMeant($0) }
        guard !found.isEmpty else {
            return (
                "", pattern.map { "Did not find any relation named \"\($0)\".\n" } ?? "Did not find any relations.\n"
            )
        }
        let hasTable = letters == "i"
        var names = ["Schema", "Name", "Type", "Owner"] + (hasTable ? ["Table"] : [])
        if isVerbose { names += ["Persistence", "Access method", "Size", "Description"] }
        let lines = found.map { row -> [String?] in
            var fields: [String?] = [row[0], row[1], row[2], row[3]] + (hasTable ? [row[4]] : [])
            if isVerbose {
                fields += [
                    "permanent", row[2] == "table" ? "heap" : row[2] == "index" ? "btree" : nil, row[6], nil,
                ]
            }
            return fields
        }
        return (show("List of relations", names, lines, form), "")
    }

    private func describe(_ rows: [[String]], _ results: [[[String?]]], _ form: PsqlTable) -> (String, String) {
        let found = rows.filter(isMeant)
        guard !found.isEmpty, results.count > 2 else {
            return ("", "Did not find any relation named \"\(pattern ?? "")\".\n")
        }
        return (found.map { describe($0, results, form) }.joined(), "")
    }

    private func describe(_ relation: [String], _ results: [[[String?]]], _ form: PsqlTable) -> String {
        let (schema, name, kind) = (relation[0], relation[1], relation[2])
        let title = "\(kind.prefix(1).uppercased() + kind.dropFirst()) \"\(schema).\(name)\""
        let columns = results[1].filter { $0[0] == schema && $0[1] == name }
        var footers = results[2].filter { $0[0] == schema && $0[1] == name }.map { $0[2] ?? "" }
        if kind == "sequence", let line = columns.first {
            let most = ["integer": "2147483647", "smallint": "32767"][line[3] ?? ""] ?? "9223372036854775807"
            let names = ["Type", "Start", "Minimum", "Maximum", "Increment", "Cycles?", "Cache"]
            return form.text(
                .init(
                    title: title, names: names, isRight: [false, true, true, true, true, false, true],
                    rows: [[line[3], line[2], "1", most, line[4], "no", "1"]], footers: footers))
        }
        var names =
            kind == "index"
            ? ["Column", "Type", "Key?", "Definition"] : ["Column", "Type", "Collation", "Nullable", "Default"]
        if isVerbose { names += ["Storage", "Compression", "Stats target", "Description"] }
        let lines = columns.map { column -> [String?] in
            var fields: [String?] = [column[2], column[3]] + (kind == "index" ? [] : [nil]) + [column[4], column[5]]
            if isVerbose {
                let type = column[3] ?? ""
                let isLong = ["text", "json", "bytea", "character", "[]"].contains { type.contains($0) }
                fields += [type.hasPrefix("numeric") ? "main" : isLong ? "extended" : "plain", nil, nil, nil]
            }
            return fields
        }
        if isVerbose, kind == "table" { footers.append("Access method: heap") }
        return form.text(
            .init(title: title, names: names, isRight: names.map { _ in false }, rows: lines, footers: footers))
    }

    /// Names as psql matches them: `*` and `?`, without regard to case unless quoted.
    static func matches(_ name: String, _ pattern: String?) -> Bool {
        guard let pattern else { return true }
        let bare = pattern.hasPrefix("\"") ? String(pattern.dropFirst().dropLast()) : pattern.lowercased()
        let like = bare.replacing("_", with: "\\_").replacing("%", with: "\\%").replacing("*", with: "%").replacing(
            "?", with: "_")
        return LikePattern.matches(name, like, escape: "\\", ignoresCase: false)
    }
}
