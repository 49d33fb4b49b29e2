/// Names of projects: lowercase letters, digits, hyphens and underscores.
package enum ProjectName {
    /// What remains of a text as a name.
    package static func normalized(_ text: String) -> String {
        let kept = text.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" || $0 == "-" }
        return String(kept.drop { $0 == "_" || $0 == "-" })
    }

    /// Checks a name that was given as it is.
    package static func check(_ text: String) throws(ComposeError) {
        guard normalized(text) == text else {
            throw ComposeError(
                "invalid project name \"\(text)\": must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number"
            )
        }
    }
}
