import Compose
import JSON
import TestSupport
import Testing

/// One row of a table of compose-go's own tests.
struct TableRow: Sendable, CustomTestStringConvertible {
    let name: String
    let index: Int
    let input: ModelValue
    let output: ModelValue
    let error: String?
    /// Whether the row needs files that are not in it.
    let usesFiles: Bool

    var testDescription: String { "\(name)[\(index)]" }

    /// - Parameter differing: rows that the release which Drydock follows answers otherwise, or whose test has
    ///   functions of its own.
    static func rows(_ name: String, except differing: Set<Int> = []) -> [TableRow] {
        let table = JSONReader.parse(RecordedTable("compose-\(name)").text)
        return (table?["cases"]?.items ?? []).enumerated().filter { !differing.contains($0.offset) }.map { index, row in
            TableRow(
                name: name, index: index, input: ModelValue(row["in"] ?? .null),
                output: ModelValue(row["out"] ?? .null), error: row["error"]?.text,
                usesFiles: row["usesFiles"] == .bool(true))
        }
    }
}

extension ModelValue {
    init(_ json: JSONValue) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .number(let value): self = value == value.rounded() ? .integer(Int(value)) : .number(value)
        case .string(let text): self = .string(text)
        case .array(let items): self = .list(items.map { ModelValue($0) })
        case .object(let object):
            self = .mapping(Dictionary(object.members.map { ($0.key, ModelValue($0.value)) }) { $1 })
        }
    }

    /// The texts of a mapping; those that are null are left out.
    var variables: [String: String] { (members ?? [:]).compactMapValues(\.text) }
}

/// compose-go's own tests as data. Their release is a little newer than the one that Drydock follows; where its words
/// have changed since, the recorded sessions decide, and the rows are named here.
@Suite("compose-go's own tables", .enabled(if: RecordedTable.isAvailable))
struct TableTests {
    @Test("templates", arguments: TableRow.rows("template"))
    func templates(row: TableRow) {
        let variables = row.input["env"]?.variables ?? [:]
        expect(row) { () throws(ComposeError) in
            do throws(Template.Failure) {
                return .string(
                    try Template(row.input["template"]?.text ?? "").fill(lookup: { variables[$0] }, unset: { _ in }))
            } catch {
                throw ComposeError(error.message)
            }
        }
    }

    @Test("interpolation", arguments: TableRow.rows("interpolate", except: [2, 29]))
    func interpolation(row: TableRow) {
        expect(row) { () throws(ComposeError) in
            var interpolation = Interpolation(row.input["env"]?.variables ?? [:])
            return try interpolation.apply(row.input["config"] ?? .null)
        }
    }

    @Test("files of variables", arguments: TableRow.rows("dotenv"))
    func dotEnv(row: TableRow) {
        let outer = row.input["env"]?.variables ?? [:]
        expect(row) { () throws(ComposeError) in
            let reader = try DotEnv.parse(
                row.input["text"]?.text ?? "", adding: row.input["already"]?.variables ?? [:]
            ) { outer[$0] }
            return .mapping(reader.variables.mapValues { .string($0) })
        }
    }

    @Test("short volumes", arguments: TableRow.rows("volume-short"))
    func volumes(row: TableRow) {
        expect(row) { () throws(ComposeError) in
            try VolumeNotation.parse(row.input.text ?? "").withoutTrueHostPaths
        }
    }

    @Test("merging", arguments: TableRow.rows("merge", except: [237]))
    func merging(row: TableRow) {
        expect(row) { () throws(ComposeError) in
            try Merge.apply(row.input["override"] ?? .null, over: row.input["base"] ?? .null)
        }
    }

    @Test("long forms", arguments: TableRow.rows("canonical", except: [101]))
    func canonical(row: TableRow) {
        expect(row) { () throws(ComposeError) in try Canonical.apply(row.input["model"] ?? .null) }
    }

