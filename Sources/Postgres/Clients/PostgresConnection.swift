import FileTrees
import Kernel
import SQLStore
import WorldModel

/// A client's connection to a PostgreSQL server, as libpq keeps it: getting in, queries and their answers.
struct PostgresConnection: Equatable, Sendable {
    /// Where to and as whom.
    struct Target: Equatable, Sendable {
        /// A folder with a Unix socket, when it begins with `/`.
        var host: String
        var port: Int
        var user: String
        var database: String
        var password: String?
        var application = "psql"

        var isSocket: Bool { host.hasPrefix("/") }
        var socketPath: String { "\(host)/.s.PGSQL.\(port)" }

        /// How messages begin that say that it did not work.
        func failure(_ text: String, address: IPv4Address?) -> String {
            if isSocket { return "connection to server on socket \"\(socketPath)\" failed: \(text)" }
            let shown = address.map { "\($0)" }
            let place = shown == host || shown == nil ? "\"\(host)\"" : "\"\(host)\" (\(shown ?? ""))"
            return "connection to server at \(place), port \(port) failed: \(text)"
        }
    }

    /// What comes of the next step.
    enum Event: Equatable, Sendable {
        case message(Wire.Message)
        case waiting(WaitReason)
        case ended
    }

    let target: Target
    private(set) var parameters: [String: String] = [:]
    private(set) var status: Character = "I"
    private(set) var process = 0
    private var connection: Connection
    private var address: IPv4Address?
    private var inbox: [UInt8] = []
    private var clientFirst = ""
    private var serverFirst = ""

    /// Why there is no connection.
    struct Failure: Error, Equatable {
        var text: String
        /// Whether the server could not even be reached.
        var isUnreachable: Bool
        var needsPassword = false
    }

    init(_ target: Target, _ simulation: inout Simulation, _ me: ProcessID) throws(Failure) {
        self.target = target
        let number: Int
        do throws(Errno) {
            if target.isSocket {
                number = try simulation.connect(toPath: target.socketPath, as: me)
            } else {
                guard let found = IPv4Address(target.host) ?? simulation.lookUp(target.host, as: me).first else {
                    throw Errno.unreachable
                }
                address = found
                number = try simulation.connect(to: found, port: target.port, as: me)
            }
        } catch {
            if !target.isSocket, address == nil {
                throw Failure(
                    text: "could not translate host name \"\(target.host)\" to address: Name or service not known",
                    isUnreachable: true)
            }
            let reason = error == .timedOut ? "Connection timed out" : "\(error.rawValue)"
            let remark =
                target.isSocket
                ? "locally and accepting connections on that socket?" : "on that host and accepting TCP/IP connections?"
            throw Failure(
                text: target.failure("\(reason)\n\tIs the server running \(remark)", address: address),
                isUnreachable: true)
        }
        connection = Connection(number)
        connection.send(
            Wire.startup([
                ("user", target.user), ("database", target.database), ("application_name", target.application),
                ("client_encoding", "UTF8"),
            ]))
    }

    mutating func send(_ bytes: [UInt8]) { connection.send(bytes) }

    mutating func close(_ simulation: inout Simulation, _ me: ProcessID) {
        connection.send(Wire.message("X"))
        _ = connection.flush(&simulation, me)
        simulation.close(connection.descriptor, of: me)
    }

    func failure(_ error: SQLError) -> Failure {
        Failure(text: target.failure("\(error.severity):  \(error.message)", address: address), isUnreachable: false)
    }

    /// The next message of the server. Parameters and keys are taken note of and not shown.
    mutating func next(_ simulation: inout Simulation, _ me: ProcessID) -> Event {
        while true {
            if let reason = connection.flush(&simulation, me) { return .waiting(reason) }
            guard let message = try? Wire.take(&inbox, hasKind: true) else {
                if connection.hasEnded || connection.isBroken { return .ended }
                let count = inbox.count
                if let reason = connection.fill(&inbox, &simulation, me), inbox.count == count {
                    return .waiting(reason)
                }
                continue
            }
            var reader = WireReader(message.body)
            switch message.kind {
            case "S": parameters[reader.string()] = reader.string()
            case "K": process = reader.int32()
            case "Z":
                status = reader.byte().map { Character(Unicode.Scalar($0)) } ?? "I"
                return .message(message)
            default: return .message(message)
            }
        }
    }

    /// Answers a request for a password. Gives a failure when there is none to give.
    mutating func authenticate(_ message: Wire.Message, _ simulation: inout Simulation) throws(Failure) {
        var reader = WireReader(message.body)
        let code = reader.int32()
        if code == 0 || code == 12 { return }
        guard let password = target.password else {
            throw Failure(
                text: target.failure("fe_sendauth: no password supplied", address: address), isUnreachable: false,
                needsPassword: true)
        }
        switch code {
        case 3: connection.send(Wire.message("p", Wire.text(password)))
        case 10:
            clientFirst = "n=,r=\(simulation.world.random.hex(digits: 24))"
            let first = Array(("n,," + clientFirst).utf8)
            connection.send(Wire.message("p", Wire.text("SCRAM-SHA-256") + Wire.int32(first.count) + first))
        case 11:
            serverFirst = String(decoding: reader.rest, as: UTF8.self)
            let fields = SCRAM.fields(serverFirst)
            let bare = "c=biws,r=\(fields["r"] ?? "")"
            let salted = SCRAM.salted(password, SCRAM.bytes(fields["s"] ?? "") ?? [], Int(fields["i"] ?? "") ?? 4_096)
            let key = SCRAM.hmac(salted, Array("Client Key".utf8))
            let signature = SCRAM.hmac(
                HashFunction.sha256.hash(key), Array("\(clientFirst),\(serverFirst),\(bare)".utf8))
            connection.send(Wire.message("p", Array("\(bare),p=\(SCRAM.base64(SCRAM.mixed(key, signature)))".utf8)))
        default:
            throw Failure(text: "authentication method \(code) not supported", isUnreachable: false)
        }
    }
}
