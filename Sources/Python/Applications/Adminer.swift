/// Adminer, the database browser of the image `adminer`: the pages that a learner opens, as plain HTML. It talks with
/// PostgreSQL, MySQL and MariaDB over the simulated network.
extension Library {
    static let adminer: [String: String] = [
        "_adminer": ##"""
        import html
        import http.server
        import os
        import sys
        import time
        import urllib.parse
        import uuid

        PHP = "8.4.13"
        DRIVERS = {"server": "MySQL / MariaDB", "pgsql": "PostgreSQL"}
        PORTS = {"server": 3306, "pgsql": 5432}


        def say(text):
            print(time.strftime("[%a %b %d %H:%M:%S %Y] ") + text, file=sys.stderr, flush=True)


        class Database:
            def __init__(self, driver, server, user, password, name):
                self.driver = driver
                host, _, port = server.partition(":")
                port = int(port) if port else PORTS[driver]
                if driver == "pgsql":
                    import psycopg
                    self.connection = psycopg.connect(
                        host=host, port=port, user=user, password=password, dbname=name or "postgres", autocommit=True)
                else:
                    import mysql.connector
                    self.connection = mysql.connector.connect(
                        host=host, port=port, user=user, password=password, database=name or None, autocommit=True)

            def ask(self, sql, *values):
                cursor = self.connection.cursor()
                cursor.execute(sql, values)
                names = [part[0] for part in cursor.description or ()]
                return names, list(cursor.fetchall()) if names else [], cursor.rowcount

            def quoted(self, name):
                return '"' + name.replace('"', '""') + '"' if self.driver == "pgsql" else "`" + name.replace("`", "``") + "`"

            def databases(self):
                if self.driver == "pgsql":
                    sql = "SELECT datname FROM pg_database WHERE datistemplate = false ORDER BY datname"
                else:
                    sql = "SHOW DATABASES"
                return [row[0] for row in self.ask(sql)[1]]

            def tables(self):
                if self.driver == "pgsql":
                    sql = ("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' "
                           "ORDER BY table_name")
                else:
                    sql = "SHOW TABLES"
                return [row[0] for row in self.ask(sql)[1]]

            def columns(self, table):
                if self.driver == "pgsql":
                    return self.ask(
                        "SELECT column_name, data_type, is_nullable, column_default FROM information_schema.columns "
                        "WHERE table_schema = 'public' AND table_name = %s ORDER BY ordinal_position", table)[1]
                return [(row[0], row[1], row[2], row[4]) for row in self.ask("SHOW COLUMNS FROM " + self.quoted(table))[1]]


        def text(value):
            if value is None:
                return "<i>NULL</i>"
            if isinstance(value, (bytes, bytearray)):
                return f"<i>{len(value)} B</i>"
            return html.escape(str(value))


        def table(names, rows):
            lines = ["<table class='odds'>"]
            lines.append("<thead><tr>" + "".join(f"<th>{html.escape(name)}" for name in names) + "</thead>")
            for row in rows:
                lines.append("<tr>" + "".join(f"<td>{text(value)}" for value in row))
            return "\n".join(lines + ["</table>"])


        def page(title, body, where=""):
            full = " - ".join(part for part in (title, where, "Adminer") if part)
            return f"""<!DOCTYPE html>
        <html lang="en" dir="ltr">
        <meta charset="utf-8">
        <meta name="robots" content="noindex">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>{html.escape(full)}</title>
        <style>
        body {{ font: 90%/1.25 Verdana, Arial, sans-serif; margin: 1em 2em; color: #000; background: #fff }}
        h1 {{ font-size: 150%; color: #777 }} h2 {{ background: #ddf; padding: .4em }}
        table {{ border-collapse: collapse; margin: 1em 0 }} td, th {{ border: 1px solid #999; padding: .2em .4em }}
        th {{ background: #eee; text-align: left }} .error {{ color: red; background: #fee; padding: .5em }}
        .message {{ color: green; background: #efe; padding: .5em }}
        </style>
        <body class="ltr nojs">
        <div id="menu">
        <h1><a href="./" id="h1">Adminer</a> <span class="version">{html.escape(VERSION)}</span></h1>
        </div>
        <div id="content">
        <h2>{html.escape(title)}</h2>
        {body}
        </div>
        """


        VERSION = os.environ.get("ADMINER_VERSION", "5.4.0")


        def login_form(given, error=""):
            driver = given.get("auth[driver]", "server")
            options = "".join(
                f'<option value="{key}"{" selected" if key == driver else ""}>{name}' for key, name in DRIVERS.items())
            server = given.get("auth[server]", os.environ.get("ADMINER_DEFAULT_SERVER", "db"))
            user, name = given.get("auth[username]", ""), given.get("auth[db]", "")
            body = f"<div class='error'>{html.escape(error)}</div>\n" if error else ""
            return page("Login", body + f"""<form action='' method='post'>
        <table class='layout'>
        <tr><th>System<td><select name='auth[driver]'>{options}</select>
        <tr><th>Server<td><input name="auth[server]" value="{html.escape(server)}" title="hostname[:port]">
        <tr><th>Username<td><input name="auth[username]" id="username" value="{html.escape(user)}">
        <tr><th>Password<td><input type="password" name="auth[password]" autocomplete="current-password">
        <tr><th>Database<td><input name="auth[db]" value="{html.escape(name)}">
        </table>
        <p><input type='submit' value='Login'>
        </form>""")


        class Handler(http.server.BaseHTTPRequestHandler):
            sessions = {}
            protocol_version = "HTTP/1.1"

            def log_message(self, form, *args):
                pass

            def do_GET(self):
                self.answer({})

            def do_POST(self):
                length = int(self.headers.get("Content-Length") or 0)
                data = self.rfile.read(length).decode("utf-8", "replace")
                self.answer(dict(urllib.parse.parse_qsl(data, keep_blank_values=True)))

            def session(self):
                for part in (self.headers.get("Cookie") or "").split(";"):
                    name, _, value = part.strip().partition("=")
                    if name == "adminer_sid":
                        return self.sessions.get(value)
                return None

            def give(self, status, content, headers=()):
                address = f"[::ffff:{self.client_address[0]}]:{self.client_address[1]}"
                say(f"{address} Accepted")
                say(f"{address} [{status}]: {self.command} {self.path}")
                data = content.encode()
                self.send_response_only(status)
                self.send_header("Host", self.headers.get("Host") or "localhost")
                self.send_header("Connection", "close")
                self.send_header("X-Powered-By", "PHP/" + PHP)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(data)))
                for name, value in headers:
                    self.send_header(name, value)
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(data)
                self.close_connection = True
                say(f"{address} Closing")

            def answer(self, given):
                path, _, query = self.path.partition("?")
                if path not in ("/", "/index.php", "/adminer.php"):
                    return self.give(404, page("Not Found", f"<p>{html.escape(path)}"))
                if "auth[driver]" in given:
                    return self.log_in(given)
                asked = dict(urllib.parse.parse_qsl(query, keep_blank_values=True))
                driver = next((key for key in DRIVERS if key in asked), None)
                known = self.session()
                if driver is None:
                    return self.give(200, login_form({}))
                key = (driver, asked[driver], asked.get("username", ""))
                fields = {"auth[driver]": driver, "auth[server]": key[1], "auth[username]": key[2],
                          "auth[db]": asked.get("db", "")}
                if known is None or key not in known:
                    return self.give(403, login_form(fields, "Session expired, please login again."))
                try:
                    database = Database(*key, known[key], asked.get("db", ""))
                except Exception as error:
                    return self.give(403, login_form(fields, str(error)))
                self.show(database, asked, given, driver, key)

            def log_in(self, given):
                driver, server = given["auth[driver]"], given.get("auth[server]") or "db"
                user, password, name = (given.get(f"auth[{key}]", "") for key in ("username", "password", "db"))
                if driver not in DRIVERS:
                    return self.give(403, login_form({}, "None of the supported PHP extensions are available."))
                if not password:
                    text = "Adminer does not support accessing a database without a password."
                    return self.give(403, login_form(given, text))
                try:
                    Database(driver, server, user, password, name)
                except Exception as error:
                    return self.give(403, login_form(given, str(error)))
                known = self.session()
                cookies = []
                if known is None:
                    number = uuid.uuid4().hex
                    known = self.sessions[number] = {}
                    cookies = [("Set-Cookie", f"adminer_sid={number}; path=/; HttpOnly")]
                known[(driver, server, user)] = password
                parts = {driver: server, "username": user}
                if name:
                    parts["db"] = name
                self.give(302, "", cookies + [("Location", "/?" + urllib.parse.urlencode(parts))])

            def show(self, database, asked, given, driver, key):
                here = {driver: key[1], "username": key[2]}

                def link(label, **more):
                    return f"<a href='?{html.escape(urllib.parse.urlencode({**here, **more}))}'>{html.escape(label)}</a>"

                name = asked.get("db", "")
                where = key[1]
                try:
                    if not name and driver == "pgsql":
                        name = "" if "sql" not in asked else "postgres"
                    if "sql" in asked:
                        title, body = "SQL command", self.command_page(database, given)
                    elif not name:
                        title = "Select database"
                        body = "<ul>" + "".join(f"<li>{link(one, db=one)}" for one in database.databases()) + "</ul>"
                    elif "select" in asked:
                        chosen = asked["select"]
                        title = "Select: " + chosen
                        names, rows, _ = database.ask(f"SELECT * FROM {database.quoted(chosen)} LIMIT 50")
                        body = f"<p>{link('Show structure', db=name, table=chosen)}\n{table(names, rows)}"
                        body += f"\n<p>{len(rows)} row{'' if len(rows) == 1 else 's'}"
                    elif "table" in asked:
                        chosen = asked["table"]
                        title = "Table: " + chosen
                        body = f"<p>{link('Select data', db=name, select=chosen)}\n"
                        body += table(["Column", "Type", "Nullable", "Default"], database.columns(chosen))
                    else:
                        title = "Database: " + name
                        lines = [f"<p>{link('SQL command', db=name, sql='')}", "<h3>Tables and views</h3>"]
                        tables = database.tables()
                        for one in tables:
                            lines.append(f"<p>{link('select', db=name, select=one)} {link(one, db=name, table=one)}")
                        body = "\n".join(lines if tables else lines + ["<p class='message'>No tables."])
                except Exception as error:
                    title, body = "Error", f"<div class='error'>{html.escape(str(error))}</div>"
                self.give(200, page(title, body, where))

            def command_page(self, database, given):
                query = given.get("query", "")
                body = ""
                if query.strip():
                    try:
                        names, rows, count = database.ask(query.strip().rstrip(";"))
                        if names:
                            body = table(names, rows) + f"\n<p>{len(rows)} row{'' if len(rows) == 1 else 's'}"
                        else:
                            body = f"<p class='message'>Query executed OK, {max(count, 0)} rows affected."
                    except Exception as error:
                        body = f"<div class='error'>Error in query: {html.escape(str(error))}</div>"
                return body + f"""
        <form action='' method='post'>
        <p><textarea name='query' rows='10' cols='80'>{html.escape(query)}</textarea>
        <p><input type='submit' value='Execute'>
        </form>"""


        def main():
            words = sys.argv
            if "-v" in words or "--version" in words:
                print(f"PHP {PHP} (cli) (built: Sep 30 2025 21:05:35) (NTS)")
                return
            if "-S" not in words:
                print("Drydock: of PHP only Adminer is simulated", file=sys.stderr)
                raise SystemExit(1)
            place = words[words.index("-S") + 1]
            port = int(place.rpartition(":")[2])
            try:
                server = http.server.HTTPServer(("", port), Handler)
            except OSError:
                say(f"Failed to listen on {place} (reason: Address already in use)")
                raise SystemExit(1)
            say(f"PHP {PHP} Development Server (http://{place}) started")
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                pass

        """##
    ]
}
