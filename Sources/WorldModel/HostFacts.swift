/// What the simulated machine says about its hardware and kernel, wherever it is asked.
package enum HostFacts {
    package static let kernelRelease = "6.12.48-amd64"
    package static let processors = 2
    /// Bytes.
    package static let memory: Int64 = 8_589_934_592
    /// Bytes that an interface has seen when nobody has talked: neighbours that look for each other. Traffic is not counted.
    package static let quietTraffic = (received: 586, sent: 126)
}
