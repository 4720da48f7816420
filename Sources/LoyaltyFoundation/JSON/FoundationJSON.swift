//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import Foundation

/// Foundation's JSON coders, set up so that they and `CanonicalJSON` of LoyaltyCore read each other's text.
///
/// For hosts whose other values go through `JSONEncoder` already. Text has sorted keys and is stable on one platform;
/// only `CanonicalJSON` promises the same bytes everywhere.
///
/// ```swift
/// let data = try FoundationJSON.makeEncoder().encode(Money(minorUnits: 840, in: .eur))
/// ```
public enum FoundationJSON: Sendable {
    /// Returns a new encoder: sorted keys, no escaped strokes.
    public static func makeEncoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    /// Returns a new decoder.
    public static func makeDecoder() -> JSONDecoder { JSONDecoder() }
}
