import EngineAPI
import Foundation
import TestSupport
import Testing

/// `docs/engine-api.md` lists what is served; `RECORD=1` writes the list anew.
@Suite("The document of the Engine API")
struct EngineDocumentTests {
    private static let path = #filePath.replacing(
        "Tests/EngineAPITests/EngineDocumentTests.swift", with: "docs/engine-api.md")
    private static let (start, end) = ("<!-- operations -->\n", "<!-- end of operations -->\n")

    @Test("every operation that is served is one of the API's, and the document's list is true")
    func list() throws {
        let known = Set(EngineSession.definition.flatMap(\.names))
        #expect(EngineSession.servedNames.isSubset(of: known))
        let text = try String(contentsOfFile: Self.path, encoding: .utf8)
        let parts = text.components(separatedBy: Self.start)
        let rest = parts.count == 2 ? parts[1].components(separatedBy: Self.end) : []
        try #require(rest.count == 2)
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            let whole = parts[0] + Self.start + Self.table + Self.end + rest[1]
            try whole.write(toFile: Self.path, atomically: true, encoding: .utf8)
        } else {
            #expect(rest[0] == Self.table)
        }
    }

    private static var table: String {
        let served = EngineSession.servedNames
        var out = "\n| group | served | not served |\n|---|---|---|\n"
        for (group, names) in EngineSession.definition {
            func list(_ names: [String]) -> String { names.isEmpty ? "" : names.joined(separator: ", ") }
            out +=
                "| \(group) | \(list(names.filter(served.contains))) | \(list(names.filter { !served.contains($0) })) |\n"
        }
        return out + "\n"
    }
}
