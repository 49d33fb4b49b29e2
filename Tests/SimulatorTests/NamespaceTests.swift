import Simulator
import Testing

/// Processes as they are seen from several sides, and the programs that consist of more than one.
@Suite("Processes and namespaces")
struct NamespaceTests {
    @Test("a container's processes are processes of the host, which only root may end")
    func hostSeesAll() {
        var sandbox = Sandbox()
        sandbox.probe("docker run -d --name web nginx; docker run -d --name long alpine sleep 1000")
        let listed = sandbox.probe("ps -ef | grep -c 'nginx: worker process$'; pgrep -a sleep").output
        #expect(listed.hasPrefix("2\n"))
        #expect(listed.hasSuffix(" sleep 1000\n"))
        #expect(sandbox.probe("cat /proc/$(pgrep sleep)/comm").output == "sleep\n")
        #expect(sandbox.probe("kill -9 $(pgrep sleep) 2>&1").output.contains("Operation not permitted"))
        let top = sandbox.probe("docker top long -o pid | tail -1").output
        #expect(sandbox.probe("pgrep sleep").output == top)
        // Root on the host is outside of the container's numbers: its first process is not safe from it.
        sandbox.probe("docker run --rm --privileged --pid host alpine sh -c 'kill -9 $(pgrep -x sleep)'")
        #expect(sandbox.probe("docker inspect -f '{{.State.ExitCode}}' long").output == "137\n")
    }

    @Test("who shares a container's processes sees them, and ends with them")
    func sharedNumbers() {
        var sandbox = Sandbox()
        sandbox.probe("docker run -d --name web alpine sleep 1000")
        sandbox.probe("docker run -d --name side --pid container:web alpine sleep 2000")
        let listed = sandbox.probe("docker exec side ps -o args | grep ^sleep").output
        #expect(listed == "sleep 1000\nsleep 2000\n")
        #expect(sandbox.probe("docker exec web ps -o args | grep ^sleep").output == listed)
        // The second one's first process has another number than 1, and so listens to signals as any other.
        sandbox.probe("docker exec side sh -c 'kill 1; kill $(pgrep -f ^sleep.2)'; sleep 1")
        #expect(sandbox.probe("docker ps -a --format '{{.Names}} {{.State}}'").output == "side exited\nweb running\n")
        sandbox.probe("docker start side; docker stop -t 1 web; sleep 1")
        #expect(sandbox.probe("docker inspect -f '{{.State.ExitCode}}' web side").output == "137\n137\n")
    }

    @Test("nginx has workers, which it replaces, and ends them in its own words")
    func workers() {
        var sandbox = Sandbox()
        sandbox.probe("docker run -d --name web nginx")
        let numbers = "docker top web -o pid,user,cmd | tail -n +2"
        let before = sandbox.probe(numbers).output.split(separator: "\n")
        #expect(before.count == 3)
        #expect(before[0].hasSuffix("nginx: master process nginx -g daemon off;"))
        #expect(before[1].contains("101") && before[1].hasSuffix("nginx: worker process"))
        sandbox.probe(
            "docker run --rm --pid container:web alpine sh -c 'kill -9 $(pgrep -f worker | head -1)'; sleep 1")
        let after = sandbox.probe(numbers).output.split(separator: "\n")
        #expect(after.count == 3)
        #expect(after != before)
        let log = sandbox.probe("docker logs web 2>&1 | cut -d: -f4 | tail -3").output
        #expect(log.contains("signal 17 (SIGCHLD) received from"))
        #expect(log.contains("exited on signal 9"))
        sandbox.probe("docker stop web")
        let end = sandbox.probe("docker logs web 2>&1 | cut -d: -f4 | tail -10").output
        #expect(end.contains(" gracefully shutting down\n"))
        #expect(end.hasSuffix("exited with code 0\n exit\n"))
    }

    @Test(
        "a container lives as long as its first process waits for something",
        arguments: ["tail -f /dev/null", "sleep infinity", "tail -F /etc/hosts", "sh -c 'while :; do sleep 1; done'"])
    func keptAlive(command: String) {
        var sandbox = Sandbox()
        sandbox.probe("docker run -d --name kept alpine \(command); sleep 5")
        #expect(sandbox.probe("docker ps --format '{{.Names}}'").output == "kept\n")
    }
}
