import MySQLSyntax
import SQLStore
import Testing
import WorldModel

@testable import MySQL

/// SQL and packets that are damaged give errors, and nothing worse.
@Suite("Damaged MySQL")
struct MySQLFuzzTests {
    private static let seeds = [
        "SELECT a.x AS y, COUNT(*) FROM t AS a LEFT JOIN u USING (id) WHERE x LIKE 'a%' GROUP BY y HAVING y > 1 ORDER BY 2 DESC LIMIT 1, 3",
        "INSERT INTO t (id, x) VALUES (1, 'it''s\\n'), (DEFAULT, NULL) ON DUPLICATE KEY UPDATE x = CONCAT(VALUES(x), \"q\")",
        "CREATE TABLE IF NOT EXISTS `t` (id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY, x ENUM('a','b') NOT NULL DEFAULT 'a', CHECK (id > 0), KEY (x), CONSTRAINT c FOREIGN KEY (id) REFERENCES u (id) ON DELETE CASCADE) ENGINE=InnoDB",
        "WITH RECURSIVE f(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM f WHERE n < 5) SELECT SUM(n) OVER (PARTITION BY n % 2 ORDER BY n) FROM f",
        "SELECT CASE WHEN @a := 1 THEN DATE_ADD('2024-01-01', INTERVAL 1 MONTH) ELSE (SELECT MAX(id) FROM t) END, @@sql_mode, x'41', -1.5e3",
        "UPDATE t JOIN u ON t.id = u.id SET t.x = 'b', u.id = 3 WHERE u.id IN (SELECT id FROM u) AND NOT t.x <=> NULL",
        "ALTER TABLE t ADD COLUMN z DECIMAL(5,2) DEFAULT 1.5 AFTER id, CHANGE x y VARCHAR(10), DROP COLUMN z, ADD UNIQUE k (y)",
        "GRANT SELECT, INSERT ON `work`.* TO 'app'@'%' IDENTIFIED BY 'x' WITH GRANT OPTION",
        "SHOW FULL COLUMNS FROM t FROM work LIKE 'a%'", "/*!40101 SET NAMES utf8mb4 */",
        "DELETE t FROM t JOIN u USING (id) WHERE 1",
        "SELECT GROUP_CONCAT(DISTINCT x ORDER BY id DESC SEPARATOR '; '), CAST('1' AS SIGNED), EXTRACT(YEAR FROM NOW()) FROM t",
    ]

    /// A statement with some of its characters moved, doubled, lost or replaced.
    private static func damaged(_ random: inout RandomSource) -> String {
        var text = Array(seeds[Int(random.next() % UInt64(seeds.count))])
        for _ in 0..<(1 + Int(random.next() % 6)) {
            guard !text.isEmpty else { break }
            let place = Int(random.next() % UInt64(text.count))
            switch random.next() % 5 {
            case 0: text.remove(at: place)
            case 1: text.insert(text[Int(random.next() % UInt64(text.count))], at: place)
            case 2: text[place] = Array("()'\"`@;,.:*-+=<>\\#0aé\n")[Int(random.next() % 22)]
            case 3: text.removeSubrange(place..<min(text.count, place + Int(random.next() % 12)))
            default:
                let other = Array(seeds[Int(random.next() % UInt64(seeds.count))])
                text.insert(contentsOf: other.prefix(Int(random.next() % 20)), at: place)
            }
        }
        return String(text)
    }

    /// A server with one session, `1`, of root.
    private static func freshEngine() -> MySQLEngine {
        let version = ServerVersion(nil)
        var data = StoredData.fresh(version, rootSecret: nil)
        data.catalogue.databases["work"] = Catalogue.Database(collation: version.collation)
        var engine = MySQLEngine(
            data: data, settings: ServerSettings(flavour: version.flavour, version: version.text, values: [:]))
        engine.open(
            MySQLSession(
                number: 1, user: "root", host: "localhost", account: MySQLAccount(user: "root", host: "localhost"),
                database: "work"))
        return engine
    }

    private static func run(_ sql: String, _ engine: inout MySQLEngine, _ random: inout RandomSource) -> String {
        do throws(MySQLEngine.Refusal) {
            let answer = try engine.execute(sql, session: 1, now: Instant(nanoseconds: 0), random: &random)
            return answer.rows.map { rows in
                rows.rows.map { row in
                    zip(row, rows.columns).map { $1.type.text($0) ?? "NULL" }.joined(separator: " ")
                }.joined(separator: "\n")
            } ?? "OK"
        } catch {
            if case .error(let problem) = error { return problem.message }
            return "waits"
        }
    }

    @Test func `the parser gives a statement or an error`() {
        var random = RandomSource(seed: 7)
        for _ in 0..<4_000 { _ = try? MySQLParser.statement(of: Self.damaged(&random)) }
    }

