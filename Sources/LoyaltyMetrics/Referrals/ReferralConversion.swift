//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// When an invitation counts as successful.
public enum ReferralConversion: String, Hashable, CaseIterable, Codable, Sendable {
    /// When who was invited has joined.
    case joined
    /// When who was invited has joined and bought.
    case bought
}
