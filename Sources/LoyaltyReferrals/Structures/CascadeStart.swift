//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Who is on the first level of a cascade.
public enum CascadeStart: String, Hashable, CaseIterable, Codable, Sendable {
    /// The partner who sold.
    case seller
    /// The sponsor of the partner who sold.
    case sponsor
}
