/// The texts of the interface in one language, from a `.po` file as GNU gettext and translators' tools have it.
///
/// What a translation lacks, or marks as `fuzzy`, is said in English.
package struct Phrasebook: Sendable, Equatable {
    /// English: what the program itself is written in.
    package static let english = Phrasebook(po: "")

    /// Translations by English text.
    private var texts: [String: String] = [:]
    /// Singular and plural by English singular.
    private var plurals: [String: [String]] = [:]

    /// - Parameter po: the file's text. Lines that belong to no entry are passed over.
    package init(po: String) {
        var entry = Entry()
        var field = ""
        for line in po.split(whereSeparator: \.isNewline).map({ $0.drop(while: { $0 == " " || $0 == "\t" }) }) {
            if line.hasPrefix("\"") {
                entry.fields[field, default: ""] += Self.unquoted(line)
                continue
            }
            if line.hasPrefix("#") {
                if !entry.fields.isEmpty { take(&entry) }
                if line.hasPrefix("#,"), line.contains("fuzzy") { entry.isFuzzy = true }
                continue
            }
            guard let space = line.firstIndex(of: " ") else { continue }
            field = String(line[..<space])
            if field == "msgid", !entry.fields.isEmpty { take(&entry) }
            entry.fields[field] = Self.unquoted(line[space...].dropFirst())
        }
        take(&entry)
    }

    private struct Entry {
        var fields: [String: String] = [:]
        var isFuzzy = false
    }

    private mutating func take(_ entry: inout Entry) {
        defer { entry = Entry() }
        guard !entry.isFuzzy, let key = entry.fields["msgid"], !key.isEmpty else { return }
        if let one = entry.fields["msgstr[0]"], let many = entry.fields["msgstr[1]"], !one.isEmpty, !many.isEmpty {
            plurals[key] = [one, many]
        }
        if let text = entry.fields["msgstr"], !text.isEmpty { texts[key] = text }
    }

    private static func unquoted(_ text: Substring) -> String {
        guard let start = text.firstIndex(of: "\""), let end = text.lastIndex(of: "\""), start < end else { return "" }
        var out = ""
        var isEscaped = false
        for character in text[text.index(after: start)..<end] {
            if isEscaped {
                out.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                out.append(character)
            }
        }
        return out
    }

    /// A text in this language, with its values.
    package func say(_ phrase: Phrase) -> String {
        let text = phrase.filled(texts[phrase.key] ?? phrase.key, in: self)
        return text + String(repeating: " ", count: max(0, phrase.width - text.count))
    }

    /// A fixed text in this language, found by the English one.
    package func translation(of text: String) -> String { texts[text] ?? text }

    /// A number of things: `1 card`, `3 cards`. English adds an s.
    package func count(_ number: Int, _ noun: String) -> String {
        let isOne = number == 1
        let forms = plurals[noun] ?? [noun, noun + "s"]
        return "\(number) \(forms[isOne ? 0 : 1])"
    }

    /// The English texts that are translated.
    package var keys: Set<String> { Set(texts.keys).union(plurals.keys) }
}
