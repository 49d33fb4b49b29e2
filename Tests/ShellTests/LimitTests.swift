import Simulator
import Testing

/// What would bring a machine down meets a limit, and the shell that a learner types into goes on.
@Suite("endless and boundless scripts")
struct LimitTests {
    @Test("a fork bomb ends where no process can be started any more")
    func forkBomb() {
        var sandbox = Sandbox()
        sandbox.execute("docker pull -q alpine")
        let result = sandbox.probe(
            "docker run --rm --pids-limit 12 alpine sh -c 'f() { f | f & }; f; sleep 1; echo over'", budget: 20_000)
        #expect(result.errors.contains("can't fork: Resource temporarily unavailable"))
        #expect(sandbox.probe("echo alive").output == "alive\n")
    }

    @Test("what no disk can hold is refused")
    func fullDisk() {
        var sandbox = Sandbox()
        let result = sandbox.probe("yes >/dev/full; echo $?")
        #expect(result.output == "1\n")
        #expect(result.errors == "yes: standard output: No space left on device\n")
    }

    @Test(
        "what never ends is ended when the budget is spent",
        arguments: [
            "while :; do :; done", "f() { f; }; f",
            "cat /dev/zero >/dev/null", "yes | cat >/dev/null", "until false; do x=$x.; done",
            "trap 'kill $$' TERM; kill $$",
        ])
    func endless(_ script: String) {
        var sandbox = Sandbox()
        _ = sandbox.probe(script, budget: 5_000)
        #expect(sandbox.probe("echo alive").output == "alive\n")
    }

    @Test(
        "a text that doubles counts as the memory of its process, which is killed",
        arguments: [
            ("x=a; while :; do x=$x$x; done", "137"),
            ("f() { f \"$1$1\"; }; f abc", "137"),
            ("awk 'BEGIN { s = \"a\"; while (1) s = s s }'", "1"),
        ])
    func doubling(_ endless: (script: String, status: String)) {
        var sandbox = Sandbox()
        sandbox.execute("docker pull -q alpine")
        sandbox.execute("cat > bomb.sh <<'END'\n\(endless.script)\nEND")
        let result = sandbox.probe("docker run --rm -m 8m -v ./bomb.sh:/bomb.sh alpine sh /bomb.sh; echo $?")
        #expect(result.output == endless.status + "\n")
    }

    @Test("a line of a megabyte is a line")
    func longLine() {
        var sandbox = Sandbox()
        let result = sandbox.probe(
            "head -c 1000000 /dev/zero | tr '\\0' x > f; wc -c < f; grep -c x f; x=$(cat f); echo ${#x}")
        #expect(result.output == "1000000\n1\n1000000\n")
    }
}
