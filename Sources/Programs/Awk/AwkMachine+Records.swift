import Kernel
import Shell

/// Records and fields, and `getline`, which reads them.
extension AwkMachine {
    func split(_ bytes: [UInt8]) -> [[UInt8]] {
        let separator = text("RS")
        readsParagraphs = separator.isEmpty
        if separator.isEmpty {
            let parts = LineText.string(bytes).split(separator: "\n\n").map { $0.drop { $0 == "\n" } }
            // busybox's leaves the last newline of the input in the record.
            let keepsLast = isBusybox && bytes.last == 0x0A && !bytes.suffix(2).elementsEqual([0x0A, 0x0A])
            return parts.enumerated().map { index, part in
                var text = Array(part.utf8)
                if keepsLast, index == parts.count - 1 { return text }
                while text.last == 0x0A { text.removeLast() }
                return text
            }.filter { !$0.isEmpty }
        }
        if separator.utf8.count > 1, let expression = try? regex(separator) {
            var parts: [[UInt8]] = []
            var from = 0
            while let range = expression.range(in: bytes, from: from), !range.isEmpty {
                parts.append(Array(bytes[from..<range.lowerBound]))
                from = range.upperBound
            }
            var last = Array(bytes[from...])
            if last.last == 0x0A { last.removeLast() }
            return last.isEmpty ? parts : parts + [last]
        }
        guard let mark = separator.utf8.first, mark != 0x0A else { return LineText.split(bytes) }
        var parts = bytes.split(separator: mark, omittingEmptySubsequences: false).map { Array($0) }
        if parts.last?.isEmpty == true || parts.last == [0x0A] { parts.removeLast() }
        return parts
    }

    /// `getline` in its forms: 1 for a record, 0 at the end, -1 when the file cannot be read.
    func getline(_ target: AwkExpression?, _ source: AwkSource?) throws(Flow) -> AwkValue {
        let line: [UInt8]?
        switch source {
        case nil:
            if records.isEmpty, at == 0, !isReadingInput {
                records = split(standardInput)
                isReadingInput = true
            }
            guard let target else { return .number(nextRecord() ? 1 : 0) }
            guard at < records.count else { return .number(0) }
            count("NR")
            count("FNR")
            at += 1
            try assign(target, .input(records[at - 1]))
            return .number(1)
        case .file(let file):
            let path = try value(file).string
            if openFiles[path] == nil {
                guard let bytes = path == "-" ? standardInput : readFile(path) else { return .number(-1) }
                openFiles[path] = split(bytes)[...]
            }
            line = openFiles[path]?.popFirst()
        case .command(let text):
            let name = try value(text).string
            if openCommands[name] == nil {
                flushAll()
                openCommands[name] = split(try command(name, input: nil, captures: true).output)[...]
            }
            line = openCommands[name]?.popFirst()
            if line != nil { count("NR") }
        }
        guard let line else { return .number(0) }
        if let target { try assign(target, .input(line)) } else { setRecord(line) }
        return .number(1)
    }

    func count(_ name: String) { globals[name] = .number((globals[name]?.number ?? 0) + 1) }

    func nextRecord() -> Bool {
        guard at < records.count else { return false }
        globals["NR"] = .number((globals["NR"]?.number ?? 0) + 1)
        globals["FNR"] = .number((globals["FNR"]?.number ?? 0) + 1)
        setRecord(records[at])
        at += 1
        return true
    }

    func setRecord(_ bytes: [UInt8]) {
        record = bytes
        fields = splitFields(bytes, text("FS"))
        globals["NF"] = .number(Double(fields.count))
    }

    func splitFields(_ bytes: [UInt8], _ separator: String) -> [[UInt8]] {
        if bytes.isEmpty { return [] }
        if separator == " " { return bytes.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }.map { Array($0) } }
        if readsParagraphs, bytes.contains(0x0A), separator != "\n" {
            return bytes.split(separator: 0x0A).flatMap { splitFields(Array($0), separator) }
        }
        if separator.isEmpty { return LineText.string(bytes).map { Array(String($0).utf8) } }
        if separator.utf8.count == 1, let mark = separator.utf8.first, mark != 0x5C {
            return bytes.split(separator: mark, omittingEmptySubsequences: false).map { Array($0) }
        }
        guard let expression = try? regex(separator) else { return [bytes] }
        var parts: [[UInt8]] = []
        var from = 0
        while let range = expression.range(in: bytes, from: from), !range.isEmpty {
            parts.append(Array(bytes[from..<range.lowerBound]))
            from = range.upperBound
        }
        return parts + [Array(bytes[from...])]
    }
}
