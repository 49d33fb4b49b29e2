// eq, ne, lt, le, gt and ge.

extension TemplateFunctions {
    static func compare(_ name: String, _ values: [TemplateValue]) throws(Failure) -> Bool {
        guard values.count > 1 else { throw Failure(message: "missing argument for comparison") }
        let first = values[0]
        if name == "eq" {
            for other in values.dropFirst() where try equal(first, other) { return true }
            return false
        }
        let second = values[1]
        switch name {
        case "ne": return try !equal(first, second)
        case "lt": return try less(first, second)
        case "le": return try !less(second, first)
        case "gt": return try less(second, first)
        default: return try !less(first, second)
        }
    }

    private static func equal(_ left: TemplateValue, _ right: TemplateValue) throws(Failure) -> Bool {
        switch (left.number, right.number) {
        case (let left?, let right?): return left == right
        case (nil, nil): break
        default:
            if left.isNil || right.isNil { return false }
            throw incompatible(left, right)
        }
        switch (left, right) {
        case (.string(let left), .string(let right)): return left.utf8.elementsEqual(right.utf8)
        case (.bool(let left), .bool(let right)): return left == right
        case (.float(let left), .float(let right)): return left == right
        case (.missing, _), (_, .missing), (.null, _), (_, .null): return left.isNil && right.isNil
        case (.list, _), (.nilList, _), (_, .list), (_, .nilList):
            throw Failure(message: "non-comparable type \(left.text): \(left.typeName)")
        case (.object, .object): return left == right
        default: throw incompatible(left, right)
        }
    }

    private static func incompatible(_ left: TemplateValue, _ right: TemplateValue) -> Failure {
        Failure(message: "incompatible types for comparison: \(left.typeName) and \(right.typeName)")
    }

    private static func less(_ left: TemplateValue, _ right: TemplateValue) throws(Failure) -> Bool {
        switch (left.number, right.number) {
        case (let left?, let right?): return left < right
        case (nil, nil): break
        default: throw incompatible(left, right)
        }
        switch (left, right) {
        case (.string(let left), .string(let right)): return left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.float(let left), .float(let right)): return left < right
        case (.string, .float), (.float, .string), (.bool, .string), (.string, .bool):
            throw incompatible(left, right)
        default: throw Failure(message: "invalid type for comparison")
        }
    }
}

extension TemplateValue {
    fileprivate var isNil: Bool { self == .missing || self == .null }

    /// The value as a whole number, where it is one.
    fileprivate var number: Int64? {
        switch self {
        case .int(let value): value
        case .duration(let span): span.nanoseconds
        default: nil
        }
    }
}
