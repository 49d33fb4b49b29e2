import Simulator
import Testing

/// The images of MySQL and MariaDB in containers: what the official images' pages say of them, end to end.
@Suite("MySQL and MariaDB in containers")
struct MySQLContainerTests {
    /// A sandbox after some lines were typed.
    private func sandbox(_ lines: String...) -> Sandbox {
        var sandbox = Sandbox()
        for line in lines { sandbox.execute(line) }
        return sandbox
    }

    private static let start = "docker run -d --name db -e MYSQL_ROOT_PASSWORD=secret mysql:8.4"

    /// The two images, each with its client.
    private static let kinds = [("mysql:8.4", "mysql"), ("mariadb:11.8", "mariadb")]

    @Test(arguments: [
        ("mysql", "    - MYSQL_ROOT_PASSWORD"), ("mariadb", "You need to specify one of MARIADB_ROOT_PASSWORD"),
    ])
    func `without a password it does not start, and says why`(image: String, advice: String) {
        var world = Sandbox()
        let result = world.execute("docker run \(image)")
        #expect(result.status == 1)
        #expect(
            result.errors.contains(
                "[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified"))
        #expect(result.errors.contains(advice))
    }

    @Test func `the first start makes the data, the next one finds it`() {
        var world = sandbox(Self.start, "sleep 8")
        let first = world.execute("docker logs db 2>&1").output
        #expect(first.contains("[Note] [Entrypoint]: Initializing database files"))
        #expect(first.contains("[Note] [Entrypoint]: MySQL init process done. Ready for start up."))
        #expect(first.hasSuffix("port: 3306  MySQL Community Server - GPL.\n"))
        world.execute("docker restart db")
        world.execute("sleep 3")
        let next = world.execute("docker logs --tail 8 db 2>&1").output
        #expect(!next.contains("Initializing database files"))
        #expect(world.execute("docker exec db mysqladmin -psecret ping").output == "mysqld is alive\n")
    }

    @Test(arguments: kinds) func `rows outlive the container only in a volume`(image: String, client: String) {
        var world = Sandbox()
        for (volume, expected) in [("-v data:/var/lib/mysql", "5\n"), ("", "")] {
            for statement in [
                "CREATE DATABASE d; CREATE TABLE d.t (n INT); INSERT INTO d.t VALUES (5)", "SELECT n FROM d.t",
            ] {
                world.execute("docker run -d --name db \(volume) -e MYSQL_ROOT_PASSWORD=x \(image)")
                world.execute("sleep 8")
                let result = world.execute("docker exec db \(client) -px -N -e '\(statement)'")
                if statement.hasPrefix("SELECT") { #expect(result.output == expected) }
                world.execute("docker rm -f db")
            }
        }
    }

    @Test(arguments: kinds) func `variables and files of the first start`(image: String, client: String) {
        var world = sandbox(
            "docker network create app", "mkdir init",
            "echo 'CREATE TABLE seeded (n INT); INSERT INTO seeded VALUES (42);' > init/a.sql",
            "printf '#!/bin/sh\\necho for $MYSQL_USER\\n' > init/b.sh", "chmod +x init/b.sh", "echo pw > password")
        world.execute(
            "docker run -d --name db --network app -e MYSQL_RANDOM_ROOT_PASSWORD=yes -e MYSQL_DATABASE=shop -e MYSQL_USER=ann -e MYSQL_PASSWORD_FILE=/run/pw -v ./password:/run/pw -v ./init:/docker-entrypoint-initdb.d \(image)"
        )
        world.execute("sleep 8")
        let log = world.execute("docker logs db 2>&1").output
        #expect(log.contains("GENERATED ROOT PASSWORD: "))
        #expect(log.contains("docker-entrypoint.sh: running /docker-entrypoint-initdb.d/a.sql"))
        #expect(log.contains("for ann\n"))
        let ask = "docker run --rm --network app \(image) \(client) -hdb -uann"
        #expect(world.execute("\(ask) -ppw -N shop -e 'SELECT n FROM seeded'").output == "42\n")
        #expect(world.execute("\(ask) -pno shop -e 'SELECT 1'").errors.contains("(using password: YES)"))
        #expect(world.execute("\(ask) shop -e 'SELECT 1'").errors.contains("(using password: NO)"))
        #expect(world.execute("\(ask) -ppw -e 'CREATE DATABASE x'").errors.contains("ERROR 1044 (42000)"))
    }

    @Test func `a health check sees when it is ready`() {
        var world = sandbox(
            "docker run -d --name db -e MYSQL_ROOT_PASSWORD=x --health-cmd 'mysqladmin ping -h localhost -px' --health-interval 1s mysql",
            "docker run -d --name maria -e MARIADB_ROOT_PASSWORD=x --health-cmd 'healthcheck.sh --connect --innodb_initialized' --health-interval 1s mariadb"
        )
        #expect(world.execute("docker ps --format '{{.Status}}'").output.contains("(health: starting)"))
        world.execute("sleep 12")
        let states = world.execute("docker ps --format '{{.Status}}'").output
        #expect(states.components(separatedBy: "(healthy)").count == 3, "\(states)")
    }

    @Test func `a row that one transaction has changed makes others wait`() {
        var world = sandbox(Self.start, "sleep 8")
        let ask = "docker exec db mysql -psecret -N -e"
        world.execute("\(ask) 'CREATE DATABASE d; CREATE TABLE d.t (n INT); INSERT INTO d.t VALUES (1)'")
        world.execute("docker exec -d db mysql -psecret -e 'BEGIN; UPDATE d.t SET n = 10; SELECT SLEEP(30); COMMIT'")
        #expect(world.execute("\(ask) 'SELECT n FROM d.t'").output == "1\n")
        #expect(world.execute("\(ask) 'UPDATE d.t SET n = n + 1; SELECT n FROM d.t'").output == "11\n")
        world.execute("docker exec -d db mysql -psecret -e 'BEGIN; UPDATE d.t SET n = 0; SELECT SLEEP(100)'")
        let refused = world.execute("\(ask) 'UPDATE d.t SET n = 2'")
        #expect(
            refused.errors.contains(
                "ERROR 1205 (HY000) at line 1: Lock wait timeout exceeded; try restarting transaction"))
    }

    @Test func `what was committed is there after a kill, what was not is gone`() {
        var world = sandbox(Self.start, "sleep 8")
        world.execute(
            "docker exec db mysql -psecret -e 'CREATE DATABASE d; CREATE TABLE d.t (n INT); INSERT INTO d.t VALUES (1)'"
        )
        world.execute("docker exec -d db mysql -psecret -e 'BEGIN; INSERT INTO d.t VALUES (2); SELECT SLEEP(1000)'")
        world.execute("docker kill db")
        world.execute("docker start db")
        world.execute("sleep 3")
        #expect(world.execute("docker exec db mysql -psecret -N -e 'SELECT n FROM d.t'").output == "1\n")
    }

    @Test(arguments: kinds) func `a dump makes the same database elsewhere`(image: String, client: String) {
        var world = sandbox("docker run -d --name db -e MYSQL_ROOT_PASSWORD=x \(image)", "sleep 8")
        world.execute(
            "docker exec db \(client) -px -e \"CREATE DATABASE a; USE a; CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) UNIQUE, price DECIMAL(8,2) DEFAULT 1.5, note TEXT); INSERT INTO t (name, note) VALUES ('x', 'it''s\\na \\\\\\\\ line'), (NULL, NULL); CREATE VIEW v AS SELECT id FROM t\""
        )
        let dump = client == "mysql" ? "mysqldump" : "mariadb-dump"
        world.execute("docker exec db \(dump) -px a > dump.sql")
        world.execute("docker exec db \(client) -px -e 'CREATE DATABASE b'")
        let restored = world.execute("docker exec -i db \(client) -px b < dump.sql")
        #expect(restored.status == 0, "\(restored.errors)")
        let look = "SHOW CREATE TABLE t; SELECT * FROM t; SELECT COUNT(*) FROM v"
        let original = world.execute("docker exec db \(client) -px a -e '\(look)'").output
        #expect(original.contains("it's"))
        #expect(world.execute("docker exec db \(client) -px b -e '\(look)'").output == original)
    }

    @Test func `data of the other server is refused`() {
        var world = sandbox(
            "docker run -d --name old -v data:/var/lib/mysql -e MYSQL_ROOT_PASSWORD=x mysql:8.4", "sleep 8",
            "docker rm -f old")
        let result = world.execute("docker run -v data:/var/lib/mysql mariadb:11.8")
        #expect(result.status == 1)
        #expect(result.errors.contains("The data directory was made by MySQL."))
    }

    @Test func `what cannot be reached is said in the client's words`() {
        var world = sandbox("docker network create app", "docker run -d --name idle --network app alpine sleep 1000")
        let ask = "docker run --rm --network app"
        #expect(
            world.execute("\(ask) mysql mysql -hidle -e 'SELECT 1'").errors.hasSuffix(
                "ERROR 2003 (HY000): Can't connect to MySQL server on 'idle:3306' (111)\n"))
        #expect(
            world.execute("\(ask) mysql mysql -hnobody -e 'SELECT 1'").errors.hasSuffix(
                "ERROR 2005 (HY000): Unknown MySQL server host 'nobody' (-2)\n"))
        #expect(
            world.execute("\(ask) mariadb mariadb -e 'SELECT 1'").errors.hasSuffix(
                "ERROR 2002 (HY000): Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2)\n"))
    }

    @Test func `at a terminal the client greets, asks and says good-bye`() {
        var world = sandbox(Self.start, "sleep 8")
        let output = world.execute(
            "printf 'SELECT 1;\\nuse mysql\\nSELECT\\n2;\\n\\\\q\\n' | docker exec -i db mysql -psecret"
        ).output
        #expect(output == "1\n1\n2\n2\n")
    }

    @Test func `a copy of the world has a database of its own`() {
        var world = sandbox(Self.start, "sleep 8")
        world.execute("docker exec db mysql -psecret -e 'CREATE DATABASE d; CREATE TABLE d.t (n INT)'")
        var copy = world
        copy.execute("docker exec db mysql -psecret -e 'INSERT INTO d.t VALUES (1)'")
        #expect(world.execute("docker exec db mysql -psecret -N -e 'SELECT COUNT(*) FROM d.t'").output == "0\n")
        #expect(copy.execute("docker exec db mysql -psecret -N -e 'SELECT COUNT(*) FROM d.t'").output == "1\n")
    }
}
