/// Loads Compose files into one model (compose-go, `loader`). What it reads comes through `readFile`.
package struct ComposeLoader {
    /// What is done with a model beyond reading it.
    package struct Options: Sendable {
        package var interpolates = true
        package var resolvesPaths = true
        package var normalizes = true
        package var checksConsistency = true
        package var resolvesEnvironment = true
        package var validates = true
        /// For files that are included or extended.
        var isPart = false

        package init() {}
    }

    /// A file of the project; without a content it is read.
    package struct File: Sendable {
        package var name: String
        package var content: String?

        package init(name: String, content: String? = nil) {
            self.name = name
            self.content = content
        }
    }

    package let workingDirectory: String
    package internal(set) var environment: [String: String]
    package var options = Options()
    /// What Compose says by the way, in its log's words.
    package var warnings: [String] = []
    let home: String
    let readFile: (String) -> String?
    private var included: [String] = []
    /// What the files loaded so far reset; the services of an extended file need it.
    private(set) var resets: [ModelPath] = []

    /// A loader for a project whose relative paths begin at `workingDirectory`.
    package init(
        workingDirectory: String, environment: [String: String], home: String = "/root",
        readFile: @escaping (String) -> String?
    ) {
        self.workingDirectory = workingDirectory
        self.environment = environment
        self.home = home
        self.readFile = readFile
    }

    /// The merged model of some files, checked and with its paths resolved, but not yet normalised.
    package mutating func model(_ files: [File]) throws(ComposeError) -> ModelValue {
        var model: ModelValue = .mapping([:])
        for file in files {
            if included.isEmpty { included = [file.name] }
            model = try load(file, over: model)
        }
        guard !options.isPart else { return model }
        return try finish(model)
    }

    private func finish(_ merged: ModelValue) throws(ComposeError) -> ModelValue {
        var model = Defaults.apply(merged)
        if options.validates { try ModelChecks.check(model) }
        if options.resolvesPaths { model = RelativePaths.resolve(model, from: workingDirectory, home: home) }
        return model
    }

    // MARK: One file

    private mutating func load(_ file: File, over base: ModelValue) throws(ComposeError) -> ModelValue {
        var model = base
        for document in try YAMLDocument.parse(try content(of: file), file: file.name) {
            if document.value == .null { continue }
            resets += document.resets
            guard document.value.members != nil else { throw ComposeError("top-level object must be a mapping") }
            if let complaint = document.keyComplaint { throw ComposeError(complaint) }
            var layer = document.value
            if options.interpolates {
                var interpolation = Interpolation(environment)
                layer = try interpolation.apply(layer)
                warnings += interpolation.warnings
                warnings += interpolation.unset.map {
                    "The \"\($0)\" variable is not set. Defaulting to a blank string."
                }
            }
            if !options.isPart { layer = try applyExtends(to: layer, in: file.name, document.resets) }
            model = Self.remove(document.resets, from: model)
            layer = try applyInclude(to: layer)
            model = try Merge.apply(layer, over: model)
            model = try Unicity.enforce(model)
            model = try check(model, file)
            model = try Canonical.apply(model, isRaw: !options.interpolates)
            model = try Unicity.enforce(Self.withoutEmptyServers(model))
        }
        return model
    }

    private func content(of file: File) throws(ComposeError) -> String {
        if let content = file.content ?? readFile(file.name) { return content }
        throw ComposeError("open \(file.name): no such file or directory")
    }

    private mutating func check(_ model: ModelValue, _ file: File) throws(ComposeError) -> ModelValue {
        guard options.validates, !options.isPart else { return model }
        do {
            try SchemaValidator.check(model)
        } catch {
            throw ComposeError("validating \(file.name): \(error.message)")
        }
        guard model["version"] != nil else { return model }
        warnings.append(
            "\(file.name): the attribute `version` is obsolete, it will be ignored, please remove it to avoid potential confusion"
        )
        var model = model
        model["version"] = nil
        return model
    }

    /// Empty entries of `dns` are what unset variables leave.
    private static func withoutEmptyServers(_ model: ModelValue) -> ModelValue {
        guard let services = model["services"]?.members else { return model }
        var model = model
        model["services"] = .mapping(
            services.mapValues { service in
                guard let servers = service["dns"]?.items else { return service }
                var service = service
                service["dns"] = .list(servers.filter { $0 != "" && $0 != .null })
                return service
            })
        return model
    }

    /// Takes what `!reset` and `!override` name out of a model.
    static func remove(_ paths: [ModelPath], from value: ModelValue, at path: ModelPath = ModelPath()) -> ModelValue {
        guard !paths.isEmpty, let members = value.members else { return value }
        var out: [String: ModelValue] = [:]
        for (key, member) in members {
            let next = path.next(key)
            if !paths.contains(where: next.matches) { out[key] = remove(paths, from: member, at: next) }
        }
        return .mapping(out)
    }

    // MARK: include

    private mutating func applyInclude(to model: ModelValue) throws(ComposeError) -> ModelValue {
        guard let wanted = model["include"], !options.isPart else { return model }
        guard let entries = wanted.items else {
            throw ComposeError("`include` must be a list, got \(wanted.printed)")
        }
        var model = model
        model["include"] = nil
        for entry in entries {
            let paths = entry.text.map { [$0] } ?? entry["path"]?.texts ?? []
            model = try include(paths, entry, into: model)
        }
        return model
    }

    private mutating func include(
        _ paths: [String], _ entry: ModelValue, into model: ModelValue
    ) throws(ComposeError) -> ModelValue {
        let place = RelativePaths.Place(folder: workingDirectory, home: home)
        let files = paths.map(place.absolute)
        guard let first = files.first else { return model }
        guard !included.contains(first) else {
            throw ComposeError(
                "include cycle detected:\n\(included[0])\n include "
                    + (included.dropFirst() + [first]).joined(separator: "\n include "))
        }
        let folder = entry["project_directory"]?.text.map(place.absolute) ?? PathText.folder(of: first)
        var variables: [String: String] = [:]
        let named = entry["env_file"].map(\.texts) ?? []
        for path in named.isEmpty ? [folder + "/.env"] : named.map(place.absolute) {
            guard let text = readFile(path) else {
                if named.isEmpty { continue }
                throw ComposeError("stat \(path): no such file or directory")
            }
            let own = environment
            variables = try DotEnv.parse(text, adding: variables) { own[$0] }.variables
        }
        var loader = ComposeLoader(
            workingDirectory: folder, environment: variables.merging(environment) { $1 }, home: home,
            readFile: readFile)
        loader.included = included + [first]
        loader.options = options
        loader.options.resolvesPaths = true
        let imported = try loader.model(files.map { File(name: $0) })
        warnings += loader.warnings
        return try Self.add(imported, to: model)
    }

    /// Adds what an included file defines. What is there already must be the same.
    private static func add(_ imported: ModelValue, to model: ModelValue) throws(ComposeError) -> ModelValue {
        var model = model
        for section in ["services", "networks", "volumes", "configs", "secrets", "models"] {
            guard let resources = imported[section]?.members else { continue }
            var known = model[section]?.members ?? [:]
            for (name, resource) in resources.sorted(by: { $0.key < $1.key }) {
                if let own = known[name], own != resource {
                    throw ComposeError("\(section).\(name) conflicts with imported resource")
                }
                known[name] = resource
            }
            model[section] = .mapping(known)
        }
        return model
    }
}
