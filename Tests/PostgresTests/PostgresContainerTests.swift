import Simulator
import Testing

/// The images of PostgreSQL in containers: what the official image's page says of them, end to end.
@Suite("PostgreSQL in containers")
struct PostgresContainerTests {
    /// A sandbox after some lines were typed.
    private func sandbox(_ lines: String...) -> Sandbox {
        var sandbox = Sandbox()
        for line in lines { sandbox.execute(line) }
        return sandbox
    }

    private static let start = "docker run -d --name db -e POSTGRES_PASSWORD=secret postgres:17"

    @Test func `without a password it does not start, and says why`() {
        var world = Sandbox()
        let result = world.execute("docker run postgres:17")
        #expect(result.status == 1)
        #expect(result.errors.contains("Error: Database is uninitialized and superuser password is not specified."))
    }

    @Test func `the first start makes the cluster, the next one finds it`() {
        var world = sandbox(Self.start, "sleep 5")
        let first = world.execute("docker logs db").output
        #expect(first.contains("fixing permissions on existing directory /var/lib/postgresql/data ... ok"))
        #expect(first.contains("PostgreSQL init process complete; ready for start up."))
        world.execute("docker restart db")
        let next = world.execute("docker logs --tail 20 db").output
        #expect(next.contains("appears to contain a database; Skipping initialization"))
    }

    @Test func `rows outlive the container only in a volume`() {
        var world = Sandbox()
        for (volume, expected) in [("-v data:/var/lib/postgresql/data", "5\n"), ("", "")] {
            world.execute("docker run -d --name db \(volume) -e POSTGRES_PASSWORD=x postgres:17")
            world.execute("sleep 5")
            world.execute("docker exec db psql -U postgres -c 'CREATE TABLE t (n int)' -c 'INSERT INTO t VALUES (5)'")
            world.execute("docker rm -f db")
            world.execute("docker run -d --name db \(volume) -e POSTGRES_PASSWORD=x postgres:17")
            world.execute("sleep 5")
            #expect(world.execute("docker exec db psql -U postgres -tAc 'SELECT n FROM t'").output == expected)
            world.execute("docker rm -f db")
        }
    }

