/// What Tab can offer at a place in a line.
package struct Completions: Sendable, Equatable {
    /// Where the text to be replaced starts, in bytes of the line; it ends at the cursor.
    package var start: Int
    /// In the order in which they are to be shown.
    package var candidates: [Candidate]

    package init(start: Int, candidates: [Candidate]) {
        self.start = start
        self.candidates = candidates
    }

    /// Nothing to offer.
    package static let none = Completions(start: 0, candidates: [])

    /// One text that could stand at the cursor.
    package struct Candidate: Sendable, Equatable {
        /// What replaces the text from `start` to the cursor, quoted as the line needs it.
        package var text: String
        /// What follows when this is the only one: a space, or nothing after `/` and `=`.
        package var suffix: String
        /// What the list shows; the text itself unless told.
        package var label: String
        /// A few words that explain it.
        package var detail: String?

        /// An argument, or whatever else may stand there.
        package init(_ text: String, suffix: String = " ", label: String? = nil, detail: String? = nil) {
            self.text = text
            self.suffix = suffix
            self.label = label ?? text
            self.detail = detail
        }
    }
}
