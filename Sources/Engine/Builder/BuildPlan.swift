import Dockerfile
import FileTrees
import WorldModel

/// A parsed Dockerfile with what the build needs to know before it begins.
struct BuildPlan: Sendable, Equatable {
    var document: DockerfileDocument
    var stages: [Stage]
    /// The ARGs before the first FROM.
    var globalArguments: [StageInstruction]
    /// Values of the ARGs before the first FROM.
    var globals: [String: String]
    /// The stages to build, in order.
    var reachable: [Int]
    var target: Int
    /// How many instructions at the beginning of a stage come from its base's ONBUILD.
    var triggers: [Int: Int] = [:]

    init(_ request: BuildRequest, platform: [String: String]) throws(BuildFailure) {
        let file = request.dockerfileName
        guard let bytes = request.dockerfile else {
            let problem = request.dockerfileProblem ?? "open \(file): no such file or directory"
            throw BuildFailure("failed to read dockerfile: \(problem)")
        }
        guard !bytes.isEmpty else { throw BuildFailure("the Dockerfile cannot be empty") }
        do {
            document = try DockerfileDocument(parsing: bytes)
            let parsed = try BuildStages(document).checkedForStages()
            stages = parsed.stages
            globals = platform
            globalArguments = parsed.metaArgs
            let given = request.buildArguments.reduce(into: [String: String]()) { $0[$1.name] = $1.value }
            for instruction in parsed.metaArgs {
                guard case .arg(let arg) = instruction.instruction else { continue }
                for argument in arg.arguments {
                    let expander = WordExpander(escape: document.escape)
                    var value = argument.value
                    if let text = value { value = try expander.expand(text, with: globals).text }
                    if let text = given[argument.name] ?? value { globals[argument.name] = text }
                }
            }
            target = stages.count - 1
            if !request.target.isEmpty {
                guard let index = stages.firstIndex(where: { $0.name.lowercased() == request.target.lowercased() })
                else {
                    let names = stages.map(\.name).filter { !$0.isEmpty }
                    let hint = Suggestion.suffix(for: request.target, among: names, matchingCase: false)
                    throw BuildFailure("target stage \"\(request.target)\" could not be found\(hint)")
                }
                target = index
            }
            try Self.checkFlags(stages, document)
            // A context in the place of a stage: nothing of the stage is done, and its name is the context's.
            for index in stages.indices where request.context(named: stages[index].name) != nil {
                (stages[index].baseName, stages[index].instructions) = (stages[index].name, [])
                if index != target { stages[index].name = "" }
            }
            // All stages are looked at, also those that are not built.
            for index in stages.indices {
                for instruction in stages[index].instructions {
                    for name in instruction.instruction.sourceStages {
                        _ = try Self.stage(named: name, for: index, stages, lines: instruction.lines)
                    }
                }
            }
            reachable = []
            reachable = try Self.reach(target, stages, globals, document.escape)
        } catch let error as DockerfileError {
            throw BuildFailure(error.message, lines: error.lines)
        } catch let error as BuildFailure {
            throw error
        } catch {
            throw BuildFailure("\(error)")
        }
    }

    /// Flags that the engine's own Dockerfile frontend does not know: `COPY --parents` came with 1.20, `RUN --security` is
    /// in the frontends of the labs channel only.
    private static func checkFlags(_ stages: [Stage], _ document: DockerfileDocument) throws(DockerfileError) {
        for instruction in stages.flatMap(\.instructions) {
            let flag: String
            switch instruction.instruction {
            case .copy(let copy) where copy.keepsParents: flag = "parents"
            case .run(let run) where run.usedFlags.contains("security"): flag = "security"
            default: continue
            }
            throw DockerfileError(
                "dockerfile parse error on line \(instruction.lines.lowerBound): unknown flag: --\(flag)",
                lines: instruction.lines)
        }
    }

    /// The stages that a stage needs, and itself last.
    private static func reach(
        _ target: Int, _ stages: [Stage], _ globals: [String: String], _ escape: Unicode.Scalar
    ) throws -> [Int] {
        var needed: Set<Int> = []
        var pending = [target]
        while let index = pending.popLast() {
            guard needed.insert(index).inserted else { continue }
            let base = try WordExpander(escape: escape).expand(stages[index].baseName, with: globals).text
            if let other = stages[..<index].lastIndex(where: { !$0.name.isEmpty && $0.name == base }) {
                pending.append(other)
            }
            for instruction in stages[index].instructions {
                for name in instruction.instruction.sourceStages {
                    if let other = try stage(named: name, for: index, stages, lines: instruction.lines) {
                        pending.append(other)
                    }
                }
            }
        }
        return needed.sorted()
    }

    /// The stage that `--from` names, `nil` when it is an image.
    static func stage(
        named name: String, for index: Int, _ stages: [Stage], lines: ClosedRange<Int>?
    ) throws(BuildFailure) -> Int? {
        let own = stages[index].name.isEmpty ? "stage-\(index)" : stages[index].name
        let found: Int
        if let number = Int(name) {
            guard number < stages.count else { throw BuildFailure("invalid stage index \(number)") }
            found = number
        } else if let named = stages.firstIndex(where: { $0.name == name.lowercased() && !name.isEmpty }) {
            found = named
        } else {
            return nil
        }
        if found == index { throw BuildFailure("circular dependency detected on stage: \(own)", lines: lines) }
        if found > index {
            throw BuildFailure(
                "cannot copy from stage \"\(name)\", it needs to be defined before current stage \"\(own)\"",
                lines: lines)
        }
        return found
    }

    /// How steps of a stage are labelled: `stage-1 `, or nothing when there is only one stage. What RUN mounts and an
    /// image that is copied from count as stages to BuildKit.
    func label(_ index: Int) -> String {
        let hasSources = stages.indices.contains { ((try? imageSources(of: $0)) ?? []).isEmpty == false }
        let hasMounts = stages.contains { stage in
            stage.instructions.contains {
                if case .run(let run) = $0.instruction { !run.mountFlags.isEmpty } else { false }
            }
        }
        guard stages.count > 1 || hasMounts || hasSources else { return "" }
        return (stages[index].name.isEmpty ? "stage-\(index)" : stages[index].name) + " "
    }

    /// Whether the base of a stage is another stage.
    func baseStage(of index: Int, name: String) -> Int? {
        stages[..<index].lastIndex { !$0.name.isEmpty && $0.name == name }
    }
}

extension Instruction {
    /// The stages or images that COPY --from and RUN --mount=…,from= name.
    var sourceStages: [String] {
        switch self {
        case .copy(let copy): copy.from.isEmpty ? [] : [copy.from]
        case .run(let run):
            ((try? run.mounts(expanding: { word throws(DockerfileError) in word })) ?? []).map(\.from)
                .filter { !$0.isEmpty }
        default: []
        }
    }
}
