import Kernel
import WorldModel

/// The small clients: `pg_isready`, `createdb`, `dropdb`, `createuser`, `dropuser`.
package struct PostgresTool: Program {
    private let name: String
    private let options: ClientOptions
    private var connection: PostgresConnection?
    private var hasSent = false
    private var status: Int32 = 0

    package init(arguments: [String]) {
        name = arguments.first?.split(separator: "/").last.map(String.init) ?? "pg_isready"
        options = ClientOptions(
            Array(arguments.dropFirst()), program: name, values: "tOTE", flags: "qVsdlierDRSP?",
            long: [
                "quiet": "q", "timeout": "t", "version": "V", "owner": "O", "template": "T", "superuser": "s",
                "createdb": "D", "if-exists": "i", "pwprompt": "P",
            ])
    }

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let environment = simulation.world.processes[me]?.environment
        if options.has("V") {
            simulation.print("\(name) (PostgreSQL) \(PostgresVersion(environment).text)\n", as: me)
            return .exit(0)
        }
        if let complaint = options.complaint {
            simulation.print(complaint + "\n", to: 2, as: me)
            return .exit(name == "pg_isready" ? 3 : 1)
        }
        if connection == nil {
            var target = options.target(environment, account: "postgres", application: name)
            if name != "pg_isready" { target.database = options.database ?? "postgres" }
            do throws(PostgresConnection.Failure) {
                connection = try PostgresConnection(target, &simulation, me)
            } catch {
                if name == "pg_isready" { return ready("no response", 2, target, &simulation, me) }
                simulation.print("\(name): error: \(error.text)\n", to: 2, as: me)
                return .exit(1)
            }
        }
        return listen(&simulation, me)
    }

    private func ready(
        _ text: String, _ status: Int32, _ target: PostgresConnection.Target, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> Step {
        if !options.has("q") { simulation.print("\(target.host):\(target.port) - \(text)\n", as: me) }
        return .exit(status)
    }

    private mutating func listen(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard var current = connection else { return .exit(1) }
        defer { connection = current }
        while true {
            switch current.next(&simulation, me) {
            case .waiting(let reason): return .wait([reason])
            case .ended:
                return name == "pg_isready" ? ready("no response", 2, current.target, &simulation, me) : .exit(1)
            case .message(let message):
                if name == "pg_isready" {
                    // Any answer says that it accepts connections, unless it says that it starts or stops.
                    current.close(&simulation, me)
                    let isStarting = message.kind == "E" && Wire.error(message.body).code == "57P03"
                    return ready(
                        isStarting ? "rejecting connections" : "accepting connections", isStarting ? 1 : 0,
                        current.target, &simulation, me)
                }
                if let step = take(message, &current, &simulation, me) { return step }
            }
        }
    }

    private mutating func take(
        _ message: Wire.Message, _ current: inout PostgresConnection, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step? {
        switch message.kind {
        case "R":
            do throws(PostgresConnection.Failure) {
                try current.authenticate(message, &simulation)
            } catch {
                simulation.print("\(name): error: \(error.text)\n", to: 2, as: me)
                return .exit(1)
            }
        case "E":
            let error = Wire.error(message.body)
            let words = [
                "createdb": "database creation failed", "dropdb": "database removal failed",
                "createuser": "creation of new role failed",
                "dropuser": "removal of role \"\(options.operands.first ?? "")\" failed",
            ]
            let text = hasSent ? "\(words[name] ?? "failed"): ERROR:  \(error.message)" : current.failure(error).text
            simulation.print("\(name): error: \(text)\n", to: 2, as: me)
            status = 1
            if error.severity == "FATAL" { return .exit(1) }
        case "Z":
            if hasSent {
                current.close(&simulation, me)
                return .exit(status)
            }
            hasSent = true
            current.send(Wire.message("Q", Wire.text(statement)))
        default: break
        }
        return nil
    }

    private var statement: String {
        let object = FunctionTable.quotedName(options.operands.first ?? options.user ?? "postgres")
        let ifExists = options.has("i") ? "IF EXISTS " : ""
        switch name {
        case "createdb":
            return "CREATE DATABASE \(object)"
                + (options.value("O").map { " OWNER \(FunctionTable.quotedName($0))" } ?? "")
        case "dropdb": return "DROP DATABASE \(ifExists)\(object)"
        case "dropuser": return "DROP ROLE \(ifExists)\(object)"
        default:
            return
                "CREATE ROLE \(object) \(options.has("s") ? "SUPERUSER" : "NOSUPERUSER") \(options.has("D") ? "NOCREATEDB" : options.has("d") ? "CREATEDB" : "NOCREATEDB") LOGIN"
        }
    }
}
