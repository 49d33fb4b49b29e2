import Simulator
import Testing

/// Python apps in containers: the ones that tutorials build.
@Suite("Python apps")
struct PythonAppTests {
    private static let counter = """
        mkdir -p ~/counter && cd ~/counter
        cat > app.py <<'END'
        import os
        import redis
        from flask import Flask

        app = Flask(__name__)
        cache = redis.Redis(host="redis", port=6379)

        @app.route("/")
        def hello():
            return f"{os.environ['GREETING']} {cache.incr('hits')}\\n"

        @app.route("/boom")
        def boom():
            return 1 / 0

        if __name__ == "__main__":
            app.run(host="0.0.0.0", port=5000, debug=True)
        END
        printf 'flask\\nredis\\n' > requirements.txt
        cat > Dockerfile <<'END'
        FROM python:3.12-slim
        WORKDIR /code
        COPY requirements.txt .
        RUN pip install --no-cache-dir -r requirements.txt
        COPY . .
        CMD ["python", "app.py"]
        END
        cat > compose.yaml <<'END'
        services:
          web:
            build: .
            ports: ["8000:5000"]
            volumes: [".:/code"]
            environment:
              GREETING: Hello
          redis:
            image: redis:alpine
        END
        docker compose up -d --quiet-pull > /dev/null 2>&1
        sleep 1
        """

    @Test("a counter of Flask and Redis counts, sees an edit through a bind mount, and goes on counting")
    func counter() {
        var sandbox = Sandbox()
        sandbox.probe(Self.counter)
        #expect(sandbox.probe("curl -s localhost:8000; curl -s localhost:8000").output == "Hello 1\nHello 2\n")
        sandbox.probe("sed -i 's/}$/}/; s/{cache/number {cache/' ~/counter/app.py; sleep 3")
        #expect(sandbox.probe("curl -s localhost:8000").output == "Hello number 3\n")
        let logs = sandbox.probe("cd ~/counter; docker compose logs --no-log-prefix web 2>&1").output
        #expect(logs.contains(" * Detected change in '/code/app.py', reloading"))
        #expect(sandbox.probe("curl -s -o /dev/null -w '%{http_code}' localhost:8000/boom").output == "500")
        let trace = sandbox.probe("cd ~/counter; docker compose logs --no-log-prefix web 2>&1").output
        #expect(trace.contains("ZeroDivisionError: division by zero"))
    }

    @Test("without its database the app answers with an error, and a new database begins at one")
    func database() {
        var sandbox = Sandbox()
        sandbox.probe(Self.counter)
        sandbox.probe("cd ~/counter; docker compose stop redis 2> /dev/null")
        #expect(sandbox.probe("curl -s -o /dev/null -w '%{http_code}' localhost:8000").output == "500")
        sandbox.probe("cd ~/counter; docker compose up -d --force-recreate redis 2> /dev/null; sleep 1")
        #expect(sandbox.probe("curl -s localhost:8000").output == "Hello 1\n")
    }

    @Test(
        "one-liners and the ways to run a program",
        arguments: [
            ("python -c 'print(6 * 7)'", "42\n", Int32(0)), ("echo 'print(1)' | python -", "1\n", 0),
            ("python -V", "Python 3.12.11\n", 0), ("python -c 'import sys; sys.exit(3)'", "", 3),
            ("python -c 'raise SystemExit(\"bad\")' 2>&1", "bad\n", 1),
            ("python nosuch.py 2>&1", "python: can't open file '/nosuch.py': [Errno 2] No such file or directory\n", 2),
            ("python -m nosuch 2>&1", "python: No module named nosuch\n", 1),
            ("echo '{\"a\": [1]}' | python -m json.tool", "{\n    \"a\": [\n        1\n    ]\n}\n", 0),
            ("python -c 'import numpy' 2>&1 | tail -n 1", "ModuleNotFoundError: No module named 'numpy'\n", 0),
            ("python -c 'print(input())' < /etc/hostname | wc -l", "1\n", 0),
            ("python -c 'while True: pass' & sleep 1; kill $!; wait $!; echo $?", "143\n", 0),
        ])
    func commands(_ command: String, _ output: String, _ status: Int32) {
        var sandbox = Self.container
        let result = sandbox.probe(["/bin/sh", "-c", command], inContainer: "box", budget: 2_000_000)
        #expect(result.output == output)
        #expect(result.status == status)
    }

    private static let container: Sandbox = {
        var sandbox = Sandbox()
        sandbox.execute("docker run -d --name box python:3.12-slim sleep 1000000")
        return sandbox
    }()

    @Test("a program hears SIGTERM if it wants to; as the first process it ignores it otherwise")
    func signals() {
        var sandbox = Sandbox()
        let text = """
            import signal, sys, time
            def bye(number, frame):
                print("bye", number, flush=True)
                sys.exit(0)
            signal.signal(signal.SIGTERM, bye)
            while True:
                time.sleep(1)
            """
        sandbox.probe("cat > app.py <<'END'\n\(text)\nEND")
        sandbox.probe(
            "docker run -d --name polite -v ./app.py:/app.py python:3.12-slim python /app.py; sleep 1; docker stop polite"
        )
        #expect(sandbox.probe("docker logs polite").output == "bye 15\n")
        #expect(sandbox.probe("docker inspect -f '{{.State.ExitCode}}' polite").output == "0\n")
        sandbox.probe(
            "docker run -d --name deaf python:3.12-slim python -c 'import time; time.sleep(1000)'; sleep 1; docker stop deaf"
        )
        #expect(sandbox.probe("docker inspect -f '{{.State.ExitCode}}' deaf").output == "137\n")
    }

    @Test("a program is a value: its copy goes its own way")
    func copies() {
        var sandbox = Sandbox()
        sandbox.probe(Self.counter)
        var copy = sandbox
        #expect(copy.probe("curl -s localhost:8000; curl -s localhost:8000").output == "Hello 1\nHello 2\n")
        #expect(sandbox.probe("curl -s localhost:8000").output == "Hello 1\n")
    }

    @Test("python -m http.server serves a folder; gunicorn serves an app of Flask")
    func servers() {
        var sandbox = Sandbox()
        sandbox.probe(
            "mkdir site; echo hello > site/a.txt; docker run -d -p 8000:8000 -w /site -v ./site:/site python:3.12-alpine python -m http.server; sleep 1"
        )
        #expect(sandbox.probe("curl -s localhost:8000/a.txt").output == "hello\n")
        #expect(sandbox.probe("curl -s localhost:8000/").output.contains("<li><a href=\"a.txt\">a.txt</a></li>"))
        sandbox.probe(
            """
            mkdir shop; cd shop
            printf 'from flask import Flask, jsonify\\napp = Flask(__name__)\\n@app.get("/price/<int:n>")\\ndef price(n):\\n    return jsonify(total=n * 2)\\n' > app.py
            printf 'FROM python:3.12-slim\\nRUN pip install flask gunicorn\\nCOPY app.py .\\nCMD ["gunicorn", "-b", "0.0.0.0:80", "app:app"]\\n' > Dockerfile
            docker build -q -t shop . ; docker run -d -p 8080:80 shop; sleep 1
            """)
        #expect(sandbox.probe("curl -s localhost:8080/price/21").output == "{\"total\":42}\n")
    }
}
