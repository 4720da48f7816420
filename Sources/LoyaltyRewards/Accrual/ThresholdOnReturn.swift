//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What becomes of a rule's least spend when a part of the order comes back.
public enum ThresholdOnReturn: String, Hashable, CaseIterable, Codable, Sendable {
    /// A minimum that the order reached stays reached, until all of it is returned.
    case keep
    /// The minimum is asked of what remains, so that nobody earns by buying and returning.
    case reclaim
}
