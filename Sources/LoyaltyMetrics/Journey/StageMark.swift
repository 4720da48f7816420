//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What is kept of a customer in a stage: the first time, and the last answer about satisfaction.
///
/// Adding an entry again changes nothing, and the order of adding is forgotten.
struct StageMark: Hashable, Sendable {
    private(set) var firstAt: Timestamp
    /// When the last answer was given; nil without one.
    private(set) var ratedAt: Timestamp?
    /// The last answer; nil without one, or if it was on another scale.
    private(set) var rating: Int64?

    init(firstAt: Timestamp, ratedAt: Timestamp?, rating: Int64?) {
        self.firstAt = firstAt
        self.ratedAt = ratedAt
        self.rating = rating
    }

    init(_ entry: StageEntry, on scale: ClosedRange<Int>) {
        firstAt = entry.at
        guard let answer = entry.satisfaction else { return }
        ratedAt = entry.at
        if answer.lowest == scale.lowerBound, answer.highest == scale.upperBound { rating = Int64(answer.value) }
    }

    mutating func merge(_ other: StageMark) {
        firstAt = min(firstAt, other.firstAt)
        guard let otherAt = other.ratedAt else { return }
        guard let at = ratedAt, (otherAt, other.rating ?? .min) <= (at, rating ?? .min) else {
            ratedAt = otherAt
            rating = other.rating
            return
        }
    }

    /// Whether the last answer was on another scale.
    var isOffScale: Bool { ratedAt != nil && rating == nil }
}
