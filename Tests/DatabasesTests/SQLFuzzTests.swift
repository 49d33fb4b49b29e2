import Databases
import SQLSyntax
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

    @Test func `the server answers or refuses, and goes on`() throws {
        var server = DatabaseServer.forTests()
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
