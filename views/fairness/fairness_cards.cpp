// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/fairness_cards.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "views/shared/core_text.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct FairnessText {
    Q_DECLARE_TR_FUNCTIONS(Fairness)
};

using Value = std::function<QString(const jobs::FairnessReport&)>;

/// A card a figure, with the value of each run.
class Cards {
 public:
    explicit Cards(const FairnessAnswer& answer) : runs_(answer.with_values()) {}
    void add(const QString& name, const QString& help, const Value& value) {
        FigureCard card{name, help, {}};
        for (const FairnessReadingPtr& run : runs_) card.values << value(run->report);
        if (!runs_.empty()) cards_.push_back(std::move(card));
    }
    std::vector<FigureCard> take() { return std::move(cards_); }

 private:
    std::vector<FairnessReadingPtr> runs_;
    std::vector<FigureCard> cards_;
};

Value of_users(const char* name, QString (*written)(double) = figure) {
    return [name, written](const jobs::FairnessReport& report) {
        const auto found = std::ranges::find(report.distribution, name, &statistics::NamedMeasure::name);
        return found == report.distribution.end() ? kUndefined : written(found->measure.value);
    };
}

using Exposure = statistics::ItemExposure;

/// As published, and in brackets within what lists of this length can reach.
Value of_items(statistics::CorrectedMeasure Exposure::*measure, QString (*written)(double) = figure) {
    return [measure, written](const jobs::FairnessReport& report) {
        if (!report.items) return kUndefined;
        const statistics::CorrectedMeasure& value = (*report.items).*measure;
        return FairnessText::tr("%1 (%2)").arg(written(value.original.value), figure(value.corrected.value));
    };
}

using Tail = statistics::TailExposure;

Value of_tail(statistics::Measure Tail::*measure, QString (*written)(double) = figure) {
    return [measure, written](const jobs::FairnessReport& report) {
        return report.tail ? written(((*report.tail).*measure).value) : kUndefined;
    };
}

/// Said by the panel of the exposure, with a button.
bool is_exposure(const std::string& missing) {
    return missing.find("--evaluate") != std::string::npos;
}

}  // namespace

std::vector<FigureCard> user_cards(const FairnessAnswer& answer) {
    Cards cards(answer);
    cards.add(FairnessText::tr("Mean"), FairnessText::tr("Of the metric over the users with a value"),
              of_users("mean"));
    cards.add(FairnessText::tr("Gini"), FairnessText::tr("0: all users have the same; near 1: a few have all"),
              of_users("gini"));
    cards.add(FairnessText::tr("Worst 10 %"), FairnessText::tr("Mean of the worst-served tenth of the users"),
              of_users("worst_10pct"));
    cards.add(FairnessText::tr("Worst 25 %"), FairnessText::tr("Mean of the worst-served quarter of the users"),
              of_users("worst_25pct"));
    cards.add(FairnessText::tr("Users with 0"), FairnessText::tr("Share of the users who get nothing"),
              of_users("zero_share", percent));
    cards.add(FairnessText::tr("Median"), FairnessText::tr("Half of the users have less"), of_users("median"));
    cards.add(FairnessText::tr("Atkinson"),
              FairnessText::tr("Share of the mean that equality would be worth, with aversion 0.5"),
              of_users("atkinson"));
    cards.add(FairnessText::tr("Jain"), FairnessText::tr("1: all users have the same"), of_users("jain"));
    return cards.take();
}

std::vector<FigureCard> item_cards(const FairnessAnswer& answer) {
    Cards cards(answer);
    const QString reach = FairnessText::tr("In brackets: within what lists of this length can reach, from 0 to 1");
    const auto with_reach = [&](const QString& help) { return FairnessText::tr("%1. %2").arg(help, reach); };
    cards.add(FairnessText::tr("Gini"), with_reach(FairnessText::tr("0: all items are shown as often")),
              of_items(&Exposure::gini));
    cards.add(FairnessText::tr("Coverage"),
              with_reach(FairnessText::tr("Share of the items that are shown at all")),
              of_items(&Exposure::coverage, percent));
    cards.add(FairnessText::tr("Entropy"), with_reach(FairnessText::tr("1: all items are shown as often")),
              of_items(&Exposure::entropy));
    cards.add(FairnessText::tr("Jain"), with_reach(FairnessText::tr("1: all items are shown as often")),
              of_items(&Exposure::jain));
    cards.add(FairnessText::tr("Gini by rank"),
              with_reach(FairnessText::tr("As Gini, where the first places of a list count more")),
              of_items(&Exposure::weighted_gini));
    cards.add(
        FairnessText::tr("Long tail"),
        FairnessText::tr("Share of the recommendations outside the popular items that have 80 % of the training "
                         "interactions"),
        of_tail(&Tail::tail_share, percent));
    cards.add(FairnessText::tr("Popularity and exposure"),
              FairnessText::tr("Spearman's correlation of how often an item was taken and how often it is shown"),
              of_tail(&Tail::popularity_correlation));
    cards.add(FairnessText::tr("Personalisation"),
              FairnessText::tr("1: no two users' lists share an item; 0: all have the same list"),
              of_tail(&Tail::personalisation));
    return cards.take();
}

QStringList fairness_notes(const FairnessAnswer& answer) {
    QStringList notes;
    const auto runs = answer.with_values();
    for (const FairnessReadingPtr& run : runs) {
        const auto add = [&](const std::string& english) {
            const QString words = core_text(english);
            const QString note =
                runs.size() > 1 ? FairnessText::tr("%1: %2").arg(run->short_title(), words) : words;
            if (!notes.contains(note)) notes << note;
        };
        for (const std::string& note : run->report.notes) add(note);
        for (const std::string& missing : run->report.missing)
            if (!is_exposure(missing)) add(missing);
    }
    for (const FairnessReadingPtr& run : answer.runs)
        if (!run->missing.isEmpty()) notes << run->missing;
    if (answer.comparison)
        for (const std::string& note : answer.comparison->notes) notes << core_text(note);
    return notes;
}

}  // namespace armillary::views
