import Glibc
import Simulator
import WorldModel

/// Prints what matters for speed, with the goal beside it: `./bench`. `ONLY=services ./bench` takes one of the parts.
@main
struct Benchmarks {
    static func main() {
        print("measure".padded(44) + "result".padded(16) + "goal")
        let only = getenv("ONLY").map { String(cString: $0) }
        for part in parts where only == nil || only == part.name { part.run() }
        if CommandLine.arguments.count > 1 { measureStart(CommandLine.arguments[1]) }
    }

    private static let parts: [(name: String, run: @Sendable () -> Void)] = [
        (
            "run",
            { report("docker run --rm alpine true", goal: "1 ms", unit: .milliseconds, measureRun()) }
        ),
        ("builds", { measureBuilds() }),
        ("snapshot", { report("a snapshot of the world", goal: "1 µs", unit: .microseconds, measureSnapshot()) }),
        ("compose", { measureCompose() }),
        ("services", { measureServices() }),
        ("python", { measurePython() }),
        ("networks", { measureNetworks() }),
        ("timeline", { measureTimeline() }),
        ("many", { measureMany() }),
    ]

    enum Unit: String {
        case milliseconds = "ms"
        case microseconds = "µs"

        var nanoseconds: Double { self == .milliseconds ? 1e6 : 1e3 }
    }

    static func report(_ name: String, goal: String, unit: Unit, _ nanoseconds: Double) {
        let value = (nanoseconds / unit.nanoseconds * 100).rounded() / 100
        print(name.padded(44) + "\(value) \(unit.rawValue)".padded(16) + goal)
    }

    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// The best of several rounds, a call each, in nanoseconds.
    static func best(rounds: Int = 7, calls: Int, _ body: () -> Void) -> Double {
        var best = Double.infinity
        for _ in 0..<rounds {
            let start = now()
            for _ in 0..<calls { body() }
            best = min(best, Double(now() - start) / Double(calls))
        }
        return best
    }

    static func measureRun() -> Double {
        var sandbox = Sandbox()
        sandbox.execute("docker pull -q alpine")
        return best(calls: 50) { sandbox.execute("docker run --rm alpine true") }
    }

    /// Builds that come from the cache, and a context of 10,000 files of 500 bytes.
    static func measureBuilds() {
        var sandbox = Sandbox()
        for (count, goal) in [(10, "1 ms"), (30, "5 ms")] {
            let steps = (1...(count - 2)).map { "RUN echo \($0) > /\($0)" }.joined(separator: "\n")
            sandbox.execute(
                "cat > Dockerfile <<'E'\nFROM alpine\n\(steps)\nCMD [\"true\"]\nE\ndocker build -q -t big .")
            report(
                "a cached build of \(count) steps", goal: goal, unit: .milliseconds,
                best(calls: 20) { sandbox.execute("docker build -q -t big .") })
        }
        sandbox.execute(
            """
            mkdir many; cd many; printf 'FROM alpine\\nCOPY . .\\n' > Dockerfile
            for i in $(seq 1 10000); do printf '%0500d' $i > f$i; done
            """)
        let fresh = sandbox
        let sums = best(rounds: 3, calls: 1) { sandbox.execute("cat f* | sha256sum") }
        let goal = "\((sums * 3 / 1e6).rounded()) ms (3 times sha256sum of the same)"
        report(
            "COPY . . of 10,000 files", goal: goal, unit: .milliseconds,
            best(rounds: 3, calls: 1) {
                sandbox = fresh
                sandbox.execute("docker build -q -t many .")
            })
        report(
            "the same again", goal: goal, unit: .milliseconds,
            best(rounds: 3, calls: 1) { sandbox.execute("docker build -q -t many .") })
        report(
            "the same after one file has changed", goal: goal, unit: .milliseconds,
            best(rounds: 3, calls: 1) { sandbox.execute("date +%N >> f7; docker build -q -t many .") })
    }

    /// A project of 100 services, each with an image, a command, an environment and the one before it to depend on.
    static func measureCompose() {
        var sandbox = Sandbox()
        let services = (1...100).map { number in
            let dependency = number > 1 ? "\n    depends_on: [s\(number - 1)]" : ""
            return "  s\(number):\n    image: alpine\n    command: sleep 100000\n    environment: {A: \"\(number)\"}"
                + dependency
        }
        sandbox.execute(
            "docker pull -q alpine; cat > compose.yaml <<'E'\nservices:\n\(services.joined(separator: "\n"))\nE")
        let fresh = sandbox
        report(
            "docker compose config of 100 services", goal: "50 ms", unit: .milliseconds,
            best(calls: 1) { sandbox.execute("docker compose config") })
        report(
            "docker compose up of 100 services", goal: "300 ms", unit: .milliseconds,
            best(calls: 1) {
                sandbox = fresh
                sandbox.execute("docker compose up -d")
            })
        report(
            "docker compose up with nothing changed", goal: "50 ms", unit: .milliseconds,
            best(calls: 1) { sandbox.execute("docker compose up -d") })
    }

    static func measureSnapshot() -> Double {
        var sandbox = Sandbox()
        sandbox.execute("docker pull -q nginx; docker run -d nginx; docker run -d nginx")
        var kept: [World] = []
        kept.reserveCapacity(100_000)
        let world = sandbox.world
        return best(rounds: 5, calls: 10_000) { kept.append(world) }
    }

    static func measureMany() {
        var sandbox = Sandbox()
        sandbox.execute("docker pull -q alpine")
        let before = residentKilobytes()
        let start = now()
        sandbox.execute(
            "i=0; while [ $i -lt 10000 ]; do docker run -d alpine sleep 100000 >/dev/null; i=$((i+1)); done")
        let seconds = Double(now() - start) / 1e9
        let used = Double(residentKilobytes() - before) / 1000
        print(
            "10,000 running containers".padded(44) + "\(used.rounded()) MB".padded(16)
                + "200 MB   (started in \((seconds * 10).rounded() / 10) s)")
        report(
            "docker ps of 10,000 containers", goal: "100 ms", unit: .milliseconds,
            best(rounds: 3, calls: 1) {
                sandbox.execute("docker ps")
            })
    }

    /// What this process keeps in memory at present.
    static func residentKilobytes() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
        let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * Int(getpagesize()) / 1_024
    }

    /// From the start of the binary to its end with an empty input: the prompt's start-up.
    static func measureStart(_ binary: String) {
        var template = Array("/tmp/drydock-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return }
        let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        let command = "'\(binary)' start --data-dir '\(folder)' </dev/null >/dev/null 2>&1"
        report("start to prompt", goal: "50 ms", unit: .milliseconds, best(rounds: 9, calls: 1) { _ = system(command) })
        _ = system("rm -rf '\(folder)'")
    }
}

extension String {
    func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
