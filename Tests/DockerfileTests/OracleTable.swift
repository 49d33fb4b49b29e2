import Foundation
import Testing

/// A table recorded from BuildKit's own tests, kept beside the repository and not in it.
struct OracleTable {
    let cases: [OracleCase]

    static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .appending(path: "../../../../shared/tables").standardizedFileURL
    static var isAvailable: Bool { FileManager.default.fileExists(atPath: folder.path) }

    init(_ name: String) {
        let file = Self.folder.appending(path: "dockerfile-\(name).json")
        let other = Self.folder.appending(path: "\(name).json")
        guard let data = (try? Data(contentsOf: file)) ?? (try? Data(contentsOf: other)),
            let table = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let rows = table["cases"] as? [[String: Any]]
        else {
            cases = []
            return
        }
        cases = rows.enumerated().map { index, row in
            let json = (try? JSONSerialization.data(withJSONObject: row)) ?? Data()
            return OracleCase(name: name, index: index, json: json)
        }
    }
}

/// One row of a table, kept as JSON text so that it can be sent between tests.
struct OracleCase: CustomTestStringConvertible, Sendable {
    let name: String
    let index: Int
    let json: Data

    var row: [String: Any] { (try? JSONSerialization.jsonObject(with: json)) as? [String: Any] ?? [:] }
    var input: Any { row["in"] ?? NSNull() }
    var inputText: String { input as? String ?? "" }
    var inputFields: [String: Any] { input as? [String: Any] ?? [:] }
    var output: [String: Any] { row["out"] as? [String: Any] ?? [:] }
    var error: String? { row["error"] as? String }
    var testDescription: String { "\(name)[\(index)]" }
}
