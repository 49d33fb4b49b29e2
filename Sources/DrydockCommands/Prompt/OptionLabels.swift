/// What the answers of a question are called: letters; numbers for those who listen. Both are understood.
struct OptionLabels {
    let areNumbers: Bool

    private static let letters = Array("abcdefghij")
    private static let numbers = Array("1234567890")

    /// What stands before an answer.
    subscript(_ index: Int) -> String { String(areNumbers ? Self.numbers[index] : Self.letters[index]) }

    /// The place of the answer that a key names.
    func index(of key: Character) -> Int? { Self.letters.firstIndex(of: key) ?? Self.numbers.firstIndex(of: key) }
}

extension PromptSession {
    var labels: OptionLabels { OptionLabels(areNumbers: palette.appearance.accessible) }
}
