/// `MAINTAINER name`, deprecated (buildkit `parseMaintainer`).
package struct MaintainerInstruction: Hashable, Sendable {
    /// The author as written.
    package var maintainer: String

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        guard parsed.arguments.count == 1 else { throw .exactlyOneArgument("MAINTAINER") }
        _ = try InstructionFlags(parsed, [])
        maintainer = parsed.arguments[0]
    }
}
