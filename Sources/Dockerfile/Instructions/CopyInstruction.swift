/// `COPY [--from=…] [--chown=…] [--chmod=…] [--link] [--parents] [--exclude=…] source … destination`.
///
/// Rules: buildkit `parseCopy`; `--parents` and `--exclude` as in the Dockerfile frontend 1.20.
package struct CopyInstruction: Hashable, Sendable {
    /// What is copied, and where to.
    package var sources: CopySources
    /// A stage's name or number, or an image; empty for the build context.
    package var from: String
    /// `--chown`, empty if not given.
    package var chown: String
    /// `--chmod`, empty if not given.
    package var chmod: String
    /// `--link`: a layer of its own.
    package var isLinked: Bool
    /// `--parents`: the sources keep their folders.
    package var keepsParents: Bool
    /// The `--exclude` patterns.
    package var excludedPatterns: [String]

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        guard parsed.arguments.count >= 2 else { throw .noDestination("COPY") }
        let flags = try InstructionFlags(
            parsed,
            [
                ("chown", .text), ("from", .text), ("chmod", .text), ("link", .bool), ("parents", .bool),
                ("exclude", .list),
            ])
        sources = try CopySources(parsed, keyword: "COPY")
        from = flags.text("from")
        chown = flags.text("chown")
        chmod = flags.text("chmod")
        isLinked = flags.bool("link") ?? false
        keepsParents = flags.bool("parents") ?? false
        excludedPatterns = flags.list("exclude")
    }
}
