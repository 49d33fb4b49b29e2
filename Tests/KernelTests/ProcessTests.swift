import Kernel
import Simulator
import Testing
import WorldModel

@Suite("Processes, pipes, signals and timers")
struct ProcessTests {
    @Test("a pipe blocks when empty or full, ends with its writers, and breaks without readers")
    func pipes() throws {
        var world = SmallWorld()
        let me = world.person()
        world.simulation.world.processes[me]?.ignoredSignals = [.brokenPipe]
        let pipe = world.simulation.makePipe(as: me)
        guard case .blocked(.readable(let id)) = try world.simulation.read(pipe.read, as: me) else {
            Issue.record("an empty pipe does not block")
            return
        }
        let bytes = [UInt8](repeating: 7, count: Pipe.defaultCapacity + 10)
        #expect(try world.simulation.write(bytes, to: pipe.write, as: me) == .taken(Pipe.defaultCapacity))
        #expect(try world.simulation.write(bytes, to: pipe.write, as: me) == .blocked(.writable(id)))
        #expect(try world.simulation.read(pipe.read, as: me, limit: 3) == .bytes([7, 7, 7]))
        #expect(try world.simulation.write([1, 2, 3, 4], to: pipe.write, as: me) == .taken(3))
        world.simulation.close(pipe.write, of: me)
        guard case .bytes = try world.simulation.read(pipe.read, as: me) else {
            Issue.record("what was written before the end is lost")
            return
        }
        #expect(try world.simulation.read(pipe.read, as: me) == .end)
        let other = world.simulation.makePipe(as: me)
        world.simulation.close(other.read, of: me)
        #expect(throws: Errno.brokenPipe) { _ = try world.simulation.write([1], to: other.write, as: me) }
    }

    @Test("a writer without readers is ended by PIPE, status 141")
    func brokenPipe() {
        var sandbox = Sandbox()
        let result = sandbox.probe("yes | head -n 1; (yes; echo $? >&2) | true; echo done")
        #expect(result.output == "y\ndone\n")
        #expect(result.errors == "141\n")
        #expect(sandbox.probe("set -o pipefail; yes | head -n 1 > /dev/null").status == 141)
    }

