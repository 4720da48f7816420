//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Who visited, period by period, everywhere and at each place.
///
/// ```swift
/// var state = AudienceAccumulator(.standard(months))
/// try state.add(contentsOf: visits, in: zone)
/// let audience = try state.finish(asOf: now)
/// audience.everywhere.returning(2)?.value           // the share of March's visitors who had come before
/// audience.places[kazan]?.returning(2)?.value       // of March's visitors there, who had come there before
/// ```
///
/// A place is what visits name as such: a shop, a city, a region. Each is looked at by itself, as if there were no other: a
/// customer who comes there for the first time is new there.
public struct Audience: Hashable, Sendable {
    /// The choices that the figures were made by.
    public let definition: AudienceDefinition
    /// The moment up to which the visits are complete.
    public let asOf: Timestamp
    /// All visits, with a place or without.
    public let everywhere: AudienceFigures
    /// The visits of each place.
    public let places: [PlaceID: AudienceFigures]
}
