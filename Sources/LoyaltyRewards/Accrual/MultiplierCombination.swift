//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How the multipliers of a tier and of campaigns that hold at once come together.
public enum MultiplierCombination: String, Hashable, CaseIterable, Codable, Sendable {
    /// Their gains add up: double points on top of one and a half times are two and a half times.
    case add
    /// They multiply: double points on top of one and a half times are three times.
    case multiply
}
