extension BuildChecker {
    /// Goes through the stages' instructions (buildkit `dispatch`).
    mutating func checkStages(_ bases: [String], _ arguments: GlobalArguments) throws(DockerfileError) {
        var states: [StageState] = []
        for (index, stage) in build.stages.enumerated() {
            let origin = build.stages[..<index].lastIndex { $0.name == bases[index].lowercased() && !$0.name.isEmpty }
            let image = facts.baseImages[bases[index]] ?? BuildFacts.BaseImage()
            var state = origin.map { states[$0].inherited } ?? StageState(image)
            if facts.stageIndices?.contains(index) ?? true {
                for entry in stage.instructions {
                    do {
                        try check(entry, &state, arguments)
                    } catch {
                        throw error.located(at: entry.lines)
                    }
                }
            }
            states.append(state)
        }
    }

    private mutating func check(
        _ entry: StageInstruction, _ state: inout StageState, _ arguments: GlobalArguments
    ) throws(DockerfileError) {
        let instruction = try expanded(entry, state)
        switch instruction {
        case .arg(let arg): try check(arg, entry, &state, arguments)
        case .env(let env):
            for variable in env.variables {
                checkFormat(variable, entry)
                checkSecret("ENV", variable.key, entry)
                state.environment[variable.key] = variable.value
                state.environmentNames.insert(variable.key)
            }
        case .label(let label):
            for pair in label.labels { checkFormat(pair, entry) }
        case .cmd(let cmd):
            checkUsedOnce(entry, &state)
            checkForm(cmd.command, entry, state)
        case .entrypoint(let entrypoint):
            checkUsedOnce(entry, &state)
            checkForm(entrypoint.command, entry, state)
        case .healthcheck: checkUsedOnce(entry, &state)
        case .shell: state.hasShell = true
        case .expose(let expose): try check(expose, entry, state)
        case .volume(let volume) where volume.paths.contains(""):
            throw DockerfileError("VOLUME specified can not be an empty string")
        case .workdir(let workdir): check(workdir, entry, &state)
        case .copy(let copy) where copy.from.isEmpty: try checkIgnored(copy.sources, verb: "Copy", entry)
        case .add(let add): try checkIgnored(add.sources, verb: "Add", entry)
        default: break
        }
    }

    /// The instruction with its variables expanded; warns about those that are not defined.
    private mutating func expanded(
        _ entry: StageInstruction, _ state: StageState
    ) throws(DockerfileError) -> Instruction {
        let expander = WordExpander(escape: document.escape)
        let content = WordExpander.heredocContent
        var unmatched: [String] = []
        defer { warnUndefined(unmatched, entry, state) }
        if case .run(let run) = entry.instruction {
            _ = try run.mounts { (word) throws(DockerfileError) in
                try expander.expand(word, with: state.environment, unmatched: &unmatched).text
            }
        }
        return try entry.instruction.expanded { (word) throws(DockerfileError) in
            try expander.expand(word, with: state.environment, unmatched: &unmatched).text
        } content: { (text) throws(DockerfileError) in
            try content.expand(text, with: state.environment, unmatched: &unmatched).text
        }
    }

    private mutating func warnUndefined(_ names: [String], _ entry: StageInstruction, _ state: StageState) {
        let special: Set = ["BUILDKIT_SBOM_SCAN_CONTEXT", "BUILDKIT_SBOM_SCAN_STAGE"]
        for name in names where !state.argumentNames.contains(name) && !special.contains(name) {
            let match = Suggestion.nearest(to: name, among: Array(state.environment.keys), matchingCase: true)
            let hint = match.map { " (did you mean $\($0)?)" } ?? ""
            warn(.undefinedVar, "Usage of undefined variable '$\(name)'\(hint)", at: entry.lines)
        }
    }

