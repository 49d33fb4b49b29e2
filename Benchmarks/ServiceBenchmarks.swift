import Simulator
import WorldModel

/// Programs that talk over simulated networks, and Python itself.
extension Benchmarks {
    private static let web = """
        mkdir -p ~/web && cd ~/web
        cat > app.py <<'END'
        import redis
        from flask import Flask
        app = Flask(__name__)
        cache = redis.Redis(host="redis")
        @app.route("/")
        def hello():
            return f"{cache.incr('hits')}\\n"
        app.run(host="0.0.0.0", port=5000)
        END
        printf 'FROM python:3.12-slim\\nRUN pip install flask redis\\nCOPY app.py .\\nCMD ["python", "app.py"]\\n' > Dockerfile
        printf 'server { listen 80; location / { proxy_pass http://app:5000; } }\\n' > default.conf
        docker build -q -t app .
        docker network create back
        docker run -d --name redis --network back redis:alpine
        docker run -d --name app --network back app
        docker run -d --network back -p 8080:80 -v ./default.conf:/etc/nginx/conf.d/default.conf nginx:alpine
        sleep 5
        """

    /// 200 requests through three servers, by one curl with a pattern.
    static func measureServices() {
        var sandbox = Sandbox()
        sandbox.execute(web)
        report(
            "200 requests: nginx, Flask, Redis", goal: "100 ms", unit: .milliseconds,
            best(rounds: 5, calls: 1) { sandbox.execute("curl -s 'localhost:8080/?[1-200]' | tail -1") })
        let count = sandbox.probe("curl -s localhost:8080").output
        if count != "1001\n" { print("not all requests were answered: \(count)") }
    }

    /// A loop of a million additions; CPython 3.12 needs some 60 ms for it.
    static func measurePython() {
        var sandbox = Sandbox()
        sandbox.execute(
            "docker pull -q python:3.12-slim; printf 'total = 0\\nfor i in range(1000000):\\n    total += i\\nprint(total)\\n' > sum.py"
        )
        sandbox.execute("docker run -d --name py -v ./sum.py:/sum.py python:3.12-slim sleep 99999")
        report(
            "a million additions in Python", goal: "600 ms (10 times CPython)", unit: .milliseconds,
            best(rounds: 3, calls: 1) { sandbox.execute("docker exec py python /sum.py") })
    }

    /// 1,000 containers on 50 networks.
    static func measureNetworks() {
        var sandbox = Sandbox()
        sandbox.execute("docker pull -q alpine")
        let fresh = sandbox
        report(
            "1,000 containers on 50 networks", goal: "1000 ms", unit: .milliseconds,
            best(rounds: 3, calls: 1) {
                sandbox = fresh
                sandbox.execute(
                    """
                    for n in $(seq 1 50); do
                      docker network create --subnet 10.1.$n.0/24 n$n
                      for i in $(seq 1 20); do docker run -d --name c$n-$i --network n$n alpine sleep 99999; done
                    done > /dev/null
                    """)
            })
    }

    /// What a thousand commands that changed something keep in memory.
    static func measureTimeline() {
        var timeline = Timeline(Sandbox())
        let before = residentKilobytes()
        for number in 1...1_000 {
            timeline.type(
                number % 10 == 0
                    ? "docker run -d --name c\(number) alpine sleep 99999" : "echo \(number) > file-\(number)")
        }
        let used = Double(residentKilobytes() - before) / 1000
        print("a timeline of 1,000 commands".padded(44) + "\(used.rounded()) MB".padded(16) + "50 MB")
    }
}
