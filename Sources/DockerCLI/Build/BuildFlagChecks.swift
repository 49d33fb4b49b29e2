import CommandSyntax
import WorldModel

/// Flags of `docker build` that Buildx refuses before it builds. Recorded: `images-a12-build-flags`.
enum BuildFlagChecks {
    static func check(_ command: ParsedCommand) throws(CommandFailure) {
        if let name = command.string("builder"), !name.isEmpty { try BuilderCommands.check(name) }
        let (file, context) = (command.string("file") ?? "", command.operands[0])
        if context == "-", file == "-" {
            throw refuse("invalid argument: can't use stdin for both build context and dockerfile")
        }
        if command.bool("no-cache"), !command.list("no-cache-filter").isEmpty {
            throw refuse("--no-cache and --no-cache-filter cannot currently be used together")
        }
        for text in command.list("build-arg") where text.hasPrefix("=") {
            throw CommandFailure("ERROR: invalid key-value pair \(GoQuote.quote(text)): empty key")
        }
        let platforms = command.list("platform").flatMap { $0.split(separator: ",") }
        for text in platforms { try checkPlatform(String(text)) }
        if Set(platforms).count > 1 {
            throw refuse(
                """
                Multi-platform build is not supported for the docker driver.
                Switch to a different driver, or turn on the containerd image store, and try again.
                Learn more at https://docs.docker.com/go/build-multi-platform/
                """)
        }
        for text in command.list("allow") where !known.contains(text) {
            throw refuse("unknown entitlement \(text)")
        }
        for text in command.list("allow") where text != "network.host" {
            throw refuse("failed to solve: granting entitlement \(text) is not allowed by build daemon configuration")
        }
        for text in command.list("annotation") where !text.contains("=") {
            throw refuse("parse annotations: invalid annotation \(GoQuote.quote(text)), expected key=value")
        }
        try checkAttestations(command)
        if command.list("ssh").contains("default") {
            throw refuse(
                "failed to convert agent config {default [] false}: invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set"
            )
        }
    }

    private static let known: Set<String> = ["network.host", "security.insecure", "device"]

    private static func refuse(_ message: String) -> CommandFailure {
        CommandFailure("ERROR: failed to build: " + message)
    }

    /// `linux`, `amd64`, `linux/amd64` and their like (containerd, `platforms.Parse`).
    private static func checkPlatform(_ text: String) throws(CommandFailure) {
        let systems: Set<String> = ["linux", "windows", "darwin", "freebsd", "local"]
        let processors: Set<String> = [
            "amd64", "arm64", "arm", "386", "ppc64le", "s390x", "riscv64", "mips64le", "aarch64", "x86_64", "armhf",
        ]
        let words = text.split(separator: "/").map { $0.lowercased() }
        guard words.count == 1, !systems.contains(words[0]), !processors.contains(words[0]) else { return }
        throw refuse("\(GoQuote.quote(text)): unknown operating system or architecture: invalid argument")
    }

    private static func checkAttestations(_ command: ParsedCommand) throws(CommandFailure) {
        let asked = ["sbom", "provenance"].contains { name in
            command.isSet(name) && !["", "false", "0"].contains(command.string(name) ?? "")
        }
        guard asked || !command.list("attest").isEmpty else { return }
        throw refuse(
            """
            Attestation is not supported for the docker driver.
            Switch to a different driver, or turn on the containerd image store, and try again.
            Learn more at https://docs.docker.com/go/attestations/
            """)
    }
}
