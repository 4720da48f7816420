//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What was granted under a limit: by one accrual, or in the limit's period so far.
public struct LimitUse: Hashable, Codable, Sendable {
    /// The limit.
    public let limit: LimitID
    /// The dates in which the limit counts, or nil for ever.
    public let period: DateRange?
    /// How many accruals gave points; one or more.
    public let times: Int64
    /// The steps of points that they gave; zero if there were only parts of a step.
    public let steps: Int64

    private enum CodingKeys: String, CodingKey { case limit, period, steps, times }

    /// Creates a use.
    ///
    /// - Parameters:
    ///   - limit: The limit.
    ///   - period: The dates in which the limit counts, or nil for ever.
    ///   - times: How many accruals gave points; one or more.
    ///   - steps: The steps of points that they gave; zero or more.
    public init(_ limit: LimitID, period: DateRange? = nil, times: Int64, steps: Int64) {
        self.limit = limit
        self.period = period
        self.times = times
        self.steps = steps
    }

    /// Whether the numbers are such as an accrual leaves.
    var isSound: Bool { times > 0 && Steps.isValid(times) && Steps.isValid(steps) }
}
