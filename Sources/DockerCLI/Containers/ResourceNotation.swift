import CommandSyntax
import WorldModel

/// `--cpus`: a rational number such as `1.5`, `1/2` or `5e-1` (docker/cli, `opts.ParseCPUs`).
enum CPUNotation {
    enum Reading: Equatable {
        /// In billionths of a CPU.
        case nano(Int64)
        case complaint(String)
    }

    static func parse(_ text: String) -> Reading {
        let wrong = Reading.complaint("failed to parse \(text) as a rational number")
        let halves = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if halves.count == 2 {
            guard let above = Int64(halves[0]), let below = Int64(halves[1]), below > 0 else { return wrong }
            let (product, isTooLarge) = above.multipliedReportingOverflow(by: 1_000_000_000)
            guard !isTooLarge else { return wrong }
            return product % below == 0 ? .nano(product / below) : .complaint("value is too precise")
        }
        return decimal(text) ?? wrong
    }

    private static func decimal(_ text: String) -> Reading? {
        let parts = text.lowercased().split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
        let isNegative = parts[0].hasPrefix("-")
        let digits = (parts[0].hasPrefix("-") || parts[0].hasPrefix("+") ? parts[0].dropFirst() : parts[0])
            .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let (whole, fraction) = (digits[0], digits.count > 1 ? digits[1] : "")
        guard let exponent = parts.count > 1 ? Int(parts[1]) : 0, (-1000...1000).contains(exponent),
            !(whole + fraction).isEmpty, (whole + fraction).allSatisfy({ $0.isASCII && $0.isNumber })
        else { return nil }
        // The number is `significand` times ten to the power of `shift`, in billionths.
        var significand = (whole + fraction).drop { $0 == "0" }
        var shift = exponent - fraction.count + 9
        while shift < 0, significand.last == "0" {
            significand.removeLast()
            shift += 1
        }
        if significand.isEmpty { return .nano(0) }
        guard shift >= 0 else { return .complaint("value is too precise") }
        guard let value = Int64(significand + String(repeating: "0", count: min(shift, 20))) else { return nil }
        return .nano(isNegative ? -value : value)
    }
}

/// `--gpus all`, `--gpus 2` or `--gpus 'device=0,capabilities=utility'` (docker/cli, `opts/gpus.go`).
enum GPUNotation {
    static func parse(_ text: String) throws(MountNotation.Complaint) -> DeviceRequest {
        var request = DeviceRequest()
        var seen: Set<String> = []
        request.capabilities = ["gpu"]
        for field in try CommaFields.parse(text) {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard seen.insert(parts[0]).inserted else {
                throw MountNotation.Complaint(text: "gpu request key '\(parts[0])' can be specified only once")
            }
            guard parts.count == 2 else {
                seen.insert("count")
                request.count = try count(parts[0])
                continue
            }
            let values = parts[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            switch parts[0] {
            case "driver": request.driver = parts[1]
            case "count": request.count = try count(parts[1])
            case "device": request.deviceIDs = values
            case "capabilities": request.capabilities = values + ["gpu"]
            case "options": request.options = KeyValueText.dictionary(try CommaFields.parse(parts[1]))
            default: throw MountNotation.Complaint(text: "unexpected key '\(parts[0])' in '\(field)'")
            }
        }
        if !seen.contains("count"), request.deviceIDs.isEmpty { request.count = 1 }
        return request
    }

    static func complaint(_ text: String) -> String? {
        do {
            _ = try parse(text)
            return nil
        } catch {
            return error.text
        }
    }

    private static func count(_ text: String) throws(MountNotation.Complaint) -> Int {
        if text == "all" { return -1 }
        guard let count = Int(text) else {
            throw MountNotation.Complaint(
                text: "invalid count (\(text)): value must be either \"all\" or an integer: invalid syntax")
        }
        return count
    }
}

/// `DEVICE:VALUE`, the limits of block devices (docker/cli, `opts/throttledevice.go`, `opts/weightdevice.go`).
enum DeviceLimitNotation {
    enum Kind { case bytes, operations, weight }

    static func complaint(_ text: String, _ kind: Kind) -> String? {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else { return "bad format: \(text)" }
        guard parts[0].hasPrefix("/dev/") else { return "bad format for device path: \(text)" }
        let form = "invalid rate for device: \(text). The correct format is <device-path>:<number>"
        switch kind {
        case .bytes:
            if let rate = try? ByteSize.ramInBytes(parts[1]), rate >= 0 { return nil }
            return form + "[<unit>]. Number must be a positive integer. Unit is optional and can be kb, mb, or gb"
        case .operations: return UInt64(parts[1]) != nil ? nil : form + ". Number must be a positive integer"
        case .weight:
            let weight = UInt16(parts[1])
            return weight == 0 || weight.map { (10...1000).contains($0) } == true
                ? nil : "invalid weight for device: \(text)"
        }
    }
}
