/// From files to a project.
extension ComposeLoader {
    /// Loads a project.
    ///
    /// - Parameters:
    ///   - name: The project's name, when something outside the files gives it.
    ///   - fallback: Its name when neither that nor a file gives one: the folder's, as a rule.
    ///   - profiles: The profiles that are active.
    package mutating func project(
        _ files: [File], name: String?, fallback: String = "", profiles: [String] = []
    ) throws(ComposeError) -> ComposeProject {
        let chosen = try projectName(files, name: name, fallback: fallback)
        if !chosen.isEmpty, environment["COMPOSE_PROJECT_NAME"] == nil {
            environment["COMPOSE_PROJECT_NAME"] = chosen
        }
        var model = try self.model(files)
        guard model.members?.isEmpty == false else { throw ComposeError("empty compose file") }
        if options.normalizes {
            guard !chosen.isEmpty else { throw ComposeError("project name must not be empty") }
            model = try Normalization.apply(model, project: chosen, environment: environment)
        }
        var project = try ComposeProject(
            model, name: chosen, workingDirectory: workingDirectory, files: files.map(\.name), environment: environment)
        project.apply(profiles: profiles)
        if options.checksConsistency {
            try project.checkConsistency()
            for name in project.serviceNames { project.services[name]?.alignScale() }
        }
        if options.resolvesEnvironment {
            for name in try project.resolveEnvironments(file: readFile) {
                warnings.append("The \"\(name)\" variable is not set. Defaulting to a blank string.")
            }
        }
        try project.resolveLabels(file: readFile)
        return project
    }

    /// The name that is given, or else the last one in the files, or else the fallback.
    package func projectName(_ files: [File], name: String?, fallback: String) throws(ComposeError) -> String {
        if let name, !name.isEmpty {
            try ProjectName.check(name)
            return name
        }
        var found: String?
        for file in files {
            guard let text = file.content ?? readFile(file.name) else { continue }
            for document in (try? YAMLDocument.parse(text, file: file.name)) ?? [] {
                guard let named = document.value["name"]?.text else { continue }
                let variables = environment
                found = (try? Template(named).fill(lookup: { variables[$0] }, unset: { _ in })) ?? named
            }
        }
        return ProjectName.normalized(found ?? fallback)
    }
}
