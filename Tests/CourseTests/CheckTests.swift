import Course
import Simulator
import Testing

@Suite("Checks")
struct CheckTests {
    /// A machine with one of everything.
    private static let machine: Sandbox = {
        var sandbox = Sandbox()
        sandbox.execute(
            """
            docker pull -q alpine; docker pull -q nginx
            docker volume create --label keep=yes data
            docker run -d --name web -p 8080:80 -e MODE=test -l owner=ada --restart always -u root -w /srv -v data:/data nginx
            docker run --name done alpine sh -c 'exit 3'
            docker create --name idle alpine true
            docker tag alpine mine:1
            echo 'hello world' > note.txt; chmod 600 note.txt; mkdir folder
            docker exec web sh -c 'echo inside > /tmp/in.txt'
            """)
        return sandbox
    }()

    /// One check in YAML, and what is said when it does not hold; empty when it holds.
    struct Example: Sendable, CustomTestStringConvertible {
        var yaml: String
        var reason: String

        init(_ yaml: String, _ reason: String = "") { (self.yaml, self.reason) = (yaml, reason) }

        var testDescription: String { yaml }
    }

    private static let containers = [
        Example("container: web"), Example("container: web, state: running"), Example("container: done, exit: 3"),
        Example("container: web, image: nginx"), Example("container: web, env: MODE=test"),
        Example("container: web, env: MODE"), Example("container: web, label: owner=ada"),
        Example("container: web, port: '8080:80'"), Example("container: web, network: bridge"),
        Example("container: web, mount: /data"), Example("container: web, user: root"),
        Example("container: web, restart: always"), Example("container: web, workdir: /srv"),
        Example("container: idle, state: created"), Example("container: idle, command: 'true'"),
        Example("no-container: nope"),
        Example("container: nope", "There is no container named nope."),
        Example("container: done, state: running", "done should be running, but it is exited."),
        Example("container: done, exit: 0", "The exit code of done should be 0, but is 3."),
        Example("container: web, image: alpine", "The image of web should be alpine, but is nginx."),
        Example("container: web, env: MODE=live", "MODE in web should be live, but is test."),
        Example("container: web, env: NOPE", "web has no environment variable NOPE."),
        Example("container: web, label: nope", "The container web has no label nope."),
        Example("container: web, label: owner=bob", "should be bob, but is ada."),
        Example("container: web, port: '80:8080'", "web should publish 80:8080, but publishes 8080:80/tcp."),
        Example("container: idle, port: '80:80'", "idle publishes no port."),
        Example("container: web, network: back", "web is not in the network back."),
        Example("container: web, mount: /nope", "Nothing is mounted at /nope in web."),
        Example("container: idle, user: app", "The user of idle should be app, but is not set."),
        Example("container: idle, restart: always", "The restart policy of idle should be always, but is no."),
        Example("container: web, workdir: /x", "The working directory of web should be /x, but is /srv."),
        Example("container: idle, command: 'false'", "The command of idle should be false, but is true."),
        Example("no-container: web", "There is still a container web."),
    ]

    private static let objects = [
        Example("image: nginx"), Example("image: nginx, exposes: 80"), Example("image: 'mine:1', same-as: alpine"),
        Example("image: alpine, layers-at-most: 1"), Example("image: alpine, size-at-most: 20MB"),
        Example("image: alpine, cmd: /bin/sh"), Example("no-image: nope"),
        Example("image: nope", "There is no image nope."),
        Example("image: alpine, exposes: 80", "The image alpine does not expose 80/tcp."),
        Example("image: alpine, same-as: nginx", "alpine and nginx are not the same image."),
        Example("image: alpine, same-as: nope", "There is no image nope."),
        Example("image: nginx, layers-at-most: 1", "at most 1 are wanted."),
        Example("image: nginx, size-at-most: 1MB", "at most 1MB are wanted."),
        Example("image: alpine, cmd: bash", "The cmd of the image alpine should be bash, but is /bin/sh."),
        Example("image: alpine, user: app", "The user of the image alpine should be app, but is not set."),
        Example("image: alpine, workdir: /app", "The workdir of the image alpine should be /app"),
        Example("image: alpine, entrypoint: x", "The entrypoint of the image alpine should be x"),
        Example("image: alpine, env: NOPE", "The image alpine does not set NOPE."),
        Example("image: alpine, label: nope", "The image alpine has no label nope."),
        Example("no-image: alpine", "The image alpine is still here."),
        Example("volume: data"), Example("volume: data, label: keep=yes"), Example("no-volume: nope"),
        Example("volume: nope", "There is no volume nope."),
        Example("volume: data, label: keep=no", "should be no, but is yes."),
        Example("no-volume: data", "There is still a volume data."),
        Example("network: bridge"), Example("network: bridge, driver: bridge"),
        Example("no-network: nope"),
        Example("network: nope", "There is no network nope."),
        Example("network: bridge, driver: host", "The driver of bridge should be host, but is bridge."),
        Example("network: bridge, label: nope", "The network bridge has no label nope."),
        Example("no-network: bridge", "There is still a network bridge."),
        Example("count: containers, is: 3"), Example("count: running, at-least: 1"),
        Example("count: images, at-most: 2"),
        Example("count: volumes, is: 1"), Example("count: networks, is: 3"), Example("count: dangling, is: 0"),
        Example("count: containers, is: 5", "There should be 5 containers, but there are 3."),
        Example("count: running, at-least: 2", "There should be at least 2 running containers, but there are 1."),
        Example("count: images, at-most: 1", "There should be at most 1 images, but there are 2."),
        Example("count: dangling, at-least: 1", "There should be at least 1 dangling images, but there are 0."),
    ]

