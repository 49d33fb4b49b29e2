/// `FROM [--platform=P] image [AS name]` (buildkit `parseFrom`).
package struct FromInstruction: Hashable, Sendable {
    /// The image or stage as written, variables unexpanded.
    package var baseName: String
    /// The lower-cased stage name, empty if there is none.
    package var stageName: String
    /// The `--platform`, empty if there is none.
    package var platform: String

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        stageName = try Self.stageName(parsed.arguments)
        let flags = try InstructionFlags(parsed, [("platform", .text)])
        baseName = parsed.arguments[0]
        platform = flags.text("platform")
    }

    private static func stageName(_ arguments: [String]) throws(DockerfileError) -> String {
        if arguments.count == 1 { return "" }
        guard arguments.count == 3, arguments[1].lowercased() == "as" else {
            throw DockerfileError("FROM requires either one or three arguments")
        }
        let name = arguments[2].lowercased()
        let isValid = name.utf8.enumerated().allSatisfy { index, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                index > 0
            default: false
            }
        }
        guard isValid, !name.isEmpty else {
            throw DockerfileError(
                "invalid name for build stage: \(arguments[2].goQuoted), "
                    + "name can't start with a number or contain symbols")
        }
        return name
    }
}
