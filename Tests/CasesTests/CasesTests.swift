import Simulator
import Testing

@Suite("the shells and tools print what the real ones print")
struct CasesTests {
    /// A container of each image, in whose shells the scripts run.
    private static let containers: Sandbox = {
        var sandbox = Sandbox()
        for image in ["debian", "alpine"] {
            sandbox.execute("docker pull -q \(image); docker run -d --name \(image) -h box \(image) sleep 1000000")
            _ = sandbox.probe(["/bin/mkdir", "-p", "/tmp/case"], inContainer: image)
        }
        // What the recordings use beyond the base image.
        sandbox.execute(
            "docker exec debian sh -c 'apt-get update && apt-get install -y jq procps bsdextrautils xxd patch' >/dev/null 2>&1"
        )
        return sandbox
    }()

    @Test(arguments: RecordedCase.files, RecordedShell.allCases)
    func recorded(_ file: String, _ shell: RecordedShell) throws {
        for example in try RecordedCase.load(file) {
            guard let expected = example.expected[shell] else { continue }
            let found = run(example.script, in: shell)
            let label = "\(file): \(example.name) (\(shell.rawValue))"
            if RecordedCase.notPassing.contains(label) {
                #expect(found != expected, "\(label) passes now: take it from Tests/Cases/not-passing.txt")
            } else {
                #expect(found == expected, "\(label)\n\(example.script)")
            }
        }
    }

    @Test("the list of cases that do not pass names only cases that are there")
    func listIsTrue() throws {
        var labels: Set<String> = []
        for file in RecordedCase.files {
            for example in try RecordedCase.load(file) {
                for shell in example.expected.keys { labels.insert("\(file): \(example.name) (\(shell.rawValue))") }
            }
        }
        #expect(RecordedCase.notPassing.subtracting(labels).isEmpty)
    }

    private func run(_ script: String, in shell: RecordedShell) -> RecordedResult {
        var sandbox = Self.containers
        let (image, name) = shell.image
        let result = sandbox.probe(
            [name, "-c", script], inContainer: image,
            workingDirectory: "/tmp/case", budget: 100_000)
        return RecordedResult(output: result.output, errors: result.errors, status: result.status)
    }
}
