import CommandSyntax
import Dockerfile
import Engine

/// What `docker build --call` prints instead of building.
enum BuildCalls {
    static let known = ["build", "check", "outline", "targets"]

    static func targets(_ outline: BuildOutline) -> String {
        var table = TextTable(minimumWidth: 0, padding: 1)
        table.append(["TARGET", "DESCRIPTION"])
        for target in outline.targets {
            let mark = target.isDefault ? "(default)" : ""
            let name = [target.name, mark].filter { !$0.isEmpty }.joined(separator: " ")
            table.append([name, target.description])
        }
        return table.text
    }

    static func outline(_ outline: BuildOutline) -> String {
        var parts: [TextTable] = []
        if !outline.name.isEmpty || !outline.description.isEmpty {
            var table = TextTable(minimumWidth: 0, padding: 1)
            table.append(["TARGET:", outline.name.isEmpty ? "(default)" : outline.name])
            if !outline.description.isEmpty { table.append(["DESCRIPTION:", outline.description]) }
            parts.append(table)
        }
        let arguments = outline.arguments.map { [$0.name, $0.value, $0.description] }
        parts += Self.table(["BUILD ARG", "VALUE", "DESCRIPTION"], arguments)
        parts += Self.table(["SECRET", "REQUIRED"], outline.secrets.map { [$0.name, $0.isRequired ? "true" : ""] })
        parts += Self.table(["SSH", "REQUIRED"], outline.agents.map { [$0.name, $0.isRequired ? "true" : ""] })
        return parts.map { $0.text + "\n" }.joined()
    }

    private static func table(_ header: [String], _ rows: [[String]]) -> [TextTable] {
        guard !rows.isEmpty else { return [] }
        var table = TextTable(minimumWidth: 0, padding: 3)
        table.append(header)
        for row in rows { table.append(row) }
        return [table]
    }

    /// `--check`: the warnings with the lines that they are about.
    static func check(
        _ report: BuildCheckReport, _ document: DockerfileDocument, _ request: BuildRequest
    ) -> (text: String, status: Int32) {
        let warnings = report.sortedWarnings
        guard !warnings.isEmpty else { return ("Check complete, no warnings found.\n", 0) }
        let count = warnings.count == 1 ? "1 warning has" : "\(warnings.count) warnings have"
        var text = "Check complete, \(count) been found!\n"
        for warning in warnings {
            let lines = warning.report(source: document.sourceLines, fileName: request.dockerfileName)
            text += "\n" + lines.joined(separator: "\n") + "\n"
        }
        return (text, 1)
    }
}
