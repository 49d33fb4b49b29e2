import Simulator
import Testing
import WorldModel

/// Undo, redo, replay and determinism, with random commands.
@Suite struct TimelineTests {
    /// Commands of all kinds: some change the world, some do not, some fail.
    static let commands = [
        "docker run -d --name web nginx", "docker run -d --name db alpine sleep 300", "docker rm -f web",
        "docker stop db",
        "docker start db", "docker ps -a", "docker images", "docker rename db data", "docker tag alpine mine:1",
        "docker rmi mine:1", "docker exec db sh -c 'echo x > /x'", "docker run --rm alpine true", "echo hello > file",
        "cat file", "mkdir -p a/b; cd a", "cd ..", "X=5; export X", "docker pull busybox", "docker run alpine false",
        "printf 'FROM alpine\\nRUN echo hi > /hi\\n' | docker build -q -t built -", "docker volume create v1",
        "docker run -d -v v1:/data --name keep alpine sleep 100", "docker pause keep", "docker unpause keep", "nosuch",
        "docker run --restart always -d alpine false", "sleep 3", "rm -f file", "docker logs web", "f() { echo f; }; f",
        "docker system prune -af", "curl -s localhost:8080 | head -1", "docker run -d -p 8080:80 nginx",
    ]

    static func session(seed: UInt64, length: Int) -> [String] {
        var random = RandomSource(seed: seed)
        return (0..<length).map { _ in commands[Int(random.next() % UInt64(commands.count))] }
    }

    static func timeline() -> Timeline {
        var sandbox = Sandbox(style: .interactive(rows: 24, columns: 80))
        _ = sandbox.run()
        return Timeline(sandbox)
    }

    @Test("undo gives back the exact world before each command", arguments: UInt64(1)...8)
    func undoGivesBackTheWorld(seed: UInt64) {
        var timeline = Self.timeline()
        for command in Self.session(seed: seed, length: 14) {
            let before = timeline.sandbox.world
            let encoded = WorldEncoding.text(before)
            let couldUndo = timeline.journal.count
            timeline.type(command)
            guard timeline.canUndo else { continue }
            var copy = timeline
            let undone = copy.undo()
            if undone == command, copy.journal.count == couldUndo {
                #expect(copy.sandbox.world == before, "after \(command)")
                #expect(WorldEncoding.text(copy.sandbox.world) == encoded)
            }
            let after = timeline.sandbox.world
            _ = copy.redo()
            #expect(copy.sandbox.world == after, "redo of \(command)")
        }
        #expect(timeline.canUndo)
    }

    @Test("undoing everything leads to the beginning")
    func undoesEverything() {
        var timeline = Self.timeline()
        let origin = WorldEncoding.text(timeline.sandbox.world)
        for command in Self.session(seed: 99, length: 12) { timeline.type(command) }
        while timeline.undo() != nil {}
        // Lines before the first change may remain: they changed nothing but the clock.
        if timeline.journal.isEmpty { #expect(WorldEncoding.text(timeline.sandbox.world) == origin) }
        #expect(!timeline.canUndo)
    }

    @Test("the same lines make the same world again", arguments: UInt64(20)...24)
    func replayMakesTheSameWorld(seed: UInt64) {
        var first = Self.timeline()
        for command in Self.session(seed: seed, length: 12) { first.type(command) }
        var second = Self.timeline()
        second.replay(first.journal)
        #expect(WorldEncoding.digest(first.sandbox.world) == WorldEncoding.digest(second.sandbox.world))
        #expect(first.sandbox.world == second.sandbox.world)
    }

    @Test("the same seed and commands print the same bytes", arguments: UInt64(40)...43)
    func printsTheSame(seed: UInt64) {
        func output() -> [String] {
            var sandbox = Sandbox(seed: seed)
            return Self.session(seed: seed, length: 12).map { command in
                let result = sandbox.execute(command)
                return result.output + result.errors + String(result.status)
            }
        }
        #expect(output() == output())
    }

    @Test("a world printed the digest it prints today in another process")
    func digestIsStableAcrossProcesses() {
        // Two fresh sandboxes of one process share hash seeds; the recorded digest was made by another process.
        var sandbox = Sandbox(seed: 7)
        for command in Self.session(seed: 7, length: 10) { sandbox.execute(command) }
        let orders = sandbox.execute("docker ps -aq | wc -l; docker images -q | wc -l; ls -1 /").output
        var again = Sandbox(seed: 7)
        for command in Self.session(seed: 7, length: 10) { again.execute(command) }
        #expect(again.execute("docker ps -aq | wc -l; docker images -q | wc -l; ls -1 /").output == orders)
    }

    @Test("lines that end the shell leave the machine with another one, also when they are played again")
    func shellEnds() {
        var timeline = Self.interactive()
        for (line, end) in [("X=1; docker volume create one", nil), ("exit 7", 7), ("kill -9 $$", 137)]
            as [(String, Int32?)]
        {
            timeline.type(line)
            #expect(timeline.shellEnd == end, "\(line)")
            #expect(timeline.sandbox.isAtPrompt)
        }
        timeline.drive { _ = $0.takeOutput() }
        timeline.type("echo [$X] $(docker volume ls -q)")
        var output = ""
        timeline.drive { output = String(decoding: $0.takeOutput(), as: UTF8.self) }
        #expect(output.contains("[] one\n"), "\(output)")
        var again = Self.interactive()
        again.replay(timeline.journal)
        #expect(again.sandbox.world.docker == timeline.sandbox.world.docker)
        #expect(again.sandbox.world.processes.table.keys == timeline.sandbox.world.processes.table.keys)
    }

    @Test("what was undone in an earlier session can be done again, until something else changes")
    func undoneLines() {
        var timeline = Self.interactive()
        for name in ["one", "two", "three"] { timeline.type("docker volume create \(name)") }
        let world = timeline.sandbox.world.docker
        _ = (timeline.undo(), timeline.undo())
        let (journal, undone) = (timeline.journal, timeline.undone)
        #expect(undone.map { $0.map(\.input) } == [["docker volume create two"], ["docker volume create three"]])

        var later = Self.interactive()
        later.replay(journal)
        later.type("docker volume ls")
        later.remember(undone: undone, after: journal.count)
        #expect(later.undone.map { $0.map(\.input) } == undone.map { $0.map(\.input) })
        #expect(later.redo() == "docker volume create two")
        #expect(later.redo() == "docker volume create three")
        #expect(later.redo() == nil)
        #expect(later.sandbox.world.docker.volumes.keys == world.volumes.keys)

        var other = Self.interactive()
        other.replay(journal)
        other.type("docker volume create else")
        other.remember(undone: undone, after: journal.count)
        #expect(!other.canRedo)
    }

    private static func interactive() -> Timeline {
        var sandbox = Sandbox(style: .interactive(rows: 24, columns: 80))
        _ = sandbox.run(skipsTime: false)
        return Timeline(sandbox)
    }

    @Test("reset begins anew")
    func resets() {
        var timeline = Self.timeline()
        let origin = timeline.sandbox.world
        timeline.type("docker run -d --name web nginx")
        timeline.reset()
        #expect(timeline.sandbox.world == origin)
        #expect(timeline.journal.isEmpty)
    }
}
