extension UtilityTable {
    /// Filters that work on lines, fields and bytes.
    static let lineFilters: [String: Utility] = [
        "wc": .filter(CountCommand.spec, CountCommand.run),
        "sort": Utility(
            readsInput: { arguments in
                let files = ParsedOptions(SortCommand.modern(arguments), SortCommand.spec).operands
                return files.isEmpty || files.contains("-")
            }, SortCommand.run),
        "uniq": .filter(UniqueCommand.spec, UniqueCommand.run),
        "cut": .filter(CutCommand.spec, CutCommand.run),
        "tr": Utility(readsInput: { _ in true }, TranslateCommand.run),
        "rev": .filter(OptionSpec(""), SmallFilters.reverse),
        "tac": .filter(SmallFilters.backwardsSpec, SmallFilters.backwards),
        "nl": .filter(SmallFilters.numberSpec, SmallFilters.number),
        "paste": .filter(SmallFilters.pasteSpec, SmallFilters.paste),
        "fold": .filter(FoldCommand.spec, FoldCommand.run),
        "expand": .filter(TabCommands.expandSpec, TabCommands.expand),
        "unexpand": .filter(TabCommands.unexpandSpec, TabCommands.unexpand),
        "column": .filter(ColumnCommand.spec, ColumnCommand.run),
        "comm": .filter(ComparingCommands.commonSpec, ComparingCommands.common),
        "join": .filter(JoinCommand.spec, JoinCommand.run),
        "cmp": .filter(ComparingCommands.compareSpec, ComparingCommands.compare),
        "patch": Utility(readsInput: PatchCommand.readsInput, PatchCommand.run),
        "diff": .filter(DiffCommand.spec, DiffCommand.run),
        "seq": Utility(SequenceCommand.run),
        "shuf": Utility(
            readsInput: { arguments in
                let options = ParsedOptions(arguments, SmallFilters.shuffleSpec)
                return !options.has("e", "i") && (options.operands.isEmpty || options.operands.contains("-"))
            }, SmallFilters.shuffle),
        "od": .filter(OctalDumpCommand.spec, OctalDumpCommand.run),
        "hexdump": .filter(HexdumpCommand.spec, HexdumpCommand.run),
        "hd": .filter(HexdumpCommand.spec, HexdumpCommand.run),
        "xxd": .filter(XxdCommand.spec, XxdCommand.run),
        "base64": .filter(Base64Command.spec, Base64Command.run),
        "htpasswd": PasswordFileCommand.utility,
        "cksum": .filter(OptionSpec(""), SumCommands.crc),
        "sum": .filter(SumCommands.spec, SumCommands.sum),
        "split": .filter(SplitCommand.spec, SplitCommand.run),
        "csplit": .filter(ContextSplitCommand.spec, ContextSplitCommand.run),
        "base32": .filter(Base64Command.spec, Base64Command.run32),
        "fmt": .filter(FormatCommand.spec, FormatCommand.run),
        "pr": .filter(PagesCommand.spec, PagesCommand.run),
        "factor": Utility(
            readsInput: { ParsedOptions($0, NumberTools.factorSpec).operands.isEmpty }, NumberTools.factor),
        "numfmt": Utility(
            readsInput: { ParsedOptions($0, NumberTools.formatSpec).operands.isEmpty }, NumberTools.format),
        "tsort": .filter(TopologicalSortCommand.spec, TopologicalSortCommand.run),
        "pathchk": Utility(PathCheckCommand.run),
        "zgrep": Utility(readsInput: GrepCommand.readsInput, GrepCommand.run),
    ].merging(ChecksumCommand.functions.mapValues { _ in .filter(ChecksumCommand.spec, ChecksumCommand.run) }) {
        first, _ in first
    }
}
