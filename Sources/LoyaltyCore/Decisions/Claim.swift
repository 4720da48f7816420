//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A name that can be held once: a coupon code, a slot of a campaign, an external payment reference.
///
/// A commit that claims a name which somebody holds is refused whole. A release gives the name back.
public struct Claim: Hashable, Codable, Sendable {
    /// What kind of name it is; claims of different scopes never meet.
    public let scope: StreamID
    /// The name inside its scope.
    public let token: StreamID

    /// Creates a claim.
    ///
    /// - Parameters:
    ///   - scope: What kind of name it is, 1 to 512 bytes of UTF-8 without control characters.
    ///   - token: The name inside its scope, with the same limits.
    /// - Throws: ``CoreError`` with code `invalidIdentifier` for any other text.
    public init(scope: String, token: String) throws(CoreError) {
        self.scope = try StreamID(scope)
        self.token = try StreamID(token)
    }
}

extension Claim: Comparable {
    /// Whether the first claim comes before the second, by scope and then by token.
    public static func < (lhs: Claim, rhs: Claim) -> Bool {
        lhs.scope == rhs.scope ? lhs.token < rhs.token : lhs.scope < rhs.scope
    }
}
