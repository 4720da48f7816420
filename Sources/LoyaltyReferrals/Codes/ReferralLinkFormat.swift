//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How a shop's links name a referral code, and how the code is read back out of a link.
///
/// ```swift
/// let links = try ReferralLinkFormat(base: "https://shop.example/start", parameter: "ref")
/// links.text(for: code)                                            // https://shop.example/start?ref=ANNA
/// try links.code(in: "https://shop.example/coffee?ref=ANNA&utm_source=blog")   // ANNA
///
/// let short = try ReferralLinkFormat(base: "https://shop.example/r")   // https://shop.example/r/ANNA
/// ```
///
/// Reading is strict and repairs nothing, since a link is text that anybody can send: see ``code(in:)``. It is RFC 3986 with
/// ASCII alone; a plus sign is itself, not a space.
public struct ReferralLinkFormat: Hashable, Sendable {
    /// The link without a code.
    public let base: String
    /// The name of the query's parameter with the code, or nil if the code is the last part of the path.
    public let parameter: String?

    private let parts: LinkParts

    /// The longest link that is written or read, in bytes.
    public static let maximumBytes = 2_048

    /// Creates a format.
    ///
    /// - Parameters:
    ///   - base: The link without a code: `https` or `http`, a host, and perhaps a port, a path and a query; at most 1,024 bytes.
    ///   - parameter: The name of the parameter with the code, of ASCII letters, digits, `-`, `_` and `.`; nil to have the code
    ///     as the last part of the path, for which the base has no query.
    /// - Throws: ``ReferralsError`` with code `invalidLink` for another base or name, or a base that has the parameter already.
    public init(base: String, parameter: String? = nil) throws(ReferralsError) {
        let parts = try LinkParts(base)
        guard base.utf8.count <= 1_024, parts.fragment == nil else {
            throw ReferralsError(.invalidLink, "the base of links has at most 1024 bytes and no fragment")
        }
        if let parameter {
            let isName = parameter.utf8.allSatisfy { LinkParts.isUnreserved($0) && $0 != UInt8(ascii: "~") }
            guard 1...64 ~= parameter.utf8.count, isName, try parts.values(of: parameter).isEmpty else {
                throw ReferralsError(.invalidLink, "a parameter has a plain name that the base does not use")
            }
        } else {
            guard parts.query == nil else {
                throw ReferralsError(.invalidLink, "a link whose code is in the path has a base without a query")
            }
        }
        self.base = base
        self.parameter = parameter
        self.parts = parts
    }
}

// MARK: - Writing and reading

extension ReferralLinkFormat {
    /// Returns the link that names a code.
    ///
    /// - Parameter code: The code; what is not a letter, a digit or one of `-._~` is escaped.
    /// - Returns: The link; ``code(in:)`` reads the code back.
    public func text(for code: ReferralCode) -> String {
        let escaped = LinkParts.escaped(code.text)
        guard let parameter else { return base + (parts.path.hasSuffix("/") ? "" : "/") + escaped }
        let joint = parts.query == nil ? "?" : parts.query == "" ? "" : "&"
        return base + joint + parameter + "=" + escaped
    }

    /// Returns the code that a link names.
    ///
    /// With a parameter, any path of the shop will do, so that links lead to products too; other parameters and a fragment are
    /// passed over. With the code in the path, the path is the base's and one part more.
    ///
    /// - Parameter link: The text of a link, as it came in.
    /// - Returns: The code, or nil for a link of the shop that names none.
    /// - Throws: ``ReferralsError`` with code `foreignLink` for another scheme, host or port, or `invalidLink` for text that is
    ///   longer than ``maximumBytes``, has characters beyond printable ASCII, a user name, a backslash, an escape that is
    ///   incomplete or not UTF-8, a code that is empty, too long or has control characters, or the parameter twice.
    public func code(in link: String) throws(ReferralsError) -> ReferralCode? {
        let found = try LinkParts(link)
        guard found.scheme == parts.scheme, found.host == parts.host, found.port == parts.port else {
            throw ReferralsError(.foreignLink, "the link is not one of the shop's")
        }
        let text: String
        if let parameter {
            let values = try found.values(of: parameter)
            guard let value = values.first else { return nil }
            guard values.count == 1 else { throw ReferralsError(.invalidLink, "a link names one code at most") }
            text = value
        } else {
            let prefix = parts.path.hasSuffix("/") ? parts.path : parts.path + "/"
            guard found.path.hasPrefix(prefix) else { return nil }
            let last = found.path.dropFirst(prefix.count)
            guard !last.isEmpty, !last.contains("/") else { return nil }
            text = try LinkParts.unescaped(last)
        }
        guard let code = try? ReferralCode(text) else {
            throw ReferralsError(.invalidLink, "the code of a link is 1 to 128 bytes without control characters")
        }
        return code
    }
}

// MARK: - Codable

extension ReferralLinkFormat: Codable {
    private enum CodingKeys: String, CodingKey { case base, parameter, version }

    /// Reads a format of version 1 and checks it as the initializer does.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` or `invalidLink`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a format of links has version 1")
        }
        try self.init(
            base: container.decode(String.self, forKey: .base),
            parameter: container.decodeIfPresent(String.self, forKey: .parameter)
        )
    }

    /// Writes the format as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(base, forKey: .base)
        try container.encodeIfPresent(parameter, forKey: .parameter)
    }
}
