/// `import` and `export`.
extension Parser {
    mutating func importDeclaration() throws(JavaScriptSyntaxError) -> ImportDeclaration {
        try advance()
        var names: [(imported: String, local: String)] = []
        if token.kind == .string { return ImportDeclaration(source: try source(), names: []) }
        if token.kind == .identifier {
            names.append(("default", try name()))
            if !(try take(",")) { return try importFrom(names) }
        }
        if try take("*") {
            guard seesWord("as") else { throw unexpected() }
            try advance()
            names.append(("*", try name()))
        } else {
            try expect("{")
            while !(try take("}")) {
                let imported = try exportName()
                if seesWord("as") {
                    try advance()
                    names.append((imported, try name()))
                } else {
                    names.append((imported, imported))
                }
                if !sees("}") { try expect(",") }
            }
        }
        return try importFrom(names)
    }

    private mutating func importFrom(
        _ names: [(imported: String, local: String)]
    ) throws(JavaScriptSyntaxError) -> ImportDeclaration {
        guard seesWord("from") else { throw unexpected() }
        try advance()
        return ImportDeclaration(source: try source(), names: names)
    }

    private mutating func source() throws(JavaScriptSyntaxError) -> String {
        guard token.kind == .string else { throw unexpected() }
        let text = token.text
        try advance()
        // `with { type: "json" }` tells what the file's name tells as well.
        if sees("with") || seesWord("assert"), !token.isFirst {
            try advance()
            try expect("{")
            while !(try take("}")) {
                guard token.kind != .end else { throw unexpected() }
                try advance()
            }
        }
        try endStatement()
        return text
    }

    private mutating func exportName() throws(JavaScriptSyntaxError) -> String {
        guard token.kind == .identifier || token.kind == .keyword || token.kind == .string else { throw unexpected() }
        let text = token.text
        try advance()
        return text
    }

    mutating func exportDeclaration() throws(JavaScriptSyntaxError) -> ExportDeclaration {
        try advance()
        if try take("default") {
            if sees("function") {
                return .defaultFunction(try functionDefinition(isExpression: false, isDefault: true))
            }
            if seesWord("async"), try following().text == "function" {
                return .defaultFunction(try functionDefinition(isExpression: false, isDefault: true))
            }
            if sees("class") { return .defaultClass(try classDefinition(isExpression: false, isDefault: true)) }
            let value = Self.named(try assignment(), "default")
            try endStatement()
            return .defaultExpression(value)
        }
        if try take("*") {
            var name: String?
            if seesWord("as") {
                try advance()
                name = try exportName()
            }
            guard seesWord("from") else { throw unexpected() }
            try advance()
            return .allFrom(try source(), name: name)
        }
        guard sees("{") else { return .declaration(try statement(isTop: false)) }
        try advance()
        var names: [(String, String)] = []
        while !(try take("}")) {
            let local = try exportName()
            if seesWord("as") {
                try advance()
                names.append((local, try exportName()))
            } else {
                names.append((local, local))
            }
            if !sees("}") { try expect(",") }
        }
        if seesWord("from") {
            try advance()
            return .namesFrom(try source(), names.map { (imported: $0.0, exported: $0.1) })
        }
        try endStatement()
        for (local, _) in names { mention(local) }
        return .names(names.map { (local: $0.0, exported: $0.1) })
    }
}
