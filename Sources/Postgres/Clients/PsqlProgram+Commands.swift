import Kernel
import SQLStore
import WorldModel

/// Backslash commands.
extension PsqlProgram {
    /// Runs one, with what follows it on its line.
    mutating func run(command text: String, _ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        let name = String(text.prefix { !$0.isWhitespace && $0 != "\\" })
        var rest = String(text.dropFirst(name.count)).trimmingWhitespace
        // Another command may follow on the line.
        if !["!", "copy", "echo", "set"].contains(name), let next = rest.firstIndex(of: "\\"),
            !rest[..<next].contains("'")
        {
            let following = String(rest[next...])
            rest = String(rest[..<next]).trimmingWhitespace
            if !sources.isEmpty { sources[sources.count - 1].rest = following[...] + sources[sources.count - 1].rest }
        }
        if rest.hasSuffix(";"), name != "copy" { rest = String(rest.dropLast()).trimmingWhitespace }
        let words = Self.words(rest).map { PsqlScanner.expand($0, variables) }
        switch name {
        case "q", "quit":
            sources = sources.count > 1 ? sources.dropLast() : []
            return sources.isEmpty ? leave(&simulation, me) : nil
        case "g", "gx":
            expandsOnce = name == "gx"
            guard let text = scanner.takeBuffer() else { return query.isEmpty ? nil : send(query, .user) }
            return send(text, .user)
        case "c", "connect": return reconnect(words, &simulation, me)
        case "i", "ir", "include":
            _ = include(words.first ?? "", &simulation, me)
            return nil
        case "copy": return copy(rest, &simulation, me)
        case "!":
            simulation.print("Drydock's psql does not start a shell. Leave it with \\q.\n", as: me)
            return nil
        default: break
        }
        if let listing = Self.listing(name, words.first) { return send(listing.query, .listing(listing)) }
        say(name, rest, words, &simulation, me)
        return nil
    }

    private static func listing(_ name: String, _ pattern: String?) -> PsqlListing? {
        let bare = name.filter { $0 != "+" && $0 != "S" }
        let isVerbose = name.contains("+")
        let kind: PsqlListing.Kind
        switch bare {
        case "l", "list": kind = .databases
        case "du", "dg": kind = .roles
        case "dn": kind = .schemas
        case "d": kind = pattern == nil ? .relations("tvs") : .describe
        case "dt", "di", "dv", "ds", "dtvs", "dtv": kind = .relations(String(bare.dropFirst()))
        default: return nil
        }
        return PsqlListing(kind: kind, pattern: pattern, isVerbose: isVerbose)
    }

