/// One pair of ENV or LABEL (buildkit `KeyValuePair`).
package struct KeyValue: Hashable, Sendable {
    /// What stands before `=`.
    package var key: String
    /// What stands after `=`, quotes and variables not yet processed.
    package var value: String
    /// Whether it was written `KEY value`, without `=`.
    package var isLegacy: Bool

    static func pairs(of parsed: ParsedInstruction, keyword: String) throws(DockerfileError) -> [KeyValue] {
        _ = try InstructionFlags(parsed, [])
        let arguments = parsed.arguments
        guard !arguments.isEmpty else { throw .atLeastOneArgument(keyword) }
        guard arguments.count.isMultiple(of: 3) else {
            throw DockerfileError("Bad input to \(keyword), too many arguments")
        }
        var pairs: [KeyValue] = []
        for index in stride(from: 0, to: arguments.count, by: 3) {
            guard !arguments[index].isEmpty else { throw .blankName(keyword) }
            pairs.append(
                KeyValue(key: arguments[index], value: arguments[index + 1], isLegacy: arguments[index + 2].isEmpty))
        }
        return pairs
    }
}
