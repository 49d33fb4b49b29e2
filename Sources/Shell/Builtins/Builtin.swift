import ShellSyntax
import WorldModel

/// A command that the shell carries out itself.
struct Builtin: Sendable {
    /// Runs it; `words[0]` is its name. What it must wait for, it leaves on the stack.
    typealias Body =
        @Sendable (
            _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
        ) -> Int32

    var flavours: Set<ShellFlavour>
    var run: Body

    static let everywhere: Set<ShellFlavour> = [.bash, .dash, .ash]
    static let notDash: Set<ShellFlavour> = [.bash, .ash]

    init(_ flavours: Set<ShellFlavour> = Builtin.everywhere, _ run: @escaping Body) {
        self.flavours = flavours
        self.run = run
    }
}

/// The builtins of all shells.
enum Builtins {
    /// Special builtins (XCU 2.14): their assignments stay, their errors end a script.
    static let special: Set<String> = [
        ":", ".", "source", "break", "continue", "eval", "exec", "exit", "export", "readonly", "return", "set", "shift",
        "times", "trap", "unset",
    ]

    static let table: [String: Builtin] =
        [control, variables, options, describing, directories, jobs, utilities, introspection, help].reduce(into: [:]) {
            table, part in
            table.merge(part) { a, _ in a }
        }
}
