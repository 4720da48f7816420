//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The name of one purpose that customers are drawn for, so that two samples have nothing to do with each other.
///
/// A customer's bucket is the first 32 bits of the SHA-256 of the salt, a colon and the customer's identifier. The same
/// salt always gives the same bucket, in every process and in every engine that has SHA-256:
///
/// ```swift
/// let salt = try SampleSalt("spring-2027")
/// let bucket = try salt.bucket(of: CustomerID("ann"))   // 0 ..< 2^32, always the same
/// ```
///
/// Use another salt for each purpose. A share of the winners of one sample, drawn with the salt of that sample, would not
/// be a random share of them.
public struct SampleSalt: Identifier {
    /// The salt as text.
    public let text: String

    /// Creates a salt.
    ///
    /// - Parameter text: 1 to 128 bytes of UTF-8 without control characters and without a colon, which ends the salt.
    /// - Throws: `CoreError` with code `invalidIdentifier` for any other text.
    public init(_ text: String) throws(CoreError) {
        let checked = try IdentifierText.checked(text)
        guard !checked.utf8.contains(UInt8(ascii: ":")) else {
            throw CoreError(.invalidIdentifier, "a salt holds no colon")
        }
        self.text = checked
    }

    /// Returns where an identifier falls on a scale of 2^32 equally likely places.
    ///
    /// - Parameter id: The customer, or whatever else is drawn.
    /// - Returns: A whole number below 2^32 that depends on nothing but the salt and the identifier.
    /// - Complexity: O(*n*) in the length of both.
    public func bucket(of id: some Identifier) -> UInt32 {
        var message = Array(text.utf8)
        message.append(UInt8(ascii: ":"))
        message.append(contentsOf: id.text.utf8)
        return SHA256.words(of: message)[0]
    }
}