    @Test func `the server answers whatever it is asked`() {
        var random = RandomSource(seed: 11)
        var engine = Self.freshEngine()
        for _ in 0..<1_200 {
            _ = Self.run(Self.damaged(&random), &engine, &random)
            // What is damaged may drop the database or end the transaction, but the server lives on.
            #expect(Self.run("SELECT 1 + 1", &engine, &random) == "2")
            if engine.sessions[1]?.database == nil { engine = Self.freshEngine() }
        }
    }

    /// Statements that are made to hurt, with what is said of them.
    private static let hurtful: [(sql: String, says: String)] = [
        (
            "SELECT " + String(repeating: "(", count: 5_000) + "1" + String(repeating: ")", count: 5_000),
            "nested too deeply"
        ),
        ("SELECT " + Array(repeating: "1", count: 5_000).joined(separator: " + "), "nested too deeply"),
        (Array(repeating: "SELECT 1", count: 2_000).joined(separator: " UNION "), "nested too deeply"),
        ("SELECT 1 IN (\(Array(repeating: "2", count: 5_000).joined(separator: ", ")))", "0"),
        ("SELECT REPEAT('x', 9223372036854775807)", "NULL"), ("SELECT SPACE(1e18)", "NULL"),
        ("SELECT DATE_ADD('2024-01-01', INTERVAL 900000000000000000 YEAR)", "NULL"),
        ("SELECT '9999-12-31' + INTERVAL 1 DAY", "NULL"), ("SELECT FROM_UNIXTIME(1e300)", "NULL"),
        ("SELECT -9223372036854775808 DIV -1, -9223372036854775808 % -1", "-9223372036854775808 0"),
        ("SELECT 9223372036854775807 * 9223372036854775807", "BIGINT value is out of range"),
        ("SELECT 1e308 * 10", "DOUBLE value is out of range"), ("SELECT 1 << 99, 1 << -1", "0 0"),
        ("SELECT SLEEP('x')", "0"), ("SELECT LPAD('x', 1000000000, 'y')", "NULL"),
        ("SELECT ROUND(1.5, 1000000), TRUNCATE(1.5, -1000000)", "1.5 0"), ("SELECT MAKEDATE(9999, 999999999)", "NULL"),
        ("SELECT SEC_TO_TIME(1e300), MAKETIME(838, 59, 59)", "838:59:59 838:59:59"),
        ("SELECT CONV('zz', 36, 2), CONV('1', 99, 2)", "10100001111 NULL"),
        ("SELECT 1 FROM (SELECT 1) AS a JOIN (SELECT 1) AS a", "Not unique table/alias: 'a'"),
        (
            "SELECT CAST(1e300 AS SIGNED), CAST('9' AS DECIMAL(65,30))",
            "9223372036854775807 9.000000000000000000000000000000"
        ), ("SELECT JSON_EXTRACT('[', '$[')", "NULL"),
        (
            "WITH RECURSIVE f AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM f) SELECT COUNT(*) FROM f",
            "the statement takes too long"
        ),
        ("CREATE VIEW v AS SELECT 1; DROP VIEW v", "You have an error in your SQL syntax"),
    ]

    @Test(arguments: hurtful) func `what is made to hurt is refused`(sql: String, says: String) {
        var random = RandomSource(seed: 3)
        var engine = Self.freshEngine()
        let answer = Self.run(sql, &engine, &random)
        #expect(answer.contains(says), "\(answer.prefix(200))")
    }

    @Test func `damaged packets do not end the server`() {
        var random = RandomSource(seed: 5)
        let engine = Self.freshEngine()
        for _ in 0..<2_000 {
            var client = MySQLConnection(.init(7), number: 2, challenge: Array(repeating: 65, count: 20))
            let bytes = (0..<Int(random.next() % 80)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            _ = client.takeLogin(bytes, engine)
            _ = client.takeProof(bytes, engine)
            var inbox = bytes
            while Packets.take(&inbox) != nil {}
        }
    }

    @Test func `a prepared statement takes values, and nothing from broken packets`() {
        var statement = PreparedStatement("SELECT '?', `a?`, ? + ?, ?, ?")
        #expect(statement.count == 4)
        // The command, the statement, flags, a count; which are NULL, the types, and the values.
        let head: [UInt8] = [0x17, 1, 0, 0, 0, 0, 1, 0, 0, 0]
        let types: [UInt8] = [1, 0, 8, 0x80, 253, 0, 10, 0]
        let values: [UInt8] = [0xFE] + [UInt8](repeating: 0xFF, count: 8) + [3] + Array("a'b".utf8)
        #expect(
            statement.text(head + [0b1000, 1] + types + values)
                == "SELECT '?', `a?`, -2 + 18446744073709551615, 'a''b', NULL")
        // The types are remembered.
        #expect(statement.text(head + [0b1111, 0]) == "SELECT '?', `a?`, NULL + NULL, NULL, NULL")
        var random = RandomSource(seed: 9)
        for _ in 0..<2_000 {
            let bytes = (0..<Int(random.next() % 60)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            _ = statement.text(head + bytes)
        }
    }

    @Test func `rows have a binary form`() {
        let types = [
            ValueType(.integer, length: 21), ValueType(.text), ValueType(.datetime, scale: 0), ValueType(.double),
        ]
        let columns = types.map { ResultRows.Column(name: "c", type: $0) }
        let row: [SQLValue] = [.int(-1), .text("ab"), .text("2024-05-06 07:08:09"), .null]
        #expect(
            Packets.binaryRow(row, columns)
                == [0, 0b10_0000] + [UInt8](repeating: 0xFF, count: 8) + [2, 0x61, 0x62, 7, 0xE8, 7, 5, 6, 7, 8, 9])
    }