    @Test("normalising", arguments: TableRow.rows("normalize"))
    func normalising(row: TableRow) {
        let model = row.input["model"] ?? .null
        let environment = row.input["env"]?.variables ?? [:]
        expect(row) { () throws(ComposeError) in
            try Normalization.apply(model, project: model["name"]?.text ?? "", environment: environment)
        }
    }

    @Test("variables", arguments: TableRow.rows("extract-variables"))
    func variables(row: TableRow) {
        expect(row) { () throws(ComposeError) in
            .mapping(
                Dictionary(
                    Template.variables(in: row.input).map { variable in
                        (
                            variable.name,
                            [
                                "Name": .string(variable.name), "DefaultValue": .string(variable.defaultValue),
                                "PresenceValue": .string(variable.presenceValue),
                                "Required": .bool(variable.isRequired),
                            ]
                        )
                    }
                ) { $1 })
        }
    }

    /// Rows that print YAML's errors in the words of a newer library, that test a selection which the row does not
    /// tell, that need files after all, or whose output is a fault of the table.
    static let newerRelease: Set<Int> = [
        22, 25, 27, 62, 112, 113, 121, 148, 149, 150, 151, 153, 170, 171, 172, 176, 182,
    ]

    @Test("whole files", arguments: TableRow.rows("load", except: newerRelease).filter { !$0.usesFiles })
    func files(row: TableRow) {
        let options = row.input["options"]
        var loader = ComposeLoader(
            workingDirectory: row.input["workingDir"]?.text ?? "/", environment: row.input["env"]?.variables ?? [:]
        ) { _ in nil }
        loader.options.resolvesPaths = options?["resolvePaths"]?.isTrue ?? false
        loader.options.normalizes = !(options?["skipNormalization"]?.isTrue ?? false)
        loader.options.checksConsistency = !(options?["skipConsistencyCheck"]?.isTrue ?? false)
        loader.options.validates = !(options?["skipValidation"]?.isTrue ?? false)
        let files = (row.input["files"]?.items ?? []).map {
            ComposeLoader.File(name: $0["name"]?.text ?? "", content: $0["content"]?.text)
        }
        expect(row) { () throws(ComposeError) in
            let project = try loader.project(files, name: options?["projectName"]?.text)
            return ModelValue(project.document(forJSON: true)).withoutTrueHostPaths
        }
    }

    @Test("project names", arguments: TableRow.rows("project-name"))
    func projectNames(row: TableRow) {
        #expect(ProjectName.normalized(row.input.text ?? "") == row.output.text ?? "")
    }

    private func expect(_ row: TableRow, _ body: () throws(ComposeError) -> ModelValue) {
        do {
            let value = try body()
            #expect(row.error == nil)
            let (found, wanted) = (value.leaves, row.output.leaves)
            #expect(wanted.subtracting(found) == [], "missing")
            #expect(found.subtracting(wanted) == [], "too much")
        } catch {
            #expect(row.error == error.message)
        }
    }
}

extension ModelValue {
    /// The table's release leaves `create_host_path` out where it is true.
    fileprivate var withoutTrueHostPaths: ModelValue {
        switch self {
        case .mapping(let members):
            .mapping(
                members.filter { $0.key != "create_host_path" || !$0.value.isTrue }.mapValues(\.withoutTrueHostPaths))
        case .list(let items): .list(items.map(\.withoutTrueHostPaths))
        default: self
        }
    }

    /// Every scalar with its place, so that a failure shows only what differs.
    fileprivate var leaves: Set<String> {
        switch self {
        case .mapping(let members) where !members.isEmpty:
            Set(members.flatMap { member in member.value.leaves.map { "\(member.key).\($0)" } })
        case .list(let items) where !items.isEmpty:
            Set(items.enumerated().flatMap { item in item.element.leaves.map { "[\(item.offset)].\($0)" } })
        default: ["\(goType) \(printed)"]
        }
    }

}
