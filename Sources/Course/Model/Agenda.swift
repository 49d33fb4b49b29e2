/// The plan of a workshop: what is done for how long.
package struct Agenda: Sendable, Equatable {
    /// The file's name without its ending.
    package var id: String
    package var title: String
    /// How long it takes in all, breaks included.
    package var minutes: Int
    /// Whether lessons are shown in full or only their first pages.
    package var detail: Detail
    package var items: [Item]
    package var file: String

    package enum Detail: String, Sendable, CaseIterable { case brief, detailed }

    package struct Item: Sendable, Equatable {
        package var kind: Kind
        package var minutes: Int
        /// What the presenter wants to say; learners never see it.
        package var notes: String
        package var line: Int
    }

    package enum Kind: Sendable, Equatable {
        /// Something said or shown, in words.
        case talk(String)
        case lesson(String)
        case exercise(String)
        /// Questions of the course that are put to the room one after the other.
        case quiz([String])
        case rest(String)
    }
}
