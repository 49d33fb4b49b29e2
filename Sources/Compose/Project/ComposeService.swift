import JSON

/// One service of a project.
package struct ComposeService: Sendable, Equatable {
    package var name: String
    /// Everything that the file says, in long form.
    package var value: ModelValue

    package init(name: String, value: ModelValue) {
        self.name = name
        self.value = value
    }

    package subscript(key: String) -> ModelValue? { value[key] }

    package func text(_ key: String) -> String? { value[key]?.text }
    package func texts(_ key: String) -> [String] { value[key]?.texts ?? [] }
    package func isTrue(_ key: String) -> Bool { value[key]?.isTrue ?? false }

    package func integer(_ key: String) -> Int? {
        if case .integer(let number) = value[key] { number } else { nil }
    }

    /// Names with texts; names without one are left out.
    package func dictionary(_ key: String) -> [String: String] {
        (value[key]?.members ?? [:]).compactMapValues { $0 == .null ? nil : $0.printed }
    }

    /// A dependency on another service.
    package struct Dependency: Sendable, Equatable {
        /// `service_started`, `service_healthy` or `service_completed_successfully`.
        package var condition: String
        package var restarts: Bool
        package var isRequired: Bool
    }

    package var dependencies: [String: Dependency] {
        (value["depends_on"]?.members ?? [:]).mapValues {
            Dependency(
                condition: $0["condition"]?.text ?? "service_started", restarts: $0["restart"]?.isTrue ?? false,
                isRequired: $0["required"]?.isTrue ?? true)
        }
    }

    package var profiles: [String] { texts("profiles") }
    package var image: String? { text("image") }
    package var build: ModelValue? { value["build"].flatMap { $0 == .null ? nil : $0 } }

    /// How many containers it has.
    package var scale: Int {
        get {
            if let scale = integer("scale") { return scale }
            if case .integer(let replicas)? = value["deploy"]?["replicas"] { return replicas }
            return 1
        }
        set {
            value["scale"] = .integer(newValue)
            if var deploy = value["deploy"], deploy != .null {
                deploy["replicas"] = .integer(newValue)
                value["deploy"] = deploy
            }
        }
    }

    /// Gives `deploy` the scale that is set beside it.
    mutating func alignScale() {
        guard let scale = integer("scale"), var deploy = value["deploy"], deploy != .null, deploy["replicas"] == nil
        else { return }
        deploy["replicas"] = .integer(scale)
        value["deploy"] = deploy
    }

    /// The networks it joins, those of high priority first.
    package var networksByPriority: [String] {
        func priority(_ name: String) -> Int {
            if case .integer(let number)? = value["networks"]?[name]?["priority"] { return number }
            return 0
        }
        return (value["networks"]?.members ?? [:]).keys.sorted { (priority($1), $0) < (priority($0), $1) }
    }

    /// Each key with its value as a text, for telling what has changed.
    package var keyTexts: [String: String] { (value.members ?? [:]).mapValues(\.hashText) }

    /// What decides whether a container is still as the file wants it (compose, `ServiceHash`).
    package var hashText: String {
        var copy = value
        for key in ["pull_policy", "scale", "depends_on", "profiles"] { copy[key] = nil }
        if copy["build"] != nil { copy["build"] = nil }
        if var deploy = copy["deploy"], deploy != .null {
            deploy["replicas"] = nil
            copy["deploy"] = deploy
        }
        return JSONWriter().text(Shape.service.write(copy, forJSON: true))
    }
}

extension ModelValue {
    /// What decides whether a network or a volume is still as the file wants it.
    package var hashText: String {
        switch self {
        case .mapping: "{" + sortedMembers.map { "\($0.key)=\($0.value.hashText)" }.joined(separator: ",") + "}"
        case .list(let items): "[" + items.map(\.hashText).joined(separator: ",") + "]"
        default: printed
        }
    }
}
