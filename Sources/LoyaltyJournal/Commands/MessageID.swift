//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The identity of an outbox message: the key of the command that caused it, and its place among that command's messages.
///
/// The id is the same on every redelivery, so a reader that remembers ids (or passes them on as its own idempotency keys)
/// handles each message once.
public struct MessageID: Hashable, Sendable {
    /// The key of the command that caused the message.
    public let key: CommandKey
    /// The place among the command's messages, from 0.
    public let index: Int

    /// Creates an id.
    ///
    /// - Parameters:
    ///   - key: The key of the command that caused the message.
    ///   - index: The place among the command's messages, from 0.
    @inlinable
    public init(key: CommandKey, index: Int) {
        self.key = key
        self.index = index
    }

    /// The id as one text, different for different ids: the scope with `%` and `/` percent-encoded, `/`, the key, `#`, the index.
    public var text: String {
        var text = ""
        for scalar in key.scope.text.unicodeScalars {
            switch scalar {
            case "%": text += "%25"
            case "/": text += "%2F"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "/" + key.text + "#" + String(index)
    }
}

extension MessageID: Comparable {
    /// Whether the first id comes before the second, by key and then by index.
    public static func < (lhs: MessageID, rhs: MessageID) -> Bool {
        lhs.key == rhs.key ? lhs.index < rhs.index : lhs.key < rhs.key
    }
}
