//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

package import LoyaltySegments

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Many customers of a shop in columns, and ten rules with 41 conditions over them.
package struct SegmentWorkload: Sendable {
    /// The instant at which the rules are asked: noon of the first day of 2026.
    package let asOf: Timestamp
    package let table: ColumnTable
    package let rules: [PreparedRule]

    static let today: Int64 = 20_454
    static let tiers = ["none", "bronze", "silver", "gold", "platinum"]
    static let countries = [
        "US", "DE", "FR", "PL", "ES", "IT", "GB", "NL", "BE", "CZ", "SE", "NO", "FI", "DK", "PT", "GR", "RO", "HU",
        "BG",
        "HR", "SI", "SK", "LT", "LV", "EE", "IE", "AT", "CH", "LU", "MT",
    ]

    static func schema() throws -> Schema {
        try Schema([
            AttributeDefinition("purchases", .integer), AttributeDefinition("avg_check", .money(.eur)),
            AttributeDefinition("pos_reviews", .integer), AttributeDefinition("neg_reviews", .integer),
            AttributeDefinition("last_activity", .date), AttributeDefinition("registered", .date),
            AttributeDefinition("country", .text), AttributeDefinition("tier", .text),
        ])
    }

    /// The rules, days counted back from the first day of 2026.
    static func texts() throws -> [String] {
        func day(_ days: Int64) throws -> String { try CivilDate(daysSince1970: today - days).description }
        return [
            "avg_check > 50 EUR and purchases > 20 and pos_reviews > 2",
            try #"(last_activity < \#(day(60)) or neg_reviews > 3) and purchases >= 3 and tier != "none""#,
            try "registered >= \(day(30)) and purchases <= 2 and last_activity >= \(day(14))",
            try """
            last_activity < \(day(180)) and avg_check >= 30 EUR and purchases >= 5 and purchases <= 50 \
            and tier in ("gold", "platinum")
            """,
            #"country in ("DE", "FR", "PL") and pos_reviews >= 3 and neg_reviews = 0 and avg_check > 20 EUR"#,
            try """
            (last_activity is missing or purchases is missing or avg_check is missing) and registered < \(day(90))
            """,
            try """
            not (tier = "platinum" or country = "US") and purchases > 10 and last_activity >= \(day(30))
            """,
            try "purchases >= 30 and avg_check < 15 EUR and last_activity >= \(day(45))",
            try """
            purchases * avg_check > 2000 EUR and neg_reviews <= 1 \
            and (country = "DE" or country = "FR" or country = "PL") and registered < \(day(365))
            """,
            // A customer without one kind of reviews has none of it.
            try """
            (pos_reviews - neg_reviews >= 1 or neg_reviews is missing and pos_reviews >= 1 \
            or pos_reviews is missing and neg_reviews <= -1) \
            and (last_activity >= \(day(90)) or tier in ("gold", "platinum")) \
            and registered < \(day(30)) and avg_check is known
            """,
        ]
    }

    private init(_ columns: [AttributeName: RawColumn], rows: Int) throws {
        let schema = try Self.schema()
        asOf = try Timestamp(parsing: "2026-01-01T12:00:00Z")
        table = try ColumnTable(columns, rowCount: rows, schema: schema)
        rules = try Self.texts().map { try PreparedRule(SegmentRule(parsing: $0, for: schema), for: schema) }
    }

    /// Makes the same customers in each run, of whom one in twenty lacks each value.
    package init(rows: Int) throws {
        var random = SplitMix64(seed: 42)
        func column(_ value: (inout SplitMix64) -> Int64) -> RawColumn {
            .integers((0..<rows).map { _ in value(&random) }, known: Self.known(rows, &random))
        }
        func choice(_ texts: [String], _ weights: [Double]) -> RawColumn {
            let total = weights.reduce(0, +)
            let codes = (0..<rows).map { _ in
                var rest = Double.random(in: 0..<total, using: &random)
                return Int32(weights.dropLast().prefix { weight in (rest -= weight, rest >= 0).1 }.count)
            }
            return .codes(codes, of: texts, known: Self.known(rows, &random))
        }
        try self.init(
            [
                "purchases": column { Int64(log($0.unit) / log(1 - 0.06)) },
                "avg_check": column { Int64(exp(3.3 + 0.7 * $0.normal) * 100) },
                "pos_reviews": column { $0.poisson(1.2) }, "neg_reviews": column { $0.poisson(0.5) },
                "last_activity": column { Self.today + Int64(max(log($0.unit) * 80, -2_000)) },
                "registered": column { Self.today - Int64($0.unit * 2_000) },
                "country": choice(Self.countries, (1...30).map { 1 / Double($0) }),
                "tier": choice(Self.tiers, [0.4, 0.3, 0.15, 0.1, 0.05]),
            ],
            rows: rows
        )
    }

    private static func known(_ rows: Int, _ random: inout SplitMix64) -> Membership {
        Membership(rows: (0..<rows).filter { _ in random.unit >= 0.05 }, rowCount: rows)
    }

    /// Reads customers from a folder of columns, so that other programs answer about the same ones.
    ///
    /// Each column is a file `name.bin` of little-endian values: 64-bit whole numbers, doubles in euros for `avg_check`,
    /// 32-bit days and codes; and a file `name.valid`, one bit a row.
    package init(folder: String, rows: Int) throws {
        func known(_ name: String) throws -> Membership {
            let bytes = try Self.bytes(of: "\(folder)/\(name).valid")
            var words = [UInt64](repeating: 0, count: bytes.count / 8 + 1)
            for (index, byte) in bytes.enumerated() { words[index / 8] |= UInt64(byte) << UInt64(8 * (index % 8)) }
            return Membership(words: words, rowCount: rows)
        }
        func values<Value: BitwiseCopyable>(_ name: String, _: Value.Type) throws -> [Value] {
            try Self.bytes(of: "\(folder)/\(name).bin").withUnsafeBytes { Array($0.bindMemory(to: Value.self)) }
        }
        func whole(_ name: String) throws -> RawColumn { try .integers(values(name, Int64.self), known: known(name)) }
        func days(_ name: String) throws -> RawColumn {
            try .integers(values(name, Int32.self).map { Int64($0) }, known: known(name))
        }
        func codes(_ name: String, _ texts: [String]) throws -> RawColumn {
            try .codes(values(name, Int32.self), of: texts, known: known(name))
        }
        let cents = try values("avg_check", Double.self).map { Int64(($0 * 100).rounded()) }
        try self.init(
            [
                "purchases": whole("purchases"), "avg_check": .integers(cents, known: known("avg_check")),
                "pos_reviews": whole("pos_reviews"), "neg_reviews": whole("neg_reviews"),
                "last_activity": days("last_activity"), "registered": days("registered"),
                "country": codes("country", Self.countries), "tier": codes("tier", Self.tiers),
            ],
            rows: rows
        )
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw MissingFile(path: path) }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let size = ftell(file)
        rewind(file)
        return [UInt8](unsafeUninitializedCapacity: size) { $1 = fread($0.baseAddress, 1, size, file) }
    }

    /// The columns of a folder named in the environment, or those made here.
    static func given(rows: Int) throws -> SegmentWorkload {
        guard let folder = getenv("LOYALTY_BENCH_SEGMENTS") else { return try SegmentWorkload(rows: rows) }
        return try SegmentWorkload(folder: "\(String(cString: folder))/cust_\(rows)", rows: rows)
    }
}

/// A column that is not in the folder.
struct MissingFile: Error, CustomStringConvertible {
    let path: String

    var description: String { "There is no file \(path)" }
}

extension SplitMix64 {
    /// A number above zero and up to one.
    fileprivate var unit: Double { mutating get { Double(next() >> 11 + 1) * 0x1p-53 } }

    /// A number of the normal distribution.
    fileprivate var normal: Double { mutating get { (-2 * log(unit)).squareRoot() * cos(2 * .pi * unit) } }

    /// A number of the Poisson distribution.
    fileprivate mutating func poisson(_ mean: Double) -> Int64 {
        var product = unit
        var count: Int64 = 0
        while product > exp(-mean) {
            product *= unit
            count += 1
        }
        return count
    }
}
