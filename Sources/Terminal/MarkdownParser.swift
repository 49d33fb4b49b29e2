import CCMark
import Synchronization

/// Reads Markdown with cmark-gfm and copies its tree into values.
enum MarkdownParser {
    /// Deeper nesting than this is no text for people.
    private static let depthLimit = 32

    /// cmark-gfm keeps the special characters of its extensions in a table of the process while it parses, so one text is
    /// parsed at a time.
    private static let turn = Mutex(())

    static func blocks(of text: String) -> [MarkdownBlock] {
        turn.withLock { _ in parse(text) }
    }

    private static func parse(_ text: String) -> [MarkdownBlock] {
        _ = extensionsAreRegistered
        guard let parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE) else {
            return []
        }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let document = cmark_parser_finish(parser) else { return [] }
        defer { cmark_node_free(document) }
        return blocks(in: document, depth: 0)
    }

    /// The registry of cmark-gfm is one for the process and must be filled once.
    private static let extensionsAreRegistered: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        return true
    }()

    // MARK: Blocks

    private static func blocks(in parent: OpaquePointer, depth: Int) -> [MarkdownBlock] {
        guard depth < depthLimit else { return [.paragraph([.text("…")])] }
        return children(of: parent).compactMap { block($0, depth: depth + 1) }
    }

    private static func block(_ node: OpaquePointer, depth: Int) -> MarkdownBlock? {
        switch kind(of: node) {
        case "heading":
            let level = Int(cmark_node_get_heading_level(node))
            return .heading(level: level, content: inlines(in: node, depth: depth), line: line(of: node))
        case "paragraph": return .paragraph(inlines(in: node, depth: depth))
        case "list": return .list(list(node, depth: depth))
        case "table": return .table(table(node, depth: depth))
        case "code_block":
            let info = string(cmark_node_get_fence_info(node))
            return .code(MarkdownCode(info: info, text: string(cmark_node_get_literal(node)), line: line(of: node)))
        case "block_quote": return quote(blocks(in: node, depth: depth))
        case "thematic_break": return .rule
        case "html_block": return .html(string(cmark_node_get_literal(node)))
        default: return nil
        }
    }

    private static func list(_ node: OpaquePointer, depth: Int) -> MarkdownList {
        let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        let items = children(of: node).map { item in
            let isTask = kind(of: item) == "tasklist"
            return MarkdownList.Item(
                isChecked: isTask ? cmark_gfm_extensions_get_tasklist_item_checked(item) : nil,
                blocks: blocks(in: item, depth: depth))
        }
        return MarkdownList(
            start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
            isTight: cmark_node_get_list_tight(node) != 0, items: items)
    }

    private static func table(_ node: OpaquePointer, depth: Int) -> MarkdownTable {
        let count = Int(cmark_gfm_extensions_get_table_columns(node))
        let codes = cmark_gfm_extensions_get_table_alignments(node)
        let alignments = (0..<count).map { column -> Alignment in
            switch codes?[column] {
            case UInt8(ascii: "r"): .right
            case UInt8(ascii: "c"): .centre
            default: .left
            }
        }
        var table = MarkdownTable(alignments: alignments, header: [], rows: [])
        for row in children(of: node) {
            var cells = children(of: row).map { inlines(in: $0, depth: depth) }
            cells += Array(repeating: [], count: max(0, count - cells.count))
            if cmark_gfm_extensions_get_table_row_is_header(row) != 0 {
                table.header = cells
            } else {
                table.rows.append(cells)
            }
        }
        return table
    }

    /// A quote that starts with `[!NOTE]` alone in its line is a callout.
    private static func quote(_ blocks: [MarkdownBlock]) -> MarkdownBlock {
        guard case .paragraph(let content) = blocks.first, case .text(let first) = content.first,
            first.hasPrefix("[!"), first.hasSuffix("]"),
            let callout = MarkdownCallout(rawValue: first.dropFirst(2).dropLast().lowercased())
        else { return .quote(blocks) }
        guard content.count > 1 else { return .callout(callout, Array(blocks.dropFirst())) }
        guard content[1] == .softBreak || content[1] == .lineBreak else { return .quote(blocks) }
        return .callout(callout, [.paragraph(Array(content.dropFirst(2)))] + blocks.dropFirst())
    }

    // MARK: Inline text

    private static func inlines(in parent: OpaquePointer, depth: Int) -> [MarkdownInline] {
        guard depth < depthLimit else { return [.text("…")] }
        var content: [MarkdownInline] = []
        for node in children(of: parent) {
            guard let next = inline(node, depth: depth + 1) else { continue }
            // cmark cuts text at each character that could have had a meaning.
            if case .text(let more) = next, case .text(let text) = content.last {
                content[content.count - 1] = .text(text + more)
            } else {
                content.append(next)
            }
        }
        return content
    }

    private static func inline(_ node: OpaquePointer, depth: Int) -> MarkdownInline? {
        switch kind(of: node) {
        case "text": .text(string(cmark_node_get_literal(node)))
        case "code": .code(string(cmark_node_get_literal(node)))
        case "emph": .emphasis(inlines(in: node, depth: depth))
        case "strong": .strong(inlines(in: node, depth: depth))
        case "strikethrough": .struck(inlines(in: node, depth: depth))
        case "link": .link(url: string(cmark_node_get_url(node)), content: inlines(in: node, depth: depth))
        case "image": .image(url: string(cmark_node_get_url(node)), alternative: inlines(in: node, depth: depth))
        case "softbreak": .softBreak
        case "linebreak": .lineBreak
        case "html_inline": .html(string(cmark_node_get_literal(node)))
        default: nil
        }
    }

    // MARK: Nodes

    private static func children(of parent: OpaquePointer) -> [OpaquePointer] {
        var nodes: [OpaquePointer] = []
        var next = cmark_node_first_child(parent)
        while let node = next {
            nodes.append(node)
            next = cmark_node_next(node)
        }
        return nodes
    }

    /// Node types of extensions have no constants in C, only names.
    private static func kind(of node: OpaquePointer) -> String { string(cmark_node_get_type_string(node)) }

    private static func line(of node: OpaquePointer) -> Int { Int(cmark_node_get_start_line(node)) }

    private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }
}
