/// Options that are only a number, as in `fmt -20`, `pr -3` and `grep -2`.
enum NumberOption {
    /// The words with such options written in full: `-20` becomes `option` and 20.
    static func spelledOut(_ arguments: [String], as option: String) -> [String] {
        arguments.map { word in
            word.hasPrefix("-") && word.count > 1 && word.dropFirst().allSatisfy(\.isNumber)
                ? option + word.dropFirst() : word
        }
    }
}
