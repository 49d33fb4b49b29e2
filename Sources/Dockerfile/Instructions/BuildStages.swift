/// A Dockerfile as a list of stages, with the arguments before the first FROM (buildkit `instructions.Parse`).
package struct BuildStages: Hashable, Sendable {
    /// The ARG instructions before the first FROM.
    package var metaArgs: [StageInstruction] = []
    /// The stages in order.
    package var stages: [Stage] = []

    init() {}

    /// Understands a whole document; a message about an instruction begins with its line.
    ///
    /// A document of nothing but ARG has no stages here; `checkedForStages()` turns that into BuildKit's error.
    package init(_ document: DockerfileDocument) throws(DockerfileError) {
        for parsed in document.instructions {
            let entry: StageInstruction
            do {
                entry = try StageInstruction(parsed)
            } catch {
                let line = parsed.lines.lowerBound
                throw DockerfileError(
                    "dockerfile parse error on line \(line): \(error.message)", lines: error.lines)
            }
            switch entry.instruction {
            case .from(let from):
                stages.append(Stage(from, source: parsed))
            case .arg where stages.isEmpty:
                metaArgs.append(entry)
            default:
                guard !stages.isEmpty else {
                    throw DockerfileError("no build stage in current context", lines: parsed.lines)
                }
                stages[stages.count - 1].instructions.append(entry)
            }
        }
    }

    /// The same stages, or BuildKit's error if there are none (buildkit `toDispatchState`).
    package func checkedForStages() throws(DockerfileError) -> BuildStages {
        guard !stages.isEmpty else { throw DockerfileError("dockerfile contains no stages to build") }
        return self
    }

    /// The index of the stage that `reference` names, without regard to case, or whose number it is.
    ///
    /// Of several stages of one name the last one before `limit` counts.
    package func stageIndex(_ reference: String, before limit: Int? = nil) -> Int? {
        let limit = min(limit ?? stages.count, stages.count)
        if let number = Int(reference) { return (0..<limit).contains(number) ? number : nil }
        let wanted = reference.lowercased()
        return stages[..<limit].lastIndex { !$0.name.isEmpty && $0.name == wanted }
    }
}