    private mutating func check(
        _ arg: ArgInstruction, _ entry: StageInstruction, _ state: inout StageState, _ arguments: GlobalArguments
    ) throws(DockerfileError) {
        let expander = WordExpander(escape: document.escape)
        for argument in arg.arguments {
            checkSecret("ARG", argument.name, entry)
            var value = facts.buildArguments[argument.name]
            if value == nil, let written = argument.value {
                let expansion = try expander.expand(written, with: state.environment)
                warnUndefined(expansion.unmatched, entry, state)
                value = expansion.text
            }
            value = value ?? arguments.values[argument.name]
            state.argumentNames.insert(argument.name)
            if let value, !state.environmentNames.contains(argument.name) {
                state.environment[argument.name] = value
            }
        }
    }

    private mutating func check(
        _ expose: ExposeInstruction, _ entry: StageInstruction, _ state: StageState
    ) throws(DockerfileError) {
        let expander = WordExpander(escape: document.escape)
        var words: [String] = []
        for port in expose.ports { words += try expander.expand(port, with: state.environment).words }
        for word in words {
            let port = try ExposedPort(word)
            if port.proto != port.proto.lowercased() {
                warn(
                    .exposeProtoCasing, "Defined protocol '\(word)' in EXPOSE instruction should be lowercase",
                    at: entry.lines)
            }
            if !port.address.isEmpty || !port.hostPort.isEmpty {
                warn(
                    .exposeInvalidFormat,
                    "EXPOSE instruction should not define an IP address or host-port mapping, found '\(word)'",
                    at: entry.lines)
            }
            _ = try port.entries()
        }
    }
}

// The rules about a single instruction of a stage.
extension BuildChecker {
    private mutating func check(_ workdir: WorkdirInstruction, _ entry: StageInstruction, _ state: inout StageState) {
        if !state.hasWorkdir, !workdir.path.hasBytePrefix("/") {
            warn(
                .workdirRelativePath,
                "Relative workdir \(workdir.path.goQuoted) can have unexpected results if the base image changes",
                at: entry.lines)
        }
        state.hasWorkdir = true
    }

    private mutating func checkFormat(_ pair: KeyValue, _ entry: StageInstruction) {
        guard pair.isLegacy else { return }
        let keyword = entry.keyword
        warn(
            .legacyKeyValueFormat,
            "\"\(keyword) key=value\" should be used instead of legacy \"\(keyword) key value\" format",
            at: entry.lines)
    }

    private mutating func checkSecret(_ keyword: String, _ name: String, _ entry: StageInstruction) {
        guard SecretName.matches(name) else { return }
        warn(
            .secretsUsedInArgOrEnv,
            "Do not use ARG or ENV instructions for sensitive data (\(keyword) \(name.goQuoted))", at: entry.lines)
    }

    /// The place is that of the earlier instruction: it is the one that has no effect.
    private mutating func checkUsedOnce(_ entry: StageInstruction, _ state: inout StageState) {
        if let earlier = state.last[entry.source.name] {
            warn(
                .multipleInstructionsDisallowed,
                "Multiple \(entry.keyword) instructions should not be used in the same stage "
                    + "because only the last one will be used", at: earlier)
        }
        state.last[entry.source.name] = entry.lines
    }

    private mutating func checkForm(_ command: InstructionCommand, _ entry: StageInstruction, _ state: StageState) {
        guard command.isShellForm, !state.hasShell else { return }
        warn(
            .jsonArgsRecommended,
            "JSON arguments recommended for \(entry.keyword) "
                + "to prevent unintended behavior related to OS signals", at: entry.lines)
    }

    private mutating func checkIgnored(
        _ sources: CopySources, verb: String, _ entry: StageInstruction
    ) throws(DockerfileError) {
        // With exceptions it cannot be told: a file inside an ignored folder may be let in again.
        guard let patterns = facts.ignorePatterns, !patterns.hasExceptions else { return }
        for path in sources.paths where !path.hasBytePrefix("http://") && !path.hasBytePrefix("https://") {
            let clean = path.cleanedPath
            guard try patterns.matchesOrParentMatches(clean) else { continue }
            warn(
                .copyIgnoredFile,
                "Attempting to \(verb) file \(clean.goQuoted) that is excluded by .dockerignore", at: entry.lines)
        }
    }
}
