/// A Markdown text (GitHub's flavour) as a tree.
///
///     let document = MarkdownDocument("# Volumes\n\nA volume *outlives* its container.")
package struct MarkdownDocument: Sendable, Equatable {
    /// The blocks that are in no other.
    package var blocks: [MarkdownBlock]

    /// A document from its parts.
    package init(blocks: [MarkdownBlock]) {
        self.blocks = blocks
    }

    /// Parses a text. Every text is valid Markdown; what is nested too deeply becomes `…`.
    package init(_ text: String) {
        blocks = MarkdownParser.blocks(of: text)
    }

    /// Blocks of code at any depth, in the order of the text.
    package var codeBlocks: [MarkdownCode] { Self.codeBlocks(in: blocks) }

    private static func codeBlocks(in blocks: [MarkdownBlock]) -> [MarkdownCode] {
        blocks.flatMap { block -> [MarkdownCode] in
            switch block {
            case .code(let code): [code]
            case .list(let list): list.items.flatMap { codeBlocks(in: $0.blocks) }
            case .quote(let inner), .callout(_, let inner): codeBlocks(in: inner)
            case .heading, .paragraph, .table, .rule, .html: []
            }
        }
    }
}
