/// `ENV key=value …`, or the old `ENV key value` (buildkit `parseEnv`).
package struct EnvInstruction: Hashable, Sendable {
    /// The variables in order.
    package var variables: [KeyValue]

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        variables = try KeyValue.pairs(of: parsed, keyword: "ENV")
    }
}
