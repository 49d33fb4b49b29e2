import Course
import Explanations
import Foundation
import Testing

/// The catalogue of errors against what the real Docker said in every recorded session.
@Suite struct ErrorCoverageTests {
    private static let catalogue: ErrorCatalogue = {
        let file = Transcript.folder.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Lessons/errors.yaml")
        let bytes = (try? Data(contentsOf: file)).map { Array($0) } ?? []
        return ContentLoader(files: ["Lessons/errors.yaml": bytes]).load().errors
    }()

    @Test("knows nearly every error that was recorded", arguments: ["containers", "images", "netvol", "compose"])
    func recorded(_ area: String) {
        let failing = Transcript.all(in: area).flatMap { transcript in
            transcript.steps.filter { $0.status != 0 }.map { (transcript.name, $0) }
        }
        #expect(failing.count > 20)
        var unknown: [String] = []
        var unnamed = 0
        for (name, step) in failing {
            let output = (step.output + step.errors).joined(separator: "\n")
            guard let finding = Self.catalogue.find(in: output, status: step.status) else {
                unknown.append("\(name): \(step.command)")
                continue
            }
            if finding.message.isEmpty { unnamed += 1 }
        }
        #expect(unknown.count * 100 <= failing.count * 3, "\(unknown.joined(separator: "\n"))")
        // Known by more than its exit status.
        #expect(unnamed * 100 <= failing.count * 8, "\(unnamed) of \(failing.count) by their status only")
    }

    @Test("every explanation is complete: blanks are those of all its patterns")
    func blanks() throws {
        for error in Self.catalogue.errors {
            #expect(!error.title.isEmpty && !error.means.isEmpty, "\(error.id)")
            #expect(!error.fixes.isEmpty, "\(error.id) offers nothing to do")
        }
    }
}
