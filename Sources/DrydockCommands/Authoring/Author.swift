import ArgumentParser
import Course
import CourseFiles
import Terminal

/// Writes new files into a course's folder, and never over what is there.
struct Author {
    let root: String
    let content: Content

    init(_ options: CourseOptions) throws {
        root = try options.folder()
        content = CourseSource.folder(root).load()
    }

    /// The module and the name that an id consists of.
    func place(of id: String) throws -> (Module, name: String) {
        let parts = id.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let isName =
            parts.count == 2 && parts[1].contains { $0.isLetter }
            && parts[1].allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }
        guard isName else {
            throw ValidationError("An id is a module and a name in small letters, such as volumes.named; not \(id).")
        }
        return (try module(parts[0]), parts[1])
    }

    func module(_ word: String) throws -> Module {
        guard let module = content.modules.first(where: { $0.id == word || String($0.number) == word }) else {
            let known = content.modules.map(\.id).joined(separator: ", ")
            throw ValidationError("There is no module \(word). There are \(known).")
        }
        return module
    }

    /// `Lessons/06-volumes/`
    func folder(of module: Module) -> String { module.file.replacing("module.yaml", with: "") }

    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// Writes an exercise's files, by name.
    func writeExercise(_ id: String, lesson: String, _ files: [String: String]) throws {
        let (module, name) = try place(of: id)
        if content.lesson(lesson) == nil { throw ValidationError("There is no lesson \(lesson).") }
        if content.exercise(id) != nil { throw ValidationError("There is an exercise \(id) already.") }
        let folder = folder(of: module).replacing("Lessons/", with: "Exercises/") + name + "/"
        var paths: [String: String] = [:]
        for (name, text) in files { paths[folder + name] = text }
        try write(paths, next: "name \(id) in the lesson's exercises; drydock preview \(id); drydock lint")
    }

    /// Writes files by path below the course's folder, and says so.
    func write(_ files: [String: String], next: String) throws {
        for path in files.keys where RealFiles.exists(root + "/" + path) {
            throw ValidationError("\(path) is there already; nothing was written.")
        }
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            let folder = path.split(separator: "/").dropLast().joined(separator: "/")
            guard RealFiles.makeDirectories(root + "/" + folder, mode: 0o777),
                RealFiles.write(Array(text.utf8), to: root + "/" + path, mode: 0o666)
            else { throw Self.failure(path) }
            TerminalWriter.standardOutput.writeLine("Written: \(path)")
        }
        TerminalWriter.standardOutput.writeLine("Next: \(next)")
    }

    /// Adds to the end of a file, which is made if there is none.
    func append(_ text: String, to path: String) throws {
        let old = RealFiles.read(root + "/" + path) ?? []
        let separator: [UInt8] = old.isEmpty || old.last == 0x0A ? [] : [0x0A]
        guard RealFiles.write(old + separator + Array(text.utf8), to: root + "/" + path, mode: 0o666) else {
            throw Self.failure(path)
        }
        TerminalWriter.standardOutput.writeLine("Added to \(path)")
    }

    private static func failure(_ path: String) -> ExitCode {
        TerminalWriter.standardError.write("drydock: \(path) cannot be written: \(RealFiles.lastError)\n")
        return ExitCode(4)
    }
}
