//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

#if canImport(FoundationInternationalization)
    import FoundationInternationalization
#endif
import Foundation

/// Keeps the data of named zones in a statically linked program.
///
/// The linker drops what nobody refers to, and Foundation then knows no zone but GMT.
enum ZoneData {
    @inline(never)
    static func keepLinked() {
        #if canImport(FoundationInternationalization)
            _ = style
        #endif
    }

    #if canImport(FoundationInternationalization)
        // Every part is named, so that nothing is read from the machine.
        private static let style = Date.FormatStyle(
            locale: Locale(identifier: "en"),
            calendar: Calendar(identifier: .gregorian),
            timeZone: .gmt
        )
    #endif
}
