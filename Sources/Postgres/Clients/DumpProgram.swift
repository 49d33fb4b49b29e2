import Kernel
import WorldModel

/// `pg_dump`: writes a database as SQL. Only the plain format is simulated.
package struct DumpProgram: Program {
    private let options: ClientOptions
    private var connection: PostgresConnection?
    private var phase = Phase.entering
    private var rows: [[String]] = []
    private var out = ""
    private var pending: [(table: String, body: String)] = []
    private var status: Int32 = 0

    private enum Phase: Equatable { case entering, sections, data }

    package static func == (a: Self, b: Self) -> Bool {
        a.options == b.options && a.connection == b.connection && a.phase == b.phase && a.rows == b.rows
            && a.out == b.out
            && a.pending.count == b.pending.count
    }

    package init(arguments: [String]) {
        options = ClientOptions(
            Array(arguments.dropFirst()), program: "pg_dump", values: "fFtTnNEZj", flags: "asOxcCvVb",
            long: [
                "file": "f", "format": "F", "table": "t", "schema-only": "s", "data-only": "a", "no-owner": "O",
                "no-privileges": "x", "clean": "c", "create": "C", "verbose": "v", "version": "V", "schema": "n",
                "inserts": "I", "no-acl": "x",
            ])
    }

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let version = PostgresVersion(simulation.world.processes[me]?.environment)
        if connection == nil, let step = begin(version, &simulation, me) { return step }
        guard var current = connection else { return .exit(1) }
        defer { connection = current }
        while true {
            switch current.next(&simulation, me) {
            case .waiting(let reason): return .wait([reason])
            case .ended: return complain("server closed the connection unexpectedly", &simulation, me)
            case .message(let message):
                if let step = take(message, &current, version, &simulation, me) { return step }
            }
        }
    }

    private func complain(_ text: String, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        simulation.print("pg_dump: error: \(text)\n", to: 2, as: me)
        return .exit(1)
    }

    private mutating func begin(_ version: PostgresVersion, _ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        if options.has("V") {
            simulation.print("pg_dump (PostgreSQL) \(version.text)\n", as: me)
            return .exit(0)
        }
        if let complaint = options.complaint {
            return complain(complaint.replacing("pg_dump: ", with: ""), &simulation, me)
        }
        if let format = options.value("F"), !["p", "plain"].contains(format) {
            return complain("Drydock simulates only the plain format of pg_dump", &simulation, me)
        }
        var options = options
        if options.database == nil { options.database = options.operands.first }
        let target = options.target(
            simulation.world.processes[me]?.environment, account: "postgres", application: "pg_dump")
        do throws(PostgresConnection.Failure) {
            connection = try PostgresConnection(target, &simulation, me)
            return nil
        } catch {
            return complain(error.text, &simulation, me)
        }
    }

    private mutating func take(
        _ message: Wire.Message, _ current: inout PostgresConnection, _ version: PostgresVersion,
        _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step? {
        var reader = WireReader(message.body)
        switch message.kind {
        case "R":
            do throws(PostgresConnection.Failure) {
                try current.authenticate(message, &simulation)
            } catch {
                return complain(error.text, &simulation, me)
            }
        case "E":
            let error = Wire.error(message.body)
            return complain(phase == .entering ? current.failure(error).text : error.message, &simulation, me)
        case "D":
            rows.append(
                (0..<max(0, reader.int16())).map { _ in
                    let length = reader.int32()
                    return length < 0 ? "" : String(decoding: reader.take(length), as: UTF8.self)
                })
        case "d": out += String(decoding: message.body, as: UTF8.self)
        case "Z": return advance(&current, version, &simulation, me)
        default: break
        }
        return nil
    }

    private mutating func advance(
        _ current: inout PostgresConnection, _ version: PostgresVersion, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step? {
        switch phase {
        case .entering:
            phase = .sections
            current.send(Wire.message("Q", Wire.text("SELECT section, body, title FROM pg_catalog.drydock_dump")))
            return nil
        case .sections:
            let server = current.parameters["server_version"] ?? version.text
            out = Self.head(server, version.text)
            if !options.has("a") { out += section("before").joined(separator: "\n") + "\n" }
            if !options.has("s") {
                pending = rows.filter { $0[0] == "data" && isMeant($0[2]) }.map { (table: $0[2], body: $0[1]) }
            }
            phase = .data
        case .data: out += "\\.\n\n\n"
        }
        if let next = pending.first {
            pending.removeFirst()
            out +=
                "--\n-- Data for Name: \(next.table); Type: TABLE DATA; Schema: public; Owner: \(current.target.user)\n--\n\nCOPY \(next.body) FROM stdin;\n"
            current.send(Wire.message("Q", Wire.text("COPY \(next.body) TO STDOUT")))
            return nil
        }
        if !options.has("a") { out += section("after").joined(separator: "\n") + "\n" }
        out += "--\n-- PostgreSQL database dump complete\n--\n\n"
        current.close(&simulation, me)
        if let path = options.value("f") {
            guard (try? simulation.put(.bytes(Array(out.utf8)), at: path, permissions: 0o644, as: me)) != nil else {
                return complain("could not open output file \"\(path)\": No such file or directory", &simulation, me)
            }
        } else {
            simulation.print(out, as: me)
        }
        return .exit(0)
    }

    /// Whether a table is among those that `-t` names.
    private func isMeant(_ table: String) -> Bool {
        let names = options.flags.filter { $0.name == "t" }.map {
            $0.value.split(separator: ".").last.map(String.init) ?? ""
        }
        return names.isEmpty || names.contains { PsqlListing.matches(table, $0) }
    }

    private func section(_ name: String) -> [String] {
        let tables = options.flags.filter { $0.name == "t" }
        return rows.filter { $0[0] == name }.map { $0[1] }.filter { body in
            tables.isEmpty || body.hasPrefix("SET ")
                || tables.contains { body.contains("Name: \($0.value)") }
        }
    }

    private static func head(_ server: String, _ version: String) -> String {
        """
        --
        -- PostgreSQL database dump
        --

        -- Dumped from database version \(server)
        -- Dumped by pg_dump version \(version)

        SET statement_timeout = 0;
        SET lock_timeout = 0;
        SET idle_in_transaction_session_timeout = 0;
        SET client_encoding = 'UTF8';
        SET standard_conforming_strings = on;
        SELECT pg_catalog.set_config('search_path', '', false);
        SET check_function_bodies = false;
        SET xmloption = content;
        SET client_min_messages = warning;
        SET row_security = off;


        """
    }
}
