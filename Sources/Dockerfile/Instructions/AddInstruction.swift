/// `ADD [--chown=…] [--chmod=…] [--link] [--keep-git-dir] [--checksum=…] [--unpack] [--exclude=…] source … destination`.
///
/// Rules: buildkit `parseAdd`.
package struct AddInstruction: Hashable, Sendable {
    /// What is copied, and where to.
    package var sources: CopySources
    /// `--chown`, empty if not given.
    package var chown: String
    /// `--chmod`, empty if not given.
    package var chmod: String
    /// `--link`: a layer of its own.
    package var isLinked: Bool
    /// Whether `.git` stays, nil if not said.
    package var keepsGitDirectory: Bool?
    /// `--checksum`, empty if not given.
    package var checksum: String
    /// Whether an archive is unpacked, nil if not said: then local archives are and downloads are not.
    package var unpacks: Bool?
    /// The `--exclude` patterns.
    package var excludedPatterns: [String]

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        guard parsed.arguments.count >= 2 else { throw .noDestination("ADD") }
        let flags = try InstructionFlags(
            parsed,
            [
                ("chown", .text), ("chmod", .text), ("link", .bool), ("keep-git-dir", .bool), ("checksum", .text),
                ("unpack", .bool), ("exclude", .list),
            ])
        sources = try CopySources(parsed, keyword: "ADD")
        chown = flags.text("chown")
        chmod = flags.text("chmod")
        isLinked = flags.bool("link") ?? false
        keepsGitDirectory = flags.bool("keep-git-dir")
        checksum = flags.text("checksum")
        unpacks = flags.bool("unpack")
        excludedPatterns = flags.list("exclude")
    }
}
