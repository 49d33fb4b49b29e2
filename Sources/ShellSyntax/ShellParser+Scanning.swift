/// Moving over blanks, newlines, comments and operators.
extension ShellParser {
    func peek(_ offset: Int = 0) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    mutating func skipBlanks() {
        while let byte = peek() {
            if byte == Byte.space || byte == Byte.tab {
                position += 1
            } else if byte == Byte.backslash, peek(1) == Byte.newline {
                position += 2
                line += 1
            } else {
                if Byte.isOperator(byte) { joinLines(at: position + 1) }
                return
            }
        }
    }

    /// Takes out backslashes with newlines behind them, so that what they divide stands together.
    mutating func joinLines(at place: Int) {
        while place + 1 < bytes.count, bytes[place] == Byte.backslash, bytes[place + 1] == Byte.newline {
            bytes.removeSubrange(place..<place + 2)
            line += 1
            if let documents = hereDocuments { hereDocuments = (documents.newline - 2, documents.resume - 2) }
        }
    }

    mutating func skipBlanksAndComments() {
        skipBlanks()
        guard peek() == Byte.hash else { return }
        while let byte = peek(), byte != Byte.newline { position += 1 }
    }

    /// Takes a newline, and with it the bodies of the line's here-documents.
    mutating func consumeNewline() -> Bool {
        guard peek() == Byte.newline else { return false }
        if let documents = hereDocuments, documents.newline == position {
            line += bytes[position..<documents.resume].count { $0 == Byte.newline }
            position = documents.resume
            hereDocuments = nil
        } else {
            line += 1
            position += 1
        }
        return true
    }

    mutating func skipNewlines() {
        repeat { skipBlanksAndComments() } while consumeNewline()
    }

    func isOperator(_ text: String) -> Bool {
        var at = position
        for byte in text.utf8 {
            guard at < bytes.count, bytes[at] == byte else { return false }
            at += 1
        }
        return true
    }

    /// Whether a reserved word or operator comes next.
    func isNext(_ token: String) -> Bool {
        guard let first = token.utf8.first else { return false }
        return Byte.isOperator(first) ? isOperator(token) : isReserved(token)
    }

    /// Whether a word that consists of just this text comes next.
    func isReserved(_ word: String) -> Bool {
        guard isOperator(word) else { return false }
        guard let after = peek(word.utf8.count) else { return true }
        return Byte.isMeta(after)
    }

    mutating func expect(_ token: String) throws(Failure) {
        skipBlanks()
        guard position < bytes.count else { throw atEnd(.unexpected(.endOfFile), expecting: token) }
        guard isNext(token) else { throw unexpected(expecting: token) }
        position += token.utf8.count
    }

    /// A variable name at the present place.
    mutating func scanName() -> String? {
        guard let first = peek(), Byte.isNameStart(first) else { return nil }
        let start = position
        while let byte = peek(), Byte.isName(byte) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}
