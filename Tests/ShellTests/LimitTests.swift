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
            "docker run --rm --pids-limit 50 alpine sh -c 'f() { f | f & }; f; sleep 1; echo over'", budget: 400_000)
        #expect(result.errors.contains("can't fork: Resource temporarily unavailable"))
        #expect(sandbox.probe("echo alive").output == "alive\n")
    }

    @Test("a file that grows without end fills the disk")
    func fullDisk() {
        var sandbox = Sandbox()
        let result = sandbox.probe(
            "yes 0123456789012345678901234567890123456789 > big; echo $?; ls big", budget: 200_000)
        #expect(result.output.hasSuffix("big\n") || result.status == 124)
        #expect(sandbox.probe("rm -f big; echo alive").output == "alive\n")
    }

    @Test(
        "what never ends is ended when the budget is spent",
        arguments: [
            "while :; do :; done", "f() { f; }; f", "eval() { :; }; x='eval \"$x\"'; command eval \"$x\"",
            "cat /dev/zero >/dev/null", "yes | cat >/dev/null", "until false; do x=$x.; done",
            "trap 'kill $$' TERM; kill $$",
        ])
    func endless(_ script: String) {
        var sandbox = Sandbox()
        _ = sandbox.probe(script, budget: 20_000)
        #expect(sandbox.probe("echo alive").output == "alive\n")
    }

    @Test("a line of ten megabytes is a line")
    func longLine() {
        var sandbox = Sandbox()
        let result = sandbox.probe(
            "head -c 10000000 /dev/zero | tr '\\0' x > f; wc -c < f; grep -c x f; x=$(cat f); echo ${#x}")
        #expect(result.output == "10000000\n1\n10000000\n")
    }
}
