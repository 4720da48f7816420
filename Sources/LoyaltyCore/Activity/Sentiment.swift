//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How somebody feels, as a host or its own tools judge words; nothing here guesses it.
public enum Sentiment: String, Hashable, CaseIterable, Codable, Sendable {
    /// Pleased.
    case positive
    /// Neither pleased nor displeased.
    case neutral
    /// Displeased.
    case negative
}
