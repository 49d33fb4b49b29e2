import ArgumentParser
import Classroom
import Course
import CourseFiles
import JSON
import Terminal

/// `drydock grade`: replays saved attempts at exercises and judges them, for CI.
struct GradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade", abstract: "Replay saved attempts at exercises and judge them.",
        discussion: """
            A file is what save writes in an exercise, or what handin writes: of that the best attempt at each exercise
            counts. It is replayed from the exercise's start, so that nothing in it has to be believed. The exit status
            is 0 when all pass, 1 when one does not, 3 when a file is unusable.
            """)

    @OptionGroup var course: CourseOptions
    @Flag(help: "Print JSON.") var json = false
    @Option(help: "Write JUnit XML into a file.", completion: .file()) var junit: String?
    @Argument(help: "Saved attempts, or hand-ins.", completion: .file(extensions: ["drydock", "json"])) var files:
        [String]

    func run() throws {
        let course = try course.load()
        var grades: [Grade] = []
        for file in files {
            do throws(Grade.Failure) {
                guard let bytes = RealFiles.read(file) else {
                    throw Grade.Failure(message: "cannot be read: \(RealFiles.lastError)")
                }
                let text = String(decoding: bytes, as: UTF8.self)
                grades += try Self.grades(text, file, course)
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

    /// Those of a saved attempt, or of all exercises of a hand-in.
    private static func grades(_ text: String, _ file: String, _ course: Content) throws(Grade.Failure) -> [Grade] {
        guard let handIn = try? HandIn(text: text) else {
            return [try Grade(session: text, source: file, course)]
        }
        let attempts = handIn.participant([]).work.compactMapValues(\.best).sorted { $0.key < $1.key }
        guard !attempts.isEmpty else { throw Grade.Failure(message: "no exercise was handed in") }
        var grades: [Grade] = []
        for (_, attempt) in attempts {
            grades.append(try Grade(session: attempt.session, source: "\(handIn.name), \(file)", course))
        }
        return grades
    }
}
