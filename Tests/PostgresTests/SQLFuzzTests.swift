import Postgres
import PostgresSyntax
import Testing
import WorldModel

/// SQL that is damaged gives errors, and nothing worse.
@Suite("Damaged SQL")
struct SQLFuzzTests {
    private static let seeds = [
        "SELECT a.x, count(*) FILTER (WHERE y > 1) FROM t AS a LEFT JOIN u USING (id) WHERE x LIKE 'a%' GROUP BY 1 ORDER BY 2 DESC NULLS LAST LIMIT 3",
        "INSERT INTO t (id, x) VALUES (1, 'it''s'), (DEFAULT, E'\\n') ON CONFLICT (id) DO UPDATE SET x = excluded.x RETURNING *",
        "CREATE TABLE t (id serial PRIMARY KEY, x varchar(10) NOT NULL DEFAULT 'a', CHECK (length(x) > 0), FOREIGN KEY (id) REFERENCES u (id) ON DELETE CASCADE)",
        "WITH RECURSIVE f(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM f WHERE n < 5) SELECT sum(n) OVER (PARTITION BY n % 2 ORDER BY n) FROM f",
        "SELECT CASE WHEN '{\"a\": [1]}'::jsonb -> 'a' @> '1' THEN ARRAY[1,2][1] ELSE (SELECT max(i) FROM generate_series(1, 3) i) END, interval '1 day' * 2",
        "UPDATE t SET x = upper(x) || $$q$$ FROM u WHERE t.id = u.id AND u.id IN (SELECT id FROM u) RETURNING t.id",
        "ALTER TABLE t ADD COLUMN z numeric(5,2) DEFAULT 1.5, ALTER COLUMN x TYPE text USING x::text; DROP TABLE IF EXISTS t CASCADE",
        "SELECT DISTINCT ON (x) x, id FROM (VALUES (1, 2), (3, NULL)) AS v(x, id) WHERE x BETWEEN 0 AND 9 AND NOT x = ANY ('{1,2}')",
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
            case 2: text[place] = Array("()'\"$;,.:*-+=<>[]{}0aé\n")[Int(random.next() % 22)]
            case 3: text.removeSubrange(place..<min(text.count, place + Int(random.next() % 12)))
            default:
                let other = Array(seeds[Int(random.next() % UInt64(seeds.count))])
                text.insert(contentsOf: other.prefix(Int(random.next() % 20)), at: place)
            }
        }
        return String(text)
    }

    /// A server with one session, `1`, of its superuser.
    private static func freshServer() -> DatabaseServer {
        let cluster = Cluster.fresh(superuser: "postgres", sortsByLanguage: true)
        var server = DatabaseServer(cluster: cluster, version: "PostgreSQL")
        server.open(DatabaseSession(number: 1, database: "postgres", user: "postgres"))
        return server
    }

    @Test func `the parser gives a statement or an error`() {
        var random = RandomSource(seed: 7)
        for _ in 0..<4_000 {
            let text = Self.damaged(&random)
            do throws(SQLSyntaxError) {
                _ = try SQLParser.statements(of: text)
            } catch {
                #expect(error.position <= text.count, "\(text)")
            }
        }
    }

    /// Statements that are made to hurt, with what is said of them.
    private static let hurtful: [(sql: String, says: String)] = [
        (
            "SELECT " + String(repeating: "(", count: 5_000) + "1" + String(repeating: ")", count: 5_000),
            "stack depth limit exceeded"
        ),
        ("SELECT " + Array(repeating: "1", count: 5_000).joined(separator: " + "), "stack depth limit exceeded"),
        (Array(repeating: "SELECT 1", count: 2_000).joined(separator: " UNION "), "stack depth limit exceeded"),
        ("SELECT 1 WHERE 1 IN (\(Array(repeating: "2", count: 5_000).joined(separator: ", ")))", ""),
        ("SELECT timestamp '2024-01-01' + interval '900000000000000000000 years'", "timestamp out of range"),
        ("SELECT now() + interval '1000000000 days'", "timestamp out of range"),
        ("SELECT date '2024-01-01' + 2000000000", "date out of range"),
        ("SELECT to_timestamp(1e300)", "timestamp out of range"),
        ("SELECT interval '900000000000000000000 hours' * 1e300 > interval '1 day'", ""),
        ("SELECT pg_sleep('NaN'::float8)", ""),
        ("SELECT count(*) FROM generate_series(1, 9223372036854775807, 4611686018427387904)", ""),
        ("SELECT count(*) FROM generate_series(1, 100000000)", "the series has more rows than Drydock simulates"),
        (
            "CREATE SEQUENCE big START 9223372036854775807; SELECT nextval('big'); SELECT nextval('big')",
            "reached maximum value of sequence"
        ),
        ("SELECT lcm(9223372036854775807, 9223372036854775806)", "bigint out of range"),
        ("SELECT -9223372036854775808 / -1, abs(-9223372036854775808)", "bigint out of range"),
        ("SELECT 'x'::char(2000000000)", "cannot exceed 10485760"),
        ("SELECT repeat('x', 2000000000)", "requested length too large"),
        ("SELECT 10::numeric ^ 9999 / 3 > 1", ""),
        ("SELECT '1e9999'::numeric, '1e-9999'::float8", ""),
        ("SELECT round(1.5, 2000000000), width_bucket(1e308, -1e308, 1e308, 5)", ""),
        ("SELECT substring('abc', -2147483648, 2147483647), left('abc', -2147483648), lpad('a', -5)", ""),
        ("SELECT 'a' ~ '((((a*)*)*)*)*b', 'x' ~ '['", "invalid regular expression"),
        (
            "SELECT to_char(now(), repeat('YYYY', 1000)) IS NOT NULL, to_date('9999-99-99', 'YYYY-MM-DD')",
            "out of range"
        ),
    ]

    @Test(arguments: hurtful.indices) func `what is made to hurt gets an answer`(_ index: Int) throws {
        var server = Self.freshServer()
        var random = RandomSource(seed: 1)
        var said = ""
        do throws(SQLSyntaxError) {
            for (statement, _) in try SQLParser.statements(of: Self.hurtful[index].sql) {
                do throws(DatabaseServer.Refusal) {
                    _ = try server.execute(statement, session: 1, now: Instant(seconds: 1_767_600_000), random: &random)
                } catch {
                    if case .error(let problem) = error { said = problem.message }
                }
            }
        } catch {
            said = error.message
        }
        #expect(Self.hurtful[index].says.isEmpty ? said.isEmpty : said.contains(Self.hurtful[index].says), "\(said)")
    }

    @Test func `the server answers or refuses, and goes on`() throws {
        var server = Self.freshServer()
        var random = RandomSource(seed: 11)
        let now = Instant(seconds: 1_767_600_000)
        for text in [
            "CREATE TABLE u (id int PRIMARY KEY)", "CREATE TABLE t (id serial PRIMARY KEY, x text)",
            "INSERT INTO t (x) VALUES ('a'), ('b')",
        ] {
            for (statement, _) in try SQLParser.statements(of: text) {
                _ = try server.execute(statement, session: 1, now: now, random: &random)
            }
        }
        var answered = 0
        for _ in 0..<1_500 {
            guard let statements = try? SQLParser.statements(of: Self.damaged(&random)) else { continue }
            for (statement, _) in statements {
                if (try? server.execute(statement, session: 1, now: now, random: &random)) != nil { answered += 1 }
            }
        }
        #expect(answered > 20)
        let check = try SQLParser.statements(of: "SELECT 1")
        #expect(try server.execute(check[0].statement, session: 1, now: now, random: &random).tag == "SELECT 1")
    }
}
