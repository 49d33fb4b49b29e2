import Kernel
import ShellSyntax
import WorldModel

/// Pathname expansion (XCU 2.6.6).
extension Expander {
    typealias PatternText = (text: String, isQuoted: Bool)

    /// A part of a path with the slashes before it.
    private struct Component {
        var slashes = ""
        var texts: [PatternText] = []
    }

    func paths(matching field: [FieldBuilder.Piece], _ simulation: borrowing Simulation) throws(Stop) -> [String] {
        let text = field.count == 1 ? field[0].text : field.map(\.text).joined()
        guard field.contains(where: { !$0.isQuoted && Pattern.mayBeMagic($0.text) }) else { return [text] }
        let extended = state.shopts.contains("extglob")
        let whole = Pattern(
            field.map { ($0.text, $0.isQuoted) }, extended: extended, caretNegates: state.flavour != .dash)
        guard whole.isMagic else { return [whole.text] }
        var components: [Component] = [Component()]
        for piece in field {
            let parts = piece.text.split(separator: "/", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if index > 0 {
                    if components[components.count - 1].texts.isEmpty {
                        components[components.count - 1].slashes += "/"
                    } else {
                        components.append(Component(slashes: "/"))
                    }
                }
                if !part.isEmpty { components[components.count - 1].texts.append((String(part), piece.isQuoted)) }
            }
        }
        var bases = [""]
        for component in components {
            if component.texts.isEmpty {
                bases = bases.filter { $0.isEmpty || simulation.isDirectory($0, as: process) }
                    .map { $0 + component.slashes }
            } else {
                bases = bases.flatMap { matches(component.texts, in: $0 + component.slashes, simulation) }
            }
        }
        if let ignored = state.value("GLOBIGNORE"), !ignored.isEmpty, state.flavour == .bash {
            let patterns = ignored.split(separator: ":").map { Pattern(String($0)) }
            bases.removeAll { base in patterns.contains { $0.matches(base) } }
        }
        bases.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        if bases.isEmpty {
            if state.shopts.contains("failglob") { throw failure("no match: \(text)") }
            return state.shopts.contains("nullglob") ? [] : [whole.text]
        }
        return bases
    }

    private func matches(
        _ component: [PatternText], in base: String, _ simulation: borrowing Simulation
    ) -> [String] {
        let prefix = base
        if state.shopts.contains("globstar"), component.count == 1, component[0].text == "**", !component[0].isQuoted {
            return descendants(of: base, simulation)
        }
        let pattern = Pattern(
            component, extended: state.shopts.contains("extglob"), ignoresCase: state.shopts.contains("nocaseglob"),
            caretNegates: state.flavour != .dash)
        guard pattern.isMagic else {
            let path = prefix + pattern.text
            let view = simulation.view(of: process)
            return (try? simulation.resolve(path, in: view, followingLast: false)) == nil ? [] : [path]
        }
        // `GLOBIGNORE` says what is not meant, hidden names or not.
        let showsHidden =
            state.shopts.contains("dotglob")
            || state.flavour == .bash && state.value("GLOBIGNORE").map { !$0.isEmpty } ?? false
        let startsWithDot = component.first?.text.hasPrefix(".") ?? false
        var names = (try? simulation.list(base.isEmpty ? "." : base, as: process)) ?? []
        if startsWithDot, state.flavour != .bash { names += [".", ".."] }
        return names.filter { name in
            (startsWithDot || !name.hasPrefix(".") || (showsHidden && name != "." && name != ".."))
                && pattern.matches(name)
        }
        .map { prefix + $0 }
    }

    /// `**`: the directory itself, everything in it, and so on downwards.
    private func descendants(of base: String, _ simulation: borrowing Simulation) -> [String] {
        let base = base.count > 1 && base.hasSuffix("/") ? String(base.dropLast()) : base
        var found = base.isEmpty ? [] : [base + "/"]
        var pending = [base]
        while let directory = pending.popLast() {
            let prefix = directory.isEmpty || directory.hasSuffix("/") ? directory : directory + "/"
            for name in (try? simulation.list(directory.isEmpty ? "." : directory, as: process)) ?? []
            where !name.hasPrefix(".") {
                found.append(prefix + name)
                if simulation.isDirectory(prefix + name, as: process) { pending.append(prefix + name) }
            }
        }
        return found
    }
}
