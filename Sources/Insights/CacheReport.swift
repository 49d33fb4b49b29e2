import Engine
import Phrases
import WorldModel

/// `cache why`: for each step of the last build, whether it came from the cache, and if not, what was different.
package enum CacheReport {
    /// At most this many changed files or variables are named for a step.
    private static let shownChanges = 6

    package static func lines(_ simulation: Simulation) -> [Phrase] {
        guard let trace = simulation.world.docker.buildMemory.last else {
            return [Phrase("Nothing has been built here yet. Try: docker build -t app .")]
        }
        let before = simulation.world.docker.buildMemory.before
        var lines: [Phrase] = [Phrase("The last build, step by step:"), ""]
        // Stages in which a step ran: what follows there runs too.
        var cause: [Int: Phrase] = [:]
        for (index, step) in trace.steps.enumerated() {
            let isBase = step.instruction.hasPrefix("FROM ")
            lines.append(" \(mark(step, isBase))  \(step.title)")
            if isBase {
                if let change = baseChange(step, before) {
                    lines.append("          \(change)")
                    cause[step.stage] = Phrase("its base image is another")
                }
                continue
            }
            guard !step.isCached else { continue }
            let place = position(of: index, in: trace)
            let reasons = reasons(step, place, trace, before, cause[step.stage])
            lines += reasons.map { "          \($0)" }
            if cause[step.stage] == nil { cause[step.stage] = Phrase("\(step.title) ran before it") }
        }
        lines += ["", advice(trace, cause)]
        return lines
    }

    private static func mark(_ step: BuildTrace.Step, _ isBase: Bool) -> Phrase {
        (isBase ? Phrase("base") : step.isCached ? Phrase("cached") : Phrase("ran")).padded(to: 6)
    }

    /// A step is compared with the one at the same place of its stage.
    private static func position(of index: Int, in trace: BuildTrace) -> Int {
        trace.steps[..<index].count { $0.stage == trace.steps[index].stage }
    }

    private static func counterpart(_ place: Int, _ stage: Int, _ before: BuildTrace?) -> BuildTrace.Step? {
        let steps = before?.steps.filter { $0.stage == stage } ?? []
        return steps.indices.contains(place) ? steps[place] : nil
    }

    private static func baseChange(_ step: BuildTrace.Step, _ before: BuildTrace?) -> Phrase? {
        guard let old = counterpart(0, step.stage, before), old.inputs["image"] != step.inputs["image"] else {
            return nil
        }
        return old.instruction == step.instruction
            ? Phrase("the image behind this name has changed since the last build")
            : Phrase("it was \(old.instruction)")
    }

    private static func reasons(
        _ step: BuildTrace.Step, _ place: Int, _ trace: BuildTrace, _ before: BuildTrace?, _ cause: Phrase?
    ) -> [Phrase] {
        if trace.ignoredCache { return [Phrase("--no-cache was given")] }
        guard let before else {
            return [cause.map { Phrase("because \($0)") } ?? Phrase("this Dockerfile was not built here before")]
        }
        var reasons: [Phrase] = []
        if let old = counterpart(place, step.stage, before) {
            if old.instruction != step.instruction {
                reasons.append(Phrase("the instruction has changed; it was: \(old.instruction)"))
            } else {
                reasons += changes(from: old.inputs, to: step.inputs)
            }
        } else {
            reasons.append(Phrase("the instruction is new"))
        }
        if let cause { reasons.append(Phrase("because \(cause)")) }
        return reasons.isEmpty ? [Phrase("its result is no longer in the build cache, or never was")] : reasons
    }

    /// What is different about files and variables.
    private static func changes(from old: [String: String], to new: [String: String]) -> [Phrase] {
        var changes: [Phrase] = []
        for name in Set(old.keys).union(new.keys).sorted() where old[name] != new[name] {
            let isVariable = ["ENV ", "ARG ", "USER", "WORKDIR"].contains { name.hasPrefix($0) }
            switch (old[name], new[name]) {
            case (let was?, let now?):
                changes.append(
                    isVariable ? Phrase("\(name) was \"\(was)\" and is \"\(now)\"") : Phrase("\(name) has changed"))
            case (nil, _): changes.append(isVariable ? Phrase("\(name) is set now") : Phrase("\(name) is new"))
            case (_, nil): changes.append(isVariable ? Phrase("\(name) is no longer set") : Phrase("\(name) is gone"))
            }
        }
        guard changes.count > shownChanges else { return changes }
        return changes.prefix(shownChanges) + [Phrase("and \(changes.count - shownChanges) more")]
    }

    private static func advice(_ trace: BuildTrace, _ cause: [Int: Phrase]) -> Phrase {
        if trace.steps.allSatisfy(\.isCached) {
            return Phrase("Every step came from the cache: nothing that matters has changed.")
        }
        return Phrase(
            "A step that runs makes all steps after it in its stage run. What changes often belongs at the end.")
    }
}
