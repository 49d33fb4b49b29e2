import Phrases
import WorldModel

/// An error that learners meet: what it means, why it happens, how it is mended.
package struct KnownError: Sendable, Equatable {
    package var id: String
    /// Forms of its message; without one it is known by its exit status alone.
    package var patterns: [ErrorPattern]
    /// Exit statuses of commands that failed without a word that is known.
    package var statuses: [Int32]
    package var title: String
    /// What the message says, in plain words; with blanks.
    package var means: String
    /// Why it happens; with blanks.
    package var why: String
    package var fixes: [Fix]
    /// The lesson that teaches it.
    package var lesson: String
    package var file: String
    package var line: Int

    package struct Fix: Sendable, Equatable {
        /// A command with blanks; empty where there is something to do that is no command.
        package var run: String
        package var does: String

        package init(run: String, does: String) {
            self.run = run
            self.does = does
        }
    }

    package init(
        id: String, patterns: [ErrorPattern], statuses: [Int32], title: String, means: String, why: String,
        fixes: [Fix], lesson: String, file: String, line: Int
    ) {
        self.id = id
        self.patterns = patterns
        self.statuses = statuses
        self.title = title
        self.means = means
        self.why = why
        self.fixes = fixes
        self.lesson = lesson
        self.file = file
        self.line = line
    }
}

/// All known errors.
package struct ErrorCatalogue: Sendable, Equatable {
    package var errors: [KnownError]

    package init(_ errors: [KnownError]) { self.errors = errors }

    /// A known error that was found, with what its message names.
    package struct Finding: Sendable, Equatable {
        package var error: KnownError
        /// The line of the message; empty when only the status was known.
        package var message: String
        package var things: [String: String]
    }

    /// The error that fits best to what a command printed: the form that fixes the most of a line. Later lines win over
    /// earlier ones that fit as well.
    package func find(in output: String, status: Int32) -> Finding? {
        var best: (weight: Int, finding: Finding)?
        for line in output.split(separator: "\n") {
            let line = String(line.filter { $0 != "\r" })
            for error in errors {
                for pattern in error.patterns where pattern.weight >= best?.weight ?? 0 {
                    guard let things = pattern.match(line) else { continue }
                    best = (pattern.weight, Finding(error: error, message: line, things: things))
                }
            }
        }
        if let best { return best.finding }
        guard status != 0, let error = errors.first(where: { $0.statuses.contains(status) }) else { return nil }
        return Finding(error: error, message: "", things: ["number": String(status)])
    }
}

extension ErrorCatalogue.Finding {
    /// The explanation in the world as it is: paragraphs, and commands that would mend it.
    ///
    /// - Parameter withFacts: tell what the world says of the things named; not for messages of another world.
    package func explanation(
        _ simulation: Simulation, withFacts: Bool = true
    ) -> (paragraphs: [Phrase], fixes: [KnownError.Fix]) {
        let facts = ErrorFacts(simulation, things)
        let texts = [error.means, error.why].compactMap { $0.isEmpty ? nil : Phrase(verbatim: facts.filled($0) ?? $0) }
        let fixes = error.fixes.compactMap { fix -> KnownError.Fix? in
            guard let run = facts.filled(fix.run), let does = facts.filled(fix.does) else { return nil }
            return KnownError.Fix(run: run, does: does)
        }
        return (texts + (withFacts ? facts.sentences : []), fixes)
    }
}
