import FileTrees

/// A program that wants a file edited on a real screen, and how the answer is typed to it: as one line, so that it is
/// kept and replayed like anything that is typed.
package struct EditRequest: Sendable, Equatable {
    package let process: ProcessID
    /// The editor that was called for.
    package let editor: String
    package let path: String
    package let bytes: [UInt8]

    package init(process: ProcessID, editor: String, path: String, bytes: [UInt8]) {
        self.process = process
        self.editor = editor
        self.path = path
        self.bytes = bytes
    }

    /// What such a line begins with.
    package static let mark = "\u{1}edited "

    /// The line for a new text; `nil` keeps the file as it is.
    package static func line(_ bytes: [UInt8]?) -> String {
        mark + (bytes.map { "=" + String(decoding: Base64.encode($0), as: UTF8.self) } ?? "")
    }

    /// The answer in a line: the outer `nil` says that it is none, the inner one that the file stays.
    package static func answer(_ line: [UInt8]) -> [UInt8]?? {
        guard line.starts(with: mark.utf8) else { return nil }
        let rest = line.dropFirst(mark.utf8.count)
        guard rest.first == UInt8(ascii: "=") else { return .some(nil) }
        return .some(Base64.decode(Array(rest.dropFirst())).bytes)
    }
}
