//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What consent a message needs, to its topic and to its channel.
public enum ConsentNeed: String, Hashable, Codable, CaseIterable, Sendable {
    /// Both were agreed to: advertising in most countries.
    case given
    /// Neither was refused.
    case notRefused
    /// None: a message that belongs to a contract, such as a receipt.
    case none

    /// Returns whether a consent is enough.
    func isMet(by consent: Consent) -> Bool {
        switch self {
        case .given: consent == .given
        case .notRefused: consent != .refused
        case .none: true
        }
    }
}
