import Terminal
import Testing

@Suite("Markdown as a tree")
struct MarkdownDocumentTests {
    @Test("a fence keeps its info, its text and its line")
    func fence() {
        let document = MarkdownDocument("text\n\n```console title=x\n$ ls\n\na\n```\n")
        #expect(document.codeBlocks == [MarkdownCode(info: "console title=x", text: "$ ls\n\na\n", line: 3)])
        #expect(document.codeBlocks.first?.language == "console")
        #expect(document.codeBlocks.first?.lines == ["$ ls", "", "a"])
    }

    @Test("code within lists and quotes is found")
    func nestedFence() {
        let document = MarkdownDocument("- a\n\n  ```sh\n  x\n  ```\n\n> ```sh\n> y\n> ```\n")
        #expect(document.codeBlocks.map(\.text) == ["x\n", "y\n"])
        #expect(document.codeBlocks.map(\.line) == [3, 7])
    }

    @Test("text that cmark cuts is joined again")
    func joined() {
        #expect(MarkdownDocument("a [b] ~c ! d").blocks == [.paragraph([.text("a [b] ~c ! d")])])
    }

    @Test("a callout is a quote with a known word alone in its first line")
    func callouts() {
        #expect(
            MarkdownDocument("> [!TIP]\n> text").blocks == [.callout(.tip, [.paragraph([.text("text")])])])
        #expect(MarkdownDocument("> [!TIP]").blocks == [.callout(.tip, [])])
        #expect(MarkdownDocument("> [!TIP] text").blocks == [.quote([.paragraph([.text("[!TIP] text")])])])
        let unknown: [MarkdownInline] = [.text("[!HM]"), .softBreak, .text("a")]
        #expect(MarkdownDocument("> [!HM]\n> a").blocks == [.quote([.paragraph(unknown)])])
    }

    @Test("lists know their numbers, tasks and tightness")
    func lists() throws {
        guard case .list(let numbered) = MarkdownDocument("3. a\n\n4. b").blocks.first,
            case .list(let tasks) = MarkdownDocument("- [x] a\n- [ ] b\n- c").blocks.first
        else {
            Issue.record("no lists")
            return
        }
        #expect(numbered.start == 3)
        #expect(!numbered.isTight)
        #expect(tasks.isTight)
        #expect(tasks.items.map(\.isChecked) == [true, false, nil])
    }

    @Test("a table has cells for each column and their alignment")
    func table() {
        let blocks = MarkdownDocument("|a|b|\n|:-:|--:|\n|1|\n").blocks
        let table = MarkdownTable(
            alignments: [.centre, .right], header: [[.text("a")], [.text("b")]], rows: [[[.text("1")], []]])
        #expect(blocks == [.table(table)])
    }
}
