/// `LABEL key=value …`, or the old `LABEL key value` (buildkit `parseLabel`).
package struct LabelInstruction: Hashable, Sendable {
    /// The labels in order.
    package var labels: [KeyValue]

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        labels = try KeyValue.pairs(of: parsed, keyword: "LABEL")
    }
}
