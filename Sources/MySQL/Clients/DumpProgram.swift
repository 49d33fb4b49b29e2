import Kernel
import SQLStore
import WorldModel

/// `mysqldump` and `mariadb-dump`: databases as the statements that make them anew.
struct DumpProgram: Program {
    private var options: ClientOptions
    private let name: String
    private var version = ServerVersion(nil)
    private var connection: ClientConnection?
    /// What is still to be asked, the next last.
    private var work: [Work] = []
    private var current: Work?
    private var database = ""
    private var isIn = false

    private enum Work: Equatable, Sendable {
        case begin
        case databases
        case database(String, announces: Bool)
        case tables
        case table(String)
        case view(String)
        case rows(String)
        case end
    }

    init(arguments: [String]) {
        name = arguments.first?.split(separator: "/").last.map(String.init) ?? "mysqldump"
        // `-A` and `-B` are other words here.
        let words = arguments.dropFirst().map {
            $0 == "-A" ? "--all-databases" : $0 == "-B" ? "--databases" : $0 == "-t" ? "--no-create-info" : $0
        }
        options = ClientOptions(Array(words), program: name)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if connection == nil, let end = start(&simulation, me) { return end }
        guard var link = connection else { return .exit(2) }
        defer { connection = link }
        while true {
            switch link.next(&simulation, me) {
            case .waiting(let reason): return .wait([reason])
            case .ended: return .exit(2)
            case .entered:
                isIn = true
                if let end = next(&link, &simulation, me) { return end }
            case .answer(let reply):
                if let error = reply.error { return fail(error, &link, &simulation, me) }
                take(reply, link, &simulation, me)
                if let end = next(&link, &simulation, me) { return end }
            }
        }
    }

    private mutating func start(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        version = ServerVersion(simulation.world.processes[me]?.environment)
        if let complaint = options.complaint {
            simulation.print(complaint + "\n", to: 2, as: me)
            return .exit(1)
        }
        if options.has("version") {
            simulation.print(
                version.flavour == .mysql
                    ? "\(name)  Ver \(version.number) for Linux on x86_64 (MySQL Community Server - GPL)\n"
                    : "\(name) from \(version.number)-MariaDB, client 10.19 for debian-linux-gnu (x86_64)\n", as: me)
            return .exit(0)
        }
        let all = options.has("all-databases")
        guard all || !options.operands.isEmpty else {
            simulation.print(
                "Usage: \(name) [OPTIONS] database [tables]\nOR     \(name) [OPTIONS] --databases DB1 [DB2 DB3...]\nOR     \(name) [OPTIONS] --all-databases\nFor more options, use \(name) --help\n",
                as: me)
            return .exit(1)
        }
        options.readFiles(simulation, me)
        options.warnOfPassword(name, version.flavour, &simulation, me)
        if all {
            work = [.end, .databases, .begin]
        } else if options.has("databases") {
            work = [.end] + options.operands.reversed().map { .database($0, announces: true) } + [.begin]
        } else {
            work = [.end, .database(options.operands[0], announces: false), .begin]
        }
        do throws(SQLError) {
            connection = try ClientConnection(options.target(simulation, me, version.flavour), &simulation, me)
            return nil
        } catch {
            simulation.print(
                "\(name): Got error: \(error.number): \"\(error.message)\" when trying to connect\n", to: 2, as: me)
            return .exit(2)
        }
    }

    private func fail(
        _ error: SQLError, _ link: inout ClientConnection, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        let doing: String
        switch current {
        case _ where !isIn: doing = "when trying to connect"
        case .database: doing = "when selecting the database"
        case .table, .view: doing = "when doing SHOW CREATE TABLE"
        default: doing = "when reading"
        }
        if case .table(let table)? = current, error.number == 1146 {
            simulation.print("\(name): Couldn't find table: \"\(table)\"\n", to: 2, as: me)
        } else {
            simulation.print("\(name): Got error: \(error.number): \"\(error.message)\" \(doing)\n", to: 2, as: me)
        }
        link.close(&simulation, me)
        return .exit(2)
    }

