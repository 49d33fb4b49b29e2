import Simulator
import Testing

/// Node apps in containers: the ones that tutorials build.
@Suite("Node apps")
struct NodeAppTests {
    /// The first app of many a course: Express, an ES module, and a connection that takes a while.
    private static let firstApp = """
        mkdir -p ~/first && cd ~/first
        cat > package.json <<'END'
        { "name": "first", "version": "1.0.0", "main": "app.mjs", "dependencies": { "express": "^4.17.1" } }
        END
        cat > helpers.mjs <<'END'
        const connect = () => new Promise((resolve) => { setTimeout(() => { resolve(); }, 1000); });
        export default connect;
        END
        cat > app.mjs <<'END'
        import express from 'express';
        import connect from './helpers.mjs'
        const app = express();
        app.get('/', (req, res) => { res.send('<h2>Hi there!</h2>'); });
        app.get('/users/:id', (req, res) => res.json({ id: req.params.id, query: req.query }));
        app.use(express.json());
        app.post('/echo', (req, res) => res.status(201).json(req.body));
        app.get('/boom', () => { throw new Error('boom'); });
        await connect();
        app.listen(8000);
        END
        cat > Dockerfile <<'END'
        FROM node:14
        WORKDIR /app
        COPY package.json .
        RUN npm install
        COPY . .
        EXPOSE 8000
        CMD [ "node", "app.mjs" ]
        END
        docker build -q -t first . > /dev/null 2>&1
        docker run -d -p 8000:8000 --name first first > /dev/null
        sleep 2
        """

    @Test("an app of Express answers as it does with Node")
    func express() {
        var sandbox = Sandbox()
        sandbox.probe(Self.firstApp)
        #expect(sandbox.probe("curl -s localhost:8000").output == "<h2>Hi there!</h2>")
        let answer = sandbox.probe("curl -si 'localhost:8000/users/5?a=1' | tr -d '\\r'").output
        #expect(answer.contains("X-Powered-By: Express\nContent-Type: application/json; charset=utf-8\n"))
        #expect(answer.hasSuffix("\n\n{\"id\":\"5\",\"query\":{\"a\":\"1\"}}"))
        let echo =
            "curl -s -w ' %{http_code}' -X POST -H 'Content-Type: application/json' -d '{\"x\": [1]}' localhost:8000/echo"
        #expect(sandbox.probe(echo).output == "{\"x\":[1]} 201")
        #expect(sandbox.probe("curl -s localhost:8000/nope").output.contains("<pre>Cannot GET /nope</pre>"))
        #expect(sandbox.probe("curl -s -o /dev/null -w '%{http_code}' localhost:8000/boom").output == "500")
        #expect(sandbox.probe("docker logs first 2>&1").output.contains("Error: boom\n    at file:///app/app.mjs:"))
        // Node as the first process hears no SIGTERM that it does not ask for.
        sandbox.probe("docker stop -t 1 first")
        #expect(sandbox.probe("docker inspect -f '{{.State.ExitCode}}' first").output == "137\n")
    }

    /// Two apps behind nginx that count in Redis, built in two stages.
    private static let counter = """
        mkdir -p ~/counter && cd ~/counter
        cat > server.js <<'END'
        const http = require('http');
        const { createClient } = require('redis');
        const client = createClient({ url: process.env.REDIS_URL });
        client.on('error', (error) => console.log('redis:', error.message));
        const server = http.createServer(async (request, response) => {
          response.end(`${process.env.NAME} ${await client.incr('hits')}\\n`);
        });
        client.connect().then(() => server.listen(3000, () => console.log('listening')));
        process.on('SIGTERM', () => { console.log('bye'); client.quit(); server.close(() => process.exit(0)); });
        END
        cat > package.json <<'END'
        { "name": "counter", "scripts": { "build": "mkdir -p dist && cp server.js dist" }, "dependencies": { "redis": "^4.6.0" } }
        END
        cat > Dockerfile <<'END'
        FROM node:16 AS builder
        WORKDIR /app
        COPY package*.json ./
        RUN npm install
        COPY . .
        RUN npm run build

        FROM node:16-alpine
        WORKDIR /app
        COPY --from=builder /app/dist ./dist
        COPY --from=builder /app/node_modules ./node_modules
        CMD ["node", "dist/server.js"]
        END
        cat > nginx.conf <<'END'
        events {}
        http {
          upstream app { server one:3000; server two:3000; }
          server { listen 80; location / { proxy_pass http://app; } }
        }
        END
        cat > compose.yaml <<'END'
        services:
          one:
            build: .
            environment: { REDIS_URL: "redis://redis:6379", NAME: one }
            depends_on: [redis]
          two:
            build: .
            environment: { REDIS_URL: "redis://redis:6379", NAME: two }
            depends_on: [redis]
          redis:
            image: redis:alpine
          proxy:
            image: nginx:alpine
            ports: ["8080:80"]
            volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"]
            depends_on: [one, two]
        END
        docker compose up -d --quiet-pull > /dev/null 2>&1
        sleep 2
        """

