/// What a program does to the world outside: output, files, commands.
extension AwkMachine {
    /// Puts everything that has been printed in order among the effects. Commands go on waiting for their input.
    func flushAll() {
        if !output.isEmpty { effects.append(.output(output)) }
        output = []
        for index in written.indices where !written[index].isCommand && !written[index].bytes.isEmpty {
            effects.append(.write(written[index].bytes, to: written[index].name, appends: written[index].appends))
            written[index].bytes = []
            written[index].appends = true
        }
    }

    /// Has a command run, or takes what it gave when it was run before.
    func command(_ text: String, input: [UInt8]?, captures: Bool) throws(Flow) -> AwkResult {
        effects.append(.run(text, input: input, captures: captures))
        guard resultsUsed < results.count else { throw .waiting }
        resultsUsed += 1
        return results[resultsUsed - 1]
    }

    /// Closes a file or a command; a command's status is the result, -1 when there is nothing of that name.
    func close(_ name: String) throws(Flow) -> Double {
        if let index = written.firstIndex(where: { $0.name == name }) {
            flushAll()
            let writing = written.remove(at: index)
            guard writing.isCommand else { return 0 }
            return Double(try command(name, input: writing.bytes, captures: false).status)
        }
        let wasOpen = openFiles[name] != nil || openCommands[name] != nil
        openFiles[name] = nil
        openCommands[name] = nil
        return wasOpen ? 0 : -1
    }

    /// At the end, what was printed goes out, and the commands get their input.
    func closeAll() throws(Flow) {
        flushAll()
        while let next = written.first(where: \.isCommand) { _ = try close(next.name) }
    }
}
