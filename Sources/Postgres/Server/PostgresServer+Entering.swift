import FileTrees
import Kernel
import PostgresSyntax
import SQLStore
import WorldModel

/// How a client gets in: what it asks for, and how it proves who it is (the manual, 55.2.1 and chapter 21).
extension PostgresServer {
    mutating func greet(
        _ message: Wire.Message, _ client: inout PostgresClient, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        var reader = WireReader(message.body)
        switch reader.int32() {
        case Wire.secureRequest, Wire.encryptionRequest:
            client.connection.send(Array("N".utf8))
            return
        case Wire.version: break
        default:
            client.phase = .closed
            return
        }
        var parameters: [String: String] = [:]
        while true {
            let name = reader.string()
            if name.isEmpty { break }
            parameters[name] = reader.string()
        }
        client.user = parameters["user"] ?? ""
        client.database = parameters["database"] ?? client.user
        if let backend = client.backend {
            let from = client.address.map { "\($0)" } ?? "[local]"
            simulation.world.processes.table[backend]?.arguments = [
                "postgres: \(client.user) \(client.database) \(from) idle"
            ]
        }
        if let name = parameters["application_name"] { client.query = name }
        guard let rule = rules.rule(database: client.database, user: client.user, address: client.address),
            rule.method != "reject"
        else {
            let host = client.address.map { "\($0)" } ?? "[local]"
            refuse(
                &client,
                SQLError(
                    "28000",
                    "no pg_hba.conf entry for host \"\(host)\", user \"\(client.user)\", database \"\(client.database)\", no encryption"
                ),
                &simulation, me)
            return
        }
        switch rule.method {
        case "trust", "peer", "ident": enter(&client, &simulation, me)
        case "password":
            client.phase = .password(rule, .plain)
            client.connection.send(Wire.authentication(3))
        default:
            client.phase = .password(rule, .first)
            client.connection.send(Wire.authentication(10, Wire.text("SCRAM-SHA-256") + [0]))
        }
    }

    mutating func refuse(
        _ client: inout PostgresClient, _ error: SQLError, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        var error = error
        error.severity = "FATAL"
        client.connection.send(Wire.report(error))
        _ = client.connection.flush(&simulation, me)
        log("FATAL", error.message, &simulation, me, process: client.backend)
        if let detail = error.detail, error.code == "28P01" {
            log("DETAIL", detail, &simulation, me, process: client.backend)
        }
        client.phase = .closed
    }

    private mutating func refusePassword(
        _ client: inout PostgresClient, _ rule: HostRules.Rule, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        // The reason stays in the log: the client is not told whether the role is there.
        var error = SQLError("28P01", "password authentication failed for user \"\(client.user)\"")
        error.severity = "FATAL"
        client.connection.send(Wire.report(error))
        _ = client.connection.flush(&simulation, me)
        log("FATAL", error.message, &simulation, me, process: client.backend)
        let line = "Connection matched file \"\(files.path("pg_hba.conf"))\" line \(rule.number): \"\(rule.text)\""
        let isKnown = server?.cluster.role(client.user) != nil
        log(
            "DETAIL", isKnown ? line : "Role \"\(client.user)\" does not exist.\n\t\(line)", &simulation, me,
            process: client.backend)
        client.phase = .closed
    }

    mutating func prove(
        _ message: Wire.Message, _ rule: HostRules.Rule, _ proof: PostgresClient.Proof, _ client: inout PostgresClient,
        _ simulation: inout Simulation, _ me: ProcessID
    ) {
        // Who has no password to give goes away.
        guard message.kind != "X" else {
            client.phase = .closed
            return
        }
        guard message.kind == "p", let secret = server?.cluster.role(client.user)?.secret,
            let parts = SCRAMVerifier.Parts(secret)
        else {
            refusePassword(&client, rule, &simulation, me)
            return
        }
        var reader = WireReader(message.body)
        switch proof {
        case .plain:
            let salted = SCRAM.salted(reader.string(), SCRAM.bytes(parts.salt) ?? [], Int(parts.rounds) ?? 4_096)
            let stored = HashFunction.sha256.hash(SCRAM.hmac(salted, Array("Client Key".utf8)))
            guard stored == parts.stored else {
                refusePassword(&client, rule, &simulation, me)
                return
            }
            enter(&client, &simulation, me)
        case .first:
            _ = reader.string()
            let length = reader.int32()
            let first = String(decoding: reader.take(length), as: UTF8.self)
            let bare = first.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false).dropFirst(2).joined()
            let nonce = (SCRAM.fields(bare)["r"] ?? "") + simulation.world.random.hex(digits: 24)
            let answer = "r=\(nonce),s=\(parts.salt),i=\(parts.rounds)"
            client.phase = .password(rule, .challenged(client: bare, server: answer, nonce: nonce))
            client.connection.send(Wire.authentication(11, Array(answer.utf8)))
        case .challenged(let first, let answer, let nonce):
            let final = String(decoding: message.body, as: UTF8.self)
            let fields = SCRAM.fields(final)
            let bare = final.components(before: ",p=")
            let signed = Array("\(first),\(answer),\(bare)".utf8)
            let signature = SCRAM.hmac(parts.stored, signed)
            let key = SCRAM.mixed(SCRAM.bytes(fields["p"] ?? "") ?? [], signature)
            guard fields["r"] == nonce, HashFunction.sha256.hash(key) == parts.stored else {
                refusePassword(&client, rule, &simulation, me)
                return
            }
            client.connection.send(
                Wire.authentication(12, Array("v=\(SCRAM.base64(SCRAM.hmac(parts.server, signed)))".utf8)))
            enter(&client, &simulation, me)
        }
    }

    private mutating func enter(_ client: inout PostgresClient, _ simulation: inout Simulation, _ me: ProcessID) {
        guard let cluster = server?.cluster, let role = cluster.role(client.user) else {
            refuse(&client, SQLError("28000", "role \"\(client.user)\" does not exist"), &simulation, me)
            return
        }
        guard role.canLogIn else {
            refuse(&client, SQLError("28000", "role \"\(client.user)\" is not permitted to log in"), &simulation, me)
            return
        }
        guard cluster.databases[client.database] != nil else {
            refuse(&client, SQLError("3D000", "database \"\(client.database)\" does not exist"), &simulation, me)
            return
        }
        guard clients.count <= Int(server?.settings["max_connections"] ?? "") ?? 100 else {
            refuse(&client, SQLError("53300", "sorry, too many clients already"), &simulation, me)
            return
        }
        var session = DatabaseSession(number: client.session, database: client.database, user: client.user)
        session.settings["application_name"] = client.query
        server?.open(session)
        client.phase = .ready
        var out = Wire.authentication(0)
        let shown = [
            ("application_name", client.query), ("client_encoding", "UTF8"), ("DateStyle", "ISO, MDY"),
            ("integer_datetimes", "on"), ("IntervalStyle", "postgres"),
            ("is_superuser", role.isSuperuser ? "on" : "off"),
            ("server_encoding", "UTF8"), ("server_version", version.text), ("session_authorization", client.user),
            ("standard_conforming_strings", "on"), ("TimeZone", "Etc/UTC"),
        ]
        for (name, value) in shown { out += Wire.parameter(name, value) }
        out += Wire.message(
            "K", Wire.int32(client.backend.map { localNumber($0, simulation) } ?? 0) + Wire.int32(client.session))
        client.connection.send(out + Wire.ready("I"))
    }
}