    private static let files = [
        Example("file: /home/you/note.txt"), Example("file: /home/you/note.txt, equals: hello world"),
        Example("file: /home/you/note.txt, contains: world"), Example("file: /home/you/note.txt, mode: '600'"),
        Example("file: /nope, absent: 'true'"), Example("file: /tmp/in.txt, in: web, equals: inside"),
        Example("file: /etc/alpine-release, in: done"), Example("file: /nope, in: done, absent: 'true'"),
        Example("file: /home/you/folder"),
        Example("file: /nope", "There is no /nope on your machine."),
        Example(
            "file: /home/you/note.txt, equals: bye", "/home/you/note.txt should hold “bye”, but holds “hello world”."),
        Example("file: /home/you/note.txt, contains: moon", "/home/you/note.txt does not contain “moon”."),
        Example("file: /home/you/note.txt, mode: '644'", "The mode of /home/you/note.txt should be 644, but is 600."),
        Example("file: /home/you/note.txt, absent: 'true'", "/home/you/note.txt is still there on your machine."),
        Example("file: /nope, in: web", "There is no /nope in web."),
        Example("file: /nope, in: done", "There is no /nope in done."),
        Example("file: /x, in: nope", "There is no container named nope."),
        Example("probe: echo hi, prints: hi"), Example("probe: echo hello, contains: ell"),
        Example("probe: echo hello, not-contains: bye"), Example("probe: exit 4, exit: 4"), Example("probe: 'true'"),
        Example("probe: curl -s localhost:8080, contains: Welcome to nginx"),
        Example("probe: echo hi, prints: bye", "we ran: echo hi\nIt should print “bye”, but printed “hi”."),
        Example("probe: nosuch, prints: bye", "nosuch: command not found”."),
        Example("probe: echo hi, contains: bye", "Its output does not contain “bye”."),
        Example("probe: echo hi, not-contains: hi", "Its output should not contain “hi”."),
        Example("probe: 'false'", "It should end with status 0, but ended with 1."),
    ]

    private func outcome(_ yaml: String, diagnose: String = "") throws -> CheckOutcome {
        let exercise =
            "id: m.e\ntitle: t\nlesson: m.one\nkind: open\nminutes: 1\nhints: [h]\nchecks:\n"
            + "  - {text: it is so, \(diagnose.isEmpty ? "" : "diagnose: \(diagnose), ")\(yaml)}\n"
        let content = CourseFixture.load([CourseFixture.exercisePath: exercise])
        let loaded = try #require(content.exercises.first, "\(content.faults)")
        return try #require(loaded.judge(Self.machine).outcomes.first)
    }

    @Test("hold, or say what is there instead", arguments: containers + objects + files)
    func table(_ example: Example) throws {
        let outcome = try outcome(example.yaml)
        #expect(outcome.text == "it is so")
        #expect(outcome.holds == example.reason.isEmpty, "\(outcome.reason)")
        if !example.reason.isEmpty { #expect(outcome.reason.contains(example.reason), "\(outcome.reason)") }
    }

    @Test("say what their author wants said, when that is given")
    func ownWords() throws {
        #expect(
            try outcome("volume: nope", diagnose: Optional("Make one.") ?? "").reason
                == "There is no volume nope.\nMake one.")
        #expect(try outcome("volume: data", diagnose: "Make one.").reason == "")
    }

    @Test("leave the sandbox as it is")
    func probesRunOnCopies() throws {
        let before = Self.machine.world
        _ = try outcome("probe: docker rm -f web; rm -rf /home/you, exit: 0")
        #expect(Self.machine.world == before)
    }
}
