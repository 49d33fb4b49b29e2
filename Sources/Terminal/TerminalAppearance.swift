/// What the output may use: colour, characters beyond ASCII, movements of the cursor.
///
/// Decided once at the start from values, so that a test can ask for any mixture.
package struct TerminalAppearance: Sendable, Equatable {
    /// SGR sequences may be written.
    package var colour: Bool
    /// Characters beyond ASCII may be written by Drydock itself; text of the user is never changed.
    package var unicode: Bool
    /// For screen readers: no pictures, no cursor movement, everything is appended and named in words.
    package var accessible: Bool
    /// The cursor may be moved within a line, as a status line that goes away again does.
    package var cursorControl: Bool

    /// Any mixture; accessible output never moves the cursor.
    package init(colour: Bool, unicode: Bool, accessible: Bool = false, cursorControl: Bool = true) {
        self.colour = colour
        self.unicode = unicode
        self.accessible = accessible
        self.cursorControl = cursorControl && !accessible
    }

    /// Decides from the environment and from what the user asked for.
    ///
    /// - Parameters:
    ///   - isTerminal: whether the output goes to a terminal.
    ///   - options: what was said on the command line; it wins over the environment.
    package init(environment: [String: String], isTerminal: Bool, options: Options = Options()) {
        let policy = ColourPolicy(environment: environment, isTerminal: isTerminal, isRefused: options.noColour)
        self.init(
            colour: policy.allowsColour,
            unicode: !options.ascii && Self.speaksUTF8(environment),
            accessible: options.accessible || Self.isSwitchedOn(environment["ACCESSIBLE"]),
            cursorControl: isTerminal && environment["TERM"] != "dumb")
    }

    /// What the command line says about the appearance.
    package struct Options: Sendable, Equatable {
        /// `--no-color`
        package var noColour: Bool
        /// `--ascii`
        package var ascii: Bool
        /// `--accessible`
        package var accessible: Bool

        package init(noColour: Bool = false, ascii: Bool = false, accessible: Bool = false) {
            self.noColour = noColour
            self.ascii = ascii
            self.accessible = accessible
        }
    }

    /// Neither colour nor cursor movement, as for a file.
    package static let plain = TerminalAppearance(colour: false, unicode: true, cursorControl: false)
    /// Everything, as for a terminal of today.
    package static let full = TerminalAppearance(colour: true, unicode: true)

    /// Whether the locale that applies to characters is one of UTF-8; the first of the three that is set decides.
    private static func speaksUTF8(_ environment: [String: String]) -> Bool {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
        guard let locale = names.first(where: { !$0.isEmpty })?.lowercased() else { return false }
        return locale.hasSuffix("utf-8") || locale.hasSuffix("utf8") || locale.contains(".utf-8@")
            || locale.contains(".utf8@")
    }

    /// `ACCESSIBLE` counts when it is neither empty nor `0` nor `false`.
    private static func isSwitchedOn(_ value: String?) -> Bool {
        guard let value = value?.lowercased() else { return false }
        return !["", "0", "false"].contains(value)
    }
}
