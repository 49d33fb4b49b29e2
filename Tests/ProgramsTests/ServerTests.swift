import Testing

@Suite struct ServerTests {
    private static let start = """
        mkdir -p /var/log/nginx; echo '<h1>hi</h1>' > /usr/share/nginx/html/index.html
        mkdir /usr/share/nginx/html/docs
        echo 'events {} http { include /etc/nginx/conf.d/*.conf; }' > /etc/nginx/nginx.conf
        cat > /etc/nginx/conf.d/default.conf <<'X'
        server {
            listen 80;
            location / { root /usr/share/nginx/html; index index.html; }
            location /api/ { proxy_pass http://localhost:9000/; }
            location = /ok { return 200 "fine\\n"; }
        }
        server { listen 9000; location / { return 200 "api $request_uri\\n"; } }
        X
        nginx -g 'daemon off;' &
        sleep 1

        """

    @Test(
        "nginx serves files, redirects directories, passes requests on and logs",
        arguments: [
            ("curl -s localhost", "<h1>hi</h1>\n"),
            ("curl -s -o /dev/null -w '%{http_code}' localhost/nothing", "404"),
            ("curl -sI localhost/docs | grep -i location", "Location: http://localhost/docs/\r\n"),
            ("curl -s localhost/ok", "fine\n"),
            ("curl -s localhost/api/x", "api /x\n"),
            (
                "curl -s -o /dev/null localhost/docs/; tail -1 /var/log/nginx/access.log | cut -d'\"' -f2,3",
                "GET /docs/ HTTP/1.1\" 403 153 \n"
            ),
            ("wget -qO- localhost", "<h1>hi</h1>\n"),
            ("kill %1; wait %1; echo $?", "0\n"),
            ("nginx -s quit; wait; tail -1 /var/log/nginx/error.log | cut -d: -f4", " exit\n"),
            ("grep -c 'start worker process' /var/log/nginx/error.log", "2\n"),
        ])
    func nginxServes(script: String, output: String) {
        var host = HostFixture()
        let outcome = host.run(Self.start + script + "\nkill %1 2>/dev/null; true")
        #expect(outcome.output == output, "\(outcome.errors)")
    }

    @Test(
        "nc talks both ways, listens, and ends with the other side",
        arguments: [
            ("(nc -l 9 > got; echo ended) & sleep 1; echo hi | nc -N localhost 9; wait %2; cat got", "ended\nhi\n"),
            ("echo answer | nc -l 9 & sleep 1; nc -w 1 localhost 9 </dev/null", "answer\n"),
            (
                "nc -lk 9 > got & sleep 1; echo a | nc -N localhost 9; echo b | nc -N localhost 9; sleep 1; cat got",
                "a\nb\n"
            ),
            (
                "printf 'GET /ok HTTP/1.0\\r\\n\\r\\n' | nc localhost 80 | tail -1; echo $?",
                "fine\n0\n"
            ),
            (
                "head -c 300000 /dev/zero | nc -N localhost 9; nc -l 9 | wc -c & sleep 1; head -c 300000 /dev/zero | nc -N localhost 9; wait %2",
                "300000\n"
            ),
            ("nc -l 9 & sleep 1; nc -l 9; nc -z localhost 9; echo $?; nc -z localhost 10; echo $?", "0\n1\n"),
            ("nc; nc -e sh localhost 9; nc nosuch 1; echo $?", "1\n"),
        ])
    func netcatTalks(script: String, output: String) {
        var host = HostFixture()
        let outcome = host.run(Self.start + "cd /tmp\n" + script + "\nkill %1 2>/dev/null; true")
        #expect(outcome.output == output, "\(outcome.errors)")
    }

    @Test(
        "curl and wget say why they failed",
        arguments: [
            (
                "curl -sS localhost:8080",
                "curl: (7) Failed to connect to localhost port 8080 after 0 ms: Could not connect to server\n", Int32(7)
            ),
            ("curl -sS http://nosuch/", "curl: (6) Could not resolve host: nosuch\n", 6),
            ("wget -q localhost:8080", "", 4),
        ])
    func clientsFail(script: String, errors: String, status: Int32) {
        var host = HostFixture()
        #expect(host.run(script) == .init(output: "", errors: errors, status: status))
    }

    @Test func busyboxNames() {
        var host = HostFixture(isBusybox: true)
        #expect(
            host.run("ls nosuch; cat nosuch; rm nosuch; nosuch").errors == """
                ls: nosuch: No such file or directory
                cat: can't open 'nosuch': No such file or directory
                rm: can't remove 'nosuch': No such file or directory
                bash: line 1: nosuch: command not found

                """)
    }
}
