import Foundation
import Testing

@testable import Dockerfile

@Suite("BuildKit's own tables", .enabled(if: OracleTable.isAvailable))
struct TableTests {
    @Test("documents", arguments: OracleTable("parse").cases)
    func documents(row: OracleCase) throws {
        let document: DockerfileDocument
        do {
            document = try DockerfileDocument(parsing: row.inputText)
        } catch {
            #expect(error.message == row.error)
            return
        }
        #expect(row.error == nil)
        #expect(String(document.escape) == row.output["escape"] as? String)
        let dump = document.instructions.map { "(" + Self.dump($0) + ")" }.joined(separator: "\n")
        #expect(dump == row.output["dump"] as? String)
        let warnings = (row.output["warnings"] as? [[String: Any]] ?? []).compactMap { $0["short"] as? String }
        #expect(document.emptyContinuations.map(\.message) == warnings)
        let nodes = row.output["nodes"] as? [[String: Any]] ?? []
        try #require(nodes.count == document.instructions.count)
        for (node, parsed) in zip(nodes, document.instructions) { Self.compare(parsed, node) }
    }

    private static func compare(_ parsed: ParsedInstruction, _ node: [String: Any]) {
        #expect(parsed.keyword == node["value"] as? String)
        #expect(parsed.original == node["original"] as? String)
        #expect(parsed.lines == (node["start"] as? Int ?? 0)...(node["end"] as? Int ?? 0))
        #expect(parsed.flags == node["flags"] as? [String] ?? [])
        #expect(parsed.comments == node["prevComment"] as? [String] ?? [])
        #expect(parsed.isJSON == (node["attributes"] as? [String: Bool] ?? [:])["json"] ?? false)
        let arguments = parsed.trigger.map { ["<" + dump($0) + ">"] } ?? parsed.arguments
        #expect(arguments == node["args"] as? [String] ?? [])
        let heredocs = (node["heredocs"] as? [[String: Any]] ?? []).map(heredoc)
        #expect(parsed.heredocs == heredocs)
    }

    static func heredoc(_ json: [String: Any]) -> Heredoc {
        Heredoc(
            name: json["Name"] as? String ?? "", fileDescriptor: json["FileDescriptor"] as? Int ?? -1,
            isExpanded: json["Expand"] as? Bool ?? false, isChomped: json["Chomp"] as? Bool ?? false,
            content: json["Content"] as? String ?? "")
    }

    /// The s-expression of BuildKit's `Node.Dump`.
    private static func dump(_ parsed: ParsedInstruction) -> String {
        var text = parsed.name
        if !parsed.flags.isEmpty { text += " [" + parsed.flags.map(\.goQuoted).joined(separator: " ") + "]" }
        if let trigger = parsed.trigger { return text + " (" + dump(trigger) + ")" }
        return ([text] + parsed.arguments.map(\.goQuoted)).joined(separator: " ")
    }

    @Test("the syntax directive", arguments: OracleTable("detect-syntax").cases)
    func syntax(row: OracleCase) {
        expect(Directive.syntax(of: row.inputText), row)
    }

    @Test("directives", arguments: OracleTable("directive").cases)
    func directives(row: OracleCase) {
        let text = row.inputFields["text"] as? String ?? ""
        expect(Directive.named(row.inputFields["key"] as? String ?? "", in: text), row)
    }

    private func expect(_ found: Directive?, _ row: OracleCase) {
        #expect((found != nil) == row.output["found"] as? Bool)
        #expect(found?.value ?? "" == row.output["cmdline"] as? String)
        #expect(found?.firstWord ?? "" == row.output["value"] as? String)
    }

    @Test("here-document words", arguments: OracleTable("parse-heredoc").cases)
    func heredocWords(row: OracleCase) {
        let expected = row.output.isEmpty ? nil : Self.heredoc(row.output)
        #expect((try? Heredoc.parse(row.inputText)) == expected)
    }

    @Test("here-document tabs", arguments: OracleTable("heredoc-chomp").cases)
    func heredocTabs(row: OracleCase) {
        #expect(Heredoc.chomped(row.inputText) == row.row["out"] as? String)
    }

    @Test("stages", arguments: OracleTable("stages").cases)
    func stages(row: OracleCase) throws {
        let build: BuildStages
        do throws(DockerfileError) {
            build = try BuildStages(DockerfileDocument(parsing: row.inputText))
        } catch {
            #expect(error.message == row.error)
            return
        }
        #expect(row.error == nil)
        let stages = row.output["stages"] as? [[String: Any]] ?? []
        #expect(build.stages.map(\.name) == stages.map { $0["name"] as? String ?? "" })
        #expect(build.stages.map(\.baseName) == stages.map { $0["base"] as? String ?? "" })
        #expect(build.stages.map(\.platform) == stages.map { $0["platform"] as? String ?? "" })
        let commands = stages.map { ($0["commands"] as? [[String: Any]] ?? []).map { $0["name"] as? String ?? "" } }
        #expect(build.stages.map { $0.instructions.map(\.keyword) } == commands)
        #expect(build.metaArgs.count == (row.output["metaArgs"] as? [Any] ?? []).count)
    }

    @Test("word expansion", arguments: OracleTable("word-expansion").cases)
    func words(row: OracleCase) {
        let input = row.inputFields
        var expander = WordExpander(escape: (input["escape"] as? String)?.unicodeScalars.first ?? "\\")
        expander.keepsQuotes = input["rawQuotes"] as? Bool ?? false
        expander.keepsEscapes = input["rawEscapes"] as? Bool ?? false
        expander.keepsUnsetVariables = input["skipUnsetEnv"] as? Bool ?? false
        do throws(DockerfileError) {
            let environment = input["env"] as? [String: String] ?? [:]
            let result = try expander.expand(input["word"] as? String ?? "", with: environment)
            #expect(row.error == nil)
            #expect(result.text == row.output["result"] as? String)
            #expect(result.words == row.output["words"] as? [String] ?? [])
            // Rows recorded through `ProcessWords` have neither variables nor unmatched names.
            let unmatched = row.output["unmatched"] as? [String] ?? []
            if !environment.isEmpty || !unmatched.isEmpty { #expect(result.unmatched.sorted() == unmatched.sorted()) }
        } catch {
            #expect(error.message == row.error)
        }
    }
}
