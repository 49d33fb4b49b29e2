import Phrases
import Simulator

/// What a check found.
package struct CheckOutcome: Sendable, Equatable {
    package var text: String
    package var holds: Bool
    /// Why it does not hold: what was expected, and what is there; `nil` when it does.
    package var found: Phrase?
    /// What the exercise's author has to say to that; empty when it holds, or when nothing was written.
    package var advice: String

    /// Both in English.
    package var reason: String { [found?.english ?? "", advice].filter { !$0.isEmpty }.joined(separator: "\n") }
}

/// How an exercise stands.
package struct Verdict: Sendable, Equatable {
    package var outcomes: [CheckOutcome]
    /// Feedback on the state as a whole, beyond the single checks.
    package var diagnosis: String

    package var isPassed: Bool { outcomes.allSatisfy(\.holds) }
    package var passed: Int { outcomes.count { $0.holds } }

    /// Everything that is said, for comparing with what a wrong attempt should hear.
    package var allText: String {
        ([diagnosis] + outcomes.filter { !$0.holds }.map(\.reason)).joined(separator: "\n")
    }
}

extension Exercise {
    /// A sandbox prepared for this exercise.
    package func sandbox(
        seed: UInt64 = 1, style: Sandbox.Style = .batch(name: "bash", arguments: [])
    ) -> Sandbox {
        var sandbox = Sandbox(seed: seed, style: style)
        if !start.isEmpty { sandbox.probe(start) }
        return sandbox
    }

    /// Judges a sandbox. Probes run on copies, so the sandbox stays as it is.
    package func judge(_ sandbox: Sandbox) -> Verdict {
        let outcomes = checks.map { CheckRunner(sandbox: sandbox).outcome(of: $0) }
        guard !outcomes.allSatisfy(\.holds) else { return Verdict(outcomes: outcomes, diagnosis: "") }
        let diagnosis = diagnoses.first { diagnosis in
            diagnosis.when.allSatisfy { CheckRunner(sandbox: sandbox).outcome(of: $0).holds }
        }
        return Verdict(outcomes: outcomes, diagnosis: diagnosis?.say ?? "")
    }
}

extension Question {
    /// Whether a command line does what a `command` question asks for, tried on a sandbox of its own.
    package func isSolved(by command: String) -> Bool {
        var sandbox = Sandbox()
        if !start.isEmpty { sandbox.probe(start) }
        sandbox.probe(command)
        return checks.allSatisfy { CheckRunner(sandbox: sandbox).outcome(of: $0).holds }
    }
}
