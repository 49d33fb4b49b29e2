/// Runs all rules over a Dockerfile, in BuildKit's order (buildkit `dockerfile2llb`).
package struct BuildChecker {
    let document: DockerfileDocument
    private(set) var build = BuildStages()
    let facts: BuildFacts
    let options: CheckOptions
    private(set) var warnings: [BuildCheck] = []
    /// How many warnings there were before the stages' own instructions were looked at; `nil` before that.
    private var earlyCount: Int?

    /// Checks a parsed Dockerfile; an error that would end the build ends the check and is reported.
    package static func check(
        _ document: DockerfileDocument, facts: BuildFacts = BuildFacts()
    ) -> BuildCheckReport {
        let options: CheckOptions
        do {
            options = try CheckOptions(parsing: document.directive("check")?.value ?? "")
        } catch {
            return BuildCheckReport(warnings: [], error: error)
        }
        var checker = BuildChecker(document: document, facts: facts, options: options)
        do throws(DockerfileError) {
            try checker.run()
            return checker.report(checker.violation)
        } catch {
            return checker.report(error)
        }
    }

    private func report(_ error: DockerfileError?) -> BuildCheckReport {
        BuildCheckReport(warnings: warnings, earlyCount: earlyCount ?? warnings.count, error: error)
    }

    private init(document: DockerfileDocument, facts: BuildFacts, options: CheckOptions) {
        self.document = document
        self.facts = facts
        self.options = options
    }

    /// With `# check=error=true` any warning is an error.
    private var violation: DockerfileError? {
        guard options.failsOnWarnings, !warnings.isEmpty else { return nil }
        let names = Set(warnings.map(\.rule.name)).sorted()
        return DockerfileError("lint violation found for rules: \(names.joined(separator: ", "))")
    }

    mutating func warn(_ rule: BuildRule, _ message: String, at lines: ClosedRange<Int>) {
        if options.allows(rule) { warnings.append(BuildCheck(rule: rule, message: message, lines: lines)) }
    }

    private mutating func run() throws(DockerfileError) {
        for continuation in document.emptyContinuations {
            warn(.noEmptyContinuation, "Empty continuation line", at: continuation.line...continuation.line)
        }
        do throws(DockerfileError) {
            build = try BuildStages(document)
        } catch {
            // BuildKit checks each instruction right before it understands it, the faulty one too.
            let last = error.lines?.lowerBound ?? 0
            for parsed in document.instructions where parsed.lines.lowerBound <= last { checkWriting(of: parsed) }
            throw error
        }
        for parsed in document.instructions { checkWriting(of: parsed) }
        build = try build.checkedForStages()
        checkStageNames()
        checkCasing()
        let arguments = try GlobalArguments(build, facts, escape: document.escape, given: facts.buildArguments)
        checkDefaultBases()
        let bases = try checkBases(arguments)
        earlyCount = warnings.count
        try checkStages(bases, arguments)
    }

    // MARK: - Rules about one instruction as it is written

    private mutating func checkWriting(of parsed: ParsedInstruction) {
        switch parsed.name {
        case "maintainer":
            warn(
                .maintainerDeprecated, "Maintainer instruction is deprecated in favor of using label",
                at: parsed.lines)
        case "from": checkFrom(parsed)
        case "arg":
            let names = parsed.arguments.map { $0.cut(at: "=")?.before ?? $0 }
            checkDescription(of: names, keyword: "ARG", parsed)
        default: break
        }
    }

    private mutating func checkFrom(_ parsed: ParsedInstruction) {
        guard parsed.arguments.count == 3 else { return }
        let (word, name) = (parsed.arguments[1], parsed.arguments[2])
        if name != name.lowercased() {
            warn(.stageNameCasing, "Stage name '\(name)' should be lowercase", at: parsed.lines)
        }
        let keyword = parsed.keyword
        let isLower = keyword == keyword.lowercased()
        let isUpper = keyword == keyword.uppercased()
        if isLower || isUpper, word != (isLower ? word.lowercased() : word.uppercased()) {
            warn(.fromAsCasing, "'\(word)' and '\(keyword)' keywords' casing do not match", at: parsed.lines)
        }
        checkDescription(of: [name.lowercased()], keyword: "FROM", parsed)
    }

    private mutating func checkDescription(of names: [String], keyword: String, _ parsed: ParsedInstruction) {
        guard let comment = parsed.comments.last, let first = names.first else { return }
        if names.contains(comment.cut(at: " ")?.before ?? comment) { return }
        let example = names.count > 1 ? "<arg_key>" : first
        warn(
            .invalidDefinitionDescription,
            "Comment for \(keyword) should follow the format: `# \(example) <description>`", at: parsed.lines)
    }

    // MARK: - Rules about all stages together

    private mutating func checkStageNames() {
        var seen: Set<String> = []
        for stage in build.stages where !stage.name.isEmpty {
            let quoted = stage.name.goQuoted
            if ["context", "scratch"].contains(stage.name) {
                warn(
                    .reservedStageName, "Stage name should not use the same name as reserved stage \(quoted)",
                    at: stage.lines)
            }
            if !seen.insert(stage.name).inserted {
                warn(
                    .duplicateStageName, "Duplicate stage name \(quoted), stage names should be unique",
                    at: stage.lines)
            }
        }
    }

    private mutating func checkCasing() {
        let written = build.stages.flatMap { [$0.source] + $0.instructions.map(\.source) }
        let lower = written.count { $0.keyword == $0.keyword.lowercased() }
        let upper = written.count { $0.keyword == $0.keyword.uppercased() }
        let wanted = lower > upper ? "lowercase" : "uppercase"
        for parsed in written {
            let keyword = parsed.keyword
            if keyword != (lower > upper ? keyword.lowercased() : keyword.uppercased()) {
                warn(
                    .consistentInstructionCasing,
                    "Command '\(keyword)' should match the case of the command majority (\(wanted))",
                    at: parsed.lines)
            }
        }
    }
}
