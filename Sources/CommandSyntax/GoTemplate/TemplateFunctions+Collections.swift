// len, index and slice.

extension TemplateFunctions {
    static func length(of value: TemplateValue) throws(Failure) -> Int64 {
        switch value {
        case .string(let text): return Int64(text.utf8.count)
        case .list(let values): return Int64(values.count)
        case .object(let object) where object.isMap: return Int64(object.fields.count)
        case .nilList, .nilMap: return 0
        case .missing: throw Failure(message: "len of untyped nil")
        case .null: throw Failure(message: "len of nil pointer")
        default: throw Failure(message: "len of type \(value.typeName)")
        }
    }

    static func index(
        _ value: TemplateValue, _ keys: some Sequence<TemplateValue>
    ) throws(Failure) -> TemplateValue {
        var value = value
        for key in keys { value = try index(value, key) }
        return value
    }

    private static func index(_ value: TemplateValue, _ key: TemplateValue) throws(Failure) -> TemplateValue {
        switch value {
        case .list(let values):
            let position = try position(key, limit: values.count)
            return values[position]
        case .string(let text):
            let bytes = Array(text.utf8)
            return .int(Int64(bytes[try position(key, limit: bytes.count)]))
        case .object(let object) where object.isMap:
            guard case .string(let name) = key else {
                throw Failure(message: "value has type \(key.typeName); should be string")
            }
            return object[name] ?? object.zeroElement
        case .nilMap: return .missing
        case .nilList:
            _ = try position(key, limit: 0)
            return .missing
        case .missing: throw Failure(message: "index of untyped nil")
        case .null: throw Failure(message: "index of nil pointer")
        default: throw Failure(message: "can't index item of type \(value.typeName)")
        }
    }

    private static func position(_ key: TemplateValue, limit: Int) throws(Failure) -> Int {
        switch key {
        case .int(let number) where number >= 0 && number < limit: return Int(number)
        case .int(let number): throw Failure(message: "index out of range: \(number)")
        case .missing, .null: throw Failure(message: "cannot index slice/array with nil")
        default: throw Failure(message: "cannot index slice/array with type \(key.typeName)")
        }
    }

    static func slice(_ value: TemplateValue, _ bounds: ArraySlice<TemplateValue>) throws(Failure) -> TemplateValue {
        let count: Int
        switch value {
        case .string(let text): count = text.utf8.count
        case .list(let values): count = values.count
        case .nilList: count = 0
        case .missing: throw Failure(message: "slice of untyped nil")
        default: throw Failure(message: "can't slice item of type \(value.typeName)")
        }
        guard bounds.count <= 3 else { throw Failure(message: "too many slice indexes: \(bounds.count)") }
        var limits: [Int] = []
        for (index, bound) in bounds.enumerated() {
            let limit = try whole(bound, index + 1)
            guard limit >= 0, limit <= count else { throw Failure(message: "index out of range: \(limit)") }
            limits.append(limit)
        }
        let start = limits.first ?? 0
        let end = limits.count > 1 ? limits[1] : count
        guard start <= end else { throw Failure(message: "invalid slice index: \(start) > \(end)") }
        switch value {
        case .string(let text): return .string(String(decoding: Array(text.utf8)[start..<end], as: UTF8.self))
        case .list(let values): return .list(Array(values[start..<end]))
        default: return value
        }
    }
}
