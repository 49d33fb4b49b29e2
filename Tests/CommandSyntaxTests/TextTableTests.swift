import CommandSyntax
import Testing

@Suite("Tables")
struct TextTableTests {
    @Test func columnsAreTenWideAtLeast() {
        var table = TextTable()
        table.append(["TYPE", "TOTAL", "SIZE"])
        table.append(["Local Volumes", "0", "0B"])
        #expect(table.text == "TYPE            TOTAL     SIZE\nLocal Volumes   0         0B\n")
    }

    @Test func widthsCountCharacters() {
        var table = TextTable()
        table.append(["éééééééé", "x"])
        table.append(["abcdefgh", "y"])
        #expect(table.text == "éééééééé   x\nabcdefgh   y\n")
    }

    @Test func aShortRowEndsItsColumns() {
        var table = TextTable()
        table.append(lines: "aaaaaaaaaaaa\tb\nshort\nc\td\n")
        #expect(table.text == "aaaaaaaaaaaa   b\nshort\nc         d\n")
    }

    @Test func emptyCellsKeepTheirPlace() {
        var table = TextTable()
        table.append(["a", "", "c"])
        #expect(table.text == "a                   c\n")
    }

    @Test func nothingPrintsNothing() {
        #expect(TextTable().text.isEmpty)
    }
}
