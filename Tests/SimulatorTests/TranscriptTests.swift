import Foundation
import Testing

/// The recorded sessions, replayed in this process. `Tests/Transcripts/not-passing.txt` lists the steps that differ yet,
/// one `name step` a line; it may only shrink. `RECORD=1` writes it anew, and then the test fails.
@Suite struct TranscriptTests {
    static let listFile = Transcript.folder.appendingPathComponent("not-passing.txt")

    static let notPassing: Set<String> = {
        let text = (try? String(contentsOf: listFile, encoding: .utf8)) ?? ""
        return Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
    }()

    static let transcripts = ["containers", "images", "netvol", "compose"].flatMap { Transcript.all(in: $0) }

    @Test("there are transcripts to replay") func hasTranscripts() {
        #expect(Self.transcripts.count >= 150)
    }

    @Test("recorded sessions print what they printed", arguments: transcripts)
    func replays(_ transcript: Transcript) throws {
        guard ProcessInfo.processInfo.environment["RECORD"] == nil else { return }
        let failures = transcript.replay()
        for failure in failures where !Self.notPassing.contains("\(transcript.name) \(failure.step)") {
            let step = transcript.steps[failure.step - 1]
            Issue.record(
                """
                step \(failure.step): \(step.command)
                wanted: \(step.output) \(step.errors) \(step.status)
                got:    \(failure.got.output) \(failure.got.errors) \(failure.got.status)
                """)
        }
        let failed = Set(failures.map(\.step))
        for step in 1...max(1, transcript.steps.count) where !failed.contains(step) {
            let isListed = Self.notPassing.contains("\(transcript.name) \(step)")
            #expect(!isListed, "step \(step) passes now: take it out of not-passing.txt")
        }
    }

    @Test(
        "RECORD=1 writes the list of steps that do not pass",
        .enabled(if: ProcessInfo.processInfo.environment["RECORD"] != nil))
    func record() throws {
        try #require(ProcessInfo.processInfo.environment["CI"] == nil, "nothing is recorded in CI")
        var lines = ["# Steps of recorded sessions that print something else yet. This list may only shrink."]
        for transcript in Self.transcripts {
            for failure in transcript.replay() { lines.append("\(transcript.name) \(failure.step)") }
        }
        try (lines.joined(separator: "\n") + "\n").write(to: Self.listFile, atomically: true, encoding: .utf8)
        Issue.record("recorded \(lines.count - 1) steps")
    }
}
