/// `USER name[:group]` (buildkit `parseUser`).
package struct UserInstruction: Hashable, Sendable {
    /// The user, and perhaps a group after a colon.
    package var user: String

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        guard parsed.arguments.count == 1 else { throw .exactlyOneArgument("USER") }
        _ = try InstructionFlags(parsed, [])
        user = parsed.arguments[0]
    }
}