    @Test func `another container needs the password, the container itself does not`() {
        var world = sandbox("docker network create app", Self.start + "", "docker network connect app db", "sleep 5")
        let client = "docker run --rm --network app"
        #expect(world.execute("docker exec db psql -U postgres -tAc 'SELECT 1'").output == "1\n")
        #expect(
            world.execute("\(client) -e PGPASSWORD=secret postgres:17 psql -h db -U postgres -tAc 'SELECT 1'").output
                == "1\n")
        let wrong = world.execute("\(client) -e PGPASSWORD=no postgres:17 psql -h db -U postgres -c 'SELECT 1'")
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("FATAL:  password authentication failed for user \"postgres\""))
        let none = world.execute("\(client) postgres:17 psql -h db -U postgres -c 'SELECT 1'")
        #expect(none.errors.contains("fe_sendauth: no password supplied"))
        #expect(world.execute("docker logs db 2>&1 | grep -c 'Connection matched'").output == "1\n")
    }

    @Test func `variables and files of the first start`() {
        var world = sandbox(
            "mkdir init", "echo 'CREATE TABLE seeded AS SELECT 42 AS n;' > init/a.sql",
            "printf '#!/bin/sh\\necho for $POSTGRES_DB\\n' > init/b.sh", "chmod +x init/b.sh", "echo pw > password")
        world.execute(
            "docker run -d --name db -e POSTGRES_USER=app -e POSTGRES_DB=shop -e POSTGRES_PASSWORD_FILE=/run/pw -v ./password:/run/pw -v ./init:/docker-entrypoint-initdb.d postgres:17-alpine"
        )
        world.execute("sleep 5")
        #expect(world.execute("docker exec db psql -U app shop -tAc 'SELECT n FROM seeded'").output == "42\n")
        let log = world.execute("docker logs db").output
        #expect(log.contains("docker-entrypoint.sh: running /docker-entrypoint-initdb.d/a.sql\nSELECT 1\n"))
        #expect(log.contains("for shop\n"))
        #expect(world.execute("docker exec db psql -U postgres").errors.contains("role \"postgres\" does not exist"))
    }

    @Test func `a health check sees when it is ready`() {
        var world = sandbox(
            "docker run -d --name db -e POSTGRES_PASSWORD=x --health-cmd 'pg_isready -U postgres' --health-interval 1s postgres:17"
        )
        #expect(world.execute("docker ps --format '{{.Status}}'").output.contains("(health: starting)"))
        world.execute("sleep 5")
        #expect(world.execute("docker ps --format '{{.Status}}'").output.contains("(healthy)"))
    }

    @Test func `a row that one transaction has changed makes others wait`() {
        var world = sandbox(Self.start, "sleep 5")
        world.execute("docker exec db psql -U postgres -c 'CREATE TABLE t (n int)' -c 'INSERT INTO t VALUES (1)'")
        world.execute(
            "docker exec -d db psql -U postgres -c BEGIN -c 'UPDATE t SET n = 10' -c 'SELECT pg_sleep(30)' -c COMMIT")
        #expect(world.execute("docker exec db psql -U postgres -tAc 'SELECT n FROM t'").output == "1\n")
        #expect(
            world.execute("docker exec db psql -U postgres -tAc 'UPDATE t SET n = n + 1 RETURNING n'").output.hasPrefix(
                "11\n"))
    }

    @Test func `what was committed is there after a kill, what was not is gone`() {
        var world = sandbox(Self.start, "sleep 5")
        world.execute("docker exec db psql -U postgres -c 'CREATE TABLE t (n int)' -c 'INSERT INTO t VALUES (1)'")
        world.execute(
            "docker exec -d db psql -U postgres -c BEGIN -c 'INSERT INTO t VALUES (2)' -c 'SELECT pg_sleep(1000)'")
        world.execute("docker kill db")
        world.execute("docker start db")
        #expect(world.execute("docker exec db psql -U postgres -tAc 'SELECT n FROM t'").output == "1\n")
        let log = world.execute("docker logs --tail 6 db").errors
        #expect(log.contains("database system was not properly shut down; automatic recovery in progress"))
    }

    @Test func `a dump makes the same database elsewhere`() {
        var world = sandbox(Self.start, "sleep 5")
        world.execute(
            "docker exec -i db psql -U postgres -c \"CREATE TABLE a (id serial PRIMARY KEY, name text UNIQUE, price numeric(8,2) CHECK (price > 0))\" -c \"INSERT INTO a (name, price) VALUES ('x', 1.5), (NULL, 2)\""
        )
        world.execute("docker exec db pg_dump -U postgres > dump.sql")
        world.execute("docker exec db createdb -U postgres copy")
        let restored = world.execute("docker exec -i db psql -q -v ON_ERROR_STOP=1 -U postgres copy < dump.sql")
        #expect(restored.status == 0, "\(restored.errors)")
        let description = world.execute("docker exec db psql -U postgres -c '\\d a' -c 'TABLE a'").output
        #expect(world.execute("docker exec db psql -U postgres copy -c '\\d a' -c 'TABLE a'").output == description)
        let next = world.execute(
            "docker exec db psql -U postgres copy -tAc \"INSERT INTO a (name) VALUES ('y') RETURNING id\""
        ).output
        #expect(next.hasPrefix("3\n"))
    }

    @Test func `data of another version is refused`() {
        var world = sandbox(
            "docker run -d --name old -v data:/var/lib/postgresql/data -e POSTGRES_PASSWORD=x postgres:16", "sleep 5",
            "docker rm -f old")
        let result = world.execute("docker run -v data:/var/lib/postgresql/data postgres:17")
        #expect(result.status == 1)
        #expect(
            result.errors.contains(
                "The data directory was initialized by PostgreSQL version 16, which is not compatible with this version 17.6"
            ))
    }

    @Test func `a copy of the world has a database of its own`() {
        var world = sandbox(Self.start, "sleep 5")
        world.execute("docker exec db psql -U postgres -c 'CREATE TABLE t (n int)'")
        var other = world
        other.execute("docker exec db psql -U postgres -c 'INSERT INTO t VALUES (1)'")
        #expect(other.execute("docker exec db psql -U postgres -tAc 'SELECT count(*) FROM t'").output == "1\n")
        #expect(world.execute("docker exec db psql -U postgres -tAc 'SELECT count(*) FROM t'").output == "0\n")
    }

    @Test func `a statement that sleeps answers when it has slept, and timing says so`() {
        var world = sandbox(Self.start, "sleep 5")
        let script = "printf '\\\\timing\\nSELECT pg_sleep(1.5);\\nSELECT 1;\\n'"
        let output = world.execute("\(script) | docker exec -i db psql -qtA -U postgres").output
        #expect(output.hasPrefix("Timing is on.\n\nTime: 1500."), "\(output)")
        #expect(output.contains("ms (00:01.50"))
    }

    @Test func `a row that is selected for an update keeps others from changing it`() {
        var world = sandbox(Self.start, "sleep 5")
        world.execute("docker exec db psql -U postgres -c 'CREATE TABLE t (n int)' -c 'INSERT INTO t VALUES (1)'")
        world.execute(
            "docker exec -d db psql -U postgres -c BEGIN -c 'SELECT n FROM t FOR UPDATE' -c 'SELECT pg_sleep(30)' -c 'UPDATE t SET n = 5' -c COMMIT"
        )
        #expect(
            world.execute("docker exec db psql -U postgres -tAc 'UPDATE t SET n = n + 1 RETURNING n'").output
                .hasPrefix("6\n"))
    }

    @Test(arguments: [
        "SELECT pg_terminate_backend(3)", "BEGIN ISOLATION LEVEL SERIALIZABLE", "SET timezone TO 'Europe/Berlin'",
        "ALTER TYPE x ADD VALUE 'y'", "CREATE EXTENSION postgis", "SELECT 'a' COLLATE \"de_DE\"", "LISTEN x",
        "SELECT 1::money", "CREATE UNIQUE INDEX ON pg_tables (tablename) WHERE true", "CREATE TRIGGER x",
        "SELECT * FROM generate_series(1, 2) a, LATERAL (SELECT a) b",
        "SET CONSTRAINTS ALL DEFERRED",
    ])
    func `what is not simulated says so`(_ sql: String) throws {
        var world = sandbox(Self.start, "sleep 5")
        world.execute("cat > q.sql <<'END'\n\(sql);\nEND\n")
        let errors = world.execute("docker exec -i db psql -U postgres < q.sql").errors
        #expect(errors.contains("not simulated by Drydock"), "\(errors)")
    }

    @Test func `statements without end are ended`() {
        var world = sandbox(Self.start, "sleep 5")
        let endless = world.execute(
            "docker exec db psql -U postgres -c 'WITH RECURSIVE f(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM f) SELECT count(*) FROM f'"
        )
        #expect(endless.errors == "ERROR:  canceling statement due to statement timeout\n")
        #expect(world.execute("docker exec db psql -U postgres -tAc 'SELECT 1'").output == "1\n")
    }

    @Test func `a web application with Flask, psycopg and Compose keeps its rows`() {
        var world = sandbox(
            "mkdir shop", "cd shop",
            """
            cat > app.py <<'END'
            import os
            import psycopg2
            from flask import Flask, jsonify, request

            app = Flask(__name__)


            def connect():
                return psycopg2.connect(os.environ["DATABASE_URL"])


            with connect() as db, db.cursor() as cursor:
                cursor.execute("CREATE TABLE IF NOT EXISTS note (id serial PRIMARY KEY, body text NOT NULL)")


            @app.post("/notes")
            def add():
                with connect() as db, db.cursor() as cursor:
                    cursor.execute("INSERT INTO note (body) VALUES (%s) RETURNING id", (request.json["body"],))
                    return jsonify(id=cursor.fetchone()[0]), 201


            @app.get("/notes")
            def notes():
                with connect() as db, db.cursor() as cursor:
                    cursor.execute("SELECT id, body FROM note ORDER BY id")
                    return jsonify([{"id": number, "body": body} for number, body in cursor.fetchall()])
            END
            """,
            """
            cat > Dockerfile <<'END'
            FROM python:3.12-slim
            WORKDIR /app
            RUN pip install flask psycopg2-binary
            COPY app.py .
            CMD ["flask", "run", "--host", "0.0.0.0"]
            END
            """,
            """
            cat > compose.yaml <<'END'
            services:
              web:
                build: .
                ports: ["5000:5000"]
                environment:
                  DATABASE_URL: postgresql://shop:pw@db:5432/shop
                depends_on:
                  db:
                    condition: service_healthy
              db:
                image: postgres:17-alpine
                environment: {POSTGRES_USER: shop, POSTGRES_PASSWORD: pw}
                volumes: ["rows:/var/lib/postgresql/data"]
                healthcheck:
                  test: ["CMD-SHELL", "pg_isready -U shop"]
                  interval: 1s
            volumes:
              rows:
            END
            """)
        let up = world.execute("docker compose up -d")
        #expect(up.status == 0, "\(up.errors)")
        world.execute("sleep 2")
        let added = world.execute(
            "curl -s -X POST -H 'Content-Type: application/json' -d '{\"body\": \"it'\\''s there\"}' localhost:5000/notes"
        )
        #expect(added.output.contains("\"id\":1"), "\(added.output) \(world.execute("docker compose logs web").output)")
        world.execute("docker compose down")
        world.execute("docker compose up -d")
        world.execute("sleep 2")
        #expect(world.execute("curl -s localhost:5000/notes").output.contains("\"body\":\"it's there\""))
        #expect(world.execute("docker compose exec db psql -U shop -tAc 'SELECT count(*) FROM note'").output == "1\n")
    }
}
