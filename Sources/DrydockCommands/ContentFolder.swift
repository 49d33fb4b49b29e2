import Course
import Glibc

/// Finds the course's files and loads them.
enum ContentFolder {
    /// Where the course is: the folder named, `DRYDOCK_CONTENT`, upwards from here, or beside the executable.
    static func find(named: String?) -> String? {
        if let named { return hasCourse(named) ? named : nil }
        if let path = RealFiles.environment("DRYDOCK_CONTENT"), hasCourse(path) { return path }
        let executable = executablePath()
        let folder = executable.split(separator: "/").dropLast().joined(separator: "/")
        for candidate in ["/\(folder)/../share/drydock", "/\(folder)/../../..", "/\(folder)/../.."]
        where hasCourse(candidate) {
            return candidate
        }
        var here = currentDirectory()
        while !here.isEmpty {
            if hasCourse(here) { return here }
            here = here.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        }
        return nil
    }

    private static func hasCourse(_ path: String) -> Bool {
        RealFiles.isDirectory(path + "/Lessons") && RealFiles.isDirectory(path + "/Exercises")
    }

    private static func executablePath() -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        return count > 0 ? String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self) : ""
    }

    private static func currentDirectory() -> String {
        guard let path = getcwd(nil, 0) else { return "" }
        defer { free(path) }
        return String(cString: path)
    }

    /// Reads all course files below a folder.
    static func load(_ folder: String) -> Content {
        var files: [String: [UInt8]] = [:]
        for top in ["Lessons", "Exercises"] { read(folder, top, into: &files) }
        return ContentLoader(files: files).load()
    }

    /// Modules and lessons without their pages: what the first screen needs, in milliseconds.
    static func outline(_ folder: String) -> Content {
        var files: [String: [UInt8]] = [:]
        for module in RealFiles.list(folder + "/Lessons") {
            let path = "Lessons/" + module
            for name in RealFiles.list(folder + "/" + path) where name == "module.yaml" || name.hasSuffix(".md") {
                files[path + "/" + name] = RealFiles.read(folder + "/" + path + "/" + name)
            }
        }
        return ContentLoader(files: files).outline()
    }

    /// One exercise, found by its folder, which bears the last part of its id.
    static func exercise(_ id: String, in folder: String) -> Exercise? {
        let name = id.split(separator: ".").last.map(String.init) ?? id
        for module in RealFiles.list(folder + "/Exercises") {
            let path = "Exercises/\(module)/\(name)"
            guard RealFiles.isDirectory(folder + "/" + path) else { continue }
            var files: [String: [UInt8]] = [:]
            read(folder, path, into: &files)
            if let exercise = ContentLoader(files: files).exercise(in: path + "/"), exercise.id == id {
                return exercise
            }
        }
        return nil
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

    static let advice = """
        The course files (the folders Lessons and Exercises) were not found.
        Start drydock from its checkout, or name their folder with --content or DRYDOCK_CONTENT.

        """
}
