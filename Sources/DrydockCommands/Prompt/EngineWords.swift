import CourseFiles
import EngineServer
import Glibc
import JSON
import Simulator
import Synchronization
import Terminal

/// The engine that real clients use while the learner sits in the same world.
final class RunningEngine {
    private let sandbox: SharedSandbox
    private let server: EngineServer
    private let messages: Messages
    let socket: String?
    let opensPorts: Bool

    /// What the engine's thread has to say, until the prompt shows it.
    private final class Messages: Sendable {
        private let lines = Mutex<[String]>([])

        func add(_ line: String) { lines.withLock { $0.append(line) } }

        func take() -> [String] {
            lines.withLock { lines in
                defer { lines = [] }
                return lines
            }
        }
    }

    /// Serves a sandbox, which is out at once: `layBack` gives it to the clients.
    init(_ sandbox: Sandbox, socket: String?, opensPorts: Bool, news: NewsPipe) throws {
        let messages = Messages()
        self.messages = messages
        self.socket = socket
        self.opensPorts = opensPorts
        self.sandbox = SharedSandbox(sandbox)
        let report: @Sendable (String) -> Void = { line in
            messages.add(line)
            news.ring()
        }
        server = try EngineServer(
            sharing: self.sandbox, at: socket.map { .socket(path: $0) } ?? .nowhere,
            portReport: opensPorts ? report : nil)
        _ = self.sandbox.take()
    }

    /// The sandbox as it is, while it lies with the clients.
    var copy: Sandbox { sandbox.copy }

    func layBack(_ sandbox: Sandbox, generation: Int) {
        self.sandbox.layBack(sandbox, generation: generation)
        server.wake()
    }

    func take() -> (sandbox: Sandbox, isTouched: Bool) { sandbox.take() }

    func takeMessages() -> [String] { messages.take() }

    /// Ends it. The sandbox is given once more: a client that waits for it must not keep the engine from ending.
    func stop(_ sandbox: Sandbox) {
        self.sandbox.layBack(sandbox, generation: -1)
        server.stop()
        if let socket { unlink(socket) }
    }
}

/// The words that let real clients and a browser into the learner's world.
extension PromptSession {
    static let engineWords: [CourseWord] = [
        CourseWord(name: "engine", usage: "engine [on|off]", summary: "let the real docker client use this sandbox") {
            session, words in session.switchEngine(words.first)
        },
        CourseWord(name: "ports", usage: "ports [on|off]", summary: "open published ports for your real browser") {
            session, words in session.switchPorts(words.first)
        },
    ]

    /// What changes by clients are called in the timeline.
    static let clientsName = "(clients of the engine)"

    mutating func switchEngine(_ word: String?) {
        guard !isOnce || word == nil else { return refuseOnce() }
        defer { note("socket", Facts.text(engine?.socket)) }
        switch word {
        case nil:
            guard let socket = engine?.socket else {
                say("The engine is off. engine on lets the real docker client use this sandbox.")
                return
            }
            tell("The engine is on:")
            tell("  export DOCKER_HOST=unix://\(socket)")
        case "on":
            guard engine?.socket == nil else { return switchEngine(nil) }
            guard serve(engine: true, ports: engine?.opensPorts ?? false), let socket = engine?.socket else { return }
            out.writeLine("The real docker client uses this sandbox in a terminal where you type:")
            out.writeLine("")
            tell("  export DOCKER_HOST=unix://\(socket)")
            out.writeLine("")
            say(
                "What clients change is seen here at once. undo takes it back. It is not kept when you leave Drydock: only what you type here is."
            )
        case "off":
            guard engine?.socket != nil else { return switchEngine(nil) }
            _ = serve(engine: false, ports: engine?.opensPorts ?? false)
            tell("The engine is off. What clients changed stays until you leave.")
        default: refuse("engine on, or engine off.")
        }
    }

    /// What lasts as long as the prompt is no use without it.
    private func refuseOnce() {
        refuse(
            "That lasts as long as the prompt does. drydock engine serves real clients, with --ports also a browser.")
    }

    mutating func switchPorts(_ word: String?) {
        guard !isOnce || word == nil else { return refuseOnce() }
        defer { note("on", .bool(engine?.opensPorts ?? false)) }
        let isOn = engine?.opensPorts ?? false
        switch word {
        case nil:
            say(
                isOn
                    ? "Ports that containers publish are open on 127.0.0.1 of your real machine. ports off closes them."
                    : "Ports that containers publish are open in the sandbox only. ports on opens them on 127.0.0.1 of your real machine, for your browser."
            )
        case "on":
            guard !isOn else { return switchPorts(nil) }
            guard serve(engine: engine?.socket != nil, ports: true) else { return }
            say("Ports that containers publish are opened on 127.0.0.1 of your real machine, and listed here.")
        case "off":
            guard isOn else { return switchPorts(nil) }
            _ = serve(engine: engine?.socket != nil, ports: false)
            tell("The ports of your real machine are closed.")
        default: refuse("ports on, or ports off.")
        }
    }

    /// Starts, changes or ends the engine.
    private mutating func serve(engine isEngine: Bool, ports: Bool) -> Bool {
        engine?.stop(timeline.sandbox)
        engine = nil
        guard isEngine || ports else {
            timeline.drive { $0.withSimulation { $0.followsRealTime = false } }
            return true
        }
        do {
            engine = try RunningEngine(
                timeline.sandbox, socket: isEngine ? Self.socketPath : nil, opensPorts: ports, news: news)
            timeline.drive { $0.withSimulation { $0.followsRealTime = true } }
            return true
        } catch {
            refuse("The engine cannot be started: \(error)")
            return false
        }
    }

    /// In the folder for what lives as long as the user is logged in; each Drydock has its own.
    private static var socketPath: String {
        let folder = RealFiles.environment("XDG_RUNTIME_DIR") ?? "/tmp"
        return "\(folder)/drydock-\(getuid())-\(getpid()).sock"
    }

    // MARK: Taking turns

    /// Lets the clients have the sandbox.
    func lend(_ sandbox: Sandbox) {
        engine?.layBack(sandbox, generation: roomsOpened << 32 + timeline.generation)
    }

    /// Takes the sandbox back from the clients, with what they did.
    mutating func takeBack() {
        guard let (sandbox, isTouched) = engine?.take() else { return }
        if isTouched {
            timeline.absorb(sandbox, changedBy: Self.clientsName)
        } else {
            timeline.drive { $0 = sandbox }
        }
    }

    /// Says what was opened and closed.
    func tellEngineNews() {
        for line in engine?.takeMessages() ?? [] { out.writeLine(palette.apply(.dim, "  " + line)) }
    }
}
