import Simulator
import Testing

/// What nginx reads, and what it says about files that it cannot use.
@Suite("nginx reads its configuration as it stands")
struct NginxConfigurationTests {
    @Test(
        "mistakes in the main file",
        arguments: [
            ("server { listen 80; }", "\"server\" directive is not allowed here in /etc/nginx/nginx.conf:1"),
            ("http { }", "no \"events\" section in configuration"),
            (
                "events {}\nhttp {\n  include extra.conf;\n}",
                "unknown directive \"lisen\" in /etc/nginx/extra.conf:2"
            ),
        ])
    func mistakes(_ text: String, _ message: String) {
        var sandbox = Sandbox()
        sandbox.probe("printf 'server {\\n lisen 80;\\n}\\n' > extra.conf; cat > nginx.conf <<'END'\n\(text)\nEND\n")
        let found = sandbox.probe(
            "docker run --rm -v $PWD/nginx.conf:/etc/nginx/nginx.conf -v $PWD/extra.conf:/etc/nginx/extra.conf nginx:alpine nginx -t 2>&1"
        )
        #expect(found.output.contains("nginx: [emerg] \(message)\n"))
    }

    @Test("files are read only where they are included")
    func inclusion() {
        var sandbox = Sandbox()
        sandbox.probe(
            """
            cat > nginx.conf <<'END'
            events {}
            http { server { listen 80; return 200 "mine\\n"; } }
            END
            docker run -d -p 8080:80 -v $PWD/nginx.conf:/etc/nginx/nginx.conf nginx:alpine > /dev/null 2>&1
            """)
        #expect(sandbox.probe("curl -s localhost:8080").output == "mine\n")
    }
}
