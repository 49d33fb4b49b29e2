extension UtilityTable {
    /// Filters that work on lines, fields and bytes.
    static let lineFilters: [String: Utility] = [
        "wc": .filter(CountCommand.spec, CountCommand.run),
        "sort": .filter(SortCommand.spec, SortCommand.run),
        "uniq": .filter(UniqueCommand.spec, UniqueCommand.run),
        "cut": .filter(CutCommand.spec, CutCommand.run),
        "tr": Utility(readsInput: { _ in true }, TranslateCommand.run),
        "rev": .filter(OptionSpec(""), SmallFilters.reverse),
        "tac": .filter(OptionSpec(""), SmallFilters.backwards),
        "nl": .filter(SmallFilters.numberSpec, SmallFilters.number),
        "paste": .filter(SmallFilters.pasteSpec, SmallFilters.paste),
        "fold": .filter(SmallFilters.foldSpec, SmallFilters.fold),
        "expand": .filter(SmallFilters.expandSpec, SmallFilters.expand),
        "column": .filter(ColumnCommand.spec, ColumnCommand.run),
        "comm": .filter(ComparingCommands.commonSpec, ComparingCommands.common),
        "join": .filter(ComparingCommands.joinSpec, ComparingCommands.join),
        "cmp": .filter(ComparingCommands.compareSpec, ComparingCommands.compare),
        "diff": .filter(DiffCommand.spec, DiffCommand.run),
        "seq": Utility(SequenceCommand.run),
        "shuf": Utility(
            readsInput: { arguments in
                let options = ParsedOptions(arguments, SmallFilters.shuffleSpec)
                return !options.has("e", "i") && (options.operands.isEmpty || options.operands.contains("-"))
            }, SmallFilters.shuffle),
        "od": .filter(DumpCommands.octalSpec, DumpCommands.octal),
        "hexdump": .filter(DumpCommands.hexSpec, DumpCommands.hex),
        "hd": .filter(DumpCommands.hexSpec, DumpCommands.hex),
        "xxd": .filter(DumpCommands.plainSpec, DumpCommands.plain),
        "base64": .filter(Base64Command.spec, Base64Command.run),
        "sha256sum": .filter(ChecksumCommand.spec, ChecksumCommand.run),
        "md5sum": .filter(ChecksumCommand.spec, ChecksumCommand.run),
    ]
}
