/// `VOLUME path …` or `VOLUME ["path", …]` (buildkit `parseVolume`).
package struct VolumeInstruction: Hashable, Sendable {
    /// The mount points in order.
    package var paths: [String]

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        guard !parsed.arguments.isEmpty else { throw .atLeastOneArgument("VOLUME") }
        _ = try InstructionFlags(parsed, [])
        paths = parsed.arguments.map(\.trimmed)
        guard !paths.contains("") else { throw DockerfileError("VOLUME specified can not be an empty string") }
    }
}
