import ArgumentParser
import EngineServer
import Glibc
import Simulator
import Terminal
import WorldModel

/// `drydock engine`: the simulated engine for real clients.
struct EngineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "engine",
        abstract: "Let the real docker client, and programs that speak the Engine API, use a simulated engine.",
        discussion: """
            The engine lives until you end it with Ctrl-C, and keeps nothing. Point a client at it with DOCKER_HOST. It
            touches nothing real: images come from the simulated Hub, folders that -v names are those of the simulated
            machine, and ports open there only, unless you ask for --ports.
            """)

    @Option(help: "The socket to listen on. Only you may use it.")
    var socket: String?

    @Option(help: "Listen on a TCP port of this machine instead, such as 127.0.0.1:2375. Anyone on it may connect.")
    var tcp: String?

    @Flag(help: "Open the ports that containers publish on 127.0.0.1 of this machine, for a browser.")
    var ports = false

    @Option(help: "The seed of all that is random.")
    var seed: UInt64 = 1

    func run() throws {
        let address = try address()
        // Ctrl-C is waited for, so that the socket is gone afterwards. The server's threads must not take it.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let server: EngineServer
        do {
            server = try EngineServer(
                Sandbox(seed: seed, now: Self.now), at: address,
                portReport: ports ? Self.report : nil)
        } catch {
            TerminalWriter.standardError.write("drydock engine: \(error.description)\n")
            throw ExitCode(1)
        }
        TerminalWriter.standardOutput.write(
            """
            A simulated Docker engine listens. In another terminal:

              export DOCKER_HOST=\(url(address, server))

            Ctrl-C ends it. Nothing is kept.

            """)
        var received: Int32 = 0
        sigwait(&signals, &received)
        server.stop()
    }

    private func address() throws -> EngineServer.Address {
        guard let tcp else { return .socket(path: socket ?? Self.usualSocket) }
        let parts = tcp.split(separator: ":").map(String.init)
        guard parts.count == 2, let port = Int(parts[1]), (0...65535).contains(port) else {
            throw ValidationError("--tcp wants an address and a port, such as 127.0.0.1:2375.")
        }
        guard parts[0] == "127.0.0.1" || parts[0] == "localhost" else {
            throw ValidationError("--tcp listens on this machine only: use 127.0.0.1:\(port).")
        }
        return .tcp(host: "127.0.0.1", port: port)
    }

    @Sendable private static func report(_ line: String) {
        TerminalWriter.standardOutput.write("  \(line)\n")
    }

    /// Clients compare the engine's times with their own.
    private static var now: Instant { Instant(seconds: Int64(time(nil))) }

    /// In the folder for what lives as long as the user is logged in.
    private static var usualSocket: String {
        let folder = getenv("XDG_RUNTIME_DIR").map { String(cString: $0) } ?? "/tmp"
        return folder + "/drydock-\(getuid()).sock"
    }

    private static var folder: String {
        guard let text = getcwd(nil, 0) else { return "" }
        defer { free(text) }
        return String(cString: text)
    }

    private func url(_ address: EngineServer.Address, _ server: EngineServer) -> String {
        switch address {
        case .socket(let path): "unix://" + (path.hasPrefix("/") ? path : Self.folder + "/" + path)
        case .nowhere: ""
        case .tcp(let host, let port): "tcp://\(host):\(server.port ?? port)"
        }
    }
}
