//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension ReasonCode {
    /// The customer is in the control group, which triggers leave alone.
    public static let triggerControlGroup: ReasonCode = "trigger.controlGroup"
    /// The request was made before.
    public static let triggerRepeated: ReasonCode = "trigger.repeated"
    /// The customer refused the topic.
    public static let triggerTopicRefused: ReasonCode = "trigger.topicRefused"
    /// The customer has not agreed to the topic.
    public static let triggerTopicNotAgreed: ReasonCode = "trigger.topicNotAgreed"
    /// No channel of the trigger reaches the customer with the consent that is needed.
    public static let triggerNoChannel: ReasonCode = "trigger.noChannel"
    /// A value that the text merges in is missing.
    public static let triggerValueMissing: ReasonCode = "trigger.valueMissing"
    /// The occasion was seen too late.
    public static let triggerExpired: ReasonCode = "trigger.expired"
    /// It would be too late after the quiet hours.
    public static let triggerQuietHours: ReasonCode = "trigger.quietHours"
    /// It would be too late once the frequency cap lets it through.
    public static let triggerCapped: ReasonCode = "trigger.capped"
}

extension MessageCatalog {
    /// The words of triggers and of sorted complaints, in English and Russian.
    public static let triggers = MessageCatalog(written: [
        .triggerControlGroup: [
            .english: "The customer is in the control group", .russian: "Клиент входит в контрольную группу",
        ],
        .triggerRepeated: [
            .english: "The request was made before", .russian: "Такой запрос уже был",
        ],
        .triggerTopicRefused: [
            .english: "The customer refused the topic {topic}", .russian: "Клиент отказался от темы «{topic}»",
        ],
        .triggerTopicNotAgreed: [
            .english: "The customer has not agreed to the topic {topic}",
            .russian: "Клиент не давал согласия на тему «{topic}»",
        ],
        .triggerNoChannel: [
            .english: "No channel reaches the customer with consent",
            .russian: "Нет канала связи, на который клиент согласен",
        ],
        .triggerValueMissing: [
            .english: "The text needs a value that is missing: {value}",
            .russian: "Для текста не хватает значения: {value}",
        ],
        .triggerExpired: [
            .english: "It was too late after {expires}", .russian: "Срок прошёл: {expires}",
        ],
        .triggerQuietHours: [
            .english: "Quiet hours last until {until}, later than {expires}",
            .russian: "Тихие часы длятся до {until}, позже срока {expires}",
        ],
        .triggerCapped: [
            .english: "The frequency cap holds it back until {until}, later than {expires}",
            .russian: "Ограничение частоты держит до {until}, позже срока {expires}",
        ],
        .triageKeyword: [
            .english: "The text says “{keyword}”: {urgency}", .russian: "В тексте есть «{keyword}»: {urgency}",
        ],
        .triageSentiment: [
            .english: "The sentiment is {sentiment}: {urgency}", .russian: "Тон обращения {sentiment}: {urgency}",
        ],
        .triageFloor: [.english: "Asked for at least: {urgency}", .russian: "Задано не ниже: {urgency}"],
        .triageUsual: [.english: "Nothing special: {urgency}", .russian: "Ничего особенного: {urgency}"],
    ])
}
