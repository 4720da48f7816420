//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

@Suite("Volume bonuses: marginal or on the whole volume, and never by accident")
struct VolumeBonusTests {
    private func bands(_ bands: (Int64, Int64)...) throws -> VolumeBands {
        try VolumeBands(bands.map { VolumeBand(from: $0.0, rate: try .percent($0.1)) })
    }

    private func bonus(_ reading: VolumeBonus.Reading) throws -> VolumeBonus {
        VolumeBonus(try bands((0, 3), (300_000, 5), (500_000, 7)), reading: reading, rounding: .toNearestOrAwayFromZero)
    }

    @Test(
        "V29: 600,000 at 3, 5 and 7 per cent is 26,000 band by band and 42,000 on the whole",
        arguments: [(VolumeBonus.Reading.marginal, 26_000), (.whole, 42_000)] as [(VolumeBonus.Reading, Int64)]
    )
    func readings(reading: VolumeBonus.Reading, expected: Int64) throws {
        #expect(try bonus(reading).amount(on: Make.cents(600_000)) == Make.cents(expected))
    }

    @Test("V31: a refund of 150,000 takes back 19,500 of a bonus on the whole volume")
    func refund() throws {
        #expect(
            try bonus(.whole).correction(from: Make.cents(600_000), to: Make.cents(450_000)) == Make.cents(-19_500)
        )
    }

    @Test(
        "V28: volume that was refunded earns no bonus, and one below zero none either",
        arguments: [0, -1, -600_000] as [Int64]
    )
    func nothing(volume: Int64) throws {
        for reading in VolumeBonus.Reading.allCases {
            #expect(try bonus(reading).amount(on: Make.cents(volume)).isZero)
        }
    }

    @Test("A band begins at its volume, under both readings")
    func edges() throws {
        #expect(try bonus(.whole).amount(on: Make.cents(299_999)) == Make.cents(9_000))
        #expect(try bonus(.whole).amount(on: Make.cents(300_000)) == Make.cents(15_000))
        #expect(try bonus(.marginal).amount(on: Make.cents(300_000)) == Make.cents(9_000))
    }

    @Test("V32: sections with a gap or an overlap are refused, with their place")
    func sections() throws {
        let (ten, twenty) = (try Rate.percent(10), try Rate.percent(20))
        let gap = #expect(throws: ReferralsError.self) {
            try VolumeBands(sections: [(15_000, 16_000, twenty), (17_000, nil, ten)])
        }
        #expect(gap?.code == .invalidPlan)
        #expect(gap?.message.contains("a gap") == true)
        let overlap = #expect(throws: ReferralsError.self) {
            try VolumeBands(sections: [(0, 100, ten), (99, nil, twenty)])
        }
        #expect(overlap?.message.contains("an overlap") == true)
        #expect(throws: ReferralsError.self) { try VolumeBands(sections: [(0, 100, ten)]) }
        #expect(try VolumeBands(sections: [(0, 100, ten), (100, nil, twenty)]).rate(at: 100) == twenty)
    }

    @Test("Bands out of order, none at all and rates beyond 100 per cent are refused")
    func malformed() throws {
        let rates: [[VolumeBand]] = [
            [], [VolumeBand(from: -1, rate: .zero)],
            [VolumeBand(from: 5, rate: .zero), VolumeBand(from: 5, rate: .one)],
            [VolumeBand(from: 0, rate: try .percent(101))], [VolumeBand(from: 0, rate: try Rate(-1, per: 9))],
        ]
        for bands in rates {
            let error = #expect(throws: ReferralsError.self) { try VolumeBands(bands) }
            #expect(error?.code == .invalidPlan)
        }
    }

    @Test("Bands on the whole volume have cliffs, and marginal ones have none")
    func cliffs() throws {
        #expect(try bonus(.whole).cliffs == [300_000, 500_000])
        #expect(try bonus(.marginal).cliffs.isEmpty)
    }

    @Test("A bonus reads what it writes, byte for byte")
    func golden() throws {
        let text = """
            {"bands":[{"from":0,"rate":"3%"},{"from":300000,"rate":"5%"},{"from":500000,"rate":"7%"}],"reading":"marginal",\
            "rounding":"toNearestOrAwayFromZero","version":1}
            """
        #expect(try CanonicalJSON.text(of: bonus(.marginal)) == text)
        #expect(try CanonicalJSON.decode(VolumeBonus.self, from: text) == bonus(.marginal))
    }
}