    /// Payloads of any size come through in one piece.
    @Test(arguments: [0, 1, 250, 251, 65_535, 16_777_214, 16_777_215, 16_777_216]) func `packets carry a payload`(
        size: Int
    ) {
        let payload = [UInt8](repeating: 7, count: size)
        var sequence: UInt8 = 0
        var bytes = Packets.frame(payload, &sequence)
        #expect(Packets.take(&bytes)?.payload == payload)
        #expect(bytes.isEmpty)
    }

    @Test(arguments: ["mysql_native_password", "caching_sha2_password"]) func `a password is proved without being said`(
        plugin: String
    ) {
        let challenge = Array("abcdefghijklmnopqrst".utf8)
        let secret = Password.secret("secret", plugin)
        #expect(Password.proves(Password.answer("secret", challenge, plugin), challenge, secret, plugin))
        #expect(!Password.proves(Password.answer("other", challenge, plugin), challenge, secret, plugin))
        #expect(!Password.proves([], challenge, secret, plugin))
        #expect(Password.proves(Password.answer("", challenge, plugin), challenge, nil, plugin))
    }

    /// What MySQL says where MariaDB says it in other words.
    private static let ownWords: [(sql: String, says: String)] = [
        ("SELECT nothing", "Unknown column 'nothing' in 'field list'"), ("SELEC 1", "your MySQL server version"),
        ("SELECT 1 FROM t WHERE nothing", "Unknown column 'nothing' in 'where clause'"),
        ("INSERT INTO t VALUES (1, 'a')", "Duplicate entry '1' for key 't.PRIMARY'"),
        ("INSERT INTO t VALUES ('x', 'a')", "Incorrect integer value: 'x' for column 'id' at row 1"),
        ("INSERT INTO t VALUES (2, 'none')", "Data too long for column 'name' at row 1"),
        ("CREATE TABLE c (id INT, CHECK (id > 0)); ", "OK"),
        ("ALTER TABLE t DROP COLUMN x", "Can't DROP 'x'; check that column/key exists"),
        ("SHOW CREATE TABLE t", "`id` int NOT NULL"), ("SELECT * FROM nodb.t", "Unknown database 'nodb'"),
        ("GRANT SELECT ON work.* TO 'new'@'%'", "You are not allowed to create a user with GRANT"),
        (
            "SELECT name, COUNT(*) FROM t GROUP BY id % 2",
            "Expression #1 of SELECT list is not in GROUP BY clause and contains nonaggregated column 'work.t.name' which is not functionally dependent on columns in GROUP BY clause; this is incompatible with sql_mode=only_full_group_by"
        ),
        (
            "SELECT MAX(id), UPPER(x.name) FROM t AS x",
            "In aggregated query without GROUP BY, expression #2 of SELECT list contains nonaggregated column 'work.x.name'; this is incompatible with sql_mode=only_full_group_by"
        ), ("SELECT name, COUNT(*) FROM t GROUP BY id", "one 1"),
        ("SELECT name, MAX(id) FROM t WHERE name = 'one'", "one 1"),
        ("SELECT id % 2 AS odd, COUNT(*) FROM t GROUP BY odd", "1 1"),
        ("SELECT CONCAT(name, '!'), COUNT(*) FROM t GROUP BY name", "one! 1"),
        ("SELECT b.name, COUNT(*) FROM t a JOIN t b ON b.id = a.id GROUP BY a.id", "one 1"),
        ("SELECT @@version_comment", "MySQL Community Server - GPL"),
        ("DROP TABLE nowhere", "Unknown table 'work.nowhere'"),
    ]

    @Test(arguments: ownWords) func `MySQL has words of its own`(sql: String, says: String) {
        var random = RandomSource(seed: 3)
        var engine = Self.freshEngine()
        _ = Self.run("CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(3))", &engine, &random)
        _ = Self.run("INSERT INTO t VALUES (1, 'one')", &engine, &random)
        #expect(Self.run(sql, &engine, &random).contains(says), "\(Self.run(sql, &engine, &random))")
    }
}
