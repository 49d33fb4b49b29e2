import CourseFiles
import Dockerfile
import FileTrees
import JSON
import Terminal

/// The two doors to the real disk: a folder comes in, a file goes out. Both only when the learner says so.
extension PromptSession {
    private static let mostFiles = 500
    private static let mostBytes = 4 << 20

    /// Copies a real folder into the sandbox, without what its `.dockerignore` leaves out.
    mutating func importFolder(_ words: [String]) {
        guard let folder = words.first.map(Self.expanded) else {
            return refuse("Which folder of your real machine? For example: import ~/code/shop")
        }
        guard RealFiles.isDirectory(folder) else { return refuse("\(folder) is no folder of your real machine.") }
        let name = words.dropFirst().first ?? folder.split(separator: "/").last.map(String.init) ?? "project"
        guard timeline.sandbox.file(name) == nil else {
            return refuse("~/\(name) is there already. import \(folder) OTHER-NAME")
        }
        let reader = FolderReader(folder)
        guard reader.files.count <= Self.mostFiles, reader.bytes <= Self.mostBytes else {
            return refuse(
                "That is too much: \(reader.files.count) files, \(reader.bytes / 1_000_000) MB. At most \(Self.mostFiles) files and \(Self.mostBytes >> 20) MB come in; a .dockerignore keeps files out."
            )
        }
        guard !reader.files.isEmpty else { return refuse("There is nothing in \(folder) to copy.") }
        let target = FileEditing.quoted(name)
        for directory in reader.folders { carryOut("mkdir -p \(target)/\(FileEditing.quoted(directory))") }
        for file in reader.files {
            let path = "\(target)/\(FileEditing.quoted(file.path))"
            let text = String(decoding: Base64.encode(file.bytes), as: UTF8.self)
            carryOut("echo \(text) | base64 -d > \(path)")
            if file.isExecutable { carryOut("chmod +x \(path)") }
        }
        timeline.drive { _ = $0.takeOutput() }
        refreshPrompt()
        note("folder", Facts.text(name))
        note("files", Facts.texts(reader.files.map(\.path)))
        note("leftOut", Facts.number(reader.ignored))
        say(
            "Copied \(count(reader.files.count, "file")) to \(name). It is a copy: your own files stay as they are."
        )
        if reader.ignored > 0 { say("\(count(reader.ignored, "file")) left out by .dockerignore, or links.") }
        let hasDockerfile = reader.files.contains { $0.path == "Dockerfile" }
        if hasDockerfile {
            say(
                "Next: cd \(name), explain Dockerfile, docker build --check ., docker build -t \(name) ., then layers \(name)."
            )
        }
    }

    /// Copies one file of the sandbox out, but never over one that is there.
    func exportFile(_ words: [String]) {
        guard let path = words.first else { return refuse("Which file? For example: export compose.yaml ~/code") }
        guard let bytes = timeline.sandbox.file(path) else { return refuse("\(path) cannot be read in the sandbox.") }
        let folder = Self.expanded(words.dropFirst().first ?? ".")
        guard RealFiles.isDirectory(folder) else { return refuse("\(folder) is no folder of your real machine.") }
        let target = folder + "/" + (path.split(separator: "/").last.map(String.init) ?? "file")
        guard !RealFiles.exists(target) else {
            return refuse("\(target) is there already. Nothing was written over it.")
        }
        // An archive of an image holds programs by name: outside it has to be whole.
        guard RealFiles.write(TarArchive.whole(bytes), to: target) else {
            return refuse("\(target) cannot be written: \(RealFiles.lastError)")
        }
        note("path", Facts.text(target))
        say("Written: \(target)")
    }

    /// `~` is the home of the real machine here.
    private static func expanded(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/") else { return path }
        return (RealFiles.environment("HOME") ?? "") + path.dropFirst()
    }
}

/// The files of a real folder that a build context would have.
struct FolderReader {
    struct File {
        var path: String
        var bytes: [UInt8]
        var isExecutable: Bool
    }

    private(set) var files: [File] = []
    private(set) var folders: [String] = [""]
    private(set) var bytes = 0
    /// Files that were left out.
    private(set) var ignored = 0
    private let root: String
    private let patterns: IgnorePatterns?

    /// Reads no further once it is clear that there is too much.
    private static let enough = 2_000

    init(_ root: String) {
        self.root = root
        let text = RealFiles.read(root + "/.dockerignore").map { String(decoding: $0, as: UTF8.self) }
        patterns = text.flatMap { try? IgnorePatterns(parsing: $0) }
        read("")
    }

    private mutating func read(_ folder: String) {
        for name in RealFiles.list(folder.isEmpty ? root : root + "/" + folder) {
            let path = folder.isEmpty ? name : folder + "/" + name
            guard files.count < Self.enough else { return }
            let isIgnored = (try? patterns?.matchesOrParentMatches(path)) ?? false
            if isIgnored || path == ".git" || RealFiles.isLink(root + "/" + path) {
                ignored += 1
            } else if RealFiles.isDirectory(root + "/" + path) {
                folders.append(path)
                read(path)
            } else if let contents = RealFiles.read(root + "/" + path) {
                bytes += contents.count
                files.append(File(path: path, bytes: contents, isExecutable: RealFiles.isExecutable(root + "/" + path)))
            }
        }
    }
}
