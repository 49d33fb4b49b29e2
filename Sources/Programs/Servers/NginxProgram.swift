import HTTP
import Kernel
import Shell
import WorldModel

/// The nginx web server: its master process.
struct NginxProgram: Program {
    private let arguments: [String]
    private var isRunning = false
    private var servers: [NginxConfiguration.Server] = []
    private var listeners: [Listener] = []
    private var clients: [NginxClient] = []
    private var upstreams = NginxUpstreams()
    private var settings = NginxWorkers.Settings([:])
    private var workers = NginxWorkers()

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
                reconfigure(&simulation, me)
                continue
            }
            notice("\(name), \(signal == .quit ? "shutting down" : "exiting")", &simulation, me)
            workers.end(graceful: signal == .quit, &simulation, me)
            try? simulation.unlink(settings.pidFile, as: me)
            notice("exit", &simulation, me)
            return .exit(0)
        }
        workers.replaceEnded(settings, closing: ownDescriptors, &simulation, me)
        return serve(&simulation, me)
    }

    /// Reads the configuration again and changes the workers. A configuration with errors changes nothing.
    private mutating func reconfigure(_ simulation: inout Simulation, _ me: ProcessID) {
        notice("reconfiguring", &simulation, me)
        let old = (servers, upstreams, settings)
        do throws(NginxConfiguration.Failure) {
            (servers, upstreams, settings) = try load(&simulation, me)
        } catch {
            log("emerg", error.message + (error.file.isEmpty ? "" : " in \(error.file):\(error.line)"), &simulation, me)
            return
        }
        if let failed = unknownUpstream(&simulation, me) {
            (servers, upstreams, settings) = old
            let message = "host not found in upstream \"\(failed)\" in /etc/nginx/conf.d/default.conf"
            return log("emerg", message, &simulation, me)
        }
        notice("using the \"epoll\" event method", &simulation, me)
        workers.begin(settings, closing: ownDescriptors, &simulation, me)
    }

    /// What no worker has: the sockets that the master serves itself.
    private var ownDescriptors: [Int] { listeners.map(\.descriptor) + clients.map(\.connection.descriptor) }

    private func log(_ level: String, _ text: String, _ simulation: inout Simulation, _ me: ProcessID) {
        NginxLog.write(level, text, &simulation, me)
    }

    private func notice(_ text: String, _ simulation: inout Simulation, _ me: ProcessID) {
        log("notice", text, &simulation, me)
    }

    /// The image says which version it has.
    private func version(_ simulation: Simulation, _ me: ProcessID) -> String {
        simulation.world.processes[me]?.environment["NGINX_VERSION"] ?? "1.26.3"
    }

    // MARK: Starting

    private mutating func start(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if arguments.contains("-v") || arguments.contains("-V") {
            simulation.print("nginx version: nginx/\(version(simulation, me))\n", to: 2, as: me)
            return .exit(0)
        }
        if let index = arguments.firstIndex(of: "-s") {
            return signalMaster(arguments.dropFirst(index + 1).first ?? "", &simulation, me)
        }
        let isTest = arguments.contains("-t") || arguments.contains("-T")
        do throws(NginxConfiguration.Failure) {
            (servers, upstreams, settings) = try load(&simulation, me)
        } catch {
            let place = error.file.isEmpty ? "" : " in \(error.file):\(error.line)"
            emergency(error.message + place, isTest, &simulation, me)
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
        if simulation.view(of: me).credentials.user != 0 {
            log(
                "warn",
                "the \"user\" directive makes sense only if the master process runs with super-user privileges, ignored in /etc/nginx/nginx.conf:2",
                &simulation, me)
        }
        if let problem = makeFolders(&simulation, me) {
            emergency(problem, false, &simulation, me)
            return .exit(1)
        }
        // An address of its own is heard by the socket for all, when there is one for the port.
        let points = Set(servers.flatMap(\.listens))
        for point in points.sorted() where point.address == .any || !points.contains(ListenPoint(port: point.port)) {
            do {
                if point.port < 1024, simulation.world.processes[me]?.machine == .host,
                    simulation.view(of: me).credentials.user != 0
                {
                    throw Errno.accessDenied
                }
                let descriptor = try simulation.listen(at: point.address, port: point.port, as: me)
                listeners.append(Listener(descriptor: descriptor, port: point.port))
            } catch {
                let code =
                    switch error as? Errno {
                    case .addressInUse: "98: Address already in use"
                    case .addressNotAvailable: "99: Cannot assign requested address"
                    default: "13: Permission denied"
                    }
                emergency("bind() to \(point.address):\(point.port) failed (\(code))", false, &simulation, me)
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

    private mutating func announce(_ simulation: inout Simulation, _ me: ProcessID) {
        notice("using the \"epoll\" event method", &simulation, me)
        notice("nginx/\(version(simulation, me))", &simulation, me)
        notice("built by gcc 12.2.0 (Debian 12.2.0-14) ", &simulation, me)
        notice("OS: Linux \(MachineCommands.release)", &simulation, me)
        notice("getrlimit(RLIMIT_NOFILE): 1048576:1048576", &simulation, me)
        let words = simulation.world.processes[me]?.arguments.joined(separator: " ") ?? "nginx"
        simulation.world.processes.table[me]?.title = "nginx: master process " + words
        let number = simulation.world.processes[me]?.localNumber ?? 1
        try? simulation.put(.bytes(Array("\(number)\n".utf8)), at: settings.pidFile, permissions: 0o644, as: me)
        workers.begin(settings, closing: ownDescriptors, &simulation, me)
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

    /// Reads the configuration with what it includes.
    private func load(_ simulation: inout Simulation, _ me: ProcessID) throws(NginxConfiguration.Failure)
        -> (servers: [NginxConfiguration.Server], upstreams: NginxUpstreams, settings: NginxWorkers.Settings)
    {
        var file = "/etc/nginx/nginx.conf"
        if let index = arguments.firstIndex(of: "-c"), let given = arguments.dropFirst(index + 1).first { file = given }
        guard let bytes = try? simulation.contents(of: file, as: me) else {
            throw NginxConfiguration.Failure(
                message: "open() \"\(file)\" failed (2: No such file or directory)", file: "", line: 0)
        }
        let world = simulation
        var parser = NginxParser(LineText.string(bytes), file: file) { Self.included($0, world, me) }
        let found = try parser.parse()
        var upstreams = NginxUpstreams()
        upstreams.groups = found.upstreams
        return (found.servers, upstreams, NginxWorkers.Settings(parser.configuration.main))
    }

    /// The files that `include` names: a path below /etc/nginx, or a pattern with `*` in the last part.
    private static func included(
        _ pattern: String, _ simulation: Simulation, _ me: ProcessID
    ) -> [(file: String, text: String)] {
        let path = pattern.hasPrefix("/") ? pattern : "/etc/nginx/" + pattern
        let folder = path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        let last = path.split(separator: "/").last.map(String.init) ?? ""
        var names = [last]
        if let star = last.firstIndex(of: "*") {
            let (start, end) = (last[..<star], last[last.index(after: star)...])
            names = ((try? simulation.list(folder, as: me)) ?? []).filter {
                $0.hasPrefix(start) && $0.hasSuffix(end) && !$0.hasPrefix(".") && $0.count >= start.count + end.count
            }.sorted()
        }
        return names.compactMap { name in
            (try? simulation.contents(of: "\(folder)/\(name)", as: me)).map {
                ("\(folder)/\(name)", LineText.string($0))
            }
        }
    }

    private mutating func unknownUpstream(_ simulation: inout Simulation, _ me: ProcessID) -> String? {
        let proxies = servers.flatMap { [$0.settings.proxy] + $0.locations.map(\.settings.proxy) }.compactMap { $0 }
        return upstreams.resolve(proxies.compactMap { WebAddress($0)?.host }, simulation, me)
    }

    /// Makes the folders for large requests, as the master does before it listens. An emergency when it cannot.
    private func makeFolders(_ simulation: inout Simulation, _ me: ProcessID) -> String? {
        guard simulation.isDirectory("/var/cache/nginx", as: me) else { return nil }
        for name in ["client", "proxy", "fastcgi", "uwsgi", "scgi"] {
            let path = "/var/cache/nginx/\(name)_temp"
            do throws(Errno) {
                try simulation.makeDirectory(path, mode: 0o700, as: me)
            } catch .exists {
                continue
            } catch {
                return "mkdir() \"\(path)\" failed (\(error == .readOnly ? "30" : "13"): \(error.rawValue))"
            }
        }
        return nil
    }

    // MARK: Serving

    private mutating func serve(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let before = clients
        var hasMoved = false
        var reasons: [WaitReason] = []
        for listener in listeners {
            accepting: while true {
                switch (try? simulation.accept(listener.descriptor, as: me)) ?? .blocked(.signal) {
                case .descriptor(let number):
                    clients.append(
                        NginxClient(
                            Connection(number), port: listener.port, version: version(simulation, me)))
                case .blocked(let reason):
                    reasons.append(reason)
                    break accepting
                }
            }
        }
        var open: [NginxClient] = []
        for var client in clients {
            if let more = client.advance(servers, &upstreams, &simulation, me) {
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
        return .wait(reasons + [.signal, .child])
    }
}

/// Lines of nginx's log files.
enum NginxLog {
    static func notice(
        _ text: String, as number: Int? = nil, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        write("notice", text, as: number, &simulation, me)
    }

    /// A line of the log of errors.
    ///
    /// - Parameter number: the process that says it; the master without it.
    static func write(
        _ level: String, _ text: String, as number: Int? = nil, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let time = DateText.format(simulation.world.clock.now, "%Y/%m/%d %H:%M:%S")
        let number = number ?? simulation.world.processes[me]?.localNumber ?? 1
        append("\(time) [\(level)] \(number)#\(number): \(text)\n", to: "/var/log/nginx/error.log", &simulation, me)
    }

    static func append(_ text: String, to path: String, _ simulation: inout Simulation, _ me: ProcessID) {
        guard let number = try? simulation.open(path, .appending, as: me) else {
            if path.hasSuffix("error.log") { simulation.print(text, to: 2, as: me) }
            return
        }
        simulation.print(text, to: number, as: me)
        simulation.close(number, of: me)
    }
}
