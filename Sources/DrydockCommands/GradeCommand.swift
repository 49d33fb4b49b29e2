import ArgumentParser
import Course
import JSON
import Simulator
import Terminal

/// `drydock grade`: replays saved attempts at exercises and judges them, for CI.
struct GradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade", abstract: "Replay saved attempts at exercises and judge them.",
        discussion: """
            A file is what `save` writes in an exercise. It is replayed from the exercise's start, so that nothing in it
            has to be believed. The exit status is 0 when all pass, 1 when one does not, 3 when a file is unusable.
            """)

    @OptionGroup var course: CourseOptions
    @Flag(help: "Print JSON.") var json = false
    @Option(help: "Write JUnit XML into a file.", completion: .file()) var junit: String?
    @Argument(help: "Saved attempts.", completion: .file(extensions: ["drydock"])) var files: [String]

    func run() throws {
        let course = try course.load()
        var grades: [Grade] = []
        for file in files {
            do throws(Grade.Failure) {
                grades.append(try Grade(file: file, course))
            } catch {
                TerminalWriter.standardError.write("drydock: \(file): \(error.message)\n")
                throw ExitCode(3)
            }
        }
        if let junit, !RealFiles.write(Array(Grade.junit(grades).utf8), to: junit) {
            TerminalWriter.standardError.write("drydock: \(junit) cannot be written: \(RealFiles.lastError)\n")
            throw ExitCode(4)
        }
        let out = TerminalWriter.standardOutput
        if json {
            out.writeLine(JSONWriter(indentation: "  ").text(.array(grades.map(\.json))))
        } else {
            for grade in grades { out.write(grade.text) }
        }
        if grades.contains(where: { !$0.verdict.isPassed }) { throw ExitCode(1) }
    }
}

/// One attempt, judged.
struct Grade: Sendable {
    var file: String
    var exercise: Exercise
    var verdict: Verdict
    /// Whether the replay led to the world that was saved.
    var isTrue: Bool

    struct Failure: Error { var message: String }

    init(file: String, _ course: Content) throws(Failure) {
        guard let bytes = RealFiles.read(file) else { throw Failure(message: "cannot be read: \(RealFiles.lastError)") }
        let session: SavedSession
        do throws(SavedSession.Failure) {
            session = try SavedSession(text: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw Failure(message: error.message)
        }
        guard let id = session.exercise, let exercise = course.exercise(id) else {
            throw Failure(
                message: session.exercise.map { "the course has no exercise \($0)" }
                    ?? "it is no attempt at an exercise")
        }
        let timeline = session.replayed(from: Self.origin(exercise))
        self.file = file
        self.exercise = exercise
        verdict = exercise.judge(timeline.sandbox)
        isTrue = session.isSame(as: timeline)
    }

    /// The sandbox in which an attempt begins at the prompt.
    static func origin(_ exercise: Exercise) -> Sandbox {
        var sandbox = exercise.sandbox(style: .interactive(rows: 24, columns: 80))
        _ = sandbox.run(skipsTime: false)
        _ = sandbox.takeOutput()
        return sandbox
    }

    var text: String {
        var lines = ["\(verdict.isPassed ? "pass" : "fail")  \(exercise.id)  \(file)"]
        for outcome in verdict.outcomes {
            lines.append("  \(outcome.holds ? "ok" : "no")  \(outcome.text)")
            if !outcome.holds { lines += outcome.reason.split(separator: "\n").map { "        \($0)" } }
        }
        if !isTrue { lines.append("  note: the replay differs from what was saved; another version made it") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// After Exercism's test runner interface, version 3.
    var json: JSONValue {
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
                ("exercise", .string(exercise.id)), ("file", .string(file)), ("same", .bool(isTrue)),
                ("tests", .array(tests)),
            ]))
    }

    static func junit(_ grades: [Grade]) -> String {
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
        for grade in grades {
            let outcomes = grade.verdict.outcomes
            let name = ProgressReport.escaped(grade.exercise.id)
            lines.append(
                "  <testsuite name=\"\(name)\" tests=\"\(outcomes.count)\" failures=\"\(outcomes.count { !$0.holds })\">"
            )
            for outcome in outcomes {
                let head = "    <testcase classname=\"\(name)\" name=\"\(ProgressReport.escaped(outcome.text))\""
                let reason = ProgressReport.escaped(outcome.reason).replacing("\n", with: "&#10;")
                lines.append(head + (outcome.holds ? "/>" : "><failure message=\"\(reason)\"/></testcase>"))
            }
            lines.append("  </testsuite>")
        }
        return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
    }
}
