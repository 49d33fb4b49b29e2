/// The environments of services: `env_file` and `environment`, with values from outside.
extension ComposeProject {
    /// Reads the files that services name. `file` gives the text of a path.
    package mutating func resolveEnvironments(
        file: (String) -> String?
    ) throws(ComposeError) -> [String] {
        var unset: [String] = []
        for name in services.keys.sorted() {
            guard var service = services[name] else { continue }
            let own = (service["environment"]?.members ?? [:]).reduce(into: [String: ModelValue]()) { out, member in
                let outer = environment[member.key].map { ModelValue.string($0) }
                out[member.key] = member.value == .null ? outer ?? .null : member.value
            }
            var variables: [String: String] = [:]
            for entry in service["env_file"]?.items ?? [] {
                try read(entry, own, &variables, &unset, file)
            }
            let merged = variables.mapValues { ModelValue.string($0) }.merging(own) { $1 }
            if !merged.isEmpty { service.value["environment"] = .mapping(merged) }
            service.value["env_file"] = nil
            services[name] = service
        }
        return unset
    }

    private func read(
        _ entry: ModelValue, _ own: [String: ModelValue], _ variables: inout [String: String],
        _ unset: inout [String], _ file: (String) -> String?
    ) throws(ComposeError) {
        let path = entry["path"]?.text ?? ""
        guard let text = file(path) else {
            if entry["required"]?.isTrue == false { return }
            throw ComposeError("env file \(path) not found: stat \(path): no such file or directory")
        }
        if entry["format"]?.text == "raw" {
            for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
                let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            }
            return
        }
        do {
            let outer = environment
            let reader = try DotEnv.parse(text, adding: variables) { outer[$0] ?? own[$0]?.text }
            variables = reader.variables
            unset += reader.unset
        } catch {
            throw ComposeError("failed to read \(path): \(error.message)")
        }
    }

    /// Reads `label_file`.
    package mutating func resolveLabels(file: (String) -> String?) throws(ComposeError) {
        for (name, service) in services {
            guard let paths = service["label_file"]?.texts, !paths.isEmpty else { continue }
            var labels: [String: ModelValue] = [:]
            for path in paths {
                guard let text = file(path) else {
                    throw ComposeError("label file \(path) not found: stat \(path): no such file or directory")
                }
                let found = try DotEnv.parse(text) { _ in nil }
                labels.merge(found.variables.mapValues { .string($0) }) { $1 }
            }
            var service = service
            service.value["labels"] = .mapping(labels.merging(service["labels"]?.members ?? [:]) { $1 })
            service.value["label_file"] = nil
            services[name] = service
        }
    }
}
