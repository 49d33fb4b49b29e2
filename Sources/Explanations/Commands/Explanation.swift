import Phrases

/// A piece of something with what it means: a word of a command, a line of a file.
package struct Explanation: Sendable, Equatable {
    /// As it was typed.
    package var piece: String
    package var meaning: Phrase
    /// How deep it stands: a flag is deeper than its command.
    package var level: Int
    /// What follows from it here and now.
    package var notes: [Phrase]

    package init(_ piece: String, _ meaning: Phrase, level: Int = 0, notes: [Phrase] = []) {
        self.piece = piece
        self.meaning = meaning
        self.level = level
        self.notes = notes
    }
}
