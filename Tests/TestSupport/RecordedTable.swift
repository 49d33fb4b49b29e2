import Foundation

/// A table of inputs and outputs of Docker's own functions, kept beside the repository and not in it.
package struct RecordedTable: Sendable {
    /// The whole table as JSON: an object whose `cases` hold `in`, `out` and `error`.
    package let text: String

    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .appending(path: "../../../../shared/tables").standardizedFileURL

    package static var isAvailable: Bool { FileManager.default.fileExists(atPath: folder.path) }

    package init(_ name: String) {
        text = (try? String(contentsOf: Self.folder.appending(path: "\(name).json"), encoding: .utf8)) ?? "{}"
    }
}
