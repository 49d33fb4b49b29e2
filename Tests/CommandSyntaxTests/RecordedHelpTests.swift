import CommandSyntax
import DockerCLI
import Testing

private let parser = CommandLineParser(root: DockerCommandTable.root)

@Suite("Command lines that the real Docker answered")
struct RecordedHelpTests {
    /// What the sessions show as complaints about the command line itself.
    private static let complaints = [
        "unknown flag: ", "unknown shorthand flag: ", "flag needs an argument: ", "docker: unknown command: ",
        "bad flag syntax: ",
    ]

    static let pages = Transcript.steps.filter { step in
        let shown = (step.output.first { !$0.hasPrefix("Flag ") } ?? step.errors.first) ?? ""
        return shown.hasPrefix("Usage:  docker") && step.dockerWords != nil
    }

    static let mistakes = Transcript.steps.filter { step in
        guard step.exitStatus != 0, step.dockerWords != nil, let first = step.errors.first else { return false }
        return complaints.contains { first.hasPrefix($0) }
            || (first.hasPrefix("docker: '") && first.contains("argument")) || first.contains("arg(s)")
    }

    @Test("help pages are the real ones, to the byte", arguments: pages)
    func helpPage(step: Transcript.Step) throws {
        let words = try #require(step.dockerWords)
        guard case .help(let request) = try parser.parse(words) else {
            Issue.record("no help page")
            return
        }
        let text = request.notes.map { $0 + "\n" }.joined() + request.page
        let shown = request.stream == .output ? step.output : step.errors
        #expect(text == shown.map { $0 + "\n" }.joined())
        #expect(request.exitStatus == step.exitStatus)
    }

    @Test("mistakes get the real answer", arguments: mistakes)
    func mistake(step: Transcript.Step) throws {
        let words = try #require(step.dockerWords)
        let error = #expect(throws: UsageError.self) { try parser.parse(words) }
        #expect(error?.text == step.errors.map { $0 + "\n" }.joined())
        #expect(error?.exitStatus == step.exitStatus)
    }

    @Test("nothing is refused that Docker accepted", arguments: Transcript.all)
    func accepted(transcript: Transcript) {
        for step in transcript.steps {
            // With BuildKit switched off the complaints are those of another tree.
            guard let words = step.dockerWords, !transcript.name.contains("legacy") else { continue }
            do {
                _ = try parser.parse(words)
            } catch {
                let shown = step.errors.map { $0 + "\n" }.joined()
                #expect(error.text == shown, "\(step.command)")
            }
        }
    }
}
