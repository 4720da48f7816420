//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyFoundation

/// A host that imports nothing of Foundation itself and still has named zones, linked dynamically or statically.
@main
struct NamedZones {
    static func main() throws {
        let moscow = try IANAZone("Europe/Moscow")
        let through = try CivilDate(parsing: "2027-01-31").advanced(by: .months(1))
        let ends = try moscow.startOfDay(through.advanced(by: .days(1)))
        print("\(moscow.identifier): through \(through) ends at \(ends)")

        let cairo = try IANAZone("Africa/Cairo")
        let midnightMissing = try cairo.startOfDay(CivilDate(parsing: "2027-04-30"))
        print("\(cairo.identifier): through 2027-04-29 ends at \(midnightMissing)")

        do {
            _ = try IANAZone("Mars/Olympus")
            print("an unknown zone was taken for a zone")
        } catch {
            print(error.code)
        }
    }
}
