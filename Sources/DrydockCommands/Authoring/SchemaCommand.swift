import ArgumentParser
import Course
import Terminal

/// `drydock schema`: JSON schemas of the course's YAML files.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON schema of one of the course's YAML files.",
        discussion: "Editors complete and check with it. The schemas also lie in docs/schemas.")

    @Argument(help: "One of: \(FileSchema.allCases.map(\.rawValue).joined(separator: ", ")).") var file: FileSchema

    func run() { TerminalWriter.standardOutput.write(file.text) }
}

extension FileSchema: ExpressibleByArgument {}
