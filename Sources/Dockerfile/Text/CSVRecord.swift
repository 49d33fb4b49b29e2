/// One line of comma-separated fields, which `--mount` is written in (Go `encoding/csv`).
package enum CSVRecord {
    package static func fields(of text: String) throws(DockerfileError) -> [String] {
        let scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty else { throw DockerfileError("failed to parse csv mounts: EOF") }
        var fields: [String] = []
        var index = 0
        while true {
            let isQuoted = index < scalars.count && scalars[index] == "\""
            let field = try isQuoted ? quoted(scalars, &index) : plain(scalars, &index)
            fields.append(field)
            guard index < scalars.count, scalars[index] == "," else { return fields }
            index += 1
        }
    }

    private static func fault(_ scalars: [Unicode.Scalar], _ index: Int, _ reason: String) -> DockerfileError {
        let column = String(scalars: scalars[..<index]).utf8.count + 1
        return DockerfileError("failed to parse csv mounts: parse error on line 1, column \(column): \(reason)")
    }

    private static func plain(_ scalars: [Unicode.Scalar], _ index: inout Int) throws(DockerfileError) -> String {
        let start = index
        while index < scalars.count, scalars[index] != "," {
            if scalars[index] == "\"" { throw fault(scalars, index, "bare \" in non-quoted-field") }
            index += 1
        }
        return String(scalars: scalars[start..<index])
    }

    private static func quoted(_ scalars: [Unicode.Scalar], _ index: inout Int) throws(DockerfileError) -> String {
        index += 1
        var field = String.UnicodeScalarView()
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            guard scalar == "\"" else {
                field.append(scalar)
                continue
            }
            guard index < scalars.count, scalars[index] != "," else { return String(field) }
            guard scalars[index] == "\"" else {
                throw fault(scalars, index - 1, "extraneous or missing \" in quoted-field")
            }
            field.append("\"")
            index += 1
        }
        throw fault(scalars, index - 1, "extraneous or missing \" in quoted-field")
    }
}
