/// Collects the split form of a word while it is expanded (buildkit `wordsStruct`).
struct WordList {
    private var words: [String] = []
    private var word = String.UnicodeScalarView()

    /// Adds text in which blanks separate words.
    mutating func add(_ text: String) {
        for scalar in text.unicodeScalars { add(scalar) }
    }

    /// Adds a scalar; a blank ends the word.
    mutating func add(_ scalar: Unicode.Scalar) {
        if !scalar.isSpace {
            word.append(scalar)
        } else if !word.isEmpty {
            words.append(String(word))
            word = String.UnicodeScalarView()
        }
    }

    /// Adds text in which blanks are ordinary: it was quoted or escaped.
    mutating func addRaw(_ text: String) { word.append(contentsOf: text.unicodeScalars) }

    /// Forgets the word that is not finished yet.
    mutating func dropUnfinished() { word = String.UnicodeScalarView() }

    /// All words, the unfinished one included.
    func finished() -> [String] { word.isEmpty ? words : words + [String(word)] }
}
