/// The help page of a command, as Docker prints it on a terminal that is `width` columns wide.
///
/// Some commands are listed only on a node of a swarm.
package func helpPage(for command: CommandSpec, width: Int = 80, inSwarm: Bool = false) -> String {
    HelpPage(command: command, width: width, inSwarm: inSwarm).text
}

private struct HelpPage {
    let command: CommandSpec
    let width: Int
    let inSwarm: Bool

    var isRoot: Bool { !command.path.contains(" ") }
    var shownFlags: [FlagSpec] { command.flags.filter { !$0.isHidden } }

    /// The sections in Docker's order, a blank line between any two.
    var text: String {
        var sections = ["Usage:  \(usageLine)"]
        let about = command.longText.isEmpty ? command.summary : command.longText
        if !about.isEmpty { sections.append(about.trimmedAtEnd) }
        if !command.aliasPaths.isEmpty {
            sections.append("Aliases:\n  " + command.aliasPaths.joined(separator: ", "))
        }
        if !command.examples.isEmpty { sections.append("Examples:\n" + command.examples) }
        if !isRoot, let options = options(titled: "Options") { sections.append(options) }
        for group in [CommandSpec.Group.common, .management, .swarm, .plain] {
            if let list = list(group) { sections.append(list) }
        }
        if isRoot, let options = options(titled: "Global Options") { sections.append(options) }
        if !command.subcommands.isEmpty {
            sections.append("Run '\(command.displayPath) COMMAND --help' for more information on a command.")
        }
        if !command.closingText.isEmpty { sections.append(command.closingText) }
        return sections.joined(separator: "\n\n") + "\n"
    }

    private var usageLine: String {
        guard !command.subcommands.isEmpty else { return command.usage }
        return command.displayPath + (shownFlags.isEmpty ? "" : " [OPTIONS]") + " COMMAND"
    }

    private func options(titled title: String) -> String? {
        guard !shownFlags.isEmpty else { return nil }
        // Docker leaves the last column free.
        return "\(title):\n" + flagUsages(shownFlags, width: width - 1)
    }

    private func list(_ group: CommandSpec.Group) -> String? {
        let members = command.subcommands.filter { $0.group == group && !$0.isHidden && (inSwarm || !$0.needsSwarm) }
        guard !members.isEmpty else { return nil }
        let padding = max(11, command.subcommands.map(\.name.utf8.count).max() ?? 0)
        let lines = members.map { member in
            let name = member.name + (member.isPlugin ? "*" : "")
            return "  " + name.padded(to: padding + 1) + member.summary
        }
        return "\(group.rawValue):\n" + lines.joined(separator: "\n")
    }
}