    @Test("nginx passes requests to two Node apps in turn, which count in Redis and stop when they are told")
    func proxied() {
        var sandbox = Sandbox()
        sandbox.probe(Self.counter)
        let answers = sandbox.probe("for i in 1 2 3 4; do curl -s localhost:8080; done").output
        #expect(answers == "one 1\ntwo 2\none 3\ntwo 4\n")
        sandbox.probe("cd ~/counter; docker compose stop one 2> /dev/null")
        #expect(
            sandbox.probe("cd ~/counter; docker compose logs --no-log-prefix one").output == "listening\nbye\n")
        #expect(sandbox.probe("docker inspect -f '{{.State.ExitCode}}' counter-one-1").output == "0\n")
        #expect(sandbox.probe("curl -s localhost:8080").output == "two 5\n")
    }

    @Test(
        "an edit through a bind mount reaches a program that is watched",
        arguments: [
            ("node --watch server.js", "Restarting 'server.js'"),
            ("npx nodemon server.js", "[nodemon] restarting due to changes..."),
            ("npm run dev", "[nodemon] starting `node server.js`"),
        ])
    func watched(_ command: String, _ message: String) {
        var sandbox = Sandbox()
        sandbox.probe(
            """
            mkdir -p ~/src && cd ~/src
            cat > server.js <<'END'
            require('http').createServer((request, response) => response.end('one\\n')).listen(3000);
            END
            echo '{ "name": "dev", "scripts": { "dev": "nodemon server.js" }, "devDependencies": { "nodemon": "^3.1.0" } }' > package.json
            docker run --rm -v $PWD:/app -w /app node:22 npm install > /dev/null 2>&1
            docker run -d --name dev -v $PWD:/app -w /app -p 3000:3000 node:22 \(command) > /dev/null
            sleep 2
            """)
        #expect(sandbox.probe("curl -s localhost:3000").output == "one\n")
        sandbox.probe("sed -i s/one/two/ ~/src/server.js; sleep 2")
        #expect(sandbox.probe("curl -s localhost:3000").output == "two\n")
        #expect(sandbox.probe("docker logs dev").output.contains(message + "\n"))
        // A mistake ends the program and not its watcher.
        sandbox.probe("cp ~/src/server.js /tmp/good; echo 'oops(' >> ~/src/server.js; sleep 2")
        #expect(sandbox.probe("docker inspect -f '{{.State.Status}}' dev").output == "running\n")
        sandbox.probe("cp /tmp/good ~/src/server.js; sleep 2")
        #expect(sandbox.probe("curl -s localhost:3000").output == "two\n")
    }

    @Test(
        "one-liners and the ways to run a program",
        arguments: [
            ("node -p '6 * 7'", "42\n", Int32(0)), ("echo 'console.log(1)' | node -", "1\n", 0),
            ("node --version", "v20.19.5\n", 0), ("node -e 'process.exit(3)'", "", 3),
            ("node nope.js 2> /dev/null", "", 1), ("node -e 'throw 1' 2> /dev/null", "", 1),
            ("node --nonsense 2> /dev/null", "", 9), ("id -un 1000", "node\n", 0),
            ("node -e 'const a = []; while (true) a.push(\"x\".repeat(1e6) + a.length)' 2> /dev/null", "", 137),
        ])
    func runs(_ command: String, _ output: String, _ status: Int32) {
        var sandbox = Sandbox()
        sandbox.execute("docker run -d --name box -m 64m node:20-alpine sleep 1000")
        let found = sandbox.probe(["/bin/sh", "-c", command], inContainer: "box", budget: 5_000_000)
        #expect(found.output == output)
        #expect(found.status == status)
    }

    @Test("a package that npm installed and Drydock does not know says so")
    func unknownPackage() {
        var sandbox = Sandbox()
        let found = sandbox.probe(
            "docker run --rm node:20 sh -c 'npm install lodash > /dev/null; node -e \"require(\\\"lodash\\\")\"' 2>&1")
        #expect(
            found.output.contains("Drydock: the package 'lodash' is installed, but what it does is not simulated"))
    }
}
