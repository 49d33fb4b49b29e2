/// Makes the paths of a model absolute: they are relative to the project's folder (compose-go, `paths`).
package enum RelativePaths {
    package static func resolve(_ value: ModelValue, from folder: String, home: String) -> ModelValue {
        resolve(value, ModelPath(), Place(folder: folder, home: home))
    }

    struct Place {
        var folder: String
        var home: String

        func absolute(_ path: String) -> String {
            if path == "~" || path.hasPrefix("~/") { return PathText.clean(home + path.dropFirst()) }
            return PathText.join(folder, path)
        }
    }

    private enum Rule { case path, context, volume, driverOptions, socket }

    private static let rules = PathTable<Rule>([
        "services.*.build.context": .context, "services.*.build.additional_contexts.*": .context,
        "services.*.build.ssh.*": .socket, "services.*.env_file.[].path": .path, "services.*.label_file.[]": .path,
        "services.*.extends.file": .path, "services.*.develop.watch.[].path": .path,
        "services.*.volumes.[]": .volume, "configs.*.file": .path, "secrets.*.file": .path,
        "include.[].path.[]": .path, "include.[].project_directory": .path, "include.[].env_file.[]": .path,
        "volumes.*": .driverOptions,
    ])

    private static func resolve(_ value: ModelValue, _ path: ModelPath, _ place: Place) -> ModelValue {
        if let rule = rules[path] { return resolve(value, by: rule, place) }
        switch value {
        case .mapping(let members):
            return .mapping(members.reduce(into: [:]) { $0[$1.key] = resolve($1.value, path.next($1.key), place) })
        case .list(let items): return .list(items.map { resolve($0, path.next(ModelPath.item), place) })
        default: return value
        }
    }

    private static func resolve(_ value: ModelValue, by rule: Rule, _ place: Place) -> ModelValue {
        switch rule {
        case .path, .socket: return value.text.map { .string(place.absolute($0)) } ?? value
        case .context:
            guard let text = value.text, !isRemote(text) else { return value }
            return .string(place.absolute(text))
        case .volume:
            guard value["type"] == "bind", let source = value["source"]?.text, !isWindows(source) else { return value }
            var volume = value
            volume["source"] = .string(place.absolute(source))
            return volume
        case .driverOptions:
            let isLocal = value["driver"] == nil || value["driver"] == "local"
            guard isLocal, var options = value["driver_opts"], options["o"] == "bind",
                let device = options["device"]?.text
            else { return value }
            options["device"] = .string(place.absolute(device))
            var volume = value
            volume["driver_opts"] = options
            return volume
        }
    }

    /// Build contexts that are no folders: URLs, git repositories, images, other services.
    static func isRemote(_ context: String) -> Bool {
        context.contains("://") || context.hasPrefix("git@") || context.hasPrefix("github.com/")
            || context.hasPrefix("service:") || context.hasPrefix("target:")
    }

    private static func isWindows(_ path: String) -> Bool {
        let rest = path.dropFirst()
        return path.hasPrefix("\\\\") || path.first?.isLetter == true && (rest.hasPrefix(":\\") || rest.hasPrefix(":/"))
    }
}