    @Test("timers go off in the order of their moments, and of their setting when the moments are equal")
    func timers() throws {
        var world = SmallWorld()
        let start = world.simulation.world.clock.now
        for (name, delay) in [("c", 30), ("a", 10), ("b1", 20), ("b2", 20), ("d", 40)] {
            world.simulation.spawn(
                .init(
                    program: Alarm(name: name, due: start + Int64(delay) * 1_000_000_000), arguments: [name],
                    machine: .host))
        }
        world.run()
        let me = world.person()
        #expect(
            String(decoding: try world.simulation.contents(of: "/tmp/log", as: me), as: UTF8.self) == "a b1 b2 c d ")
        #expect(world.simulation.world.clock.now - start >= 40_000_000_000)
        #expect(world.simulation.world.clock.now - start < 41_000_000_000)
    }

    @Test("sleeping costs no steps")
    func sleeping() {
        var sandbox = Sandbox()
        let before = sandbox.world.clock.now
        let result = sandbox.probe("sleep 100000; date +%s", budget: 5_000)
        #expect(result.status == 0)
        #expect(sandbox.world.clock.now - before >= 100_000 * 1_000_000_000)
    }

    @Test("an unhandled signal ends a process with 128 and its number", arguments: [1, 2, 9, 13, 15])
    func defaultAction(_ number: Int) {
        var world = SmallWorld()
        let me = world.person()
        world.simulation.watch(me)
        world.simulation.send(Signal(number), to: me)
        #expect(!world.simulation.isAlive(me))
        #expect(world.simulation.exitStatus(of: me) == 128 + Int32(number))
    }

    @Test("ignored and harmless signals do nothing, and signal 0 only asks")
    func harmless() {
        var world = SmallWorld()
        let me = world.person()
        world.simulation.world.processes[me]?.ignoredSignals = [.terminate]
        for signal in [Signal.terminate, .child, .windowChange, Signal(0)] { world.simulation.send(signal, to: me) }
        #expect(world.simulation.isAlive(me))
        world.simulation.send(.kill, to: me)
        #expect(!world.simulation.isAlive(me))
    }

    @Test("a stopped process goes on where it was; signals meanwhile wait for that")
    func freezing() {
        var world = SmallWorld()
        let me = world.simulation.spawn(
            .init(program: Script([.wait([.signal])]), arguments: ["x"], machine: .host))
        world.run()
        world.simulation.send(.stop, to: me)
        world.simulation.send(.terminate, to: me)
        #expect(world.simulation.isAlive(me))
        world.simulation.send(.continue, to: me)
        #expect(!world.simulation.isAlive(me))
    }

    @Test("PID 1 of a container is deaf to what it does not handle, but not to KILL from outside")
    func initialProcess() {
        var sandbox = Sandbox()
        sandbox.execute("docker pull -q alpine")
        let deaf = sandbox.execute(
            """
            docker run -d --name deaf alpine sleep 900 >/dev/null
            docker kill -s TERM deaf; docker exec deaf kill 1; docker exec deaf kill -9 1
            docker ps -q | wc -l
            """)
        #expect(deaf.output.hasSuffix("1\n"), "\(deaf.output)")
        let before = sandbox.world.clock.now
        sandbox.execute("docker stop deaf")
        #expect(sandbox.world.clock.now - before >= 10_000_000_000)
        #expect(sandbox.execute("docker inspect -f '{{.State.ExitCode}}' deaf").output == "137\n")
    }

    @Test("with an init of its own, or a handler, a container hears TERM")
    func politeProcess() {
        var sandbox = Sandbox()
        sandbox.execute("docker pull -q alpine")
        sandbox.execute("docker run -d --init --name init alpine sleep 900")
        sandbox.execute("docker run -d --name trap alpine sh -c 'trap \"exit 5\" TERM; while :; do sleep 1; done'")
        sandbox.execute("sleep 2")
        sandbox.execute("docker stop init trap")
        #expect(sandbox.execute("docker inspect -f '{{.State.ExitCode}}' init").output == "143\n")
        #expect(sandbox.execute("docker inspect -f '{{.State.ExitCode}}' trap").output == "5\n")
    }

    @Test("a child that has ended is kept until its parent asks")
    func zombies() {
        var world = SmallWorld()
        let parent = world.person()
        let child = world.simulation.spawn(
            .init(program: Script([.exit(3)]), arguments: ["child"], machine: .host, parent: parent))
        world.run()
        #expect(world.simulation.world.processes[child]?.state == .zombie(.code(3)))
        #expect(!world.simulation.isAlive(child))
        #expect(world.simulation.reap(child, parent: parent) == .code(3))
        #expect(world.simulation.world.processes[child] == nil)
    }

    @Test("a step budget ends a run that would not end")
    func budget() {
        var sandbox = Sandbox()
        let result = sandbox.probe("while :; do :; done", budget: 10_000)
        #expect(result.status == 124)
        #expect(sandbox.probe("echo fine").output == "fine\n")
    }

    @Test("the same seed and commands give the same bytes, and another seed others")
    func determinism() {
        let script = "docker pull -q alpine; docker run -d alpine sleep 9; docker ps --no-trunc; echo $RANDOM; date"
        var (one, two, other) = (Sandbox(seed: 4), Sandbox(seed: 4), Sandbox(seed: 5))
        let first = one.probe(script)
        #expect(two.probe(script) == first)
        #expect(one.world == two.world)
        #expect(other.probe(script).output != first.output)
    }

    @Test("a copy of a sandbox lives a life of its own")
    func copies() {
        var one = Sandbox()
        one.execute("x=1; echo a > f")
        var two = one
        two.execute("x=2; echo b > f; rm -rf /tmp")
        #expect(one.execute("echo $x; cat f; ls -d /tmp").output == "1\na\n/tmp\n")
        #expect(two.execute("echo $x; cat f").output == "2\nb\n")
    }

    @Test("the user of the sandbox is no root")
    func user() {
        var sandbox = Sandbox()
        #expect(sandbox.execute("id -un; id -u").output == "you\n1000\n")
        #expect(sandbox.execute("echo x > /etc/x").status == 1)
        #expect(sandbox.execute("touch /etc/passwd").errors.contains("Permission denied"))
    }
}
