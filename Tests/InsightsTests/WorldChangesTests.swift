import Insights
import Simulator
import Testing

/// `changes`: what a command changed, in words.
@Suite struct WorldChangesTests {
    /// The lines of what a command changes on a machine that was prepared.
    private func changes(_ start: String, _ command: String) -> [String] {
        var sandbox = Sandbox()
        sandbox.execute(start)
        let before = sandbox
        sandbox.execute(command)
        return WorldChanges.between(before.simulation, sandbox.simulation).map { $0.line(nameWidth: 0) }
    }

    @Test(
        "each kind of change is named",
        arguments: [
            ("docker pull -q alpine", "docker ps -a", []),
            (
                "docker pull -q nginx", "docker run -d --name web -p 8080:80 nginx",
                [
                    " + container  web  running, nginx", " + address    172.17.0.2  of web on network bridge",
                    " + port       0.0.0.0:8080  to web:80",
                ]
            ),
            (
                "docker run -d --name web -p 8080:80 nginx", "docker stop web",
                [
                    " ~ container  web  running before, exited (0) now",
                    " - address    172.17.0.2  of web on network bridge", " - port       0.0.0.0:8080  to web:80",
                    " ~ files      in web  removed: /run/nginx.pid",
                ]
            ),
            ("docker run --name one alpine true", "docker rm one", [" - container  one  was exited (0)"]),
            ("docker run --name one alpine true", "docker rename one two", [" ~ container  two  was called one"]),
            ("docker pull -q alpine", "docker tag alpine base:1", [" + tag        base:1  for "]),
            ("docker pull -q alpine; docker tag alpine b", "docker rmi b", [" - tag        b:latest"]),
            ("docker pull -q alpine", "docker rmi alpine", [" - image      alpine:latest  "]),
            ("true", "docker network create shop", [" + network    shop  bridge, 172.18.0.0/16"]),
            ("docker volume create one", "docker volume create two", [" + volume     two  local"]),
            (
                "docker network create shop; docker run -d --name web nginx", "docker network connect shop web",
                [" ~ container  web  joined shop", " + address    172.18.0.2  of web on network shop"]
            ),
            ("true", "echo hi > a; mkdir d; echo x > d/f", [" ~ files      on your machine  new: ~/a, ~/d, ~/d/f"]),
            (
                "docker run -d --name one alpine sleep 99", "docker exec one rm /etc/motd",
                [" ~ files      in one  removed: /etc/motd"]
            ),
            (
                "docker volume create vol; docker pull -q alpine", "docker run --rm -v vol:/v alpine touch /v/new",
                [" ~ files      in volume vol  new: /new"]
            ),
        ])
    func kinds(_ example: (start: String, command: String, lines: [String])) {
        let found = changes(example.start, example.command)
        #expect(found.count == example.lines.count, "\(found)")
        for (line, wanted) in zip(found, example.lines) { #expect(line.hasPrefix(wanted), "\(line)") }
    }

    @Test("a summary keeps to its width and names containers first")
    func summary() {
        let changes = [
            WorldChange(.added, "port", "0.0.0.0:8080"), WorldChange(.added, "image", "nginx:latest"),
            WorldChange(.added, "container", "web"),
        ]
        #expect(changes.summary(width: 40) == "+ container web, + image nginx:latest, …")
        #expect(changes.summary(width: 22) == "+ container web, …")
        #expect([WorldChange]().lines() == [" Nothing has changed."])
        #expect(changes.lines(inWords: true)[0] == " new     port       0.0.0.0:8080")
    }
}
