import Packages

/// Finds a set of projects that fulfils all requirements, in the order in which pip looks at them.
struct PipResolver {
    /// A requirement and where it comes from.
    struct Wish: Equatable {
        var requirement: PythonRequirement
        /// ` (from -r requirements.txt (line 1))`, as a chain.
        var origin: String?
        /// The project that needs it; `nil` for the user's own.
        var parent: String?

        /// `flask==2.3.3`, or where the user has it from.
        var source: String { origin.map { "\(requirement.text)->\($0)" } ?? requirement.text }
        var suffix: String { origin.map { " (from \($0))" } ?? "" }
    }

    /// What is done about a requirement.
    enum Finding: Equatable {
        case collect(Wish, PythonProject)
        case satisfied(Wish, PipEnvironment.Installed)
        /// There are versions, or none, and none of them fits.
        case none(Wish, versions: [String])
        case conflict([Wish])
    }

    let index: PythonIndex
    let environment: PipEnvironment
    var upgrades = false
    var ignoresInstalled = false

    /// What is found for each project, the first look first. Ends at a finding that ends the installation.
    func resolve(_ wishes: [Wish]) -> [Finding] {
        var known: [String: [Wish]] = [:]
        for wish in wishes { known[wish.requirement.key, default: []].append(wish) }
        // Requirements that turn up late may rule a choice out: then all is done again with what is known by then.
        for _ in 0..<20 {
            let before = known
            let findings = pass(wishes, &known)
            if known == before || findings.contains(where: \.isFailure) { return findings }
        }
        return []
    }

    private func pass(_ wishes: [Wish], _ known: inout [String: [Wish]]) -> [Finding] {
        var findings: [Finding] = []
        var seen: Set<String> = []
        var queue = wishes[...]
        while let wish = queue.popFirst() {
            let key = wish.requirement.key
            if known[key]?.contains(wish) != true { known[key, default: []].append(wish) }
            guard seen.insert(key).inserted else { continue }
            let finding = find(wish, known[key] ?? [wish])
            findings.append(finding)
            let needs: [PythonRequirement]
            switch finding {
            case .collect(_, let project): needs = project.requirements
            case .satisfied(_, let project): needs = project.requirements
            case .none, .conflict: return findings
            }
            for need in needs {
                queue.append(Wish(requirement: need, origin: wish.source, parent: wish.requirement.name))
            }
        }
        return findings
    }

    private func find(_ wish: Wish, _ all: [Wish]) -> Finding {
        let fits = { (version: String) in all.allSatisfy { $0.requirement.allows(version) } }
        let isUsers = wish.parent == nil
        if !ignoresInstalled, !(upgrades && isUsers), let installed = environment[wish.requirement.name],
            fits(installed.version)
        {
            return .satisfied(wish, installed)
        }
        guard let project = index[wish.requirement.name] else { return .none(wish, versions: []) }
        if let version = project.versions.first(where: fits) {
            if let installed = environment[wish.requirement.name], installed.version == version, !ignoresInstalled {
                return .satisfied(wish, installed)
            }
            return .collect(wish, project.at(version))
        }
        let alone = project.versions.contains { wish.requirement.allows($0) }
        return alone ? .conflict(all) : .none(wish, versions: project.versions.reversed())
    }

    /// What to install, leaves first: in rounds, each sorted from the end of the alphabet.
    static func order(_ projects: [PythonProject]) -> [PythonProject] {
        var left = projects
        var order: [PythonProject] = []
        while !left.isEmpty {
            let keys = Set(left.map(\.key))
            var round = left.filter { project in
                !project.requirements.contains { keys.contains($0.key) && $0.key != project.key }
            }
            if round.isEmpty { round = left }
            round.sort { $0.key > $1.key }
            order += round
            let done = Set(round.map(\.key))
            left.removeAll { done.contains($0.key) }
        }
        return order
    }
}

extension PipResolver.Finding {
    var isFailure: Bool {
        switch self {
        case .none, .conflict: true
        case .collect, .satisfied: false
        }
    }
}
