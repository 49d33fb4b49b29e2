/// What COPY and ADD copy, and where to (buildkit `SourcesAndDest`).
package struct CopySources: Hashable, Sendable {
    /// The last argument.
    package var destination: String
    /// The sources that are paths, patterns or addresses.
    package var paths: [String]
    /// The sources that are here-documents, tabs of `<<-` already removed.
    package var files: [InlineFile]

    /// A file written in the Dockerfile itself.
    package struct InlineFile: Hashable, Sendable {
        /// The here-document's name, which is the file's.
        package var name: String
        /// The file's text.
        package var content: String
        /// Whether variables in the content are expanded.
        package var isExpanded: Bool
    }

    init(_ parsed: ParsedInstruction, keyword: String) throws(DockerfileError) {
        destination = parsed.arguments.last ?? ""
        paths = []
        files = []
        if (try? Heredoc.parse(destination)) != nil {
            throw DockerfileError("\(keyword) cannot accept a heredoc as a destination")
        }
        for source in parsed.arguments.dropLast() {
            guard let mark = try? Heredoc.parse(source) else {
                paths.append(source)
                continue
            }
            let content = parsed.heredocs.last { $0.name == mark.name }?.content ?? ""
            files.append(
                InlineFile(
                    name: mark.name, content: mark.isChomped ? Heredoc.chomped(content) : content,
                    isExpanded: mark.isExpanded))
        }
    }
}
