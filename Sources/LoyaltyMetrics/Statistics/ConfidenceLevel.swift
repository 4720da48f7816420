//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How sure an interval is meant to be.
public enum ConfidenceLevel: Int, Hashable, CaseIterable, Codable, Sendable {
    /// 90 %.
    case percent90 = 90
    /// 95 %, the customary level.
    case percent95 = 95
    /// 99 %.
    case percent99 = 99

    /// The two-sided quantile *z* of the standard normal distribution, to the last bit of a `Double`.
    public var quantile: Double {
        switch self {
        case .percent90: 1.644_853_626_951_472_7
        case .percent95: 1.959_963_984_540_054
        case .percent99: 2.575_829_303_548_901
        }
    }
}
