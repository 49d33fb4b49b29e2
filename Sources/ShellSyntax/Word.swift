/// A word as written: parts that are expanded in their own ways.
package struct Word: Sendable, Equatable {
    package let parts: [WordPart]
    /// The text, if the word has no quotes and nothing to expand.
    package let literal: String?
    /// It is its literal in every place: no tilde, pattern or brace could make something else of it.
    package let isPlain: Bool
    /// Commands run when it is expanded.
    package let runsCommands: Bool

    package init(_ parts: [WordPart]) {
        self.parts = parts
        switch parts.count {
        case 0: literal = ""
        case 1: if case .literal(let text) = parts[0] { literal = text } else { literal = nil }
        default: literal = nil
        }
        isPlain = literal.map(Word.isPlain) ?? false
        runsCommands = parts.contains(where: \.runsCommands)
    }

    package init(literal text: String) { self.init([.literal(text)]) }

    private static func isPlain(_ text: String) -> Bool {
        // A lone bracket is the command of that name, and no pattern.
        text == "["
            || text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "~"),
                    UInt8(ascii: "("), UInt8(ascii: "\\"):
                    false
                default: true
                }
            }
    }

    package static func == (a: Word, b: Word) -> Bool { a.parts == b.parts }
}

/// A part of a word.
package indirect enum WordPart: Sendable, Equatable {
    case literal(String)
    /// Text that stands for itself: single quotes, `$'…'`, a backslash.
    case quoted(String)
    case doubleQuoted([WordPart])
    case parameter(ParameterExpansion)
    /// `$(…)` or backquotes.
    case command([ListItem])
    /// `$((…))`, its text with expansions in it.
    case arithmetic([WordPart])
    /// `<(…)` and `>(…)`.
    case process([ListItem], isInput: Bool)
    /// `name=(…)` as a word of `declare`, `local` and the like.
    case declaration(Assignment)

    var runsCommands: Bool {
        switch self {
        case .literal, .quoted: false
        case .doubleQuoted(let parts), .arithmetic(let parts): parts.contains(where: \.runsCommands)
        case .parameter(let expansion): expansion.runsCommands
        case .command, .process: true
        case .declaration(let assignment): assignment.runsCommands
        }
    }
}

/// `$name` or `${name…}`.
package struct ParameterExpansion: Sendable, Equatable {
    package var name: String
    /// The subscript of `${name[…]}`.
    package var index: Word?
    /// `${!name…}`: the variable is the one that `name` names.
    package var isIndirect = false
    package var operation: Operation

    /// What letters become.
    package enum LetterCase: String, Sendable {
        case upper = "^"
        case lower = ","
        /// Small ones large, large ones small.
        case other = "~"
    }

    package indirect enum Operation: Sendable, Equatable {
        case value
        case length
        /// `-`, `=`, `?`, `+`; with a colon an empty value counts as unset.
        case whenUnset(Fallback, countsEmpty: Bool, Word)
        /// `#`, `##`, `%`, `%%`
        case remove(suffix: Bool, longest: Bool, Word)
        /// `${name:offset:length}`
        case slice(Word, Word?)
        /// `${name/pattern/text}`; `anchor` is `#` or `%`.
        case replace(all: Bool, anchor: Character?, Word, Word)
        /// `^`, `^^`, `,`, `,,`, `~`, `~~`
        case changeCase(to: LetterCase, all: Bool, Word)
        /// `${name@Q}` and its kin
        case transform(Character)
        /// `${!name[@]}`
        case keys
        /// `${!prefix*}` and `${!prefix@}`
        case names
        /// What no shell of this flavour can make sense of; the text is named when it is expanded.
        case bad(String)
    }

    package enum Fallback: Sendable, Equatable {
        case useDefault, assign, fail, alternative
    }

    var runsCommands: Bool {
        if index?.runsCommands == true { return true }
        switch operation {
        case .value, .length, .transform, .keys, .names, .bad: return false
        case .whenUnset(_, _, let word), .remove(_, _, let word), .changeCase(_, _, let word):
            return word.runsCommands
        case .slice(let offset, let length): return offset.runsCommands || length?.runsCommands == true
        case .replace(_, _, let pattern, let text): return pattern.runsCommands || text.runsCommands
        }
    }
}

/// `NAME=word` before a command, or alone.
package struct Assignment: Sendable, Equatable {
    package var name: String
    /// The subscript of `name[…]=word`.
    package var index: Word?
    package var value: Word
    /// The values of `name=(…)`.
    package var elements: [Element]?
    /// `NAME+=word`
    package var appends: Bool

    /// One value of an array, with its subscript if it has one.
    package struct Element: Sendable, Equatable {
        package var index: Word?
        package var value: Word
    }

    package var runsCommands: Bool {
        value.runsCommands || index?.runsCommands == true
            || elements?.contains { $0.value.runsCommands || $0.index?.runsCommands == true } == true
    }
}
