//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What an account remembers of one redemption.
public struct RedemptionEntry: Hashable, Codable, Sendable {
    /// The lots that points were taken from, each with what was taken as its `remaining`.
    public let parts: [Lot]
    /// Whether the redemption is cancelled.
    public internal(set) var isCancelled: Bool

    private enum CodingKeys: String, CodingKey { case isCancelled, parts }
}
