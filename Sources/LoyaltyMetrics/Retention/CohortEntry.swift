//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Which cohorts a customer belongs to.
public enum CohortEntry: String, Hashable, CaseIterable, Codable, Sendable {
    /// One: that of the first active period.
    case first
    /// That of every active period: each visit counts as the start of a return, and one customer stands in many cohorts.
    case everyActivePeriod
}
