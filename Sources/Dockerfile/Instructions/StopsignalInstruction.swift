/// `STOPSIGNAL signal` (buildkit `parseStopSignal`).
package struct StopsignalInstruction: Hashable, Sendable {
    /// The signal's name or number, unchecked.
    package var signal: String

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        guard parsed.arguments.count == 1 else { throw .exactlyOneArgument("STOPSIGNAL") }
        signal = parsed.arguments[0]
    }
}
