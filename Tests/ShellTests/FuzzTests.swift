import Foundation
import ShellSyntax
import Simulator
import TestSupport
import Testing

/// Nothing that anyone types may crash: a crash ends the run, so there is nothing more to assert than an end.
///
/// Every run tries the same few thousand inputs. `FUZZ=100` tries a hundred times as many.
@Suite("any input gives an end")
struct FuzzTests {
    private static let factor = max(1, Int(ProcessInfo.processInfo.environment["FUZZ"] ?? "") ?? 1)

    /// Scripts to change: pieces of the language, each with something that could be torn.
    private static let scripts = [
        #"echo 'a b' "c $x" \d $'e\n' "${x:-"$(echo y)"}""#, "x=1; while [ $x -lt 3 ]; do x=$((x+1)); done; echo $x",
        "case $x in a|b*) echo 1;; [!c-d]) echo 2;& *) echo 3;; esac", "cat <<E; cat <<'F'\n$x $((1+2))\nE\n$x\nF\n",
        "f() { local a=$1; echo ${a%%.*} ${#a} ${a/b/c}; return 3; }; f a.b.c || echo $?",
        "for ((i=0;i<3;i++)); do echo $i; done | { read a; echo $a; } 2>&1 >f",
        "a=(1 2 [5]=x); a+=(y); echo ${a[@]:1:2} ${!a[*]} \"${a[-1]}\"; declare -A m=([k]=v); echo ${m[k]}",
        "[[ ab =~ ^(a)(b)$ && -n $x || ! -f y ]] && echo ${BASH_REMATCH[1]}", "echo {1..3}{a,b} ~ ~root/x *.c [a-z]?",
        "set -euo pipefail; trap 'echo bye' EXIT INT; (exit 3) || true & wait $!",
        "if ! true; then :; elif test 1 -eq 2; then echo a; else echo b; fi; until false; do break; done",
        "exec 3>f; echo x >&3; exec 3>&-; cat <f; printf '%-5s|%05.2f\\n' a 3.14; diff <(echo a) <(echo b)",
        "getopts ab:c o -b x; eval \"echo \\$o\"; alias l=ls; . ./nope; type f; select x in a b; do break; done",
        "echo `echo \\`echo a\\``; echo $(( (1<<2) | ~3 ^ x++ ? 4 : 5 )); time true; coproc x",
    ]

    @Test("random bytes to the parser", arguments: [1, 2, 3] as [UInt64])
    func randomBytes(_ seed: UInt64) {
        var random = TestRandom(seed: seed)
        for _ in 0..<1500 * Self.factor {
            let bytes = random.bytes(upTo: 60)
            if case .commands(_, let consumed, _) = ShellParser.parseLine(bytes) { #expect(consumed <= bytes.count) }
            _ = try? ShellParser.parse(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test("changed scripts to the parser", arguments: [1, 2, 3] as [UInt64])
    func changedScripts(_ seed: UInt64) {
        var random = TestRandom(seed: seed)
        for _ in 0..<1500 * Self.factor {
            let bytes = random.mutated(Array(random.pick(Self.scripts).utf8))
            if case .commands(_, let consumed, _) = ShellParser.parseLine(bytes) { #expect(consumed <= bytes.count) }
            _ = try? ShellParser.parse(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test("changed scripts to the sandbox", arguments: [1, 2, 3, 4] as [UInt64])
    func changedScriptsRun(_ seed: UInt64) {
        var random = TestRandom(seed: seed)
        let fresh = Sandbox()
        for _ in 0..<120 * Self.factor {
            var sandbox = fresh
            let bytes = random.mutated(Array(random.pick(Self.scripts).utf8))
            _ = sandbox.probe(String(decoding: bytes, as: UTF8.self), budget: 3_000)
        }
    }

    @Test("random bytes to the sandbox")
    func randomBytesRun() {
        var random = TestRandom(seed: 9)
        let fresh = Sandbox()
        for _ in 0..<200 * Self.factor {
            var sandbox = fresh
            _ = sandbox.probe(String(decoding: random.bytes(upTo: 40), as: UTF8.self), budget: 2_000)
        }
    }

    @Test("random words to docker", arguments: [1, 2, 3, 4] as [UInt64])
    func dockerWords(_ seed: UInt64) {
        var random = TestRandom(seed: seed)
        var prepared = Sandbox()
        prepared.probe("docker pull -q alpine; docker run -d --name c alpine sleep 900; docker volume create v")
        for _ in 0..<200 * Self.factor {
            var sandbox = prepared
            let words = Self.dockerLine(&random)
            _ = sandbox.probe("docker " + words.joined(separator: " "), budget: 3_000)
        }
    }

    private static let verbs = [
        "run", "ps", "images", "pull", "rm", "rmi", "exec", "logs", "stop", "kill", "inspect", "build", "volume create",
        "volume rm", "network create", "network connect", "system prune", "system df", "cp", "commit", "tag", "save",
        "load", "diff", "top", "stats", "events", "wait", "port", "rename", "update", "history", "search", "login",
        "info", "version", "create", "start", "attach", "pause", "export", "import", "image prune", "container ls",
        "buildx build", "compose up", "context ls", "stack ls",
    ]
    private static let flags = [
        "-d", "-it", "--rm", "-f", "-a", "-q", "--name", "--name=x", "-p", "-p 80:80", "-p 99999:1", "-p ::", "-v",
        "-v /a:/b:ro", "-v :", "-e A=b", "-e", "--env-file /etc/passwd", "--network none", "--network", "-w /",
        "-u nobody", "-u 1:1:1", "--format '{{.ID}}'", "--format '{{json .}}'", "--format '{{'", "--filter a=b",
        "--filter", "-n -1", "--tail x", "--since 1h", "--restart always:3", "--memory 1z", "-m 5m", "--cpus 0.5x",
        "--mount type=bind", "--mount type=volume,src=v,dst=/d", "--health-cmd true", "--entrypoint ''", "--help",
        "--", "-", "---", "--no-such", "-xyz", "--label a=b=c", "-t", "--stop-timeout -5", "--time 0", "--all", "-H x",
        "--add-host a:b", "--tmpfs /t:size=1", "--ulimit nofile=1", "--gpus all", "--cap-add ALL", "--ip 1.2.3.4",
    ]
    private static let operands = [
        "alpine", "c", "v", "nginx:", "nope:1", "c:/etc", ".", "''", "'a b'", "ALPINE", "a/b/c:d@sha256:e",
        "sha256:0", "/", "-c", "sh", "sleep 1", "bridge", "host", "$(printf '\\377')", "'{{.}}'", "*", "c c",
    ]

    private static func dockerLine(_ random: inout TestRandom) -> [String] {
        var words = [random.pick(verbs)]
        for _ in 0..<random.below(5) { words.append(random.pick(random.below(2) == 0 ? flags : operands)) }
        if random.below(5) == 0 { words.insert(random.pick(flags), at: 0) }
        return words
    }
}
