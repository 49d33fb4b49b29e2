import FileTrees
import Kernel
import SQLStore
import WorldModel

/// `psql`: statements and backslash commands from the command line, files, or the terminal.
package struct PsqlProgram: Program {
    var options: ClientOptions
    var target: PostgresConnection.Target?
    var connection: PostgresConnection?
    var table = PsqlTable()
    var variables: [String: String] = [:]
    var scanner = PsqlScanner()
    var sources: [Source] = []
    var phase = Phase.starting
    /// The statement that the server works on.
    var query = ""
    var answer = Answer()
    var isTiming = false
    /// When the statement was sent.
    var sentAt: Instant?
    var isQuiet = false
    /// For one result only: `\gx`.
    var expandsOnce = false
    var status: Int32 = 0
    var hasPrompted = false
    /// What `\c` goes back to when it fails.
    var reconnecting: Reconnection?

    struct Reconnection: Equatable, Sendable {
        var old: PostgresConnection?
        var next: PostgresConnection.Target
    }

    /// Where input comes from; the last one is read.
    struct Source: Equatable, Sendable {
        enum Kind: Equatable, Sendable {
            /// Text of `-c`: one query, or one command.
            case command(String)
            case lines([String])
            case standardInput
        }

        var kind: Kind
        /// The name that errors show, with the line.
        var name: String?
        var line = 0
        /// What of the last line has not been looked at.
        var rest: Substring = ""
    }

    enum Phase: Equatable, Sendable {
        case starting
        case askingPassword
        case connecting
        case idle
        case running(Purpose)
    }

    /// Why a query was sent: what is done with its answers.
    enum Purpose: Equatable, Sendable {
        case user
        case listing(PsqlListing)
        /// `\copy … from`: the lines to send.
        case copyFrom(String)
        case copyTo(String)
    }

    /// The answer so far.
    struct Answer: Equatable, Sendable {
        var columns: [(name: String, type: Int)] = []
        var hasRows = false
        var rows: [[String?]] = []
        /// All results, for commands that ask several things.
        var results: [[[String?]]] = []
        var copied: [String] = []
        var hasFailed = false

        static func == (a: Self, b: Self) -> Bool {
            a.rows == b.rows && a.results == b.results && a.hasRows == b.hasRows
        }
    }

    package init(arguments: [String]) {
        options = ClientOptions(
            Array(arguments.dropFirst()), program: "psql", values: "cfFPRTvoL", flags: "AaEqStxlVX1bneHz0s?",
            long: [
                "command": "c", "file": "f", "variable": "v", "set": "v", "tuples-only": "t", "no-align": "A",
                "list": "l",
                "quiet": "q", "expanded": "x", "version": "V", "no-psqlrc": "X", "single-transaction": "1", "csv": "C",
                "field-separator": "F", "pset": "P", "echo-all": "a", "echo-queries": "e", "html": "H", "help": "?",
                "output": "o", "no-readline": "n",
            ])
    }

    package func handles(_ signal: Signal) -> Bool { signal == .interrupt && isInteractive }

    var isInteractive = false

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if simulation.takeSignal(me) == .interrupt {
            scanner.reset()
            hasPrompted = false
            simulation.print("\n", as: me)
        }
        while true {
            let result: Step?
            switch phase {
            case .starting: result = start(&simulation, me)
            case .askingPassword: result = readPassword(&simulation, me)
            case .connecting: result = getIn(&simulation, me)
            case .idle: result = readInput(&simulation, me)
            case .running(let purpose): result = listen(purpose, &simulation, me)
            }
            if let result { return result }
        }
    }

    func complain(_ text: String, _ simulation: inout Simulation, _ me: ProcessID) {
        simulation.print(text + "\n", to: 2, as: me)
    }

    // MARK: Input

    private mutating func readInput(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        guard var source = sources.last else { return leave(&simulation, me) }
        if case .command(let text) = source.kind {
            sources.removeLast()
            if text.hasPrefix("\\") { return run(command: String(text.dropFirst()), &simulation, me) }
            return send(text, .user)
        }
        if source.rest.isEmpty {
            switch nextLine(&source, &simulation, me) {
            case .wait(let reasons)?: return .wait(reasons)
            case .exit?: return endOfSource(&simulation, me)
            default: break
            }
            if source.line == 1 || scanner.isEmpty, isInteractive,
                let bare = Optional(source.rest.filter { !$0.isWhitespace && $0 != ";" }),
                ["help", "exit", "quit"].contains(bare)
            {
                sources[sources.count - 1] = source
                sources[sources.count - 1].rest = ""
                if bare != "help" { return leave(&simulation, me) }
                simulation.print(Self.shortHelp, as: me)
                hasPrompted = false
                return nil
            }
        }
        let outcome = scanner.scan(&source.rest, variables: variables)
        sources[sources.count - 1] = source
        switch outcome {
        case .more: return nil
        case .statement(let text):
            return text.dropLast().allSatisfy(\.isWhitespace) ? nil : send(text, .user)
        case .command(let text): return run(command: text, &simulation, me)
        }
    }

    static let shortHelp = """
        You are using psql, the command-line interface to PostgreSQL.
        Type:  \\copyright for distribution terms
               \\h for help with SQL commands
               \\? for help with psql commands
               \\g or terminate with semicolon to execute query
               \\q to quit

        """

    /// Reads a line of a source into its rest. `.exit` is the end.
    private mutating func nextLine(_ source: inout Source, _ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        source.line += 1
        if case .lines(let lines) = source.kind {
            guard source.line <= lines.count else { return .exit(0) }
            source.rest = lines[source.line - 1][...]
            if source.rest.isEmpty { source.rest = " " }
            return nil
        }
        if isInteractive, !hasPrompted {
            hasPrompted = true
            simulation.print(prompt, as: me)
        }
        switch (try? simulation.readLine(0, as: me)) ?? .end {
        case .blocked(let reason):
            source.line -= 1
            return .wait([reason])
        case .end: return .exit(0)
        case .bytes(let bytes):
            hasPrompted = false
            var line = String(decoding: bytes, as: UTF8.self)
            if line.hasSuffix("\n") { line.removeLast() }
            source.rest = line.isEmpty ? " " : line[...]
            return nil
        }
    }

    private var prompt: String {
        let status = connection?.status ?? "I"
        let state = status == "T" ? "*" : status == "E" ? "!" : ""
        let isSuperuser = connection?.parameters["is_superuser"] == "on"
        return "\(connection?.target.database ?? "")\(scanner.mark)\(state)\(isSuperuser ? "#" : ">") "
    }

    /// What is left without a semicolon is sent as well, except at the terminal.
    private mutating func endOfSource(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        if isInteractive, sources.count == 1 {
            simulation.print("\\q\n", as: me)
            return leave(&simulation, me)
        }
        sources.removeLast()
        if let text = scanner.takeBuffer() { return send(text, .user) }
        return nil
    }

    mutating func leave(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        connection?.close(&simulation, me)
        return .exit(status)
    }

    // MARK: Queries

    /// How long a statement took, by the clock of the world: what computes takes no time there.
    private static func timing(_ nanoseconds: Int64) -> String {
        let micros = Int(nanoseconds / 1_000)
        func fixed(_ value: Int) -> String { String(value / 1_000) + "." + String(value % 1_000).padded(to: 3) }
        guard micros >= 1_000_000 else { return "Time: \(fixed(micros)) ms\n" }
        let minutes = String(micros / 60_000_000).padded(to: 2)
        return "Time: \(fixed(micros)) ms (\(minutes):\(fixed(micros / 1_000 % 60_000).padded(to: 6)))\n"
    }

    mutating func send(_ text: String, _ purpose: Purpose) -> Step? {
        query = text
        sentAt = nil
        answer = Answer()
        connection?.send(Wire.message("Q", Wire.text(text)))
        phase = .running(purpose)
        return nil
    }

    mutating func listen(_ purpose: Purpose, _ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        guard var current = connection else { return .exit(2) }
        if sentAt == nil { sentAt = simulation.world.clock.now }
        let event = current.next(&simulation, me)
        connection = current
        switch event {
        case .waiting(let reason): return .wait([reason])
        case .ended:
            complain(
                "server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.",
                &simulation, me)
            if isInteractive {
                complain("The connection to the server was lost. Attempting reset: Failed.", &simulation, me)
            }
            return .exit(2)
        case .message(let message): return take(message, purpose, &simulation, me)
        }
    }

    mutating func take(
        _ message: Wire.Message, _ purpose: Purpose, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step? {
        var reader = WireReader(message.body)
        switch message.kind {
        case "T":
            answer.columns = (0..<max(0, reader.int16())).map { _ in
                let name = reader.string()
                _ = reader.take(6)
                let type = reader.int32()
                _ = reader.take(8)
                return (name, type)
            }
            answer.rows = []
            answer.hasRows = true
        case "D":
            answer.rows.append(
                (0..<max(0, reader.int16())).map { _ in
                    let length = reader.int32()
                    return length < 0 ? nil : String(decoding: reader.take(length), as: UTF8.self)
                })
        case "C": complete(reader.string(), purpose, &simulation, me)
        case "N", "E":
            let error = Wire.error(message.body)
            let place = sources.last?.name.map { "psql:\($0):\(sources.last?.line ?? 0): " } ?? ""
            simulation.print(place + PsqlErrors.text(error, query: query), to: 2, as: me)
            if message.kind == "E" { answer.hasFailed = true }
            if error.severity == "FATAL" { status = 2 }
        case "G": sendCopy(purpose, &simulation, me)
        case "d":
            let text = String(decoding: message.body, as: UTF8.self)
            if case .copyTo = purpose { answer.copied.append(text) } else { simulation.print(text, as: me) }
        case "Z": return finish(purpose, &simulation, me)
        default: break
        }
        return nil
    }

    mutating func complete(
        _ tag: String, _ purpose: Purpose, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        defer {
            answer.hasRows = false
            answer.rows = []
        }
        if case .listing = purpose {
            answer.results.append(answer.rows)
            return
        }
        if answer.hasRows {
            var form = table
            if expandsOnce { form.isExpanded = true }
            let isRight = answer.columns.map { [20, 21, 23, 26, 700, 701, 790, 1700].contains($0.type) }
            if !answer.columns.isEmpty {
                simulation.print(
                    form.text(.init(names: answer.columns.map(\.name), isRight: isRight, rows: answer.rows)), as: me)
            } else {
                simulation.print("--\n(\(answer.rows.count) row\(answer.rows.count == 1 ? "" : "s"))\n\n", as: me)
            }
        }
        let showsTag = !answer.hasRows || ["INSERT", "UPDATE", "DELETE"].contains { tag.hasPrefix($0) }
        let isCopyOut = tag.hasPrefix("COPY") && query.lowercased().contains("to stdout")
        if showsTag, !isQuiet, !isCopyOut { simulation.print(tag + "\n", as: me) }
    }

    /// Sends the lines that a `COPY … FROM STDIN` asks for: those that follow in the input, up to `\.`.
    private mutating func sendCopy(_ purpose: Purpose, _ simulation: inout Simulation, _ me: ProcessID) {
        var text = ""
        if case .copyFrom(let lines) = purpose {
            text = lines
        } else if var source = sources.last {
            source.rest = ""
            while true {
                if case .lines(let lines) = source.kind {
                    source.line += 1
                    guard source.line <= lines.count, lines[source.line - 1] != "\\." else { break }
                    text += lines[source.line - 1] + "\n"
                } else if case .bytes(let bytes)? = try? simulation.readLine(0, as: me) {
                    let line = String(decoding: bytes, as: UTF8.self)
                    if line.trimmedAtEnd == "\\." { break }
                    text += line.hasSuffix("\n") ? line : line + "\n"
                } else {
                    break
                }
            }
            sources[sources.count - 1] = source
        } else {
            // `-c`: the standard input is the data.
            while case .bytes(let bytes)? = try? simulation.readLine(0, as: me) {
                text += String(decoding: bytes, as: UTF8.self)
            }
        }
        connection?.send(Wire.message("d", Array(text.utf8)) + Wire.message("c"))
    }

    mutating func finish(_ purpose: Purpose, _ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        phase = .idle
        expandsOnce = false
        if case .listing(let listing) = purpose, !answer.hasFailed {
            let (text, errors) = listing.text(answer.results, table, connection)
            if !errors.isEmpty { simulation.print(errors, to: isInteractive ? 1 : 2, as: me) }
            simulation.print(text, as: me)
        }
        if case .copyTo(let path) = purpose, !answer.hasFailed {
            try? simulation.put(.bytes(Array(answer.copied.joined().utf8)), at: path, permissions: 0o644, as: me)
        }
        if isTiming, let sentAt {
            simulation.print(Self.timing(simulation.world.clock.now - sentAt), as: me)
        }
        guard answer.hasFailed else { return nil }
        let isStopping = variables["ON_ERROR_STOP"].map { !["0", "off", "false"].contains($0) } ?? false
        if isStopping, !isInteractive {
            status = options.has("c") && sources.isEmpty ? 1 : 3
            return leave(&simulation, me)
        }
        if options.has("c") || options.has("1") { status = 1 }
        return nil
    }
}
