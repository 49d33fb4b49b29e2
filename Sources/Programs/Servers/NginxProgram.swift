import Kernel
import Shell
import WorldModel

/// The nginx web server, with its master and workers as one process.
struct NginxProgram: Program {
    static let version = "1.29.3"

    private let arguments: [String]
    private var isRunning = false
    private var servers: [NginxConfiguration.Server] = []
    private var listeners: [Listener] = []
    private var clients: [NginxClient] = []
    private var nextClient = 1

    private struct Listener: Equatable {
        var descriptor: Int
        var port: Int
    }

    init(arguments: [String]) { self.arguments = arguments }

    func handles(_ signal: Signal) -> Bool {
        [.terminate, .interrupt, .quit, .hangup].contains(signal)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard isRunning else { return start(&simulation, me) }
        while let signal = simulation.takeSignal(me) {
            let name = "signal \(signal.number) (SIG\(signal.name)) received"
            if signal == .hangup {
                notice("\(name), reconfiguring", &simulation, me)
                if let fresh = try? load(&simulation, me) { servers = fresh }
                continue
            }
            notice("\(name), \(signal == .quit ? "shutting down" : "exiting")", &simulation, me)
            notice("exit", &simulation, me)
            return .exit(0)
        }
        return serve(&simulation, me)
    }

    private func log(_ level: String, _ text: String, _ simulation: inout Simulation, _ me: ProcessID) {
        let time = DateText.format(simulation.world.clock.now, "%Y/%m/%d %H:%M:%S")
        let number = simulation.world.processes[me]?.localNumber ?? 1
        NginxLog.append(
            "\(time) [\(level)] \(number)#\(number): \(text)\n", to: "/var/log/nginx/error.log", &simulation, me)
    }

    private func notice(_ text: String, _ simulation: inout Simulation, _ me: ProcessID) {
        log("notice", text, &simulation, me)
    }

    // MARK: Starting

    private mutating func start(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if arguments.contains("-v") || arguments.contains("-V") {
            simulation.print("nginx version: nginx/\(Self.version)\n", to: 2, as: me)
            return .exit(0)
        }
        if let index = arguments.firstIndex(of: "-s") {
            return signalMaster(arguments.dropFirst(index + 1).first ?? "", &simulation, me)
        }
        let isTest = arguments.contains("-t") || arguments.contains("-T")
        do throws(NginxConfiguration.Failure) {
            servers = try load(&simulation, me)
        } catch {
            emergency("\(error.message) in \(error.file):\(error.line)", isTest, &simulation, me)
            if isTest {
                simulation.print("nginx: configuration file /etc/nginx/nginx.conf test failed\n", to: 2, as: me)
            }
            return .exit(1)
        }
        if isTest {
            simulation.print(
                "nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n",
                to: 2, as: me)
            return .exit(0)
        }
        if let failed = unknownUpstream(&simulation, me) {
            emergency(
                "host not found in upstream \"\(failed)\" in /etc/nginx/conf.d/default.conf", false, &simulation, me)
            return .exit(1)
        }
        for port in Set(servers.flatMap(\.ports)).sorted() {
            do {
                if port < 1024, simulation.world.processes[me]?.machine == .host,
                    simulation.view(of: me).credentials.user != 0
                {
                    throw Errno.accessDenied
                }
                listeners.append(Listener(descriptor: try simulation.listen(port: port, as: me), port: port))
            } catch {
                let code = (error as? Errno) == .addressInUse ? "98: Address already in use" : "13: Permission denied"
                emergency("bind() to 0.0.0.0:\(port) failed (\(code))", false, &simulation, me)
                return .exit(1)
            }
        }
        isRunning = true
        for signal in [Signal.terminate, .interrupt, .quit, .hangup] {  // having a handler ends being ignored
            simulation.world.processes.table[me]?.ignoredSignals.remove(signal)
        }
        announce(&simulation, me)
        return .again
    }

    private func announce(_ simulation: inout Simulation, _ me: ProcessID) {
        notice("using the \"epoll\" event method", &simulation, me)
        notice("nginx/\(Self.version)", &simulation, me)
        notice("built by gcc 12.2.0 (Debian 12.2.0-14) ", &simulation, me)
        notice("OS: Linux \(MachineCommands.release)", &simulation, me)
        notice("getrlimit(RLIMIT_NOFILE): 1048576:1048576", &simulation, me)
        notice("start worker processes", &simulation, me)
        for worker in 0..<4 { notice("start worker process \(29 + worker)", &simulation, me) }
    }

