/// Reads questions.
enum QuestionParser {
    private static let keys: Set<String> = [
        "id", "rev", "skill", "lesson", "kind", "difficulty", "prompt", "why", "options", "lines", "accept", "script",
        "start",
        "checks", "solution", "code", "rubric",
    ]

    static func parse(_ yaml: YAMLMapping) throws(ContentFault) -> Question {
        try yaml.allow(keys)
        let kindText = try yaml.string("kind")
        guard let kind = Question.Kind(rawValue: kindText) else {
            throw ContentFault(yaml.file, yaml.line(of: "kind"), "unknown kind '\(kindText)'")
        }
        var question = Question(
            id: try yaml.string("id"), revision: yaml.has("rev") ? try yaml.int("rev") : 1,
            skill: try yaml.string("skill"), lesson: try yaml.string("lesson"), kind: kind,
            difficulty: try yaml.int("difficulty"), prompt: try yaml.string("prompt"),
            why: try yaml.optionalString("why") ?? "", file: yaml.file, line: yaml.line)
        for option in try yaml.mappings("options") {
            try option.allow(["text", "right", "why"])
            question.options.append(
                Question.Option(
                    text: try option.string("text"), isRight: try option.flag("right"),
                    why: try option.optionalString("why") ?? ""))
        }
        question.lines = try yaml.strings("lines")
        question.accept = try yaml.strings("accept")
        question.script = try yaml.optionalString("script") ?? ""
        question.start = try yaml.optionalString("start") ?? ""
        question.solution = try yaml.optionalString("solution") ?? ""
        question.code = try yaml.optionalString("code") ?? ""
        question.rubric = try yaml.strings("rubric")
        question.checks = try CheckParser.parse(yaml.mappings("checks"))
        try verify(question, yaml)
        return question
    }

    /// What a kind needs must be there.
    private static func verify(_ question: Question, _ yaml: YAMLMapping) throws(ContentFault) {
        func need(_ isThere: Bool, _ text: String) throws(ContentFault) {
            if !isThere { throw ContentFault(yaml.file, yaml.line, "question \(question.id): \(text)") }
        }
        let right = question.options.count { $0.isRight }
        switch question.kind {
        case .choice, .bug:
            try need(right == 1, "exactly one option must have right: true, \(right) have")
            try need(question.options.count >= 2, "at least two options are needed")
            if question.kind == .bug { try need(!question.code.isEmpty, "the key 'code' is missing") }
        case .multi: try need(right >= 1, "at least one option must have right: true")
        case .order: try need(question.lines.count >= 2, "the key 'lines' needs at least two lines")
        case .typed: try need(!question.accept.isEmpty, "the key 'accept' is missing")
        case .output:
            try need(!question.script.isEmpty, "the key 'script' is missing")
            try need(right == 1 || !question.accept.isEmpty, "one right option, or 'accept', is needed")
        case .command:
            try need(!question.checks.isEmpty, "the key 'checks' is missing")
            try need(!question.solution.isEmpty, "the key 'solution' is missing")
        case .open: try need(!question.rubric.isEmpty, "the key 'rubric' is missing")
        }
        try need((1...5).contains(question.difficulty), "'difficulty' goes from 1 to 5")
    }
}

/// Reads checks.
enum CheckParser {
    /// The kinds of checks by their key, with the other keys that each may have.
    static let kinds: [String: Set<String>] = [
        "container": [
            "state", "image", "exit", "env", "label", "port", "network", "mount", "user", "restart", "workdir",
            "command",
        ],
        "no-container": [],
        "image": [
            "cmd", "entrypoint", "env", "label", "exposes", "workdir", "user", "layers-at-most", "size-at-most",
            "same-as",
        ],
        "no-image": [], "volume": ["label"], "no-volume": [], "network": ["driver", "label"], "no-network": [],
        "count": ["is", "at-least", "at-most"], "file": ["in", "contains", "equals", "absent", "mode"],
        "probe": ["prints", "contains", "not-contains", "exit"],
    ]

    static func parse(_ mappings: [YAMLMapping], needsText: Bool = true) throws(ContentFault) -> [Check] {
        var checks: [Check] = []
        for mapping in mappings { checks.append(try parse(mapping, needsText: needsText)) }
        return checks
    }

    private static func parse(_ yaml: YAMLMapping, needsText: Bool) throws(ContentFault) -> Check {
        let names = yaml.keys.map(\.name)
        // `network` is a kind and a property of containers; the more specific reading wins.
        let order = [
            "container", "no-container", "image", "no-image", "file", "count", "probe", "volume", "no-volume",
            "network", "no-network",
        ]
        guard let kind = order.first(where: names.contains) else {
            throw ContentFault(yaml.file, yaml.line, "a check needs one of: \(order.joined(separator: ", "))")
        }
        let properties = kinds[kind] ?? []
        try yaml.allow(properties.union([kind, "text", "diagnose"]))
        let name = try yaml.string(kind)
        var check = Check(
            text: needsText ? try yaml.string("text") : "", diagnose: try yaml.optionalString("diagnose") ?? "",
            subject: .probe(""), properties: [], line: yaml.line)
        check.subject = subject(kind, name)
        for (key, _) in yaml.keys where properties.contains(key) {
            check.properties.append((key, try yaml.strings(key)))
        }
        return check
    }

    private static func subject(_ kind: String, _ name: String) -> Check.Subject {
        switch kind {
        case "container": .container(name)
        case "no-container": .noContainer(name)
        case "image": .image(name)
        case "no-image": .noImage(name)
        case "volume": .volume(name)
        case "no-volume": .noVolume(name)
        case "network": .network(name)
        case "no-network": .noNetwork(name)
        case "count": .count(name)
        case "file": .file(name)
        default: .probe(name)
        }
    }
}
