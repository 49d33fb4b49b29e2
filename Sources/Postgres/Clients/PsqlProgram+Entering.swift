import Kernel
import WorldModel

/// How psql gets in: its options, the connection, a password.
extension PsqlProgram {
    mutating func start(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        let process = simulation.world.processes[me]
        let version = PostgresVersion(process?.environment)
        if let complaint = options.complaint {
            complain(complaint + "\npsql: hint: Try \"psql --help\" for more information.", &simulation, me)
            return .exit(1)
        }
        if options.has("V") {
            simulation.print("psql (PostgreSQL) \(version.text)\n", as: me)
            return .exit(0)
        }
        readFlags()
        if let name = options.operands.first, options.database == nil { options.database = name }
        if options.operands.count > 1, options.user == nil { options.user = options.operands[1] }
        target = options.target(process?.environment, account: simulation.accountName(of: me), application: "psql")
        let commands = options.flags.filter { "cf".contains($0.name) }
        isInteractive = commands.isEmpty && !options.has("l") && simulation.isTerminal(0, of: me)
        sources = commands.isEmpty && !options.has("l") ? [Source(kind: .standardInput)] : []
        return connect(&simulation, me)
    }

    private mutating func readFlags() {
        for (name, value) in options.flags {
            switch name {
            case "A": table.format = .unaligned
            case "C": table.format = .csv
            case "t": table.onlyTuples = true
            case "x": table.isExpanded = true
            case "q": isQuiet = true
            case "F": table.separator = value.replacing("\\t", with: "\t")
            case "v":
                let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
                variables[parts[0]] = parts.count > 1 ? parts[1] : ""
            case "P":
                let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
                _ = set(parts[0], parts.count > 1 ? parts[1] : nil)
            default: break
            }
        }
    }

    mutating func connect(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        guard let target else { return .exit(2) }
        do throws(PostgresConnection.Failure) {
            connection = try PostgresConnection(target, &simulation, me)
            phase = .connecting
            return nil
        } catch {
            complain("psql: error: \(error.text)", &simulation, me)
            return .exit(2)
        }
    }

    mutating func getIn(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        guard var current = connection else { return .exit(2) }
        defer { connection = current }
        switch current.next(&simulation, me) {
        case .waiting(let reason): return .wait([reason])
        case .ended:
            complain("psql: error: server closed the connection unexpectedly", &simulation, me)
            return .exit(2)
        case .message(let message):
            switch message.kind {
            case "R":
                do throws(PostgresConnection.Failure) {
                    try current.authenticate(message, &simulation)
                } catch {
                    if let back = reconnecting?.old { return stay(back, error.text, &current, &simulation, me) }
                    current.close(&simulation, me)
                    if error.needsPassword, !options.has("w"), simulation.isTerminal(0, of: me) {
                        simulation.setEcho(false, as: me)
                        simulation.print("Password for user \(current.target.user): ", as: me)
                        phase = .askingPassword
                        return nil
                    }
                    complain("psql: error: \(error.text)", &simulation, me)
                    return .exit(2)
                }
            case "E":
                if let back = reconnecting?.old {
                    return stay(back, current.failure(Wire.error(message.body)).text, &current, &simulation, me)
                }
                complain("psql: error: \(current.failure(Wire.error(message.body)).text)", &simulation, me)
                return .exit(2)
            case "Z":
                phase = .idle
                if var old = reconnecting?.old {
                    old.close(&simulation, me)
                    reconnecting = nil
                    if !isQuiet {
                        simulation.print(
                            "You are now connected to database \"\(current.target.database)\" as user \"\(current.target.user)\".\n",
                            as: me)
                    }
                    target = current.target
                } else {
                    welcome(current, &simulation, me)
                }
            default: break
            }
            return nil
        }
    }

    /// Keeps the old connection after `\c` has failed; a script ends then.
    mutating func stay(
        _ old: PostgresConnection, _ text: String, _ current: inout PostgresConnection, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> Step? {
        current.close(&simulation, me)
        current = old
        reconnecting = nil
        phase = .idle
        complain("\\connect: \(text)", &simulation, me)
        guard isInteractive else { return .exit(2) }
        complain("Previous connection kept", &simulation, me)
        return nil
    }

    mutating func readPassword(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        switch (try? simulation.readLine(0, as: me)) ?? .end {
        case .blocked(let reason): return .wait([reason])
        case .end:
            simulation.setEcho(true, as: me)
            return .exit(2)
        case .bytes(let bytes):
            simulation.setEcho(true, as: me)
            simulation.print("\n", as: me)
            target?.password = String(decoding: bytes, as: UTF8.self).trimmedAtEnd
            return connect(&simulation, me)
        }
    }

    private mutating func welcome(_ current: PostgresConnection, _ simulation: inout Simulation, _ me: ProcessID) {
        if sources.isEmpty {
            if options.has("l") { sources.append(Source(kind: .command("\\l"))) }
            for flag in options.flags.reversed() where flag.name == "c" || flag.name == "f" {
                if flag.name == "c" {
                    sources.append(Source(kind: .command(flag.value)))
                } else {
                    _ = include(flag.value, &simulation, me)
                }
            }
            if options.has("1") {
                sources.insert(Source(kind: .command("COMMIT")), at: 0)
                sources.append(Source(kind: .command("BEGIN")))
            }
            return
        }
        guard isInteractive, !isQuiet, !hasPrompted else { return }
        let own = PostgresVersion(simulation.world.processes[me]?.environment).text
        simulation.print("psql (\(own))\nType \"help\" for help.\n\n", as: me)
    }

    /// Reads a file as input. Gives whether it is there.
    mutating func include(_ path: String, _ simulation: inout Simulation, _ me: ProcessID) -> Bool {
        if path == "-" {
            sources.append(Source(kind: .standardInput))
            return true
        }
        guard let bytes = try? simulation.contents(of: path, as: me) else {
            complain("psql: error: \(path): No such file or directory", &simulation, me)
            status = 1
            return false
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        sources.append(Source(kind: .lines(lines.last == "" ? lines.dropLast() : lines), name: path))
        return true
    }
}
