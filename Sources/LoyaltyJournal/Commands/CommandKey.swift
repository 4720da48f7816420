//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The name of one command, chosen and saved by whoever asks before the first try, so that a retry is known as one.
///
/// A key stands for one command for ever: the journal keeps the whole command and its answer under it. The same key with
/// the same command gives the recorded answer again, refusals included; with another command it is refused as reused.
///
/// ```swift
/// let key = try CommandKey("order-1001/accrue", scope: "coffee-club")
/// ```
///
/// Two keys are equal if and only if their UTF-8 bytes are: letter case, a trailing space and the Unicode normalisation
/// form all count. Keys of different scopes never meet; a program or a family of operations makes a good scope. Inside a
/// scope that equals a stream's name, texts that begin with `due@` belong to ``JournalStore/settleDue(_:by:options:command:pause:)``.
public struct CommandKey: Hashable, Sendable {
    /// What the key is unique in, 1 to 512 bytes.
    public let scope: StreamID
    private let name: StreamID

    /// The key inside its scope, 1 to 128 bytes.
    public var text: String { name.text }

    /// Creates a key.
    ///
    /// - Parameters:
    ///   - text: The key inside its scope, 1 to 128 bytes of UTF-8 without control characters.
    ///   - scope: What the key is unique in, 1 to 512 bytes of UTF-8 without control characters.
    /// - Throws: ``JournalError`` with code `invalidKey` for any other text.
    public init(_ text: String, scope: String) throws(JournalError) {
        guard text.utf8.count <= Self.maximumBytes, let name = try? StreamID(text), let scope = try? StreamID(scope)
        else {
            throw JournalError(
                .invalidKey,
                "a key is 1 to 128 bytes, its scope 1 to 512, both without control characters"
            )
        }
        self.scope = scope
        self.name = name
    }

    /// The longest text of a key, in bytes of UTF-8.
    public static var maximumBytes: Int { 128 }
}

extension CommandKey: Comparable {
    /// Whether the first key comes before the second, by the bytes of the scope and then of the text.
    public static func < (lhs: CommandKey, rhs: CommandKey) -> Bool {
        lhs.scope == rhs.scope ? lhs.name < rhs.name : lhs.scope < rhs.scope
    }
}
