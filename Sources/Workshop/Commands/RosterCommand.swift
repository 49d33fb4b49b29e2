import ArgumentParser
import Classroom
import CourseFiles
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
