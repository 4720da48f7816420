//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Rates by volume, without gaps or overlaps: each band ends where the next one begins.
///
/// ```swift
/// let bands = try VolumeBands([
///     VolumeBand(from: 0, rate: .percent(3)), VolumeBand(from: 300_000, rate: .percent(5)),
///     VolumeBand(from: 500_000, rate: .percent(7)),
/// ])
/// bands.rate(at: 300_000)    // 5 %
/// ```
public struct VolumeBands: Hashable, Sendable {
    /// The bands in order; below the first there is no rate.
    public let bands: [VolumeBand]

    /// Creates bands.
    ///
    /// - Parameter bands: One band or more, each from a greater volume than the one before, with rates from 0 to 100 %.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for none, a negative volume, bands that are not in order, or a
    ///   rate outside 0 to 100 %.
    public init(_ bands: [VolumeBand]) throws(ReferralsError) {
        let isInOrder = zip(bands, bands.dropFirst()).allSatisfy { $0.from < $1.from }
        guard let first = bands.first, first.from >= 0, isInOrder else {
            throw ReferralsError(.invalidPlan, "bands of volume begin at zero or more, each above the one before")
        }
        guard bands.allSatisfy({ !$0.rate.isNegative && !(Rate.one < $0.rate) }) else {
            throw ReferralsError(.invalidPlan, "the rate of a band is 0 to 100 %")
        }
        self.bands = bands
    }

    /// Creates bands from a list that names both ends of each, as other systems have it.
    ///
    /// - Parameter sections: From which volume up to below which one each rate holds, in order; the last one has no end.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for a gap, an overlap or a missing or wrong end, with the place of
    ///   the section in its message, and for what ``init(_:)`` refuses.
    public init(sections: [(from: Int64, to: Int64?, rate: Rate)]) throws(ReferralsError) {
        for (place, section) in sections.enumerated() {
            let next = place + 1 < sections.count ? sections[place + 1].from : nil
            guard section.to == next else {
                let kind = (section.to ?? .max) < (next ?? .max) ? "a gap" : "an overlap"
                throw ReferralsError(.invalidPlan, "section \(place + 1) leaves \(kind) before the next one")
            }
        }
        try self.init(sections.map { VolumeBand(from: $0.from, rate: $0.rate) })
    }

    /// Returns the rate of the band that a volume lies in; zero below the first band.
    ///
    /// - Parameter volume: The volume; one at which a band begins lies in it.
    /// - Returns: The rate.
    /// - Complexity: O(*n*) in the number of bands.
    public func rate(at volume: Int64) -> Rate { bands.last { $0.from <= volume }?.rate ?? .zero }
}

// MARK: - Codable

extension VolumeBands: Codable {
    /// Reads bands from an array and checks them as the initializer does.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode([VolumeBand].self))
    }

    /// Writes the bands as an array.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(bands)
    }
}
