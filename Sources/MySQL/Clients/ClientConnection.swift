import FileTrees
import Kernel
import SQLStore
import WorldModel

/// A client's connection to a server: getting in, statements and their answers.
struct ClientConnection: Equatable, Sendable {
    /// Where to and as whom.
    struct Target: Equatable, Sendable {
        var host: String
        /// A Unix socket; none goes over the network.
        var socket: String?
        var port: Int
        var user: String
        var password: String?
        var database: String?
        var flavour: Flavour
    }

    /// What comes of the next step.
    enum Event: Equatable, Sendable {
        case waiting(WaitReason)
        /// The server lets the client in.
        case entered
        case answer(Reply)
        case ended
    }

    /// What a server answers to a statement.
    struct Reply: Equatable, Sendable {
        struct Column: Equatable, Sendable {
            var name: String
            var isNumber = false
            var isNotNull = false
            var isBinary = false
        }

        var columns: [Column] = []
        var rows: [[String?]] = []
        var isRows = false
        var affected = 0
        var warnings = 0
        var info = ""
        var error: SQLError?
    }

    let target: Target
    private(set) var serverVersion = ""
    private(set) var thread = 0
    private(set) var isIn = false
    private var connection: Connection
    private var inbox: [UInt8] = []
    private var challenge: [UInt8] = []
    private var hasGreeted = false
    private var sequence: UInt8 = 0
    private var reply = Reply()
    /// Where an answer with rows stands.
    private var stage = Stage.head

    private enum Stage: Equatable {
        case head
        case columns(Int)
        case rows
    }

    init(_ target: Target, _ simulation: inout Simulation, _ me: ProcessID) throws(SQLError) {
        self.target = target
        let isMySQL = target.flavour == .mysql
        if let socket = target.socket {
            do {
                connection = Connection(try simulation.connect(toPath: socket, as: me))
            } catch {
                let code = error == .noEntry ? 2 : 111
                throw SQLError(
                    2002, "HY000",
                    "Can't connect to local \(isMySQL ? "MySQL " : "")server through socket '\(socket)' (\(code))")
            }
            return
        }
        guard let address = IPv4Address(target.host) ?? simulation.lookUp(target.host, as: me).first else {
            throw SQLError(2005, "HY000", "Unknown \(isMySQL ? "MySQL " : "")server host '\(target.host)' (-2)")
        }
        do {
            connection = Connection(try simulation.connect(to: address, port: target.port, as: me))
        } catch {
            let code = error == .timedOut ? 110 : error == .unreachable ? 113 : isMySQL ? 111 : 115
            throw isMySQL
                ? SQLError(2003, "HY000", "Can't connect to MySQL server on '\(target.host):\(target.port)' (\(code))")
                : SQLError(2002, "HY000", "Can't connect to server on '\(target.host)' (\(code))")
        }
    }

    mutating func query(_ text: String) {
        reply = Reply()
        stage = .head
        send(command: 3, Array(text.utf8))
    }

    mutating func send(command: UInt8, _ body: [UInt8] = []) {
        sequence = 0
        reply = Reply()
        stage = .head
        connection.send(Packets.frame([command] + body, &sequence))
    }

    mutating func close(_ simulation: inout Simulation, _ me: ProcessID) {
        send(command: 1)
        _ = connection.flush(&simulation, me)
        simulation.close(connection.descriptor, of: me)
    }

    mutating func next(_ simulation: inout Simulation, _ me: ProcessID) -> Event {
        while true {
            if let reason = connection.flush(&simulation, me) { return .waiting(reason) }
            guard let (payload, last) = Packets.take(&inbox) else {
                if connection.hasEnded || connection.isBroken { return .ended }
                let count = inbox.count
                if let reason = connection.fill(&inbox, &simulation, me), inbox.count == count {
                    return .waiting(reason)
                }
                continue
            }
            sequence = last &+ 1
            if let event = take(payload) { return event }
        }
    }

