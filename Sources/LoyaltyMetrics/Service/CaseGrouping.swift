//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What cases are counted apart by.
public enum CaseGrouping: String, Hashable, CaseIterable, Codable, Sendable {
    /// How urgent they are.
    case priority
    /// What they are about.
    case reason
    /// Who handles them.
    case handler
}
