/// Exercises come in series. The lesson is watched; its exercises then give less help as they go on: guided, faded, open,
/// challenge. Repairs stand anywhere.
extension Linter {
    mutating func checkSeries() {
        for lesson in content.lessons {
            let kinds = lesson.exercises.compactMap { content.exercise($0) }.filter { $0.kind != .repair }
            for (before, after) in zip(kinds, kinds.dropFirst()) where before.kind.help < after.kind.help {
                report(
                    lesson.file, 1,
                    "the exercises go from much help to none, but \(after.id) (\(after.kind)) comes after \(before.id) (\(before.kind))"
                )
            }
        }
        for module in content.modules where module.lessons.count > 1 {
            let kinds = Set(module.lessons.flatMap(\.exercises).compactMap { content.exercise($0)?.kind })
            for kind in [Exercise.Kind.guided, .repair, .challenge] where !kinds.contains(kind) {
                report(module.file, 1, "the module has no exercise of the kind “\(kind.rawValue)”")
            }
        }
    }
}

extension Exercise.Kind {
    /// How much the learner is helped; a repair is a thing of its own.
    fileprivate var help: Int {
        switch self {
        case .guided: 3
        case .faded: 2
        case .open, .repair: 1
        case .challenge: 0
        }
    }
}
