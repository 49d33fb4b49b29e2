/// A piece of text within a block.
package indirect enum MarkdownInline: Sendable, Equatable {
    case text(String)
    case code(String)
    case emphasis([MarkdownInline])
    case strong([MarkdownInline])
    case struck([MarkdownInline])
    case link(url: String, content: [MarkdownInline])
    case image(url: String, alternative: [MarkdownInline])
    /// A newline in the source, which is shown as a space.
    case softBreak
    case lineBreak
    case html(String)

    /// The bare text of a run, as for a table of contents.
    package static func plainText(_ content: [MarkdownInline]) -> String {
        content.map { $0.plainText }.joined()
    }

    private var plainText: String {
        switch self {
        case .text(let text), .code(let text): text
        case .emphasis(let content), .strong(let content), .struck(let content): Self.plainText(content)
        case .link(_, let content), .image(_, let content): Self.plainText(content)
        case .softBreak, .lineBreak: " "
        case .html: ""
        }
    }
}
