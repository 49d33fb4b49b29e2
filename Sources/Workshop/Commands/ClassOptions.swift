import ArgumentParser
import Course
import CourseFiles
import Terminal

/// Which class, and by which course: options that the subcommands share.
struct ClassOptions: ParsableArguments {
    @OptionGroup var course: CourseOptions

    @Option(
        name: .customLong("class"),
        help: "The class's name. What it did is kept under it, so it can go on on another day.")
    var name = "workshop"

    @Option(
        name: .customLong("data-dir"), help: "Where classes are kept; by default $XDG_DATA_HOME/drydock.",
        completion: .directory)
    var dataDirectory: String?

    mutating func validate() throws {
        let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || "-_ .".contains($0) }
        guard isPlain, let first = name.first, first.isLetter || first.isNumber, name.count <= 60 else {
            throw ValidationError("A class's name has up to 60 letters, digits, blanks, dots and dashes.")
        }
    }

    var folder: String { (dataDirectory ?? DataFolder.usual) + "/classes" }
    var path: String { folder + "/\(name).sqlite" }

    /// Opens the class's file, or says why not and ends with status 4.
    func open(makesNew: Bool) throws -> ClassStore {
        if !makesNew, !RealFiles.exists(path) {
            Self.say("There is no class \(name). drydock workshop start --class \"\(name)\" begins one.")
            throw ExitCode(4)
        }
        guard RealFiles.makeDirectories(folder) else {
            Self.say("\(folder) cannot be made: \(RealFiles.lastError). Name another folder with --data-dir.")
            throw ExitCode(4)
        }
        do throws(ClassStore.Failure) {
            return try ClassStore(path: path)
        } catch {
            Self.say(error.description)
            throw ExitCode(4)
        }
    }

    /// The desk of the class: its state as all that happened makes it.
    ///
    /// - Parameter agenda: by default the one that the class had last.
    func desk(_ store: ClassStore, agenda: Agenda? = nil, course: Content) throws -> ClassDesk {
        if let agenda {
            try store.set("agenda", to: agenda.id)
            return try ClassDesk(store, course: course, title: name, agenda: agenda)
        }
        let last = try store.property("agenda")
        return try ClassDesk(store, course: course, title: name, agenda: course.agendas.first { $0.id == last })
    }

    static func say(_ text: String) { TerminalWriter.standardError.write("drydock workshop: \(text)\n") }
}
