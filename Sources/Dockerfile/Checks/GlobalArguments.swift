/// The arguments before the first FROM with their values (buildkit `buildMetaArgs`).
struct GlobalArguments {
    /// The values, those that every build has included.
    private(set) var values: [String: String]
    /// All names that FROM may use, with or without a value.
    private(set) var names: Set<String>

    init(
        _ build: BuildStages, _ facts: BuildFacts, escape: Unicode.Scalar, given: [String: String]
    ) throws(DockerfileError) {
        values = facts.platformArguments(stageName: build.stages.last?.name ?? "")
        names = Set(values.keys)
        let expander = WordExpander(escape: escape)
        for entry in build.metaArgs {
            guard case .arg(let arg) = entry.instruction else { continue }
            for argument in arg.arguments {
                names.insert(argument.name)
                if let value = given[argument.name] {
                    values[argument.name] = value
                } else if let value = argument.value {
                    do {
                        values[argument.name] = try expander.expand(value, with: values).text
                    } catch {
                        throw error.located(at: entry.lines)
                    }
                }
            }
        }
    }
}
