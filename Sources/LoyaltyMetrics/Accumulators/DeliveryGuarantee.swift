//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How often the host delivers one activity to an accumulator.
///
/// Sums cannot tell a redelivered order from a new one unless they keep its identifier. The choice is between memory and
/// a promise, and stands in the definition.
public enum DeliveryGuarantee: String, Hashable, CaseIterable, Codable, Sendable {
    /// An activity may come again, in the same part or in another one: identifiers are kept, and a second delivery changes
    /// nothing. The state grows with the activities.
    case atLeastOnce
    /// The host delivers each activity to exactly one part, once: identifiers are not kept, and the state grows with the
    /// customers only.
    case exactlyOnce
}
