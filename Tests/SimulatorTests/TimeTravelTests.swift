import Simulator
import Testing
import WorldModel

/// Nodes, going to one, orders of the world, saving and opening.
@Suite struct TimeTravelTests {
    private func timeline(_ lines: String...) -> Timeline {
        var timeline = TimelineTests.timeline()
        for line in lines { timeline.type(line) }
        return timeline
    }

    @Test("only commands that changed something are nodes, and what is typed into a program belongs to it")
    func nodes() {
        let timeline = timeline(
            "docker ps", "echo a > a", "ls", "cat > b <<END", "one", "two", "END", "nosuch", "docker volume create vol")
        #expect(timeline.nodes.map(\.command) == ["echo a > a", "cat > b <<END", "docker volume create vol"])
        #expect(timeline.position == 3)
    }

    @Test("goto leads to the world after a node, back and forth")
    func goesTo() {
        var timeline = timeline("echo a > a", "docker volume create vol", "docker run --name one alpine true", "rm a")
        let worlds = [timeline.origin.world] + timeline.nodes.map(\.after.world)
        for number in [4, 1, 3, 0, 2, 4, 0, 4] {
            let isThere = timeline.go(to: number)
            #expect(isThere)
            #expect(timeline.position == number)
            #expect(timeline.sandbox.world.docker == worlds[number].docker)
            #expect(timeline.sandbox.world.trees == worlds[number].trees)
        }
        let isBeyond = [timeline.go(to: 5), timeline.go(to: -1)]
        #expect(isBeyond == [false, false])
        #expect(timeline.nodes.count == 4)
    }

    @Test("orders of the world stand in the journal, are undone, and read back")
    func orders() {
        var timeline = timeline("docker pull -q alpine")
        let before = timeline.sandbox.world.clock.now
        timeline.type(WorldOrder.wait(300_000_000_000).mark)
        #expect(timeline.sandbox.world.clock.now - before == 300_000_000_000)
        timeline.type(WorldOrder.fault(.registryDown, isPresent: true).mark)
        #expect(timeline.sandbox.world.faults.present == [.registryDown])
        #expect(timeline.nodes.last?.command == "fault registry down")
        var again = TimelineTests.timeline()
        again.replay(timeline.journal)
        #expect(WorldEncoding.digest(again.sandbox.world) == WorldEncoding.digest(timeline.sandbox.world))
        let undone = timeline.undo()
        #expect(undone == "fault registry down")
        #expect(timeline.sandbox.world.faults.present.isEmpty)
        for order in Faults.Kind.allCases.map({ WorldOrder.fault($0, isPresent: false) }) + [.wait(5)] {
            #expect(WorldOrder(mark: order.mark) == order)
        }
    }

    @Test(
        "faults do what they say",
        arguments: [
            (Faults.Kind.registryDown, "docker pull alpine", "registry-1.docker.io on 192.168.65.7:53: no such host"),
            (.registryDown, "printf 'FROM alpine' | docker build -", "failed to resolve source metadata"),
            (
                .rateLimit, "docker pull alpine",
                "toomanyrequests: You have reached your unauthenticated pull rate limit"
            ),
            (.diskFull, "docker pull alpine", "failed to register layer: write /bin/"),
            (.diskFull, "echo x > new", "No space left on device"),
            (.diskFull, "docker create busybox", "-init: no space left on device"),
            (.diskFull, "docker run busybox", "no space left on device"),
        ])
    func faults(_ fault: (kind: Faults.Kind, command: String, says: String)) {
        var sandbox = Sandbox(mergesErrors: true)
        sandbox.execute("docker pull -q busybox")
        var timeline = Timeline(sandbox)
        timeline.type(WorldOrder.fault(fault.kind, isPresent: true).mark)
        sandbox = timeline.sandbox
        let result = sandbox.execute(fault.command)
        #expect(result.status != 0)
        #expect(result.output.contains(fault.says), "\(result.output)")
    }

    @Test("a saved session opens to the byte, and what is none is refused", arguments: UInt64(70)...73)
    func saves(seed: UInt64) throws {
        var timeline = TimelineTests.timeline()
        for command in TimelineTests.session(seed: seed, length: 10) { timeline.type(command) }
        timeline.type(WorldOrder.wait(7_000_000_000).mark)
        let saved = SavedSession(timeline, exercise: "m.e")
        let read = try SavedSession(text: saved.text)
        #expect(read == saved)
        let opened = read.replayed(from: TimelineTests.timeline().sandbox)
        #expect(read.isSame(as: opened))
        timeline.drive { _ = $0.takeOutput() }
        #expect(opened.sandbox.world == timeline.sandbox.world)
    }

    @Test(
        "other files are refused",
        arguments: [
            ("", SavedSession.Failure.notASession), ("{}", .notASession), ("[1]", .notASession),
            ("{\"drydock\": 2, \"clock\": \"1\", \"digest\": \"\", \"journal\": []}", .newer),
            ("{\"drydock\": 1, \"clock\": \"1\", \"digest\": \"\", \"journal\": [1]}", .notASession),
        ])
    func refuses(_ file: (text: String, failure: SavedSession.Failure)) {
        #expect(throws: file.failure) { try SavedSession(text: file.text) }
    }

    @Test(
        "trying a command leaves the sandbox as it is, even one that waits or never ends",
        arguments: ["docker rm -f web", "cat", "while :; do :; done", "docker run -it alpine sh", "exit 3"])
    func tries(_ command: String) {
        let timeline = timeline("docker run -d --name web nginx")
        let before = timeline.sandbox.world
        let (_, _, after) = timeline.sandbox.trying(command)
        #expect(timeline.sandbox.world == before)
        #expect(after.world != before)
    }
}