    private mutating func take(_ payload: [UInt8]) -> Event? {
        if payload.first == 0xFF {
            reply.error = Self.error(payload)
            return .answer(reply)
        }
        guard isIn else { return takeGreeting(payload) }
        return takeAnswer(payload)
    }

    private static func error(_ payload: [UInt8]) -> SQLError {
        var reader = PacketReader(payload)
        _ = reader.int(1)
        let number = reader.int(2)
        let text = String(decoding: reader.rest, as: UTF8.self)
        guard text.hasPrefix("#") else { return SQLError(number, "HY000", text) }
        return SQLError(number, String(text.dropFirst().prefix(5)), String(text.dropFirst(6)))
    }

    // MARK: Getting in

    private mutating func takeGreeting(_ payload: [UInt8]) -> Event? {
        var reader = PacketReader(payload)
        if !hasGreeted {
            hasGreeted = true
            _ = reader.int(1)
            serverVersion = reader.string()
            if serverVersion.hasPrefix("5.5.5-") { serverVersion = String(serverVersion.dropFirst(6)) }
            thread = reader.int(4)
            challenge = reader.take(8)
            _ = reader.take(19)
            challenge += reader.take(12)
            _ = reader.take(1)
            logIn(with: reader.string())
            return nil
        }
        switch payload.first {
        case 0:
            isIn = true
            return .entered
        case 0xFE:
            _ = reader.int(1)
            let plugin = reader.string()
            challenge = Array(reader.rest.prefix(20))
            connection.send(Packets.frame(Password.answer(target.password ?? "", challenge, plugin), &sequence))
            return nil
        default: return nil
        }
    }

    private mutating func logIn(with plugin: String) {
        var capabilities = Packets.Capability.ours
        if target.database == nil { capabilities &= ~Packets.Capability.connectWithDatabase }
        let proof = Password.answer(target.password ?? "", challenge, plugin)
        var out = Packets.int(capabilities, 4) + Packets.int(16_777_216, 4) + [45] + [UInt8](repeating: 0, count: 23)
        out += Array(target.user.utf8) + [0, UInt8(proof.count)] + proof
        if let database = target.database { out += Array(database.utf8) + [0] }
        out += Array(plugin.utf8) + [0]
        connection.send(Packets.frame(out, &sequence))
    }

    // MARK: Answers

    private mutating func takeAnswer(_ payload: [UInt8]) -> Event? {
        var reader = PacketReader(payload)
        switch stage {
        case .head:
            if payload.first == 0 {
                _ = reader.int(1)
                reply.affected = reader.number() ?? 0
                _ = reader.number()
                _ = reader.int(2)
                reply.warnings = reader.int(2)
                reply.info = reader.isAtEnd ? "" : reader.text() ?? ""
                return .answer(reply)
            }
            // What is no packet of the protocol: the text of `COM_STATISTICS`.
            if payload.count > 9 {
                reply.info = String(decoding: payload, as: UTF8.self)
                return .answer(reply)
            }
            reply.isRows = true
            stage = .columns(reader.number() ?? 0)
        case .columns(let left):
            if payload.first == 0xFE, payload.count < 9 {
                stage = .rows
                return nil
            }
            for _ in 0..<4 { _ = reader.text() }
            var column = Reply.Column(name: reader.text() ?? "")
            _ = reader.text()
            _ = reader.take(7)
            let type = reader.int(1)
            let flags = reader.int(2)
            column.isNumber = [1, 2, 3, 4, 5, 8, 9, 13, 246].contains(type)
            column.isNotNull = flags & 1 == 1
            column.isBinary = type == 252 && flags & 128 != 0
            reply.columns.append(column)
            stage = .columns(left - 1)
        case .rows:
            if payload.first == 0xFE, payload.count < 9 {
                _ = reader.int(1)
                reply.warnings = reader.int(2)
                return .answer(reply)
            }
            reply.rows.append(reply.columns.map { _ in reader.text() })
        }
        return nil
    }
}
