/// A word of a Python text.
struct Token: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case name(String)
        case integer(String, base: Int)
        case float(Double)
        case imaginary(Double)
        case string(String)
        case bytes([UInt8])
        /// The parts of an f-string, not yet parsed.
        case formatted([RawPart])
        case symbol(String)
        case newline, indent, dedent, end
    }

    /// A piece of an f-string as it stands in the text.
    indirect enum RawPart: Sendable, Equatable {
        case text(String)
        case value(source: String, at: SourceRange, conversion: Character?, format: [RawPart], isLabelled: Bool)
    }

    var kind: Kind
    var range: SourceRange

    var symbol: String? { if case .symbol(let text) = kind { text } else { nil } }
    var name: String? { if case .name(let text) = kind { text } else { nil } }
}
