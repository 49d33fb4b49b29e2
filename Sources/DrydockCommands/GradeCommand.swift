import ArgumentParser
import Course
import CourseFiles
import JSON
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
                guard let bytes = RealFiles.read(file) else {
                    throw Grade.Failure(message: "cannot be read: \(RealFiles.lastError)")
                }
                let text = String(decoding: bytes, as: UTF8.self)
                grades.append(try Grade(session: text, source: file, course))
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
