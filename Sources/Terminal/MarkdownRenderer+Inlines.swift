extension MarkdownRenderer {
    /// Inline text as one string with its styles; hard breaks are newlines.
    func styled(_ content: [MarkdownInline]) -> String {
        content.map { styled($0) }.joined()
    }

    private func styled(_ inline: MarkdownInline) -> String {
        switch inline {
        case .text(let text): text
        case .code(let text): code(text)
        case .emphasis(let content): marked(.emphasis, styled(content), sign: "*")
        case .strong(let content): marked(.strong, styled(content), sign: "*")
        case .struck(let content): marked(.struck, styled(content), sign: "~~")
        case .link(let url, let content): link(url, styled(content))
        case .image(let url, let alternative): "[\(styled(alternative))] (\(url))"
        case .softBreak: " "
        case .lineBreak: "\n"
        case .html(let tag): html(tag)
        }
    }

    /// Without colour the signs of the source stay, so that nothing is told by colour alone.
    private func marked(_ style: Style, _ text: String, sign: String) -> String {
        if palette.appearance.colour { return palette.apply(style, text) }
        return palette.appearance.accessible ? text : sign + text + sign
    }

    /// Short code is not broken at its spaces: `docker ps` stays one thing.
    private func code(_ text: String) -> String {
        let isShort = DisplayWidth.of(text) <= 24
        let text = isShort ? String(text.map { $0 == " " ? "\u{A0}" : $0 }) : text
        return palette.appearance.colour ? palette.apply(.code, text) : "`\(text)`"
    }

    /// The URL is always readable, since not every terminal makes links.
    private func link(_ url: String, _ text: String) -> String {
        let bare = DisplayWidth.strip(text)
        if let note = linkNote?(url) {
            let shown = palette.apply(.link, bare)
            return note.isEmpty ? shown : "\(shown) (\(note))"
        }
        if url == bare || url == "mailto:" + bare || url == "http://" + bare { return palette.apply(.link, bare) }
        if url.hasPrefix("#") || url.isEmpty { return text }
        return "\(text) (\(palette.apply(.link, url)))"
    }

    private func html(_ tag: String) -> String {
        if tag.hasPrefix("<br") { return "\n" }
        return tag.hasPrefix("<!--") ? "" : tag
    }
}
