import JSON
import Simulator

/// A saved attempt at an exercise, replayed and judged. Nothing in it has to be believed.
package struct Grade: Sendable {
    /// Where the attempt came from, for messages.
    package var source: String
    package var exercise: Exercise
    package var verdict: Verdict
    /// Whether the replay led to the world that was saved.
    package var isTrue: Bool

    package struct Failure: Error {
        package var message: String

        package init(message: String) { self.message = message }
    }

    /// Replays an attempt: a text as `save` writes it in an exercise.
    package init(session text: String, source: String, _ course: Content) throws(Failure) {
        let session: SavedSession
        do throws(SavedSession.Failure) {
            session = try SavedSession(text: text)
        } catch {
            throw Failure(message: error.message)
        }
        guard let id = session.exercise, let exercise = course.exercise(id) else {
            throw Failure(
                message: session.exercise.map { "the course has no exercise \($0)" }
                    ?? "it is no attempt at an exercise")
        }
        let timeline = session.replayed(from: Self.origin(exercise))
        self.source = source
        self.exercise = exercise
        verdict = exercise.judge(timeline.sandbox)
        isTrue = session.isSame(as: timeline)
    }

    /// The sandbox in which an attempt begins at the prompt.
    private static func origin(_ exercise: Exercise) -> Sandbox {
        var sandbox = exercise.sandbox(style: .interactive(rows: 24, columns: 80))
        _ = sandbox.run(skipsTime: false)
        _ = sandbox.takeOutput()
        return sandbox
    }

    package var text: String {
        var lines = ["\(verdict.isPassed ? "pass" : "fail")  \(exercise.id)  \(source)"]
        for outcome in verdict.outcomes {
            lines.append("  \(outcome.holds ? "ok" : "no")  \(outcome.text)")
            if !outcome.holds { lines += outcome.reason.split(separator: "\n").map { "        \($0)" } }
        }
        if !isTrue { lines.append("  note: the replay differs from what was saved; another version made it") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// After Exercism's test runner interface, version 3.
    package var json: JSONValue {
        let tests: [JSONValue] = verdict.outcomes.map { outcome in
            .object(
                JSONObject([
                    ("name", .string(outcome.text)), ("status", .string(outcome.holds ? "pass" : "fail")),
                    ("message", outcome.holds ? .null : .string(outcome.reason)),
                ]))
        }
        return .object(
            JSONObject([
                ("version", .number(3)), ("status", .string(verdict.isPassed ? "pass" : "fail")),
                ("exercise", .string(exercise.id)), ("file", .string(source)), ("same", .bool(isTrue)),
                ("tests", .array(tests)),
            ]))
    }

    package static func junit(_ grades: [Grade]) -> String {
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
        for grade in grades {
            let outcomes = grade.verdict.outcomes
            let name = markupEscaped(grade.exercise.id)
            lines.append(
                "  <testsuite name=\"\(name)\" tests=\"\(outcomes.count)\" failures=\"\(outcomes.count { !$0.holds })\">"
            )
            for outcome in outcomes {
                let head = "    <testcase classname=\"\(name)\" name=\"\(markupEscaped(outcome.text))\""
                let reason = markupEscaped(outcome.reason).replacing("\n", with: "&#10;")
                lines.append(head + (outcome.holds ? "/>" : "><failure message=\"\(reason)\"/></testcase>"))
            }
            lines.append("  </testsuite>")
        }
        return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
    }
}

/// A text as it stands in XML and HTML.
package func markupEscaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&quot;")
}
