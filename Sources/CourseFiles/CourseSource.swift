import ArgumentParser
import Course
import FileTrees
import Glibc
import Terminal

/// Where a course's files come from. They are data: nothing in them runs outside of the sandbox.
package struct CourseSource: Sendable {
    private let place: Place
    /// The language that is wanted, such as `de`; what is not translated into it comes in English.
    package var language: String?

    private enum Place {
        /// A folder with `Lessons` and `Exercises`.
        case folder(String)
        /// A tar archive of one, read whole: contents by path.
        case archive(String, files: [String: [UInt8]])
    }

    /// The course in a folder with `Lessons` and `Exercises`.
    package static func folder(_ path: String) -> CourseSource { CourseSource(place: .folder(path)) }

    /// Why there is no course.
    package struct Missing: Error { package var message: String }

    /// The course named, that of `DRYDOCK_COURSE`, beside the executable, or upwards from here.
    package static func find(named: String?) throws(Missing) -> CourseSource {
        var source = try place(named: named)
        source.language = RealFiles.environment("DRYDOCK_LANGUAGE").flatMap { source.languages.contains($0) ? $0 : nil }
        return source
    }

    private static func place(named: String?) throws(Missing) -> CourseSource {
        if let path = named ?? RealFiles.environment("DRYDOCK_COURSE") ?? RealFiles.environment("DRYDOCK_CONTENT") {
            return try open(path)
        }
        let folder = RealFiles.executableFolder
        for candidate in ["\(folder)/../share/drydock", "\(folder)/../../..", "\(folder)/../.."]
        where hasCourse(candidate) {
            return .folder(candidate)
        }
        var here = currentDirectory()
        while !here.isEmpty {
            if hasCourse(here) { return .folder(here) }
            here = here.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        }
        throw Missing(
            message: """
                The course files (the folders Lessons and Exercises) were not found.
                Start drydock from its checkout, or name their folder with --course or DRYDOCK_COURSE.

                """)
    }

    private static func open(_ path: String) throws(Missing) -> CourseSource {
        if RealFiles.isDirectory(path) {
            if hasCourse(path) { return .folder(path) }
            throw Missing(message: "drydock: \(path) has no folder Lessons, so it is no course.\n")
        }
        let isPacked = [".tar.gz", ".tgz"].contains { path.hasSuffix($0) }
        guard let bytes = isPacked ? RealFiles.readUnpacked(path) : RealFiles.read(path) else {
            throw Missing(message: "drydock: \(path) cannot be read: \(RealFiles.lastError).\n")
        }
        do {
            return CourseSource(place: .archive(path, files: try files(TarArchive(bytes))))
        } catch {
            throw Missing(message: "drydock: \(path) is neither a folder nor a tar archive of a course.\n")
        }
    }

    /// The files of an archive. A folder that holds everything else does not count.
    private static func files(_ archive: TarArchive) throws(TarArchive.Malformed) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for entry in archive.entries {
            guard case .file(.bytes(let bytes)) = entry.inode.content else { continue }
            let names = entry.path.split(separator: "/").filter { $0 != "." }
            guard let start = names.firstIndex(where: { $0 == "Lessons" || $0 == "Exercises" }),
                !names.contains(where: { $0.hasPrefix(".") })
            else { continue }
            files[names[start...].joined(separator: "/")] = bytes
        }
        guard files.keys.contains(where: { $0.hasPrefix("Lessons/") }) else { throw TarArchive.Malformed() }
        return files
    }

    private static func hasCourse(_ path: String) -> Bool { RealFiles.isDirectory(path + "/Lessons") }

    private static func currentDirectory() -> String {
        guard let path = getcwd(nil, 0) else { return "" }
        defer { free(path) }
        return String(cString: path)
    }

    // MARK: Reading

    /// The folder or archive.
    package var path: String {
        switch place {
        case .folder(let path), .archive(let path, _): path
        }
    }

    /// Whether it is a folder, which can be written to.
    var isFolder: Bool { if case .folder = place { true } else { false } }

    /// All of it.
    package func load() -> Content { ContentLoader(files: allFiles, language: language).load() }

    /// Lessons and exercises with all their translations, by path.
    package var allFiles: [String: [UInt8]] { files(under: ["Lessons", "Exercises"]) }

    /// The languages that some of the course is there in, besides English.
    package var languages: [String] { list("Lessons").filter(Translation.isLanguage) }

    /// The translated texts of the interface, a `.po` file; empty where there is none.
    package func phrases() -> String {
        let bytes = language.flatMap { read("Lessons/\($0)/\(Translation.interfaceFile)") }
        return String(decoding: bytes ?? [], as: UTF8.self)
    }

    /// Modules and lessons without their pages: what the first screen needs, in milliseconds.
    package func outline() -> Content {
        var files: [String: [UInt8]] = [:]
        for module in list("Lessons") where !Translation.isLanguage(module) {
            for name in list("Lessons/" + module) where name == "module.yaml" || name.hasSuffix(".md") {
                let path = "Lessons/\(module)/\(name)"
                files[path] = language.flatMap { read(Translation.path(of: path, in: $0)) } ?? read(path)
            }
        }
        return ContentLoader(files: files).outline()
    }

    /// One exercise, found by its folder, which bears the last part of its id.
    package func exercise(_ id: String) -> Exercise? {
        let name = id.split(separator: ".").last.map(String.init) ?? id
        for module in list("Exercises") where !Translation.isLanguage(module) {
            let path = "Exercises/\(module)/\(name)"
            let files = files(under: [path] + (language.map { [Translation.path(of: path, in: $0)] } ?? []))
            if !files.isEmpty,
                let exercise = ContentLoader(files: files, language: language).exercise(in: path + "/"),
                exercise.id == id
            {
                return exercise
            }
        }
        return nil
    }

    private func list(_ path: String) -> [String] {
        switch place {
        case .folder(let root): return RealFiles.list(root + "/" + path)
        case .archive(_, let files):
            let names = files.keys.filter { $0.hasPrefix(path + "/") }
                .compactMap { $0.dropFirst(path.count + 1).split(separator: "/").first.map(String.init) }
            return Set(names).sorted()
        }
    }

    private func read(_ path: String) -> [UInt8]? {
        switch place {
        case .folder(let root): RealFiles.read(root + "/" + path)
        case .archive(_, let files): files[path]
        }
    }

    private func files(under paths: [String]) -> [String: [UInt8]] {
        switch place {
        case .archive(_, let files):
            return files.filter { file in paths.contains { file.key.hasPrefix($0 + "/") } }
        case .folder(let root):
            var files: [String: [UInt8]] = [:]
            for path in paths { Self.read(root, path, into: &files) }
            return files
        }
    }

    private static func read(_ root: String, _ path: String, into files: inout [String: [UInt8]]) {
        for name in RealFiles.list(root + "/" + path) where !name.hasPrefix(".") {
            let inner = path + "/" + name
            if RealFiles.isDirectory(root + "/" + inner) {
                read(root, inner, into: &files)
            } else if let bytes = RealFiles.read(root + "/" + inner) {
                files[inner] = bytes
            }
        }
    }
}

/// Which course: an option that several subcommands share.
package struct CourseOptions: ParsableArguments {
    @Option(
        name: [.customLong("course"), .customLong("content")],
        help: "A folder with Lessons and Exercises, or a tar archive of one.",
        completion: .file(extensions: ["tar", "gz", "tgz"]))
    package var course: String?

    package init() {}

    /// The course's source, or a message and status 4.
    package func find() throws -> CourseSource {
        do throws(CourseSource.Missing) {
            return try CourseSource.find(named: course)
        } catch {
            TerminalWriter.standardError.write(error.message)
            throw ExitCode(4)
        }
    }

    /// The whole course, or a message and status 4.
    package func load() throws -> Content { try find().load() }

    /// The folder of a course that can be written to, or a message and status 4.
    package func folder() throws -> String {
        let source = try find()
        guard source.isFolder else {
            TerminalWriter.standardError.write(
                "drydock: \(source.path) is an archive. Unpack it to change the course.\n")
            throw ExitCode(4)
        }
        return source.path
    }
}
