//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Sample: the same customers every time")
struct SampleTests {
    static func salt(_ text: String = "spring-2027") throws -> SampleSalt { try SampleSalt(text) }

    static func customers(_ count: Int) throws -> [CustomerID] { try (0..<count).map { try CustomerID("c-\($0)") } }

    @Test(
        "A bucket is the first 32 bits of the SHA-256 of salt, colon and identifier, as other engines compute it",
        arguments: [
            ("spring-2027", "ann", UInt32(0x7aea_27ac)), ("spring-2027", "bob", 0x1ab1_a236),
            ("control", "c-1001", 0x3a38_8fa7), ("s", "ж", 0xcbfc_7fc3),
            ("s", String(repeating: "x", count: 128), 0xe5f4_1155),
        ]
    )
    func bucket(salt: String, id: String, bucket: UInt32) throws {
        #expect(try Self.salt(salt).bucket(of: CustomerID(id)) == bucket)
    }

    @Test("A tenth of two salts is a tenth each, and a hundredth together, as counted by another program")
    func independentSalts() throws {
        let first = try Sample(salt: Self.salt("a"), share: .percent(10))
        let second = try Sample(salt: Self.salt("b"), share: .percent(10))
        let customers = try Self.customers(10_000)
        #expect(customers.count { first.contains($0) } == 1_051)
        #expect(customers.count { second.contains($0) } == 1_033)
        #expect(customers.count { first.contains($0) && second.contains($0) } == 103)
    }

    @Test("A larger share holds everybody that a smaller one held", arguments: [(0, 1), (1, 5), (5, 50), (50, 100)])
    func monotone(smaller: Int64, larger: Int64) throws {
        let small = try Sample(salt: Self.salt(), share: .percent(smaller))
        let large = try Sample(salt: Self.salt(), share: .percent(larger))
        for customer in try Self.customers(500) where small.contains(customer) { #expect(large.contains(customer)) }
    }

    @Test("Nothing holds nobody and all holds everybody, to the last place of the scale")
    func ends() throws {
        let none = try SampleRange(from: .zero, to: .zero)
        let all = try SampleRange(from: .zero, to: .one)
        for bucket: UInt32 in [0, 1, .max / 2, .max - 1, .max] {
            #expect(!none.contains(bucket))
            #expect(all.contains(bucket))
        }
    }

    @Test("Ranges that touch leave no place out and share none", arguments: [2, 3, 7, 10, 100, 9_007_199_254_740_991])
    func touching(count: Int64) throws {
        let middle = try Rate(1, per: count)
        let lower = try SampleRange(from: .zero, to: middle)
        let upper = try SampleRange(from: middle, to: .one)
        let place = UInt32(UInt64(1) << 32 / UInt64(count))
        for bucket in [place &- 1, place, place + 1] { #expect(lower.contains(bucket) != upper.contains(bucket)) }
    }

    @Test("Somebody without an identifier is in no sample, not even in the sample of all")
    func noIdentifier() throws {
        #expect(try !Sample(salt: Self.salt(), share: .one).contains(CustomerID?.none))
    }

    @Test(
        "A share outside 0 to 1, or a range that ends before it starts, is refused",
        arguments: [("-1%", "5%"), ("0%", "101%"), ("6%", "5%")]
    )
    func refused(start: String, end: String) throws {
        let rates = try (Rate(parsing: start), Rate(parsing: end))
        let error = #expect(throws: SegmentsError.self) { try SampleRange(from: rates.0, to: rates.1) }
        #expect(error?.code == .invalidSample)
    }

    @Test(
        "A salt is an identifier without a colon",
        arguments: ["", "a:b", "a\nb", String(repeating: "x", count: 129)]
    )
    func saltRefused(text: String) {
        let error = #expect(throws: CoreError.self) { try SampleSalt(text) }
        #expect(error?.code == .invalidIdentifier)
    }

    @Test("A sample has one JSON form")
    func golden() throws {
        let sample = try Sample(salt: Self.salt("control-2027"), share: .percent(5))
        let json = #"{"range":{"end":"5%","start":"0%"},"salt":"control-2027","version":1}"#
        #expect(try CanonicalJSON.text(of: sample) == json)
        #expect(try CanonicalJSON.decode(Sample.self, from: json) == sample)
    }

    @Test(
        "JSON of another version, or of a range that is none, is refused",
        arguments: [
            #"{"range":{"end":"5%","start":"0%"},"salt":"a","version":2}"#,
            #"{"range":{"end":"5%","start":"6%"},"salt":"a","version":1}"#,
        ]
    )
    func jsonRefused(json: String) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(Sample.self, from: json) }
        #expect(error?.code == .unexpectedJSON)
    }
}
