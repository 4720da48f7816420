//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What becomes of a level whose partner may not be paid.
///
/// Three things are called compression in the field, and pay differently, so each has its own name.
public enum CompressionRule: String, Hashable, CaseIterable, Codable, Sendable {
    /// Nobody moves up: the level's share is forfeited.
    case none
    /// Inactive partners are passed over and use up no level: the next active partner is on it. An active partner who is not
    /// qualified for the level uses it up, and its share is forfeited.
    case payment
    /// Partners who are not qualified for a level are passed over, and the level goes on up the line until somebody is.
    case levelQualification
}
