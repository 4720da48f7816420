//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Pays everybody up the line the difference between their own rate and the highest one that was paid below them.
///
/// The sale pays the highest rate on its line once, however long the line is:
///
/// ```swift
/// let rule = DifferentialRule(bands, rounding: .toNearestOrAwayFromZero)
/// try rule.shares(of: sale, sellerVolume: 100, lineVolumes: [600, 2_000])    // at 5, 10, 15, 20 % from 50, 100, 500, 750
/// ```
public struct DifferentialRule: Hashable, Sendable {
    /// The rates by volume.
    public let bands: VolumeBands
    /// What the first sponsor uses up at least, whatever that sponsor's own rate is; it may be paid by another rule.
    public let courtesy: Rate
    /// What becomes of a fraction of a minor unit.
    public let rounding: RoundingRule

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - bands: The rates by volume.
    ///   - courtesy: What the first sponsor uses up at least; zero or more.
    ///   - rounding: What becomes of a fraction of a minor unit.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for a negative courtesy.
    public init(_ bands: VolumeBands, courtesy: Rate = .zero, rounding: RoundingRule) throws(ReferralsError) {
        guard !courtesy.isNegative else {
            throw ReferralsError(.invalidPlan, "a courtesy is zero or more")
        }
        self.bands = bands
        self.courtesy = courtesy
        self.rounding = rounding
    }

    /// Returns what a sale pays everybody above the seller.
    ///
    /// - Parameters:
    ///   - base: What commission is paid on.
    ///   - sellerVolume: The volume that gives the seller a rate; that rate is the seller's own and not part of the shares.
    ///   - lineVolumes: The volumes that give the sponsors above a rate, the nearest first.
    /// - Returns: The share of each sponsor; nothing for one whose rate is not above all rates below. Together with what the
    ///   seller's rate gives they are what the highest rate gives, to the last minor unit, less an unpaid courtesy.
    /// - Throws: ``ReferralsError`` with code `amountOutOfRange`.
    /// - Complexity: O(*n* · *m*) in the numbers of sponsors and bands.
    public func shares(of base: Money, sellerVolume: Int64, lineVolumes: [Int64]) throws(ReferralsError) -> [Money] {
        let (bands, courtesy, rounding) = (bands, courtesy, rounding)
        return try ReferralsError.restating { () throws(CoreError) in
            let own = bands.rate(at: sellerVolume)
            var highest = own
            var shares: [Money] = []
            for (place, volume) in lineVolumes.enumerated() {
                let rate = bands.rate(at: volume)
                var share = Money.zero(in: base.currency)
                if highest < rate {
                    share =
                        try base.multiplied(by: rate, rounding: rounding)
                        - base.multiplied(by: highest, rounding: rounding)
                    highest = rate
                }
                if place == 0, let used = try? own + courtesy, highest < used { highest = used }
                shares.append(share)
            }
            return shares
        }
    }
}

// MARK: - Codable

extension DifferentialRule: Codable {
    private enum CodingKeys: String, CodingKey { case bands, courtesy, rounding, version }

    /// Reads a rule of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a differential plan has version 1")
        }
        try self.init(
            container.decode(VolumeBands.self, forKey: .bands),
            courtesy: container.decode(Rate.self, forKey: .courtesy),
            rounding: container.decode(RoundingRule.self, forKey: .rounding)
        )
    }

    /// Writes the rule as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(bands, forKey: .bands)
        try container.encode(courtesy, forKey: .courtesy)
        try container.encode(rounding, forKey: .rounding)
    }
}
