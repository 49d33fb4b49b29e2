import WorldModel

/// What the command lines of PostgreSQL's clients have in common: where to connect, as whom.
struct ClientOptions: Equatable, Sendable {
    var host: String?
    var port: Int?
    var user: String?
    var database: String?
    var password: String?
    /// The other options, in their order, with their values.
    var flags: [(name: String, value: String)] = []
    var operands: [String] = []
    var complaint: String?

    static func == (a: Self, b: Self) -> Bool {
        a.host == b.host && a.port == b.port && a.user == b.user && a.database == b.database && a.operands == b.operands
            && a.flags.map(\.name) == b.flags.map(\.name) && a.flags.map(\.value) == b.flags.map(\.value)
    }

    /// - Parameter values: letters of options that take a value; `long` gives the letters of long names.
    init(_ arguments: [String], program: String, values: String, flags letters: String, long: [String: Character]) {
        var rest = arguments[...]
        let all = values + "hpUd"
        let names = long.merging([
            "host": "h", "port": "p", "username": "U", "dbname": "d", "no-password": "w", "password": "W",
        ]) { $1 }
        while let word = rest.popFirst() {
            if word == "--" {
                operands += rest
                break
            }
            if word.hasPrefix("--") {
                let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
                    String.init)
                guard let letter = names[parts[0]] else {
                    complaint = complaint ?? "\(program): unrecognized option '\(word)'"
                    continue
                }
                if all.contains(letter) {
                    take(letter, parts.count > 1 ? parts[1] : rest.popFirst() ?? "")
                } else {
                    take(letter, parts.count > 1 ? parts[1] : "")
                }
            } else if word.hasPrefix("-"), word.count > 1 {
                var marks = word.dropFirst()
                while let mark = marks.popFirst() {
                    if all.contains(mark) {
                        if marks.isEmpty, rest.isEmpty {
                            complaint = complaint ?? "\(program): option requires an argument -- '\(mark)'"
                        }
                        take(mark, marks.isEmpty ? rest.popFirst() ?? "" : String(marks))
                        break
                    }
                    guard (letters + "wW").contains(mark) else {
                        complaint = complaint ?? "\(program): invalid option -- '\(mark)'"
                        continue
                    }
                    take(mark, "")
                }
            } else {
                operands.append(word)
            }
        }
    }

    private mutating func take(_ letter: Character, _ value: String) {
        switch letter {
        case "h": host = value
        case "p": port = Int(value)
        case "U": user = value
        case "d": database = value
        default: flags.append((String(letter), value))
        }
    }

    func has(_ name: String) -> Bool { flags.contains { $0.name == name } }

    func value(_ name: String) -> String? { flags.last { $0.name == name }?.value }

    /// Where to connect, by the options, the environment, and libpq's defaults.
    func target(_ environment: Environment?, account: String, application: String) -> PostgresConnection.Target {
        // An empty variable counts as none.
        func variable(_ name: String) -> String? { environment?[name].flatMap { $0.isEmpty ? nil : $0 } }
        var target = PostgresConnection.Target(
            host: host ?? variable("PGHOST") ?? "/var/run/postgresql",
            port: port ?? variable("PGPORT").flatMap { Int($0) } ?? 5432,
            user: user ?? variable("PGUSER") ?? account, database: "", password: password ?? variable("PGPASSWORD"),
            application: application)
        target.database = database ?? variable("PGDATABASE") ?? target.user
        if let database, database.contains("://") || database.contains("=") {
            Self.read(database, into: &target, fallback: environment)
        }
        return target
    }

    /// A connection URI, or `host=db dbname=x`.
    private static func read(_ text: String, into target: inout PostgresConnection.Target, fallback: Environment?) {
        guard let scheme = text.range(of: "://") else {
            for pair in text.split(separator: " ") {
                let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { continue }
                switch parts[0] {
                case "host": target.host = parts[1]
                case "port": target.port = Int(parts[1]) ?? target.port
                case "user": target.user = parts[1]
                case "password": target.password = parts[1]
                case "dbname": target.database = parts[1]
                default: break
                }
            }
            if target.database == text { target.database = target.user }
            return
        }
        var rest = String(text[scheme.upperBound...]).components(before: "?")
        if let slash = rest.firstIndex(of: "/") {
            target.database = String(rest[rest.index(after: slash)...])
            rest = String(rest[..<slash])
        } else {
            target.database = ""
        }
        if let at = rest.lastIndex(of: "@") {
            let parts = rest[..<at].split(separator: ":", maxSplits: 1).map(String.init)
            if let user = parts.first { target.user = user }
            if parts.count > 1 { target.password = parts[1] }
            rest = String(rest[rest.index(after: at)...])
        }
        let parts = rest.split(separator: ":").map(String.init)
        if let host = parts.first { target.host = host }
        if parts.count > 1 { target.port = Int(parts[1]) ?? target.port }
        if target.database.isEmpty { target.database = target.user }
    }
}
