import Simulator
import Testing

/// Who reaches the world outside, and what it answers.
@Suite struct WayOutTests {
    /// Commands, each with what it prints.
    private func check(_ steps: [(command: String, output: String)]) {
        var sandbox = Sandbox(seed: 7)
        for step in steps {
            let result = sandbox.execute("{ \(step.command); } 2>&1")
            #expect(result.output == step.output, "\(step.command)")
        }
    }

    @Test func machine() {
        check([
            ("curl -s http://example.com/hello.txt", "Hello from example.com\n"),
            ("curl -s https://example.com/hello.txt", "Hello from example.com\n"),
            (
                "curl -sS https://203.0.113.80/",
                "curl: (60) SSL: no alternative certificate subject name matches target host name '203.0.113.80'\n"
            ),
            ("curl -s http://example.com:443/", "The plain HTTP request was sent to HTTPS port\n"),
            ("curl -s -o /dev/null -w '%{http_code}' http://example.com/none", "404"),
            (
                "curl -s https://google.com",
                "google.com has no pages in Drydock's simulated web. http://example.com/ has.\n"
            ),
            ("curl -sS http://nowhere.example.com", "curl: (6) Could not resolve host: nowhere.example.com\n"),
            (
                "curl -s https://example.com/greet-1.0.tar.gz | tar -xzO greet-1.0/README",
                "greet says hello. Put it into a folder of PATH.\n"
            ),
            (
                "curl -sO https://example.com/greet-1.0.tar.gz; curl -s https://example.com/greet-1.0.tar.gz.sha256 | sha256sum -c",
                "greet-1.0.tar.gz: OK\n"
            ),
        ])
    }

    @Test func containers() {
        let fetch = "wget -qO- http://example.com/hello.txt"
        check([
            ("docker pull -q alpine", "docker.io/library/alpine:latest\n"),
            ("docker run --rm alpine \(fetch)", "Hello from example.com\n"),
            (
                "docker run --rm alpine sh -c 'wget -qO- https://example.com/install.sh | sh'",
                "greet is installed: Hello, world! This is greet 1.0.\n"
            ),
            ("docker run --rm --network none alpine \(fetch)", "wget: bad address 'example.com'\n"),
            ("docker run --rm --network host alpine \(fetch)", "Hello from example.com\n"),
            ("docker network create --internal inner | wc -c", "65\n"),
            ("docker run --rm --network inner alpine \(fetch)", "wget: bad address 'example.com'\n"),
            ("docker network create outer | wc -c", "65\n"),
            ("docker run --rm --network outer alpine \(fetch)", "Hello from example.com\n"),
            ("docker run --rm --dns 10.1.2.3 alpine \(fetch)", "wget: bad address 'example.com'\n"),
            ("docker run --rm --network outer --dns 10.1.2.3 alpine \(fetch)", "wget: bad address 'example.com'\n"),
            ("docker run --rm --dns 1.1.1.1 alpine \(fetch)", "Hello from example.com\n"),
            (
                "docker run --rm --add-host example.com:127.0.0.1 alpine \(fetch)",
                "wget: can't connect to remote host (127.0.0.1): Connection refused\n"
            ),
        ])
    }

    @Test func serversWithoutTLS() {
        check([
            (
                "docker pull -q nginx:alpine; docker pull -q alpine",
                "docker.io/library/nginx:alpine\ndocker.io/library/alpine:latest\n"
            ),
            ("docker run -d -p 80:80 nginx:alpine | wc -c", "65\n"),
            (
                "curl -sS https://localhost:80/",
                "curl: (35) TLS connect error: error:0A00010B:SSL routines::wrong version number\n"
            ),
            (
                "docker run --rm --network host alpine wget -q https://localhost:80/",
                "ssl_client: SSL_connect\nwget: error getting response: Connection reset by peer\n"
            ),
            ("docker logs $(docker ps -q) 2>/dev/null | grep -c ' 400 '", "2\n"),
        ])
    }
}
