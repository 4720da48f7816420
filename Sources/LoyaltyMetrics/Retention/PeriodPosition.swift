//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Where an instant lies on a grid of periods.
public enum PeriodPosition: Hashable, Sendable {
    /// Before the first period.
    case before
    /// In the period of this number, counted from 0.
    case period(Int)
    /// After the last period.
    case after
}
