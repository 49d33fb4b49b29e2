/// `extends`: a service that begins as another, in the same file or in another one.
extension ComposeLoader {
    private struct Link: Equatable {
        var file: String
        var service: String
    }

    mutating func applyExtends(
        to model: ModelValue, in file: String, _ resets: [ModelPath]
    ) throws(ComposeError) -> ModelValue {
        guard let services = model["services"] else { return model }
        guard let members = services.members else { throw ComposeError("services must be a mapping") }
        var out = members
        for name in members.keys.sorted() {
            out[name] = try extended(name, among: members, in: file, [], resets)
        }
        var model = model
        model["services"] = .mapping(out)
        return model
    }

    private mutating func extended(
        _ name: String, among services: [String: ModelValue], in file: String, _ chain: [Link], _ resets: [ModelPath]
    ) throws(ComposeError) -> ModelValue {
        guard let service = services[name], service != .null else { return .null }
        guard service.members != nil else { throw ComposeError("services.\(name) must be a mapping") }
        guard let extends = service["extends"] else { return service }
        guard let base = extends.text ?? extends["service"]?.text else {
            throw ComposeError("extends.\(name).service is required")
        }
        let (found, place, more) = try self.services(
            with: base, extends["file"]?.text, services, name, file, resets)
        let link = Link(file: place, service: name)
        if chain.contains(link) { throw Self.cycle(chain, link) }
        let parent = try extended(base, among: found, in: place, chain + [link], more)
        var own = service
        own["extends"] = nil
        guard parent != .null else { return own }
        let cleaned = Self.remove(resets, from: ["services": .mapping([name: parent])])
        return try Merge.extend(cleaned["services"]?[name] ?? .mapping([:]), with: own)
    }

    private static func cycle(_ chain: [Link], _ link: Link) -> ComposeError {
        let lines = chain.dropFirst().map { "  extends \($0.service) in \($0.file)" }
        return ComposeError(
            (["Circular reference:", "  \(chain[0].service) in \(chain[0].file)"] + lines + [
                "  extends \(link.service) in \(link.file)"
            ]).joined(separator: "\n"))
    }

    /// The services among which the base is, their file, and what that file resets.
    private mutating func services(
        with base: String, _ path: String?, _ services: [String: ModelValue], _ name: String, _ file: String,
        _ resets: [ModelPath]
    ) throws(ComposeError) -> ([String: ModelValue], String, [ModelPath]) {
        guard let path else {
            guard services[base] != nil else {
                throw ComposeError("cannot extend service \"\(name)\" in \(file): service \"\(base)\" not found")
            }
            return (services, file, resets)
        }
        let full = RelativePaths.Place(folder: workingDirectory, home: home).absolute(path)
        var loader = ComposeLoader(
            workingDirectory: PathText.folder(of: full), environment: environment, home: home, readFile: readFile)
        loader.options = options
        loader.options.isPart = true
        var model = try loader.model([File(name: full)])
        warnings += loader.warnings
        model = RelativePaths.resolve(model, from: PathText.folder(of: full), home: home)
        guard let found = model["services"]?.members else {
            throw ComposeError("cannot extend service \"\(name)\" in \(full): no services section")
        }
        guard found[base] != nil else {
            throw ComposeError(
                "cannot extend service \"\(name)\" in \(file): service \"\(base)\" not found in \(path)")
        }
        return (found, path, loader.resets)
    }

}
