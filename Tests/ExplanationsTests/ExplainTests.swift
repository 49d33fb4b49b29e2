import Explanations
import Simulator
import Testing

/// `explain`: commands, Dockerfiles and Compose files, piece by piece.
@Suite struct ExplainTests {
    private func explain(_ line: String, after start: String = "true") -> [Explanation] {
        var sandbox = Sandbox()
        sandbox.execute(start)
        return CommandExplainer(sandbox.simulation).explain(line)
    }

    @Test(
        "a line is split as a shell does",
        arguments: [
            ("docker ps -a", ["docker", "ps", "-a"]), ("a 'b c'  \"d e\"", ["a", "b c", "d e"]),
            ("a|b&&c;d", ["a", "|", "b", "&&", "c", ";", "d"]), ("a \\' b", ["a", "'", "b"]),
            ("ls 2>&1 >f", ["ls", "2>&1", ">", "f"]), ("x2>y", ["x2", ">", "y"]), ("'a", ["a"]), ("''", [""]), ("", []),
        ])
    func splits(_ example: (line: String, words: [String])) {
        #expect(ShellWord.split(example.line).map(\.value) == example.words)
    }

    @Test("every word of a command is explained, with the world as it is")
    func run() {
        let found = explain(
            "docker run -d -p 8080:80 --name web -v site:/srv:ro -e DB_PASSWORD=x --network shop --rm nginx:1.27 nginx -t",
            after: "docker run -d -p 8080:80 --name web nginx:alpine; docker network create shop")
        #expect(
            found.map(\.piece) == [
                "docker run", "-d", "-p 8080:80", "--name web", "-v site:/srv:ro", "-e DB_PASSWORD=x", "--network shop",
                "--rm", "nginx:1.27", "nginx -t", "!",
            ])
        let text = found.map { ([$0.meaning] + $0.notes).map(\.english).joined(separator: " / ") }
        #expect(text[0] == "create and run a new container from an image")
        #expect(text[2].contains("port 8080 of your machine leads to port 80 inside"))
        #expect(text[2].contains("taken by container web; 8081 is free"))
        #expect(text[3].contains("web is taken (running"))
        #expect(text[4].contains("the volume site, which will be made, at /srv inside, read-only"))
        #expect(text[5].contains("docker inspect can read it"))
        #expect(text[6].contains("find each other by name / nobody is on it"))
        #expect(text[8].contains("not here: it would be pulled"))
        #expect(text[9].contains("instead of the image's CMD"))
    }

    @Test(
        "what is not there is said, and what was probably meant",
        arguments: [
            ("docker rm wbe", "there is no container wbe; did you mean web?"),
            ("docker run --nmae x alpine", "docker run has no such option. Did you mean --name?"),
            ("docker network connect shpo web", "there is no network shpo; did you mean shop?"),
            ("docker stop web", "the container, running for"), ("docker logs -n5 web", "-n: "),
            ("docker container", "a group, one of its commands must follow"),
            ("docker cp web:/a .", "from /a in container web"), ("docker build -t x .", "the files in this folder"),
            ("docker run -p 80 alpine", "a free port of your machine"), ("docker run -p x:y alpine", "is not a port"),
            ("docker run alpine@sha256:abc", "by digest: always the same image"),
            ("docker run --restart on-failure:3 a", "at most 3 times"),
            ("docker run -m 64m a", "at most 64m of memory"),
            ("docker ps | wc -l", "what the left command prints"), ("kubectl get pods", "a program of your machine"),
            ("docker system prune -af", "also those you meant to start"), ("docker volume rm v", "gone for good"),
            ("docker run --privileged alpine", "nearly all walls"), ("docker run alpine sh", "ends at once"),
        ])
    func says(_ example: (line: String, text: String)) {
        let found = explain(example.line, after: "docker run -d --name web nginx:alpine; docker network create shop")
        let text = found.flatMap { [$0.meaning] + $0.notes }.map(\.english).joined(separator: "\n")
        #expect(text.contains(example.text), "\(text)")
    }

    @Test("any line at all is explained without harm", arguments: UInt64(1)...20)
    func anything(seed: UInt64) {
        let words = [
            "docker", "run", "-", "--", "-p", "'", "\"", "|", "&&", ";", "--name", "=", "-it", "compose", "up", "{",
            "$(", "\\",
            "🐳", "exec", ">", "<<", "-dit", "--rm=x",
        ]
        var state = seed
        var line = ""
        for _ in 0..<12 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            line += words[Int(state >> 33) % words.count] + (state & 1 == 0 ? " " : "")
        }
        _ = explain(line)
        _ = explain("docker " + line)
    }

    // MARK: Files

    @Test("a Dockerfile is explained line by line, and what will be regretted is said")
    func dockerfile() {
        let found = DockerfileExplainer.explain(
            """
            # syntax=docker/dockerfile:1
            FROM node
            ENV TOKEN=abc
            COPY . .
            RUN apt-get update && \\
                apt-get install -y curl
            RUN <<END
            echo hello
            END
            EXPOSE 80
            CMD npm start
            FROM alpine:3.22
            COPY --from=0 /app /app
            """)
        #expect(
            found.map { String($0.piece.prefix(12)) } == [
                "# syntax=doc", "FROM node", "ENV TOKEN=ab", "COPY . .", "RUN apt-get ", "RUN <<END", "EXPOSE 80",
                "CMD npm star",
                "FROM alpine:", "COPY --from=",
            ])
        #expect(found[1].notes.map(\.english) == ["no tag means :latest: the next build may get another image"])
        #expect(found[2].notes.first?.english.contains("secret") == true)
        #expect(found[4].notes.first?.english.contains("lists") == true)
        #expect(found[7].notes.first?.english.contains("PID 1") == true)
        #expect(found[8].notes.isEmpty)
        #expect(found[9].meaning.english == "copy from another stage or image")
    }

    @Test("a Compose file is explained by the keys that lead to each line")
    func compose() {
        let found = ComposeExplainer.explain(
            """
            version: "3"
            services:
              web:
                image: nginx
                ports:
                - "80:80"
                depends_on:
                  db:
                    condition: service_healthy
            volumes:
              data:
            """)
        let meanings = found.map(\.meaning.english)
        #expect(found[0].notes.first?.english.contains("ignores it") == true)
        #expect(meanings[2] == "a service: containers named PROJECT-web-1, reached by the name web")
        #expect(found[3].notes.map(\.english) == ["no tag means :latest"])
        #expect(meanings[5] == "a port of your machine, and the one inside")
        #expect(meanings[7] == "start db before")
        #expect(meanings[8] == "wait until its health check says healthy")
        #expect(meanings[10] == "a volume, named PROJECT_data")
    }
}
