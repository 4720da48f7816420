//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Something that tells one person from others: a kind, and a text that only the host can read.
///
/// Two accounts that have a token in common may be one person's. The text is compared byte by byte and never shown, so a host
/// gives a keyed hash of an address, a number or a fingerprint rather than these themselves:
///
/// ```swift
/// let card = try IdentityToken(.paymentInstrument, "fp_5d41402abc4b")
/// ```
///
/// Tokens serve to look accounts up while a decision is made. Findings name kinds only, and no event keeps a token.
public struct IdentityToken: Hashable, Sendable {
    /// What the token is of.
    public let kind: IdentityKind
    private let text: IdentityText

    /// Creates a token.
    ///
    /// - Parameters:
    ///   - kind: What the token is of.
    ///   - value: 1 to 512 bytes of UTF-8 without control characters, the same for whatever is to count as the same.
    /// - Throws: ``ReferralsError`` with code `invalidIdentityToken` for any other text.
    public init(_ kind: IdentityKind, _ value: String) throws(ReferralsError) {
        do {
            self.text = try IdentityText(value)
        } catch {
            throw ReferralsError(.invalidIdentityToken, "a token is 1 to 512 bytes of UTF-8 without control characters")
        }
        self.kind = kind
    }
}

extension IdentityToken {
    /// The text, as the host gave it.
    public var value: String { text.text }
}

/// The text of a token, compared byte by byte as identifiers are.
private struct IdentityText: Identifier {
    let text: String

    init(_ text: String) throws(CoreError) { self.text = try IdentifierText.checked(text, maximumBytes: 512) }
}

extension IdentityToken: CustomStringConvertible {
    /// The kind alone, so that a log does not show whose token it is.
    public var description: String { "a token of kind \(kind)" }
}

// MARK: - Codable

extension IdentityToken: Codable {
    private enum CodingKeys: String, CodingKey { case kind, value }

    /// Reads a token and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(IdentityKind.self, forKey: .kind),
            container.decode(String.self, forKey: .value)
        )
    }

    /// Writes the kind and the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(value, forKey: .value)
    }
}
