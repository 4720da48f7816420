//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How many points leave one lot.
public struct LotAllocation: Hashable, Codable, Sendable {
    /// The lot.
    public let lot: LotID
    /// The steps of points; above zero.
    public let steps: Int64

    private enum CodingKeys: String, CodingKey { case lot, steps }

    /// Creates an allocation.
    ///
    /// - Parameters:
    ///   - lot: The lot.
    ///   - steps: The steps of points; above zero.
    public init(_ lot: LotID, _ steps: Int64) {
        self.lot = lot
        self.steps = steps
    }
}
