/// Whether colour may be written, from the environment and from where the output goes.
///
/// The strongest word first: `--no-color`, `NO_COLOR` and `DRYDOCK_NO_COLOR`, `CLICOLOR_FORCE` and `FORCE_COLOR`,
/// then `CLICOLOR=0`, `TERM=dumb`, and at last whether the output is a terminal. An empty `NO_COLOR` says nothing
/// (https://no-color.org).
package struct ColourPolicy: Sendable, Equatable {
    /// The decision.
    package let allowsColour: Bool

    /// - Parameter isRefused: the user wrote `--no-color`.
    package init(environment: [String: String], isTerminal: Bool, isRefused: Bool = false) {
        allowsColour = Self.decide(environment, isTerminal: isTerminal, isRefused: isRefused)
    }

    private static func decide(_ environment: [String: String], isTerminal: Bool, isRefused: Bool) -> Bool {
        let isSaid = { (name: String) in !(environment[name] ?? "").isEmpty }
        if isRefused || isSaid("NO_COLOR") || isSaid("DRYDOCK_NO_COLOR") { return false }
        for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] where isSaid(name) {
            return environment[name] != "0" && environment[name] != "false"
        }
        if environment["CLICOLOR"] == "0" || environment["TERM"] == "dumb" { return false }
        return isTerminal
    }
}
