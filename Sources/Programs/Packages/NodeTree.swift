import Packages

/// What belongs into `node_modules`: packages by their place, as deep only as versions that differ demand.
struct NodeTree: Equatable {
    /// By path, such as `node_modules/express`.
    private(set) var packages: [String: NodePackage] = [:]
    /// The first wish that nothing fulfils.
    private(set) var missing: NodePackage.Dependency?

    /// The tree for a project's own dependencies.
    init(_ wishes: [(name: String, range: String)], _ index: NodeIndex, locked: [String: String] = [:]) {
        var queue: [(name: String, range: String, parent: String, isOptional: Bool)] = wishes.map {
            ($0.name, $0.range, "", false)
        }
        var next = 0
        while next < queue.count {
            let wish = queue[next]
            next += 1
            let range = SemanticRange(wish.range)
            let visible = visiblePath(wish.name, from: wish.parent)
            if let visible, let there = packages[visible], wish.range == "latest" || range.allows(there.version) {
                continue
            }
            let pinned = locked["node_modules/" + wish.name].flatMap { version in
                range.allows(version) ? index.find(wish.name, version) : nil
            }
            guard let package = pinned ?? index.find(wish.name, wish.range) else {
                if !wish.isOptional, missing == nil {
                    missing = NodePackage.Dependency(name: wish.name, range: wish.range)
                }
                continue
            }
            // At the top when that place is free, else below the one who needs it.
            let top = "node_modules/" + wish.name
            let path = packages[top] == nil ? top : (wish.parent.isEmpty ? "" : wish.parent + "/") + top
            packages[path] = package
            for need in package.dependencies {
                if need.name == "fsevents" { continue }
                queue.append((need.name, need.range, path, need.isOptional))
            }
        }
    }

    /// The place where Node finds a package from inside another.
    private func visiblePath(_ name: String, from parent: String) -> String? {
        var place = parent
        while true {
            let path = (place.isEmpty ? "" : place + "/") + "node_modules/" + name
            if packages[path] != nil { return path }
            if place.isEmpty { return nil }
            place = place.lastRange(of: "/node_modules/").map { String(place[..<$0.lowerBound]) } ?? ""
        }
    }

    var paths: [String] { packages.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}

extension NodePackage.Dependency {
    init(name: String, range: String) {
        self.init("\(name)@\(range.replacing(" ", with: "+"))")
    }
}

extension String {
    fileprivate func lastRange(of part: String) -> Range<String.Index>? {
        ranges(of: part).last
    }
}
