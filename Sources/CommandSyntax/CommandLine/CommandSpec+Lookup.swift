extension CommandSpec {
    /// The subcommand of this name or alias.
    package func subcommand(_ word: String) -> CommandSpec? {
        subcommands.first { $0.name == word || $0.aliases.contains(word) }
    }

    /// The command that a list of words leads to, nil as soon as one is unknown.
    package func descendant(_ words: some Sequence<String>) -> CommandSpec? {
        var command = self
        for word in words {
            guard let next = command.subcommand(word) else { return nil }
            command = next
        }
        return command
    }

    /// The flag of this long name.
    package func flag(_ name: String) -> FlagSpec? {
        flags.first { $0.name == name }
    }

    /// The flag of this one-letter spelling.
    package func flag(shorthand: Character) -> FlagSpec? {
        flags.first { $0.shorthand == shorthand }
    }

    /// This command and everything below it, parents first.
    package var allCommands: [CommandSpec] {
        [self] + subcommands.flatMap(\.allCommands)
    }
}

// Changes to a command, for the table.
extension CommandSpec {
    /// The same command spelled in another place: `docker ps` for `docker container ls`.
    package func spelled(_ displayPath: String, group: Group? = nil, aliases: [String] = []) -> CommandSpec {
        var command = self
        command.displayPath = displayPath
        command.name = displayPath.split(separator: " ").last.map(String.init) ?? displayPath
        command.aliases = aliases
        command.group = group ?? self.group
        return command
    }

    /// The same command, where flags end at the first operand.
    package func flagsFirst() -> CommandSpec {
        var command = self
        command.isInterspersed = false
        return command
    }

    /// The same command, left out of the help of its parent.
    package func hidden() -> CommandSpec {
        var command = self
        command.isHidden = true
        return command
    }

    /// The same command, listed only on a node of a swarm.
    package func inSwarmOnly() -> CommandSpec {
        var command = self
        command.needsSwarm = true
        return command
    }

    /// The same group, which also works by itself.
    package func runnable(_ arity: Arity) -> CommandSpec {
        var command = self
        command.isRunnableGroup = true
        command.arity = arity
        return command
    }

    /// The same command with the bare complaints about its operands.
    package func plainlyWorded() -> CommandSpec {
        var command = self
        command.arityWording = .plain
        return command
    }

    /// The same group with other commands in place of those of the same name.
    package func replacingSubcommands(_ others: [CommandSpec]) -> CommandSpec {
        var command = self
        command.subcommands = subcommands.map { old in others.first { $0.name == old.name } ?? old }
        return command
    }

    /// The same command and all below it with the habits of a plugin.
    package func inFamily(_ family: Family) -> CommandSpec {
        var command = self
        command.family = family
        command.subcommands = subcommands.map { $0.inFamily(family) }
        return command
    }

    /// The same command, marked as a plugin in the root help.
    package func plugin(_ family: Family) -> CommandSpec {
        var command = inFamily(family)
        command.isPlugin = true
        return command
    }
}
