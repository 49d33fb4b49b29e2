/// How styles look: one column of a table of SGR parameters.
///
/// Only the basic colours, and neither black nor white: the terminal's own theme makes them readable on its background.
package enum Theme: String, Sendable, CaseIterable {
    /// Green, yellow and red, and what can be skipped is dim.
    case standard
    /// Nothing dim, everything else bold: for weak eyes and for projectors.
    case contrast
    /// Blue, magenta and yellow, which eyes that confuse green and red can tell apart.
    case colorblind
    /// No colour: bold, underlined, reversed.
    case mono

    /// What it is for, in a few words.
    package var summary: String {
        switch self {
        case .standard: "green, yellow and red"
        case .contrast: "bold, and nothing dim: for weak eyes and projectors"
        case .colorblind: "blue, magenta and yellow: for eyes that confuse green and red"
        case .mono: "no colours: bold, underlined, reversed"
        }
    }

    /// The theme that `DRYDOCK_THEME` names; `nil` if it names none that there is.
    package static func named(in environment: [String: String]) -> Theme? {
        environment["DRYDOCK_THEME"].flatMap { Theme(rawValue: $0.lowercased()) }
    }

    /// Parameters of the SGR sequence; `nil` where the text stays as it is.
    func sgr(_ style: Style) -> String? {
        let row = Self.table[style] ?? []
        let parameters = row.isEmpty ? "" : row[Self.allCases.firstIndex(of: self) ?? 0]
        return parameters.isEmpty ? nil : parameters
    }

    /// One row a style; the columns are the themes in the order of their cases.
    private static let table: [Style: [String]] = [
        .done: ["32", "1;32", "1;34", "1"],
        .attention: ["33", "1;33", "35", "4"],
        .wrong: ["31", "1;31", "1;33", "7"],
        .dim: ["2", "", "2", "2"],
        .heading: ["1", "1;4", "1", "1"],
        .code: ["36", "1;36", "36", "1"],
        .strong: ["1", "1", "1", "1"],
        .emphasis: ["3", "1;3", "3", "3"],
        .struck: ["9", "9", "9", "9"],
        .link: ["4", "4", "4", "4"],
        .prompt: ["1", "1", "1", "1"],
    ]
}
