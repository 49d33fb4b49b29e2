/// A piece of a parsed template.
indirect enum TemplateNode: Sendable, Equatable {
    case text(String)
    case action(TemplatePipeline)
    case condition(TemplatePipeline, then: [TemplateNode], else: [TemplateNode])
    case with(TemplatePipeline, then: [TemplateNode], else: [TemplateNode])
    case range(TemplatePipeline, body: [TemplateNode], else: [TemplateNode])
    case template(name: String, TemplatePipeline?, offset: Int)
    case breakLoop
    case continueLoop
}

/// Commands whose results go from one to the next, with the variables that take the last.
struct TemplatePipeline: Sendable, Equatable {
    var variables: [String] = []
    /// Whether the variables are new (`:=`).
    var declares = false
    /// Whether a range sets the variables, element by element.
    var isRange = false
    var commands: [TemplateCommand]
    var offset: Int

    /// The pipeline as Go prints it in error messages.
    var text: String {
        let head = variables.isEmpty ? "" : variables.joined(separator: ", ") + (declares ? " := " : " = ")
        return head + commands.map(\.text).joined(separator: " | ")
    }
}

/// A function or a value with its arguments.
struct TemplateCommand: Sendable, Equatable {
    var words: [TemplateOperand]
    var offset: Int

    var text: String {
        words.map(\.text).joined(separator: " ")
    }
}

/// One word of a command.
struct TemplateOperand: Sendable, Equatable {
    indirect enum Kind: Sendable, Equatable {
        case dot
        case nilWord
        case bool(Bool)
        case number(TemplateNumber)
        case string(String, source: String)
        case identifier(String)
        case fields([String])
        case variable(String, [String])
        case pipeline(TemplatePipeline)
        /// Fields of a parenthesised pipeline's value.
        case chain(TemplateOperand, [String])
    }

    var kind: Kind
    var offset: Int

    var text: String {
        switch kind {
        case .dot: "."
        case .nilWord: "nil"
        case .bool(let value): value ? "true" : "false"
        case .number(let number): number.source
        case .string(_, let source): source
        case .identifier(let name): name
        case .fields(let names): names.map { "." + $0 }.joined()
        case .variable(let name, let names): name + names.map { "." + $0 }.joined()
        case .pipeline(let pipeline): "(" + pipeline.text + ")"
        case .chain(let base, let names): base.text + names.map { "." + $0 }.joined()
        }
    }
}

/// A number in a template: whole where it can be.
struct TemplateNumber: Sendable, Equatable {
    let source: String
    let value: TemplateValue

    init?(_ source: String) {
        self.source = source
        if let whole = try? GoNumber.parseInt(source.filter { $0 != "_" }) {
            value = .int(whole)
        } else if let fraction = Double(source) {
            // Go takes 1e3 for a whole number as well.
            let isWhole = fraction.magnitude < 0x1p63 && Double(Int64(fraction)) == fraction
            value = isWhole ? .int(Int64(fraction)) : .float(fraction)
        } else {
            return nil
        }
    }

    init(character: Unicode.Scalar, source: String) {
        self.source = source
        value = .int(Int64(character.value))
    }
}
