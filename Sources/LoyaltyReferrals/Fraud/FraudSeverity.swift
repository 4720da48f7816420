//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What a finding leads to.
public enum FraudSeverity: String, Hashable, CaseIterable, Codable, Sendable {
    /// It is told, and the rewards go their way.
    case flag
    /// The rewards are held until somebody has looked.
    case hold
}
