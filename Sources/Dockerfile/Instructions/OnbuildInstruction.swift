/// `ONBUILD instruction`: runs in the builds that start from this image (buildkit `parseOnBuild`).
package struct OnbuildInstruction: Hashable, Sendable {
    /// The trigger's text, here-documents included.
    package var expression: String

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        guard !parsed.arguments.isEmpty else { throw .atLeastOneArgument("ONBUILD") }
        _ = try InstructionFlags(parsed, [])
        let line = parsed.original.trimmingStart(while: \.isSpace)
        let text = String(line.unicodeScalars.dropFirst("ONBUILD".count)).trimmingStart(while: \.isSpace)
        let keyword = (parsed.trigger?.keyword ?? String(text.unicodeScalars.prefix { !$0.isSpace })).uppercased()
        switch keyword {
        case "ONBUILD": throw DockerfileError("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed")
        case "MAINTAINER", "FROM": throw DockerfileError("\(keyword) isn't allowed as an ONBUILD trigger")
        default: break
        }
        expression = parsed.heredocs.reduce(text) { $0 + "\n" + $1.content + $1.name }
    }
}
