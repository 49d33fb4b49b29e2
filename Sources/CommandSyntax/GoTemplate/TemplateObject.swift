/// A structure or a map in a value tree; fields keep the order in which they were put in.
package struct TemplateObject: Sendable, Equatable {
    /// A value with its name in templates and its name in JSON.
    package struct Field: Sendable, Equatable {
        package var name: String
        package var value: TemplateValue
        /// The name in JSON, nil for a field that JSON leaves out.
        package var jsonName: String?
    }

    package private(set) var fields: [Field] = []
    /// Whether this is a map: keys sort in output and a missing one is no error.
    package let isMap: Bool
    /// Go's name of the type: "*formatter.ContainerContext", "map[string]string".
    package let typeName: String
    /// Whether JSON is written by the structure itself, as Docker's table rows do: sorted names, `<>&` escaped.
    package var marshalsItself: Bool
    /// Methods with one text as argument, `{{.Label "team"}}`; each looks its argument up in a map.
    package var lookups: [String: [String: String]] = [:]
    /// Whether those methods give the last part of their argument itself: in the heading of a table.
    package var echoesLookups = false

    /// An empty structure.
    package init(_ typeName: String, marshalsItself: Bool = false) {
        self.isMap = false
        self.typeName = typeName
        self.marshalsItself = marshalsItself
    }

    /// An empty map.
    package init(map typeName: String = "map[string]interface {}") {
        self.isMap = true
        self.typeName = typeName
        self.marshalsItself = false
    }

    /// The value of a field, by its name in templates.
    package subscript(_ name: String) -> TemplateValue? {
        get { fields.first { $0.name == name }?.value }
        set {
            let index = fields.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): fields[index].value = value
            case (nil, let value?): fields.append(Field(name: name, value: value, jsonName: name))
            case (let index?, nil): fields.remove(at: index)
            case (nil, nil): break
            }
        }
    }

    /// Adds a field whose name in JSON is another one, or that JSON leaves out.
    package mutating func append(_ name: String, _ value: TemplateValue, json: String?) {
        fields.append(Field(name: name, value: value, jsonName: json))
    }

    /// Adds a field that has the same name in templates and in JSON.
    /// Adds fields that templates see and JSON leaves out because they say nothing, where they are not there yet.
    package mutating func appendEmpty(_ values: KeyValuePairs<String, TemplateValue>) {
        for (name, value) in values where self[name] == nil { append(name, value, json: nil) }
    }

    package mutating func append(_ name: String, _ value: TemplateValue) {
        append(name, value, json: name)
    }

    /// The fields as they are printed: a map's in the order of their names.
    var orderedFields: [Field] {
        isMap ? fields.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } : fields
    }

    /// What `index` gives for a key that a map does not have: its element type's zero.
    var zeroElement: TemplateValue {
        guard let end = typeName.firstIndex(of: "]") else { return .missing }
        let element = typeName[typeName.index(after: end)...]
        switch element {
        case "string": return .string("")
        case "bool": return .bool(false)
        case "interface {}", "any": return .missing
        case "float64": return .float(0)
        case "struct {}": return .object(TemplateObject("struct {}"))
        default: break
        }
        if element.hasPrefix("*") { return .null }
        if element.hasPrefix("[]") { return .nilList }
        if element.hasPrefix("map[") { return .nilMap }
        return element.hasPrefix("int") || element.hasPrefix("uint") ? .int(0) : .missing
    }
}
