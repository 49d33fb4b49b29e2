import Simulator
import Testing

/// Programs in other containers that use a MySQL server by the packages of their language.
@Suite("Programs that use MySQL")
struct MySQLDriverTests {
    private func sandbox(_ lines: String...) -> Sandbox {
        var sandbox = Sandbox()
        for line in lines { sandbox.execute(line) }
        return sandbox
    }

    private static let server =
        "docker run -d --name db --network app -e MYSQL_ROOT_PASSWORD=x -e MYSQL_DATABASE=shop -e MYSQL_USER=ann -e MYSQL_PASSWORD=pw"

    /// What the real PyMySQL and Connector/Python print for the same, with another server's words.
    @Test func `PyMySQL asks and gets Python's values`() {
        var world = sandbox(
            "docker network create app", Self.server + " mariadb:11.8",
            "docker run -d --name py --network app python:3.12-slim sleep 100000",
            "docker exec py pip install -q pymysql", "sleep 8",
            """
            cat > ask.py <<'END'
            import datetime
            from decimal import Decimal
            import pymysql
            c = pymysql.connect(host="db", user="ann", password="pw", database="shop", cursorclass=pymysql.cursors.DictCursor)
            with c.cursor() as cur:
                cur.execute("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(9) UNIQUE, price DECIMAL(8,2), at DATETIME)")
                print(cur.executemany("INSERT INTO t (name, price, at) VALUES (%s, %s, %s)", [("O'Neil", Decimal("1.5"), datetime.datetime(2024, 5, 6, 7)), ("b", None, None)]))
                cur.execute("SELECT * FROM t WHERE id IN %s ORDER BY id", ([1, 2],))
                for row in cur:
                    print(row)
            c.rollback()
            with c.cursor() as cur:
                cur.execute("SELECT COUNT(*) AS n FROM t")
                print(cur.fetchone())
                try:
                    cur.execute("INSERT INTO t (name) VALUES ('a name that is too long')")
                except pymysql.err.DataError as e:
                    print(e)
            try:
                pymysql.connect(host="db", user="ann", password="no")
            except pymysql.err.OperationalError as e:
                print(e.args[0])
            END
            """, "docker cp ask.py py:/ask.py")
        #expect(
            world.execute("docker exec py python /ask.py").output == """
                2
                {'id': 1, 'name': "O'Neil", 'price': Decimal('1.50'), 'at': datetime.datetime(2024, 5, 6, 7, 0)}
                {'id': 2, 'name': 'b', 'price': None, 'at': None}
                {'n': 0}
                (1406, "Data too long for column 'name' at row 1")
                1045

                """)
    }

    @Test func `PyMySQL needs cryptography for MySQL's proof`() {
        var world = sandbox(
            "docker network create app", Self.server + " mysql:8.4",
            "docker run -d --name py --network app python:3.12-slim sleep 100000",
            "docker exec py pip install -q pymysql", "sleep 8")
        let ask =
            "docker exec py python -c \"import pymysql; print(pymysql.connect(host='db', user='ann', password='pw').open)\""
        #expect(
            world.execute(ask).errors.hasSuffix(
                "RuntimeError: 'cryptography' package is required for sha256_password or caching_sha2_password auth methods\n"
            ))
        world.execute("docker exec py pip install -q cryptography")
        #expect(world.execute(ask).output == "True\n")
    }

    @Test func `Connector/Python asks and complains in its words`() {
        var world = sandbox(
            "docker network create app", Self.server + " mysql:8.4",
            "docker run -d --name py --network app python:3.12-slim sleep 100000",
            "docker exec py pip install -q mysql-connector-python", "sleep 8",
            """
            cat > ask.py <<'END'
            import mysql.connector
            from mysql.connector import errorcode
            db = mysql.connector.connect(host="db", user="ann", password="pw", database="shop")
            cur = db.cursor(dictionary=True)
            cur.execute("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(9))")
            cur.execute("INSERT INTO t (name) VALUES (%s)", ("x",))
            db.commit()
            print(cur.lastrowid, db.is_connected())
            cur.execute("SELECT * FROM t")
            print(cur.fetchall())
            try:
                cur.execute("SELECT nothing FROM t")
            except mysql.connector.Error as e:
                print(e, e.errno == errorcode.ER_BAD_FIELD_ERROR)
            try:
                mysql.connector.connect(host="db", port=9, user="ann", password="pw")
            except mysql.connector.Error as e:
                print(type(e).__name__, e)
            END
            """, "docker cp ask.py py:/ask.py")
        #expect(
            world.execute("docker exec py python /ask.py").output == """
                1 True
                [{'id': 1, 'name': 'x'}]
                1054 (42S22): Unknown column 'nothing' in 'field list' True
                InterfaceError 2003: Can't connect to MySQL server on 'db:9' (Errno 111: Connection refused)

                """)
    }

    /// The application of Docker's own tutorial in small: it waits for its database and keeps its items there.
    @Test func `a Node application with mysql2 keeps its items in a volume`() {
        var world = sandbox(
            "mkdir app",
            """
            cat > app/index.js <<'END'
            const express = require('express');
            const mysql = require('mysql2');
            const waitPort = require('wait-port');
            const { MYSQL_HOST: host, MYSQL_USER: user, MYSQL_PASSWORD: password, MYSQL_DB: database } = process.env;
            const app = express();
            app.use(express.json());
            (async () => {
              await waitPort({ host, port: 3306, timeout: 60000, waitForDns: true });
              const pool = mysql.createPool({ connectionLimit: 5, host, user, password, database, charset: 'utf8mb4' });
              const ask = (sql, values) => new Promise((resolve, reject) => pool.query(sql, values, (error, rows) => error ? reject(error) : resolve(rows)));
              await ask('CREATE TABLE IF NOT EXISTS todo_items (id varchar(36), name varchar(255), completed boolean) DEFAULT CHARSET utf8mb4');
              console.log(`Connected to mysql db at host ${host}`);
              app.get('/items', async (request, response) => response.send((await ask('SELECT * FROM todo_items')).map((item) => ({ ...item, completed: item.completed === 1 }))));
              app.post('/items', async (request, response) => { await ask('INSERT INTO todo_items (id, name, completed) VALUES (?, ?, ?)', [request.body.id, request.body.name, false]); response.sendStatus(201); });
              app.listen(3000, () => console.log('Listening on port 3000'));
            })();
            END
            """,
            "echo '{\"name\": \"todo\", \"dependencies\": {\"express\": \"^4.18.2\", \"mysql2\": \"^3.9.1\", \"wait-port\": \"^1.1.0\"}}' > app/package.json",
            """
            cat > compose.yaml <<'END'
            services:
              app:
                image: node:20-alpine
                command: sh -c "npm install && node index.js"
                ports:
                  - 127.0.0.1:3000:3000
                working_dir: /app
                volumes:
                  - ./app:/app
                environment:
                  MYSQL_HOST: mysql
                  MYSQL_USER: root
                  MYSQL_PASSWORD: secret
                  MYSQL_DB: todos
              mysql:
                image: mysql:8.0
                volumes:
                  - todo-mysql-data:/var/lib/mysql
                environment:
                  MYSQL_ROOT_PASSWORD: secret
                  MYSQL_DATABASE: todos
            volumes:
              todo-mysql-data:
            END
            """, "docker compose up -d", "sleep 40")
        #expect(world.execute("docker compose logs app").output.contains("Listening on port 3000"))
        world.execute(
            "curl -s -X POST -H 'Content-Type: application/json' -d '{\"id\": \"1\", \"name\": \"learn\"}' http://localhost:3000/items"
        )
        let items = #"[{"id":"1","name":"learn","completed":false}]"#
        #expect(world.execute("curl -s http://localhost:3000/items").output == items)
        let asked = world.execute(
            "docker compose exec mysql mysql -psecret -D todos -N -e 'select name from todo_items'")
        #expect(asked.output == "learn\n")
        world.execute("docker compose down")
        world.execute("docker compose up -d")
        world.execute("sleep 40")
        #expect(world.execute("curl -s http://localhost:3000/items").output == items)
    }
}
