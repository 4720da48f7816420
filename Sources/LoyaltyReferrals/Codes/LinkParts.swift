//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The parts of a web address, read strictly.
struct LinkParts: Hashable, Sendable {
    /// The scheme in lower case.
    let scheme: String
    /// The host in lower case.
    let host: String
    /// The port, or the scheme's own.
    let port: Int
    /// The path as it was written; empty or beginning with a stroke.
    let path: String
    /// The query as it was written, or nil for none.
    let query: String?
    /// The fragment as it was written, or nil for none.
    let fragment: String?

    init(_ text: String) throws(ReferralsError) {
        guard text.utf8.count <= ReferralLinkFormat.maximumBytes, text.utf8.allSatisfy(Self.mayStand) else {
            throw ReferralsError(.invalidLink, "a link is at most 2048 bytes of the ASCII that links are written in")
        }
        let (head, fragment) = Self.cut(text[...], at: "#")
        let (address, query) = Self.cut(head, at: "?")
        guard let colon = address.firstIndex(of: ":") else {
            throw ReferralsError(.invalidLink, "a link begins with its scheme")
        }
        let scheme = address[..<colon].lowercased()
        let rest = address[colon...]
        guard scheme == "https" || scheme == "http", rest.hasPrefix("://") else {
            throw ReferralsError(.invalidLink, "a link begins with https:// or http://")
        }
        let authority = rest.dropFirst(3).prefix { $0 != "/" }
        let path = rest.dropFirst(3 + authority.count)
        let (host, port) = Self.cut(authority, at: ":")
        guard Self.isHost(host), let number = Self.port(port, of: scheme) else {
            throw ReferralsError(.invalidLink, "a link has a plain host, no user name, and a port up to 65535")
        }
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = number
        self.path = String(path)
        self.query = query.map { String($0) }
        self.fragment = fragment.map { String($0) }
        // Every escape is read once, so that none that is broken hides in a part that nobody asks for.
        for part in [self.path, self.query ?? "", self.fragment ?? ""] { _ = try Self.unescaped(part[...]) }
    }

    private static func cut(_ text: Substring, at mark: Character) -> (Substring, Substring?) {
        guard let index = text.firstIndex(of: mark) else { return (text, nil) }
        return (text[..<index], text[text.index(after: index)...])
    }

    private static func isHost(_ host: Substring) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return 1...253 ~= host.utf8.count
            && labels.allSatisfy { label in
                1...63 ~= label.utf8.count && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func port(_ text: Substring?, of scheme: String) -> Int? {
        guard let text else { return scheme == "https" ? 443 : 80 }
        guard 1...5 ~= text.utf8.count, text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
            let port = Int(text), 1...65_535 ~= port
        else { return nil }
        return port
    }
}

// MARK: - Values and escapes

extension LinkParts {
    /// Returns the values of a parameter of the query, in order.
    func values(of parameter: String) throws(ReferralsError) -> [String] {
        var values: [String] = []
        for pair in (query ?? "").split(separator: "&") {
            let (name, value) = Self.cut(pair, at: "=")
            if try Self.unescaped(name) == parameter { values.append(try Self.unescaped(value ?? "")) }
        }
        return values
    }

    /// Returns text with everything escaped that is not unreserved in RFC 3986.
    static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Returns text with its escapes resolved.
    static func unescaped(_ text: Substring) throws(ReferralsError) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.next().flatMap(hexValue), let low = rest.next().flatMap(hexValue) else {
                throw ReferralsError(.invalidLink, "an escape is a percent sign and two hexadecimal digits")
            }
            bytes.append(high << 4 | low)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ReferralsError(.invalidLink, "the escapes of a link are UTF-8")
        }
        return text
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        LookAlikes.isSymbol(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
    }

    /// Whether a byte is a letter, a digit or one of `-._~`.
    static func isUnreserved(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || "-._~".utf8.contains(byte) }

    /// Whether a byte may stand in a link: unreserved, a percent sign, or one of the marks of RFC 3986.
    private static func mayStand(_ byte: UInt8) -> Bool {
        isUnreserved(byte) || "%:/?#[]@!$&'()*+,;=".utf8.contains(byte)
    }
}
