//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A random share of customers that stays the same: a pilot, a control group, one part of a test.
///
/// ```swift
/// let control = try Sample(salt: SampleSalt("control-2027"), share: .percent(5))
/// control.contains(customer)   // the same answer today and in a year, here and in the warehouse
/// ```
///
/// A larger share of the same salt holds everybody that the smaller one held. A customer without an identifier is in no
/// sample.
///
/// As JSON: `{"range": {"end": "5%", "start": "0%"}, "salt": "control-2027", "version": 1}`.
public struct Sample: Hashable, Sendable {
    /// The purpose that customers are drawn for.
    public let salt: SampleSalt
    /// The part of the scale that is in the sample.
    public let range: SampleRange

    /// Creates a sample from a part of the scale.
    ///
    /// - Parameters:
    ///   - salt: The purpose that customers are drawn for.
    ///   - range: The part of the scale that is in the sample.
    public init(salt: SampleSalt, range: SampleRange) {
        self.salt = salt
        self.range = range
    }

    /// Creates a sample of a share of all customers.
    ///
    /// - Parameters:
    ///   - salt: The purpose that customers are drawn for.
    ///   - share: The share of customers, 0 to 1.
    /// - Throws: ``SegmentsError`` with code `invalidSample` for another share.
    public init(salt: SampleSalt, share: Rate) throws(SegmentsError) {
        self.init(salt: salt, range: try SampleRange(from: .zero, to: share))
    }

    /// Returns whether somebody is in the sample.
    ///
    /// - Parameter id: The customer; nil, for somebody without an identifier, is in no sample.
    /// - Returns: Whether the customer is in the sample.
    public func contains(_ id: (some Identifier)?) -> Bool {
        guard let id else { return false }
        return range.contains(salt.bucket(of: id))
    }
}

// MARK: - Codable

extension Sample: Codable {
    private enum Keys: String, CodingKey { case version, salt, range }

    /// Reads a sample.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for another version or a range that is none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        try DefinitionCoding.requireVersion(of: "a sample", in: container, forKey: .version)
        self.init(
            salt: try container.decode(SampleSalt.self, forKey: .salt),
            range: try container.decode(SampleRange.self, forKey: .range)
        )
    }

    /// Writes the sample.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(1, forKey: .version)
        try container.encode(salt, forKey: .salt)
        try container.encode(range, forKey: .range)
    }
}
