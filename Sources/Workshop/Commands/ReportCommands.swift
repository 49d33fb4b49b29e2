import ArgumentParser
import Classroom
import Course
import CourseFiles
import JSON
import Terminal

/// Hand-in files beside what came over the network: an argument that reports share.
struct HandInFiles: ParsableArguments {
    @Argument(help: "Files that learners wrote with handin.", completion: .file(extensions: ["json"]))
    var files: [String] = []

    func participants(_ roster: [Student]) throws -> [Participant] {
        var people: [Participant] = []
        for file in files {
            guard let bytes = RealFiles.read(file) else {
                ClassOptions.say("\(file) cannot be read: \(RealFiles.lastError)")
                throw ExitCode(3)
            }
            do throws(HandIn.Failure) {
                people.append(try HandIn(text: String(decoding: bytes, as: UTF8.self)).participant(roster))
            } catch {
                ClassOptions.say("\(file): \(error.message)")
                throw ExitCode(3)
            }
        }
        return people
    }
}

/// `drydock-workshop gradebook`: everybody's marks.
struct GradebookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gradebook", abstract: "Print everybody's marks, from the class and from hand-in files.",
        discussion: """
            What was handed in is replayed, and the replay decides. The CSV has the columns of nbgrader's export.
            """)

    enum Form: String, ExpressibleByArgument, CaseIterable { case csv, items, json, html }

    @OptionGroup var classOptions: ClassOptions
    @Option(help: "csv: a line a mark; items: a line an item, with the reasons; json; html.") var format = Form.csv
    @Option(help: "Only this student.") var student: String?
    @Option(help: "Only this exercise.") var assignment: String?
    @OptionGroup var handIns: HandInFiles

    func run() async throws {
        let course = try classOptions.course.load()
        let store = try classOptions.open(makesNew: !handIns.files.isEmpty)
        let desk = try classOptions.desk(store, course: course)
        let others = try handIns.participants(store.roster())
        let book = try await desk.gradebook(with: others, replays: true)
            .filtered(student: student, assignment: assignment)
        let text =
            switch format {
            case .csv: book.csv
            case .items: book.itemCSV
            case .json: JSONWriter(indentation: "  ").text(book.json) + "\n"
            case .html: book.html(title: "Gradebook: \(classOptions.name)")
            }
        TerminalWriter.standardOutput.write(text)
    }
}

/// `drydock-workshop statistics`: how questions and exercises did.
struct StatisticsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics", abstract: "Report what the class found hard and what it believed wrongly.")

    @OptionGroup var classOptions: ClassOptions
    @Flag(help: "Print a table of all items as CSV.") var csv = false
    @OptionGroup var handIns: HandInFiles

    func run() async throws {
        let course = try classOptions.course.load()
        let store = try classOptions.open(makesNew: !handIns.files.isEmpty)
        let desk = try classOptions.desk(store, course: course)
        let people = try await desk.participants(with: handIns.participants(store.roster()))
        let statistics = ItemStatistics(people, course)
        TerminalWriter.standardOutput.write(csv ? statistics.csv : statistics.report(course))
    }
}

/// `drydock-workshop export`: for other programs.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the class as xAPI statements, or the course's questions as QTI or Anki text.")

    enum Form: String, ExpressibleByArgument, CaseIterable { case xapi, qti, anki }

    @OptionGroup var classOptions: ClassOptions
    @Argument(help: "xapi, qti or anki.") var format: Form
    @Option(help: "Only questions of this module, such as 4 or dockerfile.") var module: String?
    @Option(help: "For xapi: where the ids of learners are unique.") var home = "https://drydock.invalid"
    @OptionGroup var handIns: HandInFiles

    func run() async throws {
        let course = try classOptions.course.load()
        let out = TerminalWriter.standardOutput
        switch format {
        case .xapi:
            let store = try classOptions.open(makesNew: !handIns.files.isEmpty)
            let others = try handIns.participants(store.roster())
            let people = try await classOptions.desk(store, course: course).participants(with: others)
            out.writeLine(JSONWriter(indentation: "  ").text(XAPI.statements(people, course, home: home)))
        case .qti: out.write(QuestionExports.qti(try questions(course), title: "Drydock"))
        case .anki: out.write(QuestionExports.anki(try questions(course)))
        }
    }

    private func questions(_ course: Content) throws -> [Question] {
        guard let module else { return course.questions }
        guard let found = course.modules.first(where: { $0.id == module || String($0.number) == module }) else {
            ClassOptions.say("The course has no module \(module).")
            throw ExitCode(4)
        }
        return found.questions + found.lessons.flatMap(\.questions)
    }
}
