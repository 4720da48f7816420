//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Which of several touches that could be credited is credited.
public enum AttributionModel: String, Hashable, CaseIterable, Codable, Sendable {
    /// The earliest touch whose window is still open.
    case firstTouch
    /// The latest touch before the order.
    case lastTouch
}
