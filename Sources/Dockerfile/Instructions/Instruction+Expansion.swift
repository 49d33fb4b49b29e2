extension Instruction {
    /// Expands a word; the caller knows the variables.
    package typealias Expansion = (String) throws(DockerfileError) -> String

    /// The instruction with its variables expanded, in those places where BuildKit does it (buildkit `Expand`).
    ///
    /// EXPOSE is split into words after expansion, and ARG may be ignored: both are left to the caller, as are
    /// RUN's mounts, see `RunInstruction.mounts(expanding:)`. The commands of RUN, CMD, ENTRYPOINT and HEALTHCHECK
    /// are never expanded: their shell does it. `content` expands here-documents whose name is not quoted.
    package func expanded(_ word: Expansion, content: Expansion) throws(DockerfileError) -> Instruction {
        switch self {
        case .env(var env):
            try Self.expand(&env.variables, word)
            return .env(env)
        case .label(var label):
            try Self.expand(&label.labels, word)
            return .label(label)
        case .workdir(var workdir):
            workdir.path = try word(workdir.path)
            return .workdir(workdir)
        case .user(var user):
            user.user = try word(user.user)
            return .user(user)
        case .stopsignal(var stopsignal):
            stopsignal.signal = try word(stopsignal.signal)
            return .stopsignal(stopsignal)
        case .volume(var volume):
            try Self.expand(&volume.paths, word)
            return .volume(volume)
        case .copy(var copy):
            copy.chown = try word(copy.chown)
            copy.chmod = try word(copy.chmod)
            try Self.expand(&copy.excludedPatterns, word)
            try Self.expand(&copy.sources, word, content)
            return .copy(copy)
        case .add(var add):
            add.chown = try word(add.chown)
            add.chmod = try word(add.chmod)
            add.checksum = try word(add.checksum)
            try Self.expand(&add.excludedPatterns, word)
            try Self.expand(&add.sources, word, content)
            return .add(add)
        default:
            return self
        }
    }

    private static func expand(_ pairs: inout [KeyValue], _ word: Expansion) throws(DockerfileError) {
        for index in pairs.indices {
            pairs[index].key = try word(pairs[index].key)
            pairs[index].value = try word(pairs[index].value)
        }
    }

    private static func expand(_ words: inout [String], _ word: Expansion) throws(DockerfileError) {
        for index in words.indices { words[index] = try word(words[index]) }
    }

    private static func expand(
        _ sources: inout CopySources, _ word: Expansion, _ content: Expansion
    ) throws(DockerfileError) {
        try expand(&sources.paths, word)
        sources.destination = try word(sources.destination)
        for index in sources.files.indices where sources.files[index].isExpanded {
            sources.files[index].content = try content(sources.files[index].content)
        }
    }
}