    /// Words of a line, with quotes taken off.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word: String?
        var isQuoted = false
        for mark in text {
            if mark == "'" {
                isQuoted.toggle()
                word = word ?? ""
                // `:'name'` keeps its quotes, for they say how the value is written.
                if word?.hasPrefix(":") == true { word?.append(mark) }
            } else if mark.isWhitespace, !isQuoted {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(mark)
            }
        }
        if let word { words.append(word) }
        return words
    }

    // MARK: Commands that only say something

    private mutating func say(
        _ name: String, _ rest: String, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) {
        func say(_ text: String) { simulation.print(text + "\n", as: me) }
        switch name {
        case "echo", "qecho": say(words.joined(separator: " "))
        case "warn": complain(words.joined(separator: " "), &simulation, me)
        case "set":
            guard let variable = words.first else {
                for (name, value) in variables.sorted(by: { $0.key < $1.key }) { say("\(name) = '\(value)'") }
                return
            }
            variables[variable] = words.dropFirst().joined()
        case "restrict", "unrestrict": break
        case "unset": variables[words.first ?? ""] = nil
        case "p":
            say(scanner.isEmpty ? (query.isEmpty ? "Query buffer is empty." : query) : scanner.buffer.trimmedAtEnd)
        case "r":
            scanner.reset()
            say("Query buffer reset (cleared).")
        case "conninfo": say(connectionInformation)
        case "timing":
            isTiming = words.first.map { $0 == "on" } ?? !isTiming
            say("Timing is \(isTiming ? "on" : "off").")
        case "x", "t", "a", "H":
            let settings = ["x": "expanded", "t": "tuples_only", "a": "format", "H": "format"]
            let value = name == "a" ? (table.format == .aligned ? "unaligned" : "aligned") : words.first
            if let said = set(settings[name] ?? "", value), name != "t" || value == nil { say(said) }
        case "pset":
            guard let said = set(words.first ?? "", words.dropFirst().first) else {
                complain("\\pset: unknown option: \(words.first ?? "")", &simulation, me)
                return
            }
            say(said)
        case "encoding": say("UTF8")
        case "cd", "o", "w", "e", "ef", "ev", "gexec", "watch", "password", "if", "else", "endif", "elif", "df", "dx",
            "dT", "dp", "z", "sf", "crosstabview", "gset", "gdesc":
            complain("\\\(name) is not simulated by Drydock", &simulation, me)
        case "?": say(Self.help)
        case "h", "help":
            say("Help for SQL is in PostgreSQL's manual: https://www.postgresql.org/docs/current/sql-commands.html")
        case "copyright": say("PostgreSQL Database Management System\n(formerly known as Postgres, then as Postgres95)")
        default:
            complain("invalid command \\\(name)", &simulation, me)
            if isInteractive { complain("Try \\? for help.", &simulation, me) }
        }
    }

    private var connectionInformation: String {
        guard let target = connection?.target else { return "You are currently not connected to a database." }
        let place =
            target.isSocket
            ? "via socket in \"\(target.host)\" at port \"\(target.port)\""
            : "on host \"\(target.host)\" at port \"\(target.port)\""
        return "You are connected to database \"\(target.database)\" as user \"\(target.user)\" \(place)."
    }

    private static let help = """
        General
          \\q                     quit psql
          \\g or ;                execute query
          \\gx                    as \\g, but with expanded output
        Input/Output
          \\copy ...              copy between a table and a file
          \\echo [STRING]         write string to standard output
          \\i FILE                execute commands from file
        Informational
          \\d[+] [NAME]           list tables, views and sequences, or describe one
          \\dt \\di \\dv \\ds \\dn    list tables, indexes, views, sequences, schemas
          \\du                    list roles
          \\l                     list databases
        Formatting
          \\a \\t \\x               unaligned, only rows, expanded
          \\pset NAME [VALUE]     set table output option
        Connection
          \\c[onnect] DBNAME      connect to another database
          \\conninfo              display information about the connection
        Variables
          \\set NAME VALUE        set a variable; :NAME, :'NAME' use it
          \\timing [on|off]       toggle timing of commands
        """

    /// Sets an option of the output. Gives what is said of it, nothing for unknown ones.
    mutating func set(_ name: String, _ value: String?) -> String? {
        func switched(_ old: Bool) -> Bool { value.map { ["on", "true", "1", "yes"].contains($0) } ?? !old }
        switch name {
        case "expanded", "x", "vertical":
            table.isExpanded = switched(table.isExpanded)
            return "Expanded display is \(table.isExpanded ? "on" : "off")."
        case "tuples_only", "t":
            table.onlyTuples = switched(table.onlyTuples)
            return "Tuples only is \(table.onlyTuples ? "on" : "off")."
        case "border":
            table.border = max(0, min(2, value.flatMap { Int($0) } ?? table.border))
            return "Border style is \(table.border)."
        case "format":
            if let value, let format = PsqlTable.Format.allCases.first(where: { $0.rawValue.hasPrefix(value) }) {
                table.format = format
            }
            return "Output format is \(table.format.rawValue)."
        case "null":
            table.null = value ?? table.null
            return "Null display is \"\(table.null)\"."
        case "footer":
            table.showsFooter = switched(table.showsFooter)
            return "Default footer is \(table.showsFooter ? "on" : "off")."
        case "fieldsep":
            table.separator = value ?? table.separator
            return "Field separator is \"\(table.separator)\"."
        case "pager": return "Pager usage is off."
        case "linestyle": return "Line style is ascii."
        case "title": return "Title is unset."
        default: return nil
        }
    }

    // MARK: Connections and files

    private mutating func reconnect(_ words: [String], _ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        guard var next = connection?.target else { return .exit(2) }
        func given(_ index: Int) -> String? { index < words.count && words[index] != "-" ? words[index] : nil }
        if let database = given(0) { next.database = database }
        if let user = given(1) { next.user = user }
        if let host = given(2) { next.host = host }
        if let port = given(3).flatMap({ Int($0) }) { next.port = port }
        let old = connection
        // Both are open for a moment; the old one is kept when the new one does not come about.
        let fresh: PostgresConnection
        do throws(PostgresConnection.Failure) {
            fresh = try PostgresConnection(next, &simulation, me)
        } catch {
            return refuse(error.text, &simulation, me)
        }
        reconnecting = .init(old: old, next: next)
        connection = fresh
        phase = .connecting
        return nil
    }

    private mutating func refuse(_ text: String, _ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        complain("\\connect: \(text)", &simulation, me)
        guard isInteractive else { return .exit(2) }
        complain("Previous connection kept", &simulation, me)
        return nil
    }

    private mutating func copy(_ text: String, _ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        var words = text.split(separator: " ").map(String.init)
        guard let place = words.lastIndex(where: { ["from", "to"].contains($0.lowercased()) }), place + 1 < words.count
        else {
            complain("\\copy: parse error at end of line", &simulation, me)
            return nil
        }
        let isFrom = words[place].lowercased() == "from"
        let path = words[place + 1].replacing("'", with: "")
        let isStream = ["stdin", "stdout", "pstdin", "pstdout"].contains(path.lowercased())
        words[place + 1] = isFrom ? "STDIN" : "STDOUT"
        let statement = "COPY " + words.joined(separator: " ")
        if isStream { return send(statement, .user) }
        guard isFrom else { return send(statement, .copyTo(path)) }
        guard let bytes = try? simulation.contents(of: path, as: me) else {
            complain("\(path): No such file or directory", &simulation, me)
            return nil
        }
        return send(statement, .copyFrom(String(decoding: bytes, as: UTF8.self)))
    }
}
