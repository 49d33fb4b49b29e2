/// A command as data: its place in the tree, its words in the help, what it accepts.
package struct CommandSpec: Sendable {
    /// The section of a help page a command is listed in.
    package enum Group: String, Sendable, Equatable {
        case common = "Common Commands"
        case management = "Management Commands"
        case swarm = "Swarm Commands"
        case plain = "Commands"
    }

    /// Whose habits the command's messages follow: the command line itself or one of its plugins.
    package enum Family: Sendable, Equatable {
        case docker
        case buildx
        case compose
    }

    /// Who words the complaint about too many or too few operands.
    package enum ArityWording: Sendable, Equatable {
        /// "docker: 'docker run' requires at least 1 argument", with usage and hint.
        case docker
        /// "requires at least 1 arg(s), only received 0" alone, as several Compose commands do.
        case plain
    }

    package var name: String
    /// The command's one true name, whichever spelling was typed: "docker container run".
    package var path: String
    /// The command as spelled in help and errors: "docker run".
    package var displayPath: String
    package var summary: String
    /// What follows the path in the usage line: "[OPTIONS] IMAGE [COMMAND] [ARG...]".
    package var syntax: String
    /// Other names within the parent.
    package var aliases: [String]
    /// What the "Aliases:" section of the help lists.
    package var aliasPaths: [String]
    package var arity: Arity
    package var arityWording: ArityWording
    package var flags: [FlagSpec]
    package var subcommands: [CommandSpec]
    /// Whether flags may follow operands.
    package var isInterspersed: Bool
    package var isHidden: Bool
    /// Whether the help lists the command only on a node of a swarm.
    package var needsSwarm: Bool
    /// Whether a group also works by itself, on operands that name no subcommand.
    package var isRunnableGroup: Bool
    /// Whether the root help marks the command with a star.
    package var isPlugin: Bool
    package var group: Group
    package var family: Family
    /// What the help says instead of the summary, where it says more.
    package var longText: String
    /// What the "Examples:" section holds.
    package var examples: String
    /// What the help says at its very end.
    package var closingText: String

    package init(
        _ path: String,
        _ syntax: String = "",
        summary: String,
        aliases: [String] = [],
        aliasPaths: [String] = [],
        arity: Arity = .none,
        flags: [FlagSpec] = [],
        subcommands: [CommandSpec] = [],
        group: Group = .plain,
        longText: String = "",
        examples: String = "",
        closingText: String = ""
    ) {
        self.name = path.split(separator: " ").last.map(String.init) ?? path
        self.path = path
        self.displayPath = path
        self.summary = summary
        self.syntax = syntax
        self.aliases = aliases
        self.aliasPaths = aliasPaths
        self.arity = arity
        self.arityWording = .docker
        self.flags = flags
        self.subcommands = subcommands
        self.isInterspersed = true
        self.isHidden = false
        self.needsSwarm = false
        self.isRunnableGroup = false
        self.isPlugin = false
        self.group = group
        self.family = .docker
        self.longText = longText
        self.examples = examples
        self.closingText = closingText
    }

    /// The usage line as errors print it: "docker run [OPTIONS] IMAGE [COMMAND] [ARG...]".
    package var usage: String { syntax.isEmpty ? displayPath : "\(displayPath) \(syntax)" }
}
