/// Reads templates of questions.
enum TemplateParser {
    static func parse(_ yaml: YAMLMapping) throws(ContentFault) -> QuestionTemplate {
        try yaml.allow(FileShape.template.keys)
        var wrong: [QuestionTemplate.Wrong] = []
        for mapping in try yaml.mappings("wrong") {
            try mapping.allow(FileShape.wrongAnswer.keys)
            wrong.append(
                QuestionTemplate.Wrong(
                    misconception: try mapping.string("misconception"), text: try mapping.string("text"),
                    why: try mapping.string("why")))
        }
        guard wrong.count >= 2 else {
            throw ContentFault(yaml.file, yaml.line, "a template needs at least two wrong answers")
        }
        return QuestionTemplate(
            id: try yaml.string("id"), revision: yaml.has("rev") ? try yaml.int("rev") : 1,
            skill: try yaml.string("skill"), lesson: try yaml.string("lesson"),
            difficulty: try yaml.int("difficulty"), variables: try variables(yaml), prompt: try yaml.string("prompt"),
            start: try yaml.optionalString("start") ?? "", script: try yaml.optionalString("script") ?? "",
            compute: try yaml.optionalString("compute") ?? "", wrong: wrong, why: try yaml.string("why"),
            file: yaml.file, line: yaml.line)
    }

    /// Values are a list, or whole numbers from one to another, such as `2..5`.
    private static func variables(_ yaml: YAMLMapping) throws(ContentFault) -> [QuestionTemplate.Variable] {
        guard let mapping = try yaml.mapping("vars") else { return [] }
        var out: [QuestionTemplate.Variable] = []
        for (name, line) in mapping.keys {
            var values = try mapping.strings(name)
            if values.count == 1, let dots = values[0].firstRange(of: "..") {
                guard let low = Int(values[0][..<dots.lowerBound]), let high = Int(values[0][dots.upperBound...]),
                    low <= high
                else { throw ContentFault(yaml.file, line, "'\(values[0])' is no range such as 2..5") }
                values = (low...high).map(String.init)
            }
            guard !values.isEmpty else { throw ContentFault(yaml.file, line, "'\(name)' has no values") }
            out.append(QuestionTemplate.Variable(name: name, values: values))
        }
        return out
    }
}
