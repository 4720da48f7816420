//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A bonus on the volume of a period, at rates that rise with it.
///
/// One table of rates pays very differently under the two readings, so the reading is part of the rule:
///
/// ```swift
/// let bonus = VolumeBonus(bands, reading: .marginal, rounding: .toNearestOrAwayFromZero)
/// try bonus.amount(on: Money(parsing: "6000.00 EUR"))    // 260.00 at 3, 5 and 7 % from 0, 3,000 and 5,000
/// ```
///
/// Measure the volume net of refunds: a bonus that was paid on too much is corrected by ``correction(from:to:)``.
public struct VolumeBonus: Hashable, Sendable {
    /// The rates by volume in minor units.
    public let bands: VolumeBands
    /// What a band's rate is applied to.
    public let reading: Reading
    /// What becomes of a fraction of a minor unit; of each band where each is rounded.
    public let rounding: RoundingRule

    /// What a band's rate is applied to.
    public enum Reading: String, Hashable, CaseIterable, Codable, Sendable {
        /// To the part of the volume that lies in the band: no cliff, a sale never lowers a bonus.
        case marginal
        /// To the whole volume, at the rate of the band that it lies in ("retroactive").
        case whole
    }

    /// Creates a bonus.
    ///
    /// - Parameters:
    ///   - bands: The rates by volume in minor units.
    ///   - reading: What a band's rate is applied to.
    ///   - rounding: What becomes of a fraction of a minor unit.
    public init(_ bands: VolumeBands, reading: Reading, rounding: RoundingRule) {
        self.bands = bands
        self.reading = reading
        self.rounding = rounding
    }

    /// Returns the bonus on a volume.
    ///
    /// - Parameter volume: The volume of the period, net of refunds; below zero it earns nothing.
    /// - Returns: The bonus.
    /// - Throws: ``ReferralsError`` with code `amountOutOfRange`.
    /// - Complexity: O(*n*) in the number of bands.
    public func amount(on volume: Money) throws(ReferralsError) -> Money {
        let (bands, reading, rounding) = (bands.bands, reading, rounding)
        let rate = self.bands.rate(at: volume.minorUnits)
        return try ReferralsError.restating { () throws(CoreError) in
            guard reading == .marginal else {
                return volume.isNegative
                    ? .zero(in: volume.currency) : try volume.multiplied(by: rate, rounding: rounding)
            }
            var amount = Money.zero(in: volume.currency)
            for (place, band) in bands.enumerated() where band.from < volume.minorUnits {
                let end = place + 1 < bands.count ? min(bands[place + 1].from, volume.minorUnits) : volume.minorUnits
                let part = try Money(minorUnits: end - band.from, in: volume.currency)
                amount = try amount + part.multiplied(by: band.rate, rounding: rounding)
            }
            return amount
        }
    }

    /// Returns what is to be paid more, or taken back, after a volume has changed.
    ///
    /// - Parameters:
    ///   - before: The volume that the bonus was paid on.
    ///   - after: The volume as it is now, such as after a refund.
    /// - Returns: The difference of the bonuses; below zero if too much was paid.
    /// - Throws: ``ReferralsError`` with code `currencyMismatch` or `amountOutOfRange`.
    public func correction(from before: Money, to after: Money) throws(ReferralsError) -> Money {
        let (paid, due) = (try amount(on: before), try amount(on: after))
        return try ReferralsError.restating { () throws(CoreError) in try due - paid }
    }

    /// The volumes at which one more unit of sales is worth more than itself, because the rate of all of it rises.
    ///
    /// - Returns: The first volume of each such band; none for a marginal reading.
    public var cliffs: [Int64] {
        guard reading == .whole else { return [] }
        return zip(bands.bands, bands.bands.dropFirst()).compactMap { below, above in
            // One unit more brings the difference of the rates on everything below it.
            guard let rise = try? above.rate - below.rate, !rise.isNegative else { return nil }
            let more = Int128(rise.numerator) * Int128(above.from)
            return more > Int128(rise.denominator) ? above.from : nil
        }
    }
}

// MARK: - Codable

extension VolumeBonus: Codable {
    private enum CodingKeys: String, CodingKey { case bands, reading, rounding, version }

    /// Reads a bonus of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a volume bonus has version 1")
        }
        self.init(
            try container.decode(VolumeBands.self, forKey: .bands),
            reading: try container.decode(Reading.self, forKey: .reading),
            rounding: try container.decode(RoundingRule.self, forKey: .rounding)
        )
    }

    /// Writes the bonus as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(bands, forKey: .bands)
        try container.encode(reading, forKey: .reading)
        try container.encode(rounding, forKey: .rounding)
    }
}
