import Kernel
import WorldModel

/// `nc`: copies its input to a connection, and what comes back to its output; with `-l` it waits to be called.
///
/// The end of its input is passed on by busybox's, and by OpenBSD's with `-N`. Both end when the other side does.
struct NetcatProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice
    private var options = ParsedOptions([], spec)

    private var listener: Int?
    private var connection: Connection?
    private var datagrams: NetcatDatagrams?
    private var outbox = Outbox()
    private var hasInput = true
    /// When it gives up waiting for the other side.
    private var deadline: Instant?

    private static let spec = OptionSpec("lkzvnuN46d", values: "wpqise")

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    /// What `-e` runs on the connection: it and all words after it (busybox).
    private var command: [String] {
        guard voice.isBusybox, let index = arguments.firstIndex(of: "-e") else { return [] }
        return Array(arguments[(index + 1)...])
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if datagrams != nil { return datagrams?.step(&simulation, me) ?? .exit(1) }
        if let connection {
            return command.isEmpty ? copy(&simulation, me) : hand(connection, &simulation, me)
        }
        if let listener { return answer(listener, &simulation, me) }
        // Words behind -e are the command's own.
        let own = arguments.dropFirst().prefix { $0 != "-e" }
        guard let options = voice.parse(own, Self.spec, &simulation, me) else { return .exit(1) }
        self.options = options
        return options.has("l") ? listen(&simulation, me) : call(&simulation, me)
    }

    // MARK: Getting a connection

    private mutating func call(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard options.operands.count == 2, let port = Int(options.operands[1]) else {
            return misuse(&simulation, me)
        }
        let host = options.operands[0]
        guard let address = simulation.lookUp(host, as: me).first else {
            voice.complain(
                voice.isBusybox
                    ? "bad address '\(host)'"
                    : "getaddrinfo for host \"\(host)\" port \(port): Name or service not known", &simulation, me)
            return .exit(1)
        }
        if options.has("u") { return exchange(host, address, port, &simulation, me) }
        let descriptor: Int
        do {
            descriptor = try simulation.connect(to: address, port: port, as: me)
        } catch .connectionReset {
            // The call was taken, and nobody is there.
            return .exit(options.has("z") ? 0 : 1)
        } catch {
            reportFailure("\(host) (\(address)", port, error, &simulation, me)
            return .exit(1)
        }
        if options.has("v") {
            let text =
                voice.isBusybox
                ? "\(host) (\(address):\(port)) open"
                : "Connection to \(host) (\(address)) \(port) port [tcp/*] succeeded!"
            simulation.print(text + "\n", to: 2, as: me)
        }
        guard !options.has("z") else {
            simulation.close(descriptor, of: me)
            return .exit(0)
        }
        connection = Connection(descriptor)
        return .again
    }

    /// Opens a socket for datagrams. None is sent yet, so that it cannot be told whether somebody is there.
    private mutating func exchange(
        _ host: String, _ address: IPv4Address, _ port: Int, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        let descriptor = simulation.makeDatagramSocket(as: me)
        try? simulation.connectDatagrams(descriptor, to: address, port: port, as: me)
        if options.has("v") || options.has("z"), !voice.isBusybox {
            // Its test of a port is to send something, and to hear no complaint.
            for _ in 0..<4 {
                do { try simulation.sendDatagram(Array("X".utf8), from: descriptor, as: me) } catch { return .exit(1) }
            }
        }
        if options.has("v") {
            let text =
                voice.isBusybox
                ? "\(host) (\(address):\(port)) open"
                : "Connection to \(host) (\(address)) \(port) port [udp/*] succeeded!"
            simulation.print(text + "\n", to: 2, as: me)
        }
        if options.has("z") { return .exit(0) }
        datagrams = NetcatDatagrams(descriptor, options, isBusybox: voice.isBusybox)
        return .again
    }

    private func reportFailure(
        _ place: String, _ port: Int, _ error: Errno, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        if voice.isBusybox {
            guard options.has("v") || !options.has("z") else { return }
            voice.complain("\(place):\(port)): \(error.rawValue)", &simulation, me)
        } else if options.has("v") {
            voice.complain("connect to \(place)) port \(port) (tcp) failed: \(error.rawValue)", &simulation, me)
        }
    }

    private func misuse(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        simulation.print(
            "usage: nc [-uvzN] [-w timeout] destination port\n       nc -l [-kuvN] [-p] port\n", to: 2, as: me)
        return .exit(1)
    }

    private mutating func listen(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let port = (options.value("p") ?? options.operands.last).flatMap({ Int($0) }) else {
            return misuse(&simulation, me)
        }
        do {
            let address = options.value("s").flatMap { IPv4Address($0) } ?? .any
            if options.has("u") {
                let descriptor = simulation.makeDatagramSocket(as: me)
                try simulation.bindDatagrams(descriptor, at: address, port: port, as: me)
                datagrams = NetcatDatagrams(descriptor, options, isBusybox: voice.isBusybox)
            } else {
                listener = try simulation.listen(at: address, port: port, as: me)
            }
        } catch {
            voice.complain((voice.isBusybox ? "bind: " : "") + error.rawValue, &simulation, me)
            return .exit(1)
        }
        if options.has("v") {
            let text =
                voice.isBusybox
                ? "listening on [::]:\(port) ..." : "\(options.has("u") ? "Bound" : "Listening") on 0.0.0.0 \(port)"
            simulation.print(text + "\n", to: 2, as: me)
        }
        return .again
    }

    private mutating func answer(_ listener: Int, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        switch (try? simulation.accept(listener, as: me)) ?? .blocked(.signal) {
        case .blocked(let reason): return .wait([reason])
        case .descriptor(let number):
            let accepted = Connection(number)
            connection = accepted
            if !options.has("k") {
                simulation.close(listener, of: me)
                self.listener = nil
            }
            if options.has("v"), !voice.isBusybox {
                simulation.print("Connection received on \(accepted.peer(simulation, me))\n", to: 2, as: me)
            }
            return .again
        }
    }

    /// Gives the connection to the command as its input and output.
    private func hand(_ connection: Connection, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        do throws(Errno) {
            for number in 0...2 { try simulation.duplicate(connection.descriptor, to: number, as: me) }
        } catch {
            return .exit(1)
        }
        simulation.close(connection.descriptor, of: me)
        return voice.become(command, &simulation, me)
    }

    // MARK: Copying

    private mutating func copy(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard var current = connection else { return .again }
        if let step = outbox.flush(&simulation, me) { return step }
        var reasons: [WaitReason] = []
        while hasInput, !current.hasOutput {
            switch (try? simulation.read(0, as: me)) ?? .end {
            case .bytes(let bytes):
                current.send(bytes)
                if let blocked = current.flush(&simulation, me) { reasons.append(blocked) }
            case .blocked(let reason):
                reasons.append(reason)
                connection = current
                return receive(reasons, &simulation, me)
            case .end:
                hasInput = false
                if voice.isBusybox || options.has("N") { simulation.shutDownWriting(current.descriptor, as: me) }
                let patience = options.value("q") ?? options.value("w")
                deadline = patience.flatMap { Int64($0) }.map {
                    simulation.world.clock.now + min(max($0, 0), 1 << 30) * 1_000_000_000
                }
            }
        }
        if current.hasOutput, let blocked = current.flush(&simulation, me) { reasons.append(blocked) }
        connection = current
        return receive(reasons, &simulation, me)
    }

    private mutating func receive(_ reasons: [WaitReason], _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let current = connection else { return .again }
        switch (try? simulation.read(current.descriptor, as: me)) ?? .end {
        case .bytes(let bytes):
            outbox.add(bytes)
            return .again
        case .blocked(let reason):
            guard let deadline else { return .wait(reasons + [reason]) }
            return simulation.world.clock.now >= deadline ? .exit(0) : .wait(reasons + [reason, .time(deadline)])
        case .end:
            guard listener != nil else { return .exit(0) }
            simulation.close(current.descriptor, of: me)
            connection = nil
            return .again
        }
    }
}
