/// A format template in the language of Go's `text/template`, with the functions that Docker adds.
///
///     let template = try GoTemplate("{{.Name}}: {{json .Labels}}")
///     let text = try template.execute(value)
///
/// Does not know: `call`, methods with arguments other than one text, comparisons of whole structures.
package struct GoTemplate: Sendable {
    /// What a field of a map stands for when the map does not have it.
    package enum MissingKey: Sendable, Equatable {
        /// `<no value>`.
        case noValue
        /// An error, as in `docker inspect`'s second try on plain JSON.
        case error
    }

    /// What Docker's own functions do.
    package enum FunctionSet: Sendable, Equatable {
        case values
        /// For the header row of a table, whose words `json`, `upper` and the like leave alone.
        case headers
    }

    let source: String
    let name: String
    let nodes: [TemplateNode]
    let definitions: [String: [TemplateNode]]

    /// Reads a template; `name` is what error messages call it, nothing in Docker's case.
    package init(_ text: String, name: String = "") throws(TemplateError) {
        var parser = TemplateParser(text, name: name, functions: TemplateFunctions.names)
        self.source = text
        self.name = name
        self.nodes = try parser.parse()
        self.definitions = parser.definitions
    }

    /// Runs the template on a value.
    package func execute(
        _ value: TemplateValue, missingKey: MissingKey = .noValue, functions: FunctionSet = .values
    ) throws(TemplateError) -> String {
        var executor = TemplateExecutor(template: self, root: value, missingKey: missingKey, functions: functions)
        return try executor.run()
    }
}
