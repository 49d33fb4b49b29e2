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

extension TemplateOperand {
    /// Why the operand takes no arguments.
    var argumentComplaint: String {
        switch kind {
        case .fields(let names), .chain(_, let names): fieldComplaint(names)
        case .variable(_, let names) where !names.isEmpty: fieldComplaint(names)
        default: "can't give argument to non-function \(text)"
        }
    }

    private func fieldComplaint(_ names: [String]) -> String {
        "\(names.last ?? "") has arguments but cannot be invoked as function"
    }

    /// Why a constant is not of a type, nil where the operand is none.
    func constantComplaint(_ type: String) -> String? {
        switch kind {
        case .bool, .number, .string, .nilWord: break
        default: return nil
        }
        return type.hasPrefix("[]")
            ? "can't handle \(text) for arg of type \(type)" : "expected \(typeWord(type)); found \(text)"
    }

    private func typeWord(_ type: String) -> String { type == "int" ? "integer" : type }
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
            value = .float(fraction)
        } else {
            return nil
        }
    }

    init(character: Unicode.Scalar, source: String) {
        self.source = source
        value = .int(Int64(character.value))
    }
}
