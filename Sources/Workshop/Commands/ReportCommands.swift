import ArgumentParser
import Classroom
import Course
import CourseFiles
import JSON
import SwiftCSV
import Terminal

/// `drydock-workshop roster`: who is expected.
struct RosterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roster", abstract: "Read a roster from a CSV file, or show it.",
        discussion: """
            The first line names the columns: id, last_name, first_name and email, in any order; others are left out.
            Learners join with their name, or with --student and their id.
            """)

    @OptionGroup var classOptions: ClassOptions
    @Argument(help: "A CSV file.", completion: .file(extensions: ["csv"])) var file: String?

    func run() throws {
        let store = try classOptions.open(makesNew: file != nil)
        if let file {
            do {
                let students = try Roster.students(file: file)
                try store.saveRoster(students)
                TerminalWriter.standardOutput.write(
                    "\(students.count) \(students.count == 1 ? "student" : "students") read.\n")
            } catch {
                ClassOptions.say("\(error)")
                throw ExitCode(3)
            }
            return
        }
        for student in try store.roster() {
            TerminalWriter.standardOutput.writeLine(
                [student.id, "\(student.firstName) \(student.lastName)", student.email].joined(separator: "  "))
        }
    }
}

/// A roster as spreadsheets and school systems write it.
enum Roster {
    struct Failure: Error, CustomStringConvertible { var description: String }

    /// Names of columns, as systems call them.
    private static let columns: [(name: String, also: [String])] = [
        ("id", ["student_id", "sis id", "username", "login"]), ("last_name", ["last name", "surname", "lastname"]),
        ("first_name", ["first name", "given name", "firstname"]), ("email", ["e-mail", "mail", "email address"]),
    ]

    static func students(file: String) throws -> [Student] {
        guard let bytes = RealFiles.read(file) else {
            throw Failure(description: "\(file) cannot be read: \(RealFiles.lastError)")
        }
        var text = String(decoding: bytes, as: UTF8.self)
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        do {
            return try students(text, file: file)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(description: "\(file) is no CSV file: \(error)")
        }
    }

    static func students(_ text: String, file: String) throws -> [Student] {
        let table = try NamedCSV(string: text)
        let header = table.header.map { $0.lowercased().trimmed }
        var place: [String: String] = [:]
        for (name, also) in columns {
            if let index = header.firstIndex(where: { $0 == name || also.contains($0) }) {
                place[name] = table.header[index]
            }
        }
        guard let idColumn = place["id"] else {
            throw Failure(
                description:
                    "\(file):1: no column is called id; there are: \(table.header.joined(separator: ", "))")
        }
        var seen: Set<String> = []
        var students: [Student] = []
        for (index, row) in table.rows.enumerated() {
            func value(_ name: String) -> String { place[name].flatMap { row[$0] }?.trimmed ?? "" }
            let id = row[idColumn]?.trimmed ?? ""
            if id.isEmpty, row.values.allSatisfy({ $0.trimmed.isEmpty }) { continue }
            guard !id.isEmpty else { throw Failure(description: "\(file):\(index + 2): the id is empty") }
            guard seen.insert(id).inserted else {
                throw Failure(description: "\(file):\(index + 2): the id \(id) comes twice")
            }
            students.append(
                Student(
                    id: id, lastName: value("last_name"), firstName: value("first_name"), email: value("email")))
        }
        return students
    }
}

extension String {
    fileprivate var trimmed: String {
        let body = drop(while: \.isWhitespace)
        return String(body.reversed().drop(while: \.isWhitespace).reversed())
    }
}

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
