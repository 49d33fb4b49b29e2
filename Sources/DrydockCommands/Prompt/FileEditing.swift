import CourseFiles
import Glibc
import Terminal

/// Editing a file of the sandbox outside of it.
enum FileEditing {
    /// The new contents, `nil` when the edit was given up.
    /// - Parameter program: the editor that was called for, which is taken when the environment names none.
    static func edit(
        _ bytes: [UInt8], name: String, program: String? = nil, session: inout PromptSession
    ) -> [UInt8]? {
        let named = RealFiles.environment("VISUAL") ?? RealFiles.environment("EDITOR")
        if session.isTerminal, let editor = named ?? program.flatMap({ isInstalled($0) ? $0 : nil }), !editor.isEmpty {
            return external(editor, bytes, name)
        }
        return plain(bytes, name, &session)
    }

    /// Whether the real machine has a program of that name.
    private static func isInstalled(_ name: String) -> Bool {
        (RealFiles.environment("PATH") ?? "").split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
    }

    /// Runs $EDITOR on a temporary copy.
    private static func external(_ editor: String, _ bytes: [UInt8], _ name: String) -> [UInt8]? {
        let base = name.split(separator: "/").last.map(String.init) ?? "file"
        var template = Array("/tmp/drydock-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        let path = folder + "/" + base
        defer {
            unlink(path)
            rmdir(folder)
        }
        guard RealFiles.write(bytes, to: path) else { return nil }
        guard run(["/bin/sh", "-c", editor + " \"$1\"", "edit", path]) == 0 else { return nil }
        return RealFiles.read(path)
    }

    private static func run(_ words: [String]) -> Int32 {
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        guard posix_spawn(&process, words[0], nil, nil, &arguments, environ) == 0 else { return -1 }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// Line by line: the plain fallback.
    private static func plain(_ bytes: [UInt8], _ name: String, _ session: inout PromptSession) -> [UInt8]? {
        let old = String(decoding: bytes, as: UTF8.self)
        if !old.isEmpty {
            session.tell(" \(name) now:")
            for line in old.split(separator: "\n", omittingEmptySubsequences: false) {
                session.out.writeLine("   \(line)")
            }
        }
        session.tell(" Type the new text. A line with only a dot ends it; an empty file of one dot gives up.")
        var lines: [String] = []
        while let line = session.ask("  ") {
            if line == "." { return lines.isEmpty ? nil : Array((lines.joined(separator: "\n") + "\n").utf8) }
            lines.append(line)
        }
        return nil
    }

    static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
