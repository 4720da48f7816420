// swift-tools-version: 6.3
//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import PackageDescription

// A stranger's package: it sees what any adopter sees, nothing but public API.
let package = Package(
    name: "consumer",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-loyalty", path: "../..")],
    targets: [
        .executableTarget(
            name: "areas-only",
            dependencies: [
                .product(name: "LoyaltyCore", package: "swift-loyalty"),
                .product(name: "LoyaltyMetrics", package: "swift-loyalty"),
                .product(name: "LoyaltySegments", package: "swift-loyalty"),
                .product(name: "LoyaltyRewards", package: "swift-loyalty"),
                .product(name: "LoyaltyReferrals", package: "swift-loyalty"),
            ]
        ),
        .executableTarget(
            name: "named-zones",
            dependencies: [
                .product(name: "LoyaltyCore", package: "swift-loyalty"),
                .product(name: "LoyaltyFoundation", package: "swift-loyalty"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
