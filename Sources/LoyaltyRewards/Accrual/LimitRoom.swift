//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a limit still leaves one member.
public struct LimitRoom: Hashable, Codable, Sendable {
    /// The limit.
    public let limit: LimitID
    /// The steps of points or the number of times that are left; zero or more.
    public let left: Int64
    /// The dates in which the limit counts, or nil for ever and for a limit of each accrual.
    public let period: DateRange?

    private enum CodingKeys: String, CodingKey { case left, limit, period }

    /// Creates what a limit leaves.
    ///
    /// - Parameters:
    ///   - limit: The limit.
    ///   - left: The steps of points or the number of times that are left; zero or more.
    ///   - period: The dates in which the limit counts, or nil for ever and for a limit of each accrual.
    public init(_ limit: LimitID, left: Int64, period: DateRange? = nil) {
        self.limit = limit
        self.left = left
        self.period = period
    }
}
