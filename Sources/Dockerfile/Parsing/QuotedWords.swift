/// Splits text at blanks outside quotes and keeps quotes and escapes as they are (buildkit `parseWords`).
enum QuotedWords {
    static func split(_ text: String, escape: Unicode.Scalar) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var words: [String] = []
        var word = String.UnicodeScalarView()
        var quote: Unicode.Scalar?
        var index = 0
        func flush() {
            if !word.isEmpty { words.append(String(word)) }
            word = String.UnicodeScalarView()
        }
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if quote == nil, scalar.isSpace {
                flush()
                continue
            }
            if scalar == quote {
                quote = nil
            } else if quote == nil, scalar == "'" || scalar == "\"" {
                quote = scalar
            }
            // Nothing can be escaped inside single quotes.
            if scalar == escape && quote != "'" {
                guard index < scalars.count else { continue }
                word.append(scalar)
                word.append(scalars[index])
                index += 1
            } else {
                word.append(scalar)
            }
        }
        flush()
        return words
    }
}
