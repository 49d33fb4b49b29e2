import Glibc
import Terminal
import Testing

/// A folder of this test target on disk.
enum TestFiles {
    static func path(_ name: String, file: String = #filePath) -> String {
        let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return folder + "/Goldens/" + name
    }

    static func read(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk[..<count]
        }
    }

    static func write(_ text: String, to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return TerminalWriter(descriptor: descriptor).write(text)
    }
}

/// Compares text with a file beside the tests.
///
/// `RECORD=1 swift test` writes the files anew; the test then fails all the same, so that nobody records by accident.
func expectGolden(_ lines: [String], _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let path = TestFiles.path(name + ".golden")
    // Escape sequences are written visibly: a golden file is read by people.
    let visible = lines.map { $0.split(separator: "\u{1B}", omittingEmptySubsequences: false).joined(separator: "␛") }
    let text = visible.map { $0 + "\n" }.joined()
    if getenv("RECORD") != nil {
        guard getenv("CI") == nil else {
            Issue.record("RECORD is not for CI", sourceLocation: sourceLocation)
            return
        }
        let isWritten = TestFiles.write(text, to: path)
        Issue.record("\(isWritten ? "recorded" : "could not write") \(path)", sourceLocation: sourceLocation)
        return
    }
    guard let expected = TestFiles.read(path) else {
        Issue.record("there is no \(path): run with RECORD=1", sourceLocation: sourceLocation)
        return
    }
    guard text != expected else { return }
    Issue.record("\(name) differs:\n\(difference(expected, text))", sourceLocation: sourceLocation)
}

/// The lines that differ, `-` expected and `+` found.
private func difference(_ expected: String, _ found: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let new = found.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let changes = new.difference(from: old).map { change -> (Int, String) in
        switch change {
        case .remove(let offset, let line, _): (offset, "-\(offset + 1) \(line)")
        case .insert(let offset, let line, _): (offset, "+\(offset + 1) \(line)")
        }
    }
    return changes.sorted { $0.0 < $1.0 }.map { $0.1 }.joined(separator: "\n")
}
