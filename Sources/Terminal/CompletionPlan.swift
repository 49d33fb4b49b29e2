/// What to do when Tab was pressed: decided here, done by the line editor.
package enum CompletionPlan: Sendable, Equatable {
    case nothing
    /// Delete characters (scalars) before the cursor, then insert a text.
    case replace(deleting: Int, inserting: String)
    /// Nothing more can be inserted: show what there is.
    case list([Completions.Candidate])

    /// - Parameter cursor: in bytes of `buffer`.
    package init(buffer: String, cursor: Int, completions: Completions) {
        let bytes = Array(buffer.utf8.prefix(max(0, cursor)))
        let candidates = completions.candidates
        guard let first = candidates.first, (0...bytes.count).contains(completions.start) else {
            self = .nothing
            return
        }
        let typed = String(decoding: bytes[completions.start...], as: UTF8.self)
        let isOnly = candidates.allSatisfy { $0.text == first.text }
        let insertion = isOnly ? first.text + first.suffix : Self.commonPrefix(candidates.map { $0.text })
        let isLonger = insertion.unicodeScalars.count > typed.unicodeScalars.count
        if insertion != typed && (isOnly || isLonger) {
            // What is there already stays, so that the cursor moves only forward where that is possible.
            let kept = typed.unicodeScalars.elementsEqual(insertion.unicodeScalars.prefix(typed.unicodeScalars.count))
            let count = typed.unicodeScalars.count
            let rest = String(String.UnicodeScalarView(insertion.unicodeScalars.dropFirst(count)))
            self = .replace(deleting: kept ? 0 : count, inserting: kept ? rest : insertion)
        } else {
            self = isOnly ? .nothing : .list(candidates)
        }
    }

    /// The longest text with which all start; cut between characters, not within one.
    static func commonPrefix(_ texts: [String]) -> String {
        guard var prefix = texts.first.map({ Substring($0) }) else { return "" }
        for text in texts.dropFirst() {
            let end = zip(prefix.indices, text).first { prefix[$0] != $1 }?.0
            if let end { prefix = prefix[..<end] } else { prefix = prefix.prefix(text.count) }
        }
        return String(prefix)
    }
}
