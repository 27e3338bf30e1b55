// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/profile_cards.h"

#include <QCoreApplication>
#include <QDateTime>
#include <optional>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct ProfileCardsText {
    Q_DECLARE_TR_FUNCTIONS(ProfileCards)
};

/// Adds cards, leaving out those without a value.
class Cards {
 public:
    void add(const QString& name, const QString& value, const QString& help) {
        cards_.push_back({name, value, help});
    }
    void add(const QString& name, const std::optional<double>& value, QString (*words)(double),
             const QString& help) {
        if (value) add(name, words(*value), help);
    }
    std::vector<ProfileCard> take() { return std::move(cards_); }

 private:
    std::vector<ProfileCard> cards_;
};

QString day(double time) {
    return QDateTime::fromMSecsSinceEpoch(static_cast<int64_t>(time), Qt::UTC)
        .toString(QStringLiteral("yyyy-MM-dd"));
}

std::optional<double> median_length(const data::DatasetProfile& profile) {
    for (const data::Quantile& quantile : profile.lengths)
        if (quantile.level == 0.5) return quantile.value;
    return std::nullopt;
}

}  // namespace

std::vector<ProfileCard> profile_cards(const data::DatasetProfile& profile) {
    Cards cards;
    cards.add(ProfileCardsText::tr("Users"), count(profile.users),
              ProfileCardsText::tr("%1 of them have an interaction").arg(count(profile.active_users)));
    cards.add(ProfileCardsText::tr("Items"), count(profile.items),
              ProfileCardsText::tr("%1 of them have an interaction").arg(count(profile.active_items)));
    cards.add(ProfileCardsText::tr("Interactions"), count(profile.interactions),
              ProfileCardsText::tr("%1 different pairs of user and item").arg(count(profile.distinct_pairs)));
    cards.add(ProfileCardsText::tr("Density"), profile.density, percent,
              ProfileCardsText::tr("Share of all pairs of user and item that occur"));
    cards.add(ProfileCardsText::tr("Gini of items"), profile.item_concentration.gini, figure,
              ProfileCardsText::tr("0: all items are equally popular; near 1: a few take everything"));
    cards.add(ProfileCardsText::tr("Top 10 % of items"), profile.item_concentration.top_10_percent, percent,
              ProfileCardsText::tr("Share of the interactions on the most popular tenth of the items"));
    cards.add(ProfileCardsText::tr("Median history"), median_length(profile), figure,
              ProfileCardsText::tr("Half of the users have no more interactions"));
    cards.add(
        ProfileCardsText::tr("Histories below 3"), profile.shorter_than_3, percent,
        ProfileCardsText::tr("Share of the users who are too short for a training, a validation and a test item"));
    cards.add(ProfileCardsText::tr("Repeats"), profile.repeats, percent,
              ProfileCardsText::tr("Share of the interactions with an item that the user had before"));
    if (!profile.activity.empty()) {
        cards.add(ProfileCardsText::tr("First interaction"), day(profile.activity.front().low),
                  ProfileCardsText::tr("Day, UTC"));
        cards.add(ProfileCardsText::tr("Last interaction"), day(profile.activity.back().high),
                  ProfileCardsText::tr("Day, UTC"));
    }
    cards.add(ProfileCardsText::tr("Median gap"), profile.median_gap_seconds, duration,
              ProfileCardsText::tr("Between two consecutive interactions of a user"));
    return cards.take();
}

}  // namespace armillary::views
