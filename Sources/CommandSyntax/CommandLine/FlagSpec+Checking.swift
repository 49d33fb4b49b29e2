extension FlagSpec {
    /// Why a value is not one of this flag's kind, nil where it is.
    func complaint(about value: String) -> String? {
        switch kind {
        case .bool:
            return GoNumber.parseBool(value) == nil ? GoNumber.SyntaxError.bool(value).description : nil
        case .int: return reason { () throws(GoNumber.SyntaxError) in _ = try GoNumber.parseInt(value) }
        case .uint: return reason { () throws(GoNumber.SyntaxError) in _ = try GoNumber.parseUInt(value, bits: bits) }
        case .float: return Double(value) == nil ? GoNumber.SyntaxError.float(value).description : nil
        case .duration:
            do throws(GoDuration.SyntaxError) {
                _ = try GoDuration(parsing: value)
                return nil
            } catch {
                return error.description
            }
        case .bytes: return sizeComplaint(value)
        case .custom("filter") where !value.isEmpty && !value.contains("="):
            return "bad format of filter (expected name=value)"
        case .string, .list, .custom: return nil
        }
    }

    private var bits: Int {
        switch valueName {
        case "uint8": 8
        case "uint16": 16
        case "uint32": 32
        default: 64
        }
    }

    private func sizeComplaint(_ value: String) -> String? {
        // Go's MemSwapBytes knows one word more.
        if name == "memory-swap", value == "-1" { return nil }
        do throws(ByteSize.SyntaxError) {
            _ = try ByteSize.ramInBytes(value)
            return nil
        } catch {
            return error.description
        }
    }

    private func reason(_ parse: () throws(GoNumber.SyntaxError) -> Void) -> String? {
        do throws(GoNumber.SyntaxError) {
            try parse()
            return nil
        } catch {
            return error.description
        }
    }
}
