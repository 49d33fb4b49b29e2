/// Reads an agenda: `Lessons/agendas/*.yaml`.
enum AgendaParser {
    static func parse(_ text: String, file: String) throws(ContentFault) -> Agenda {
        let yaml = try YAMLMapping.parse(text, file: file)
        try yaml.allow(FileShape.agenda.keys)
        let detail = try yaml.optionalString("detail") ?? Agenda.Detail.detailed.rawValue
        guard let detail = Agenda.Detail(rawValue: detail) else {
            throw ContentFault(file, yaml.line(of: "detail"), "'detail' is brief or detailed, not '\(detail)'")
        }
        var items: [Agenda.Item] = []
        for mapping in try yaml.mappings("items") { items.append(try item(mapping)) }
        let name = file.split(separator: "/").last.map(String.init) ?? file
        return Agenda(
            id: String(name.prefix { $0 != "." }), title: try yaml.string("title"), minutes: try yaml.int("minutes"),
            detail: detail, items: items, file: file)
    }

    private static func item(_ yaml: YAMLMapping) throws(ContentFault) -> Agenda.Item {
        try yaml.allow(FileShape.agendaItem.keys)
        var kinds: [Agenda.Kind] = []
        if let text = try yaml.optionalString("talk") { kinds.append(.talk(text)) }
        if let id = try yaml.optionalString("lesson") { kinds.append(.lesson(id)) }
        if let id = try yaml.optionalString("exercise") { kinds.append(.exercise(id)) }
        if yaml.has("quiz") { kinds.append(.quiz(try yaml.strings("quiz"))) }
        if let text = try yaml.optionalString("break") { kinds.append(.rest(text)) }
        guard kinds.count == 1 else {
            throw ContentFault(
                yaml.file, yaml.line, "an item has one of the keys talk, lesson, exercise, quiz and break")
        }
        return Agenda.Item(
            kind: kinds[0], minutes: try yaml.int("minutes"), notes: try yaml.optionalString("notes") ?? "",
            line: yaml.line)
    }
}