    /// Goes on with the next piece of work. Gives the end.
    private mutating func next(
        _ link: inout ClientConnection, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step? {
        while let work = work.popLast() {
            current = work
            switch work {
            case .begin: simulation.print(head(link), as: me)
            case .databases:
                link.query("SHOW DATABASES")
                return nil
            case .database(let name, let announces):
                database = name
                if announces { simulation.print(Self.databaseHead(name), as: me) }
                self.work.append(.tables)
                link.send(command: 2, Array(name.utf8))
                return nil
            case .tables:
                link.query("SHOW FULL TABLES")
                return nil
            case .table(let name), .view(let name):
                link.query("SHOW CREATE TABLE \(CreateText.quoted(name))")
                return nil
            case .rows(let name):
                link.query("SELECT * FROM \(CreateText.quoted(name))")
                return nil
            case .end:
                simulation.print(Self.foot(simulation.world.clock.now), as: me)
                link.close(&simulation, me)
                return .exit(0)
            }
        }
        return .exit(0)
    }

    private mutating func take(
        _ reply: ClientConnection.Reply, _ link: ClientConnection, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        switch current {
        case .databases:
            let names = reply.rows.compactMap { $0.first ?? nil }
                .filter { !["information_schema", "performance_schema", "sys", "mysql"].contains($0) }
            work += names.reversed().map { .database($0, announces: true) }
        case .tables:
            let wanted =
                options.has("databases") || options.has("all-databases") ? [] : Array(options.operands.dropFirst())
            var items: [Work] = []
            for name in wanted where !reply.rows.contains(where: { $0[0] == name }) { items.append(.table(name)) }
            for row in reply.rows where wanted.isEmpty || wanted.contains(row[0] ?? "") {
                guard let name = row[0] else { continue }
                items.append(row.count > 1 && row[1] == "VIEW" ? .view(name) : .table(name))
            }
            work += items.reversed()
        case .table(let name):
            if !options.has("no-create-info") { simulation.print(tableText(name, reply.rows[0][1] ?? ""), as: me) }
            if !options.has("no-data") { work.append(.rows(name)) }
        case .view(let name):
            simulation.print(
                "\n--\n-- Final view structure for view `\(name)`\n--\n\n/*!50001 DROP VIEW IF EXISTS `\(name)`*/;\n/*!50001 \(reply.rows[0][1] ?? "") */;\n",
                as: me)
        case .rows(let name): simulation.print(rowsText(name, reply), as: me)
        default: break
        }
    }

    // MARK: Texts

    private func head(_ link: ClientConnection) -> String {
        let isMaria = version.flavour == .mariadb
        let host = link.target.socket == nil ? link.target.host : "localhost"
        let shown = options.has("all-databases") || options.has("databases") ? "" : options.operands.first ?? ""
        let program =
            isMaria
            ? "-- MariaDB dump 10.19  Distrib \(version.number)-MariaDB, for debian-linux-gnu (x86_64)"
            : "-- MySQL dump 10.13  Distrib \(version.number), for Linux (x86_64)"
        return (isMaria ? "/*M!999999\\- enable the sandbox mode */ \n" : "") + """
            \(program)
            --
            -- Host: \(host)    Database: \(shown)
            -- ------------------------------------------------------
            -- Server version\t\(link.serverVersion)

            /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
            /*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
            /*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
            /*!\(isMaria ? "40101" : "50503") SET NAMES utf8mb4 */;
            /*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
            /*!40103 SET TIME_ZONE='+00:00' */;
            /*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
            /*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
            /*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
            /*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;

            """
    }

    private static func databaseHead(_ name: String) -> String {
        """

        --
        -- Current Database: `\(name)`
        --

        CREATE DATABASE /*!32312 IF NOT EXISTS*/ `\(name)` /*!40100 DEFAULT CHARACTER SET utf8mb4 */;

        USE `\(name)`;

        """
    }

    private func tableText(_ name: String, _ create: String) -> String {
        let drop = options.has("skip-add-drop-table") ? "" : "DROP TABLE IF EXISTS `\(name)`;\n"
        return """

            --
            -- Table structure for table `\(name)`
            --

            \(drop)/*!40101 SET @saved_cs_client     = @@character_set_client */;
            /*!\(version.flavour == .mariadb ? "40101" : "50503") SET character_set_client = utf8mb4 */;
            \(create);
            /*!40101 SET character_set_client = @saved_cs_client */;

            """
    }

    private func rowsText(_ name: String, _ reply: ClientConnection.Reply) -> String {
        let locks = !options.has("skip-add-locks")
        var text = "\n--\n-- Dumping data for table `\(name)`\n--\n\n"
        if locks { text += "LOCK TABLES `\(name)` WRITE;\n" }
        text += "/*!40000 ALTER TABLE `\(name)` DISABLE KEYS */;\n"
        if !reply.rows.isEmpty {
            let rows = reply.rows.map { row in
                "(" + zip(row, reply.columns).map { Self.literal($0, $1) }.joined(separator: ",") + ")"
            }
            let columns =
                options.has("complete-insert")
                ? " (" + reply.columns.map { CreateText.quoted($0.name) }.joined(separator: ", ") + ")" : ""
            let into = "INSERT INTO `\(name)`\(columns) VALUES"
            if options.has("skip-extended-insert") {
                text += rows.map { "\(into) \($0);\n" }.joined()
            } else if version.flavour == .mariadb {
                text += into + "\n" + rows.joined(separator: ",\n") + ";\n"
            } else {
                text += into + " " + rows.joined(separator: ",") + ";\n"
            }
        }
        text += "/*!40000 ALTER TABLE `\(name)` ENABLE KEYS */;\n"
        if locks { text += "UNLOCK TABLES;\n" }
        return text
    }

    private static func literal(_ value: String?, _ column: ClientConnection.Reply.Column) -> String {
        guard let value else { return "NULL" }
        if column.isNumber { return value }
        let escaped = value.replacing("\\", with: "\\\\").replacing("'", with: "\\'").replacing("\n", with: "\\n")
            .replacing("\r", with: "\\r").replacing("\0", with: "\\0").replacing("\"", with: "\\\"")
        return "'\(escaped)'"
    }

    private static func foot(_ now: Instant) -> String {
        """
        /*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

        /*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
        /*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
        /*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
        /*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
        /*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
        /*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
        /*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

        -- Dump completed on \(DateText.datetime(Moment(now)))

        """
    }
}
