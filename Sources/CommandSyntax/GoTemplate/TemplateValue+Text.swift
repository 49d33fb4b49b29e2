extension TemplateValue {
    /// The value as a template prints it (Go's `%v`).
    package var text: String {
        text(isNested: false)
    }

    private func text(isNested: Bool) -> String {
        switch self {
        case .null: return "<nil>"
        case .missing: return isNested ? "<nil>" : "<no value>"
        case .bool(let value): return value ? "true" : "false"
        case .int(let value): return String(value)
        case .float(let value): return NumberText.shortest(value)
        case .string(let value): return value
        case .duration(let span): return span.description
        case .list(let values):
            return "[" + values.map { $0.text(isNested: true) }.joined(separator: " ") + "]"
        case .nilList: return "[]"
        case .nilMap: return "map[]"
        case .object(let object): return Self.text(of: object, isNested: isNested)
        }
    }

    private static func text(of object: TemplateObject, isNested: Bool) -> String {
        if object.isMap {
            let pairs = object.orderedFields.map { "\($0.name):\($0.value.text(isNested: true))" }
            return "map[" + pairs.joined(separator: " ") + "]"
        }
        // Go prints the address of a structure that others point to; a made-up one stands for it.
        if isNested, object.typeName.hasPrefix("*") { return "0xc000124000" }
        return "{" + object.fields.map { $0.value.text(isNested: true) }.joined(separator: " ") + "}"
    }
}
