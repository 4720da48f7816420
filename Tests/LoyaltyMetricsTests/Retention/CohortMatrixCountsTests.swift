//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

@Suite("Cohort matrix from counts: what SQL has grouped is read, checked and averaged")
struct CohortMatrixCountsTests {
    /// Online Retail by month of the first order: 4,338 customers from December 2010 to December 2011.
    static let sizes: [Int64] = [885, 417, 380, 452, 300, 284, 242, 188, 169, 299, 358, 323, 41]
    static let returned: [[Int64]] = [
        [885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235],
        [417, 92, 111, 96, 134, 120, 103, 101, 125, 136, 152, 49],
        [380, 71, 71, 108, 103, 94, 96, 106, 94, 116, 26],
        [452, 68, 114, 90, 101, 76, 121, 104, 126, 39],
        [300, 64, 61, 63, 59, 68, 65, 78, 22],
        [284, 54, 49, 49, 59, 66, 75, 27],
        [242, 42, 38, 64, 56, 81, 23],
        [188, 34, 39, 42, 51, 21],
        [169, 35, 42, 41, 21],
        [299, 70, 90, 34],
        [358, 86, 41],
        [323, 36],
        [41],
    ]

    static func matrix(asOf: String) throws -> CohortMatrix {
        try CohortMatrix(
            sizes: sizes,
            returned: returned,
            by: .standard(CohortMatrixTests.grid(13)),
            asOf: Timestamp(parsing: asOf)
        )
    }

    @Test("cohort.online_retail_weighted: pooled and mean rates of the same table differ")
    func weighted() throws {
        let matrix = try Self.matrix(asOf: "2012-01-01T00:00:00Z")
        let numerators: [Int64] = [4338, 976, 942, 927, 905, 878, 804, 725, 680, 641, 509, 494, 235]
        let denominators: [Int64] = [4338, 4297, 3974, 3616, 3317, 3148, 2960, 2718, 2434, 2134, 1682, 1302, 885]
        let rates = [
            1.0, 0.227135210612055, 0.23704076497232, 0.256360619469027, 0.272836900813989, 0.278907242693774,
            0.271621621621622, 0.266740250183959, 0.279375513557929, 0.30037488284911, 0.302615933412604,
            0.379416282642089, 0.265536723163842,
        ]
        let means = [
            1.0, 0.206231801386017, 0.221163157046991, 0.232444039024407, 0.245545978230076, 0.250811726933134,
            0.243691064643271, 0.242577510652726, 0.250579064912714, 0.278291414613291, 0.26898024845066,
            0.31016542698045, 0.265536723163842,
        ]
        for column in 0..<13 {
            let pooled = try #require(matrix.pooled(column))
            #expect(pooled.share.count == numerators[column] && pooled.share.total == denominators[column])
            #expect(isClose(pooled.value, rates[column]) && isClose(matrix.meanOfCohorts(column), means[column]))
            #expect(pooled.isComplete && !pooled.isSmallSample)
        }
    }

    @Test("cohort.online_retail_month: the last month has nine days, so its cells are partial and no rate counts them")
    func partial() throws {
        let matrix = try Self.matrix(asOf: "2011-12-09T12:50:00Z")
        #expect(matrix[0, 12]?.share.count == 235 && matrix[0, 12]?.isComplete == false)
        #expect(matrix[12, 0]?.isComplete == false && matrix[0, 11]?.isComplete == true)
        let month1 = try #require(matrix.pooled(1)?.share)
        #expect(month1.count == 976 - 36 && month1.total == 4297 - 323)
        #expect(matrix.pooled(12)?.value == nil)
    }

    @Test("Rows and columns at the end may be absent")
    func absent() throws {
        let definition = RetentionDefinition.standard(try CohortMatrixTests.grid(4))
        let matrix = try CohortMatrix(
            sizes: [9, 3],
            returned: [[9]],
            earlierCustomers: 5,
            by: definition,
            asOf: .latest
        )
        #expect(matrix.sizes == [9, 3, 0, 0] && matrix[0, 1]?.value == 0 && matrix[1, 0]?.value == 0)
        #expect(matrix.earlierCustomers == 5 && matrix.inactiveCustomers == 0)
    }

    @Test(
        "Counts that cannot be are refused",
        arguments: zip(
            [[-1], [1], [1, 1, 1, 1], [1], [Tally.maximum, 1]] as [[Int64]],
            [[], [[2]], [], [[1, 0, 0, 0]], []] as [[[Int64]]]
        )
    )
    func refused(sizes: [Int64], returned: [[Int64]]) throws {
        let error = #expect(throws: MetricsError.self) {
            try CohortMatrix(
                sizes: sizes,
                returned: returned,
                by: .standard(CohortMatrixTests.grid(3)),
                asOf: .latest
            )
        }
        #expect(error?.code == (sizes == [Tally.maximum, 1] ? .sumOutOfRange : .invalidCounts))
    }

    @Test("A count in a month that had not begun is refused")
    func future() throws {
        let error = #expect(throws: MetricsError.self) { try Self.matrix(asOf: "2011-11-30T00:00:00Z") }
        #expect(error?.code == .invalidCounts)
        let cell = #expect(throws: MetricsError.self) {
            try CohortMatrix(
                sizes: [1],
                returned: [[1, 1]],
                by: .standard(CohortMatrixTests.grid(3)),
                asOf: Timestamp(parsing: "2010-12-31T23:00:00Z")
            )
        }
        #expect(cell?.code == .invalidCounts)
        let rows = #expect(throws: MetricsError.self) {
            try CohortMatrix(sizes: [1], returned: [[1], [1]], by: .standard(CohortMatrixTests.grid(3)), asOf: .latest)
        }
        #expect(rows?.code == .invalidCounts)
    }

    /// The bound that the tests name.
    private enum Tally { static let maximum: Int64 = 9_007_199_254_740_991 }
}
