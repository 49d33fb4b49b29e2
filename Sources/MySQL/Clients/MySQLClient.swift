import FileTrees
import Kernel
import SQLStore
import WorldModel

/// `mysql` and `mariadb`: statements from the command line, files, or the terminal.
package struct MySQLClient: Program {
    private var options: ClientOptions
    private let name: String
    private var version = ServerVersion(nil)
    private var target: ClientConnection.Target?
    private var connection: ClientConnection?
    private var scanner = StatementScanner()
    private var sources: [Source] = []
    private var phase = Phase.starting
    private var isInteractive = false
    private var hasPrompted = false
    private var database: String?
    private var isVertical = false
    private var sentAt: Instant?
    private var status: Int32 = 0
    private var statement = ""
    /// The database that `use` asks for.
    private var wanted: String?
    private var line = 0

    private enum Phase: Equatable, Sendable {
        case starting, askingPassword, connecting, idle, running
        /// Asking for the names of tables, with what is printed afterwards.
        case rehashing(then: String)
    }

    /// Where input comes from; the last one is read.
    private struct Source: Equatable, Sendable {
        /// Lines of a file or of `-e`; `nil` is the standard input.
        var lines: [String]?
        var line = 0
        /// What of the last line has not been looked at.
        var rest: Substring = ""
        var isFile = false
    }

    package init(arguments: [String]) {
        name = arguments.first?.split(separator: "/").last.map(String.init) ?? "mysql"
        options = ClientOptions(Array(arguments.dropFirst()), program: name)
    }

    package func handles(_ signal: Signal) -> Bool { signal == .interrupt && isInteractive }

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if simulation.takeSignal(me) == .interrupt {
            scanner.clear()
            hasPrompted = false
            simulation.print("^C\n", as: me)
        }
        while true {
            let result: Step?
            switch phase {
            case .starting: result = start(&simulation, me)
            case .askingPassword: result = readPassword(&simulation, me)
            case .connecting, .running, .rehashing: result = listen(&simulation, me)
            case .idle: result = readInput(&simulation, me)
            }
            if let result { return result }
        }
    }

    private func complain(_ text: String, _ simulation: inout Simulation, _ me: ProcessID) {
        simulation.print(text + "\n", to: 2, as: me)
    }

    // MARK: Beginning

    private mutating func start(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        version = ServerVersion(simulation.world.processes[me]?.environment)
        if let complaint = options.complaint {
            complain(complaint, &simulation, me)
            return .exit(2)
        }
        if options.has("version") {
            simulation.print(Self.versionText(name, version), as: me)
            return .exit(0)
        }
        if options.has("help") {
            simulation.print(Self.versionText(name, version) + "Usage: \(name) [OPTIONS] [database]\n", as: me)
            return .exit(0)
        }
        options.readFiles(simulation, me)
        var target = options.target(simulation, me, version.flavour)
        target.database = target.database ?? options.operands.first
        options.warnOfPassword(name, version.flavour, &simulation, me)
        self.target = target
        database = target.database
        isInteractive = simulation.isTerminal(0, of: me) && options.statements.isEmpty && !options.has("batch")
        if options.statements.isEmpty {
            sources = [Source(lines: nil)]
        } else {
            sources = [
                Source(
                    lines: options.statements.joined(separator: "\n").split(
                        separator: "\n", omittingEmptySubsequences: false
                    ).map(String.init))
            ]
        }
        if options.asksPassword, target.password == nil {
            simulation.setEcho(false, as: me)
            simulation.print("Enter password: ", to: 2, as: me)
            phase = .askingPassword
            return nil
        }
        return connect(&simulation, me)
    }

    static func versionText(_ name: String, _ version: ServerVersion) -> String {
        guard version.flavour == .mariadb else {
            return "\(name)  Ver \(version.number) for Linux on x86_64 (MySQL Community Server - GPL)\n"
        }
        return version.major < 11
            ? "\(name)  Ver 15.1 Distrib \(version.number)-MariaDB, for debian-linux-gnu (x86_64) using  EditLine wrapper\n"
            : "\(name) from \(version.number)-MariaDB, client 15.2 for debian-linux-gnu (x86_64) using  EditLine wrapper\n"
    }

    private mutating func readPassword(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        switch (try? simulation.readLine(0, as: me)) ?? .end {
        case .blocked(let reason): return .wait([reason])
        case .end: target?.password = ""
        case .bytes(let bytes):
            var text = String(decoding: bytes, as: UTF8.self)
            if text.hasSuffix("\n") { text.removeLast() }
            target?.password = text
        }
        simulation.setEcho(true, as: me)
        simulation.print("\n", to: 2, as: me)
        return connect(&simulation, me)
    }

    private mutating func connect(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        guard let target else { return .exit(1) }
        do throws(SQLError) {
            connection = try ClientConnection(target, &simulation, me)
            phase = .connecting
            return nil
        } catch {
            complain("ERROR \(error.number) (\(error.code)): \(error.message)", &simulation, me)
            return .exit(1)
        }
    }

    private var greeting: String {
        guard isInteractive, options.silence == 0 else { return "" }
        let kind = version.flavour == .mysql ? "MySQL" : "MariaDB"
        let (shown, owners) =
            version.flavour == .mysql
            ? (
                "\(connection?.serverVersion ?? "") MySQL Community Server - GPL",
                "Copyright (c) 2000, 2025, Oracle and/or its affiliates.\n\nOracle is a registered trademark of Oracle Corporation and/or its\naffiliates. Other names may be trademarks of their respective\nowners."
            )
            : (
                "\(connection?.serverVersion ?? "") \(version.description)",
                "Copyright (c) 2000, 2018, Oracle, MariaDB Corporation Ab and others."
            )
        return """
            Welcome to the \(kind) monitor.  Commands end with ; or \\g.
            Your \(kind) connection id is \(connection?.thread ?? 0)
            Server version: \(shown)

            \(owners)

            Type 'help;' or '\\h' for help. Type '\\c' to clear the current input statement.


            """
    }

    /// At a terminal the client learns the tables' names first, and says so where there are some.
    private mutating func rehash(then text: String, _ simulation: inout Simulation, _ me: ProcessID) {
        guard isInteractive, options.silence == 0, database != nil, !options.has("no-auto-rehash") else {
            simulation.print(text, as: me)
            phase = .idle
            return
        }
        connection?.query("SHOW TABLES")
        phase = .rehashing(then: text)
    }

    // MARK: Input

    private mutating func readInput(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        guard var source = sources.last else { return leave(&simulation, me) }
        if source.rest.isEmpty {
            switch nextLine(&source, &simulation, me) {
            case .wait(let reasons)?: return .wait(reasons)
            case .exit?: return endOfSource(&simulation, me)
            default: break
            }
            // A line with a mark in it is statements, even where it begins with a command.
            let isDelimiter = source.rest.lowercased().drop(while: \.isWhitespace).hasPrefix("delimiter")
            let isWhole = isDelimiter || !source.rest.contains(scanner.delimiter) && !source.rest.contains("\\g")
            if scanner.isEmpty, isWhole, let command = wordCommand(source.rest) {
                sources[sources.count - 1] = source
                sources[sources.count - 1].rest = ""
                return run(command.0, command.1, &simulation, me)
            }
        }
        let outcome = scanner.scan(&source.rest)
        sources[sources.count - 1] = source
        switch outcome {
        case .more: return nil
        case .statement(let text, let vertical):
            let bare = text.trimmingWhitespace
            guard !bare.isEmpty else {
                if isInteractive { complain("ERROR: \nNo query specified\n", &simulation, me) }
                return nil
            }
            // `use` and the like may end with a mark as well.
            if let command = wordCommand(bare[...]) { return run(command.0, command.1, &simulation, me) }
            send(bare, vertical)
            return nil
        case .command(let letter, let argument): return run(letter, argument, &simulation, me)
        }
    }

    /// Commands that are words at a line's beginning.
    private func wordCommand(_ line: Substring) -> (Character, String)? {
        var text = String(line).trimmingWhitespace
        let word = text.prefix { !$0.isWhitespace && $0 != ";" }.lowercased()
        let letters: [String: Character] = [
            "use": "u", "quit": "q", "exit": "q", "help": "h", "source": ".", "status": "s", "delimiter": "d",
            "clear": "c", "connect": "r", "tee": "T", "notee": "t", "warnings": "W", "nowarning": "w", "system": "!",
            "prompt": "R", "rehash": "#", "print": "p", "ego": "G", "go": "g", "edit": "e", "pager": "P",
            "nopager": "n",
        ]
        guard let letter = letters[word] else { return nil }
        text = String(text.dropFirst(word.count)).trimmingWhitespace
        if letter != "d" { while text.hasSuffix(";") { text.removeLast() } }
        if letter == "q" || letter == "h" || letter == "s", !text.isEmpty { return nil }
        return (letter, text.trimmingWhitespace)
    }

    /// Reads a line of a source into its rest. `.exit` is the end.
    private mutating func nextLine(_ source: inout Source, _ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        if !scanner.buffer.isEmpty, scanner.buffer.last != "\n" { appendNewline() }
        if let lines = source.lines {
            guard source.line < lines.count else { return .exit(0) }
            source.rest = lines[source.line][...]
            source.line += 1
            if source.rest.isEmpty { source.rest = " " }
            line = source.line
            return nil
        }
        if isInteractive, !hasPrompted {
            hasPrompted = true
            simulation.print(prompt, as: me)
        }
        switch (try? simulation.readLine(0, as: me)) ?? .end {
        case .blocked(let reason): return .wait([reason])
        case .end: return .exit(0)
        case .bytes(let bytes):
            hasPrompted = false
            source.line += 1
            line = source.line
            var text = String(decoding: bytes, as: UTF8.self)
            if text.hasSuffix("\n") { text.removeLast() }
            source.rest = text.isEmpty ? " " : text[...]
            return nil
        }
    }

    private mutating func appendNewline() {
        var newline: Substring = "\n"
        _ = scanner.scan(&newline)
    }

    private var prompt: String {
        guard scanner.isEmpty else { return scanner.mark }
        return version.flavour == .mysql ? "mysql> " : "MariaDB [\(database ?? "(none)")]> "
    }

    /// What is left without a mark is sent as well, except at the terminal.
    private mutating func endOfSource(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        if isInteractive, sources.count == 1 {
            simulation.print(version.flavour == .mysql ? "^DBye\n" : "Bye\n", as: me)
            return leave(&simulation, me)
        }
        let text = scanner.take().trimmingWhitespace
        sources.removeLast()
        if !text.isEmpty { send(text, false) }
        return nil
    }

    private mutating func leave(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if !isInteractive, options.verbosity >= 2 { simulation.print("Bye\n", as: me) }
        connection?.close(&simulation, me)
        return .exit(status)
    }

    private mutating func send(_ text: String, _ vertical: Bool) {
        statement = text
        isVertical = vertical
        sentAt = nil
        connection?.query(text)
        phase = .running
    }

    // MARK: Commands

    private mutating func run(
        _ letter: Character, _ argument: String, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step? {
        switch letter {
        case "q":
            if isInteractive { simulation.print("Bye\n", as: me) }
            isInteractive = false
            connection?.close(&simulation, me)
            return .exit(status)
        case "u":
            let bare = argument.filter { $0 != "`" && $0 != "'" }
            guard !bare.isEmpty else {
                return refuse("USE must be followed by a database name", &simulation, me)
            }
            wanted = bare
            statement = "use"
            connection?.send(command: 2, Array(bare.utf8))
            phase = .running
        case "c": scanner.clear()
        case "d":
            scanner.delimiter = argument.isEmpty ? ";" : String(argument.prefix { !$0.isWhitespace })
        case ".": return source(argument, &simulation, me)
        case "h", "?": simulation.print(Self.help, as: me)
        case "s": showStatus(&simulation, me)
        case "p": simulation.print("--------------\n\(scanner.buffer)\n--------------\n\n", as: me)
        case "#", "t", "n": break
        case "!", "e", "T", "R", "P", "r", "W", "w", "C":
            complain("\(name): the command \\\(letter) is not simulated in Drydock", &simulation, me)
        default: return refuse("Unknown command '\\\(letter)'.", &simulation, me)
        }
        return nil
    }

    /// What is wrong with a command of the client's own.
    private mutating func refuse(_ text: String, _ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        complain(isInteractive ? "ERROR: \n\(text)" : "ERROR\(placeText): \(text)", &simulation, me)
        guard !isInteractive, !options.has("force") else { return nil }
        connection?.close(&simulation, me)
        return .exit(1)
    }

    private mutating func source(_ path: String, _ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        guard let bytes = try? simulation.contents(of: path, as: me) else {
            return refuse("Failed to open file '\(path)', error: 2", &simulation, me)
        }
        var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        if lines.last == "" { lines.removeLast() }
        sources.append(Source(lines: lines, isFile: true))
        return nil
    }

    private static let help = """

        General information about the client's commands:
        ?         (\\?) Synonym for `help'.
        clear     (\\c) Clear the current input statement.
        delimiter (\\d) Set statement delimiter.
        ego       (\\G) Send command to the server, display result vertically.
        exit      (\\q) Exit. Same as quit.
        go        (\\g) Send command to the server.
        help      (\\h) Display this help.
        quit      (\\q) Quit.
        source    (\\.) Execute an SQL script file. Takes a file name as an argument.
        status    (\\s) Get status information from the server.
        use       (\\u) Use another database. Takes database name as argument.


        """

    private func showStatus(_ simulation: inout Simulation, _ me: ProcessID) {
        let place = target?.socket == nil ? "\(target?.host ?? "") via TCP/IP" : "Localhost via UNIX socket"
        simulation.print(
            """
            --------------
            \(Self.versionText(name, version))
            Connection id:\t\t\(connection?.thread ?? 0)
            Current database:\t\(database ?? "")
            Current user:\t\t\(target?.user ?? "")@\(target?.socket == nil ? target?.host ?? "" : "localhost")
            SSL:\t\t\tNot in use
            Current pager:\t\tstdout
            Using outfile:\t\t''
            Using delimiter:\t\(scanner.delimiter)
            Server version:\t\t\(connection?.serverVersion ?? "") \(version.description)
            Protocol version:\t10
            Connection:\t\t\(place)
            Server characterset:\tutf8mb4
            Client characterset:\tutf8mb4
            --------------


            """, as: me)
    }

    // MARK: Answers

    private mutating func listen(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        guard var current = connection else { return .exit(1) }
        if sentAt == nil { sentAt = simulation.world.clock.now }
        let event = current.next(&simulation, me)
        connection = current
        switch event {
        case .waiting(let reason): return .wait([reason])
        case .entered:
            rehash(then: greeting, &simulation, me)
        case .ended:
            complain("ERROR 2013 (HY000)\(placeText): Lost connection to server during query", &simulation, me)
            return .exit(1)
        case .answer(let reply):
            if case .rehashing(let text) = phase {
                phase = .idle
                simulation.print((reply.rows.isEmpty ? "" : Self.rehashNote) + text, as: me)
                return nil
            }
            guard phase == .running else {
                if let error = reply.error {
                    complain("ERROR \(error.number) (\(error.code)): \(error.message)", &simulation, me)
                }
                return .exit(1)
            }
            phase = .idle
            return show(reply, &simulation, me)
        }
        return nil
    }

    private static let rehashNote =
        "Reading table information for completion of table and column names\nYou can turn off this feature to get a quicker startup with -A\n\n"

    private var placeText: String { isInteractive && sources.count <= 1 ? "" : " at line \(line)" }

    private var form: ResultText.Form {
        if isVertical || options.has("vertical") { return .vertical }
        return isInteractive || options.has("table") || options.verbosity >= 3 ? .table : .tabs
    }

    private mutating func show(
        _ reply: ClientConnection.Reply, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step? {
        let isUse = wanted != nil
        let echo = "--------------\n\(statement)\n--------------\n\n"
        if options.verbosity > 0, !isUse { simulation.print(echo, as: me) }
        if let error = reply.error {
            wanted = nil
            if !isInteractive, options.verbosity == 0, !isUse, version.flavour == .mariadb {
                simulation.print(echo, to: 2, as: me)
            }
            complain("ERROR \(error.number) (\(error.code))\(placeText): \(error.message)", &simulation, me)
            if isInteractive || options.has("force") { return nil }
            status = 1
            connection?.close(&simulation, me)
            return .exit(1)
        }
        if let name = wanted {
            database = name
            wanted = nil
            if isInteractive { rehash(then: "Database changed\n", &simulation, me) }
            return nil
        }
        if reply.isRows, !reply.rows.isEmpty {
            simulation.print(
                ResultText.text(reply, form, names: !options.has("skip-column-names"), isRaw: options.has("raw")),
                as: me)
        }
        if options.verbosity >= 2 || isInteractive {
            simulation.print(ResultText.summary(reply, time: time(simulation)) + "\n", as: me)
        }
        return nil
    }

    /// How long the statement took, by the world's clock, at a terminal.
    private func time(_ simulation: Simulation) -> String {
        guard isInteractive || options.verbosity >= 3, let sentAt else { return "" }
        let milliseconds = (simulation.world.clock.now - sentAt) / 1_000_000
        let (seconds, rest) = (milliseconds / 1_000, Int(milliseconds % 1_000))
        return version.flavour == .mysql
            ? " (\(seconds).\(String(rest / 10).padded(to: 2)) sec)" : " (\(seconds).\(String(rest).padded(to: 3)) sec)"
    }
}