    private func emergency(_ text: String, _ isTest: Bool, _ simulation: inout Simulation, _ me: ProcessID) {
        if !isTest { log("emerg", text, &simulation, me) }
        simulation.print("nginx: [emerg] \(text)\n", to: 2, as: me)
    }

    private func signalMaster(_ name: String, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let signals: [String: Signal] = ["stop": .terminate, "quit": .quit, "reload": .hangup, "reopen": .user1]
        guard let signal = signals[name] else {
            simulation.print("nginx: invalid option: \"-s \(name)\"\n", to: 2, as: me)
            return .exit(1)
        }
        let master = ProcessListCommand.processes(me, simulation).first { $0.program is NginxProgram && $0.id != me }
        guard let master else {
            simulation.print(
                "nginx: [error] open() \"/run/nginx.pid\" failed (2: No such file or directory)\n", to: 2, as: me)
            return .exit(1)
        }
        simulation.send(signal, to: master.id, fromOutside: false)
        return .exit(0)
    }

    /// Reads all configuration files and puts upstreams in the place of their names.
    private func load(_ simulation: inout Simulation, _ me: ProcessID) throws(NginxConfiguration.Failure)
        -> [NginxConfiguration.Server]
    {
        var files = ["/etc/nginx/nginx.conf"]
        if let index = arguments.firstIndex(of: "-c"), let file = arguments.dropFirst(index + 1).first {
            files = [file]
        }
        let names = ((try? simulation.list("/etc/nginx/conf.d", as: me)) ?? []).filter { $0.hasSuffix(".conf") }
        if !arguments.contains("-c") { files += names.map { "/etc/nginx/conf.d/" + $0 } }
        var servers: [NginxConfiguration.Server] = []
        var upstreams: [String: String] = [:]
        for file in files {
            guard let bytes = try? simulation.contents(of: file, as: me) else { continue }
            var parser = NginxParser(LineText.string(bytes), file: file)
            let found = try parser.parse()
            servers += found.servers
            upstreams.merge(found.upstreams) { first, _ in first }
        }
        func resolved(_ text: String) -> String {
            guard let address = WebAddress(text), let target = upstreams[address.host] else { return text }
            let hasPath = text.dropFirst(7).contains("/")
            return "http://" + target + (hasPath ? address.path : "")
        }
        for server in servers.indices {
            servers[server].settings.proxy = servers[server].settings.proxy.map(resolved)
            for index in servers[server].locations.indices {
                servers[server].locations[index].settings.proxy = servers[server].locations[index].settings.proxy.map(
                    resolved)
            }
        }
        return servers
    }

    private func unknownUpstream(_ simulation: inout Simulation, _ me: ProcessID) -> String? {
        let proxies = servers.flatMap { [$0.settings.proxy] + $0.locations.map(\.settings.proxy) }.compactMap { $0 }
        return proxies.compactMap { WebAddress($0)?.host }.first {
            !$0.contains("$") && simulation.lookUp($0, as: me).isEmpty
        }
    }

    // MARK: Serving

    private mutating func serve(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let before = clients
        var hasMoved = false
        var reasons: [WaitReason] = []
        for listener in listeners {
            accepting: while true {
                switch (try? simulation.accept(listener.descriptor, as: me)) ?? .blocked(.signal) {
                case .descriptor(let number): clients.append(NginxClient(Connection(number), port: listener.port))
                case .blocked(let reason):
                    reasons.append(reason)
                    break accepting
                }
            }
        }
        var open: [NginxClient] = []
        for var client in clients {
            if let more = client.advance(servers, &simulation, me) {
                reasons += more
                open.append(client)
            } else {
                simulation.close(client.connection.descriptor, of: me)
                hasMoved = true
            }
        }
        clients = open
        // A client may be nginx itself, passing a request on to another of its ports: look again before waiting.
        if hasMoved || clients != before { return .again }
        return .wait(reasons + [.signal])
    }
}

/// Lines of nginx's log files.
enum NginxLog {
    static func append(_ text: String, to path: String, _ simulation: inout Simulation, _ me: ProcessID) {
        guard let number = try? simulation.open(path, .appending, as: me) else {
            if path.hasSuffix("error.log") { simulation.print(text, to: 2, as: me) }
            return
        }
        simulation.print(text, to: number, as: me)
        simulation.close(number, of: me)
    }
}
