/// A value that a format template can read, with what Go would know about it.
package indirect enum TemplateValue: Sendable, Equatable {
    /// A nil pointer: `<nil>` in text, `null` in JSON.
    case null
    /// No value at all: `<no value>` in text, `null` in JSON.
    case missing
    case bool(Bool)
    case int(Int64)
    case float(Double)
    case string(String)
    /// A span of time: "30s" in text, nanoseconds in JSON.
    case duration(GoDuration)
    case list([TemplateValue])
    /// A list that was never made: `[]` in text, `null` in JSON.
    case nilList
    case object(TemplateObject)
    /// A map that was never made: `map[]` in text, `null` in JSON.
    case nilMap
}

extension TemplateValue {
    /// A list of texts.
    package static func strings(_ texts: some Sequence<String>) -> TemplateValue {
        .list(texts.map { .string($0) })
    }

    /// A `map[string]string`.
    package static func stringMap(_ pairs: some Sequence<(key: String, value: String)>) -> TemplateValue {
        var object = TemplateObject(map: "map[string]string")
        for (key, value) in pairs { object[key] = .string(value) }
        return .object(object)
    }

    /// Whether `if` takes the value for true: not false, zero, empty or absent.
    var isTrue: Bool {
        switch self {
        case .null, .missing, .nilList, .nilMap: false
        case .bool(let value): value
        case .int(let value): value != 0
        case .float(let value): value != 0
        case .duration(let value): value.nanoseconds != 0
        case .string(let value): !value.isEmpty
        case .list(let values): !values.isEmpty
        case .object(let object): object.isMap ? !object.fields.isEmpty : true
        }
    }

    /// Go's name of the value's type, as error messages print it.
    var typeName: String {
        switch self {
        case .null, .missing: "interface {}"
        case .bool: "bool"
        case .int: "int"
        case .float: "float64"
        case .string: "string"
        case .duration: "time.Duration"
        case .list(let values): "[]" + (values.first?.typeName ?? "interface {}")
        case .nilList: "[]interface {}"
        case .object(let object): object.typeName
        case .nilMap: "map[string]interface {}"
        }
    }

    /// The value as a program sees it that only has the JSON text: maps for structures, JSON's names for Go's.
    ///
    /// `docker inspect` runs a template again on this when the first run fails.
    package var decodedFromJSON: TemplateValue {
        switch self {
        case .null, .nilList, .nilMap: return .missing
        case .duration(let span): return .int(span.nanoseconds)
        case .list(let values): return .list(values.map(\.decodedFromJSON))
        case .object(let object):
            var map = TemplateObject(map: "map[string]interface {}")
            for field in object.fields {
                if let name = field.jsonName { map[name] = field.value.decodedFromJSON }
            }
            return .object(map)
        case .missing, .bool, .int, .float, .string: return self
        }
    }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .int(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
}
