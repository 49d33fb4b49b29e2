import Packages

/// What the user asks `pip` for
extension PipSession {
    /// What the user asks for, from the command line and from files; `nil` after a complaint.
    mutating func wishes() -> [PipResolver.Wish]? {
        var wishes: [PipResolver.Wish] = []
        for text in options.operands {
            do {
                wishes.append(.init(requirement: try PythonRequirement(text)))
            } catch {
                sayFarewell(warnsOfRoot: false)
                plan.fail(Self.complaint(text, error, place: ""))
                return nil
            }
        }
        for file in options.values("r") {
            guard let more = read(file) else { return nil }
            wishes += more
        }
        return wishes
    }

    private static func complaint(_ text: String, _ error: PythonRequirement.Failure, place: String) -> String {
        let mark = "    \(text)\n    \(String(repeating: " ", count: error.offset))^\(place)"
        let hint = error.hint.map { "\nHint: \($0)" } ?? ""
        return "ERROR: Invalid requirement: '\(text)': \(error.message)\n\(mark)\(hint)"
    }

    private mutating func read(_ file: String) -> [PipResolver.Wish]? {
        guard let text = scene.text(file) else {
            sayFarewell(warnsOfRoot: false)
            plan.fail(
                "ERROR: Could not open requirements file: [Errno 2] No such file or directory: '\(file)'")
            return nil
        }
        var wishes: [PipResolver.Wish] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var body = String(line)
            if let comment = body.firstRange(of: " #") { body = String(body[..<comment.lowerBound]) }
            if let hash = body.firstRange(of: " --hash") { body = String(body[..<hash.lowerBound]) }
            while let last = body.last, last.isWhitespace || last == "\\" { body.removeLast() }
            body = String(body.drop { $0.isWhitespace })
            if body.isEmpty || body.hasPrefix("#") || body.hasPrefix("--hash") { continue }
            if body.hasPrefix("-r ") || body.hasPrefix("--requirement ") {
                guard let more = read(String(body.drop { $0 != " " }.dropFirst())) else { return nil }
                wishes += more
                continue
            }
            if ["-i ", "--index-url", "--extra-index-url", "-f ", "--trusted-host", "-c "].contains(
                where: body.hasPrefix)
            {
                continue
            }
            do {
                let requirement = try PythonRequirement(body)
                if let marker = requirement.marker, marker.contains("win32") || marker.contains("'nt'") {
                    say("Ignoring \(requirement.name): markers '\(marker)' don't match your environment")
                    continue
                }
                wishes.append(.init(requirement: requirement, origin: "-r \(file) (line \(number + 1))"))
            } catch {
                sayFarewell(warnsOfRoot: false)
                plan.fail(Self.complaint(body, error, place: " (from line \(number + 1) of \(file))"))
                return nil
            }
        }
        return wishes
    }
}
