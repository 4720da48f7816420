//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How much of a period had been observed at a moment.
public enum PeriodProgress: String, Hashable, CaseIterable, Sendable {
    /// All of it: its figures are final.
    case complete
    /// It had begun: its figures still grow.
    case partial
    /// Nothing: it has no figures, which is not the same as zero.
    case future
}
