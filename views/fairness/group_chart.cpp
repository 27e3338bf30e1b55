// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/group_chart.h"

#include <QCoreApplication>
#include <algorithm>

#include "views/fairness/fairness_words.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct FairnessText {
    Q_DECLARE_TR_FUNCTIONS(Fairness)
};

constexpr double kApart = 0.2;  ///< of the dots of two runs, from the middle of their line

/// Groups by their names, which two runs need not share.
class GroupDots {
 public:
    explicit GroupDots(ChartContent& chart) : chart_(chart) {}

    void add(const FairnessReading& run, const jobs::AttributeFairness& attribute, Token color, double shift) {
        ChartSeries large = series(run.title(), color), small = series({}, color);
        small.soft = true;
        for (const jobs::GroupFigures& group : attribute.groups)
            put(group.too_small ? small : large, run, group, shift, group.too_small);
        if (attribute.unknown) put(small, run, *attribute.unknown, shift, false);
        if (!small.x.empty()) {
            small.name = FairnessText::tr("not tested");
            chart_.series.push_back(std::move(small));
        }
        if (!large.x.empty())
            chart_.series.insert(chart_.series.begin() + static_cast<long>(runs_++), std::move(large));
    }

 private:
    static ChartSeries series(const QString& name, Token color) {
        ChartSeries dots;
        dots.mark = Mark::points;
        dots.name = name;
        dots.color = color;
        return dots;
    }

    void put(ChartSeries& dots, const FairnessReading& run, const jobs::GroupFigures& group, double shift,
             bool too_small) {
        const QString name = group_words(group);
        auto place = names_.indexOf(name);
        if (place < 0) {
            place = names_.size();
            names_ << name;
            chart_.x.categories << FairnessText::tr("%1 · %2").arg(name, count(group.users));
        }
        QString label = FairnessText::tr("%1, %2: %3 users, %4 without a value")
                            .arg(run.short_title(), name, count(group.users), count(group.undefined));
        if (too_small) label = FairnessText::tr("%1; too few to test").arg(label);
        dots.x.push_back(static_cast<double>(place) + shift);
        dots.y.push_back(group.mean.value);
        dots.low.push_back(group.mean.interval.low);
        dots.high.push_back(group.mean.interval.high);
        dots.labels << label;
    }

    ChartContent& chart_;
    QStringList names_;
    size_t runs_ = 0;
};

/// The test of an attribute as a whole: of two groups their gap, of more whether any differs.
const jobs::GroupTest* overall_test(const jobs::AttributeFairness& attribute) {
    return attribute.tests.empty() ? nullptr : &attribute.tests.front();
}

}  // namespace

QString gap_words(const jobs::AttributeFairness& attribute) {
    const jobs::GroupTest* test = overall_test(attribute);
    if (!test) return FairnessText::tr("No two groups are large enough to test");
    if (test->kind == "gap")
        return FairnessText::tr("%1 less %2: %3, p %4 (Holm)")
            .arg(label_words(test->a), label_words(test->b), figure(test->gap.value), p_words(test->p_holm));
    return FairnessText::tr("Gap of the groups %1, any difference: p %2 (Holm)")
        .arg(figure(attribute.spread.gap.value), p_words(test->p_holm));
}

QString gaps_words(const jobs::AttributeFairness& first, const jobs::AttributeFairness& second) {
    const auto p = [](const jobs::AttributeFairness& attribute) {
        const jobs::GroupTest* test = overall_test(attribute);
        return test ? p_words(test->p_holm) : kUndefined;
    };
    return FairnessText::tr("Gaps %1 and %2, p %3 and %4 (Holm)")
        .arg(figure(first.spread.gap.value), figure(second.spread.gap.value), p(first), p(second));
}

std::vector<std::string> group_attributes(const FairnessAnswer& answer) {
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    };
    for (const FairnessReadingPtr& run : answer.with_values()) {
        for (const jobs::AttributeFairness& attribute : run->report.attributes) add(attribute.attribute);
        for (const data::Attribute& column : run->source->record.attributes) add(column.name);
        if (run->source->record.activity.empty()) continue;
        add("advantaged");
        if (!run->source->record.auc.empty()) add("weak");
    }
    return names;
}

ChartContent group_content(const FairnessAnswer& answer, const std::string& attribute) {
    ChartContent chart;
    chart.title = FairnessText::tr("Groups of users");
    chart.horizontal_bars = true;
    chart.x.scale = Scale::categories;
    chart.y = {.title = text(answer.question.metric)};
    chart.uncertainty = FairnessText::tr("95 % bootstrap");
    chart.empty = FairnessText::tr("Groups of users are drawn here");
    const auto runs = answer.with_values();
    std::vector<const jobs::AttributeFairness*> shown;
    GroupDots dots(chart);
    for (size_t i = 0; i < runs.size(); ++i) {
        const jobs::AttributeFairness* groups = runs[i]->attribute(attribute);
        if (!groups) {
            if (!runs[i]->no_groups.isEmpty()) chart.empty = runs[i]->no_groups;
            continue;
        }
        const double shift = runs.size() == 1 ? 0 : i == 0 ? -kApart : kApart;
        dots.add(*runs[i], *groups, i == 0 ? Token::run_a : Token::run_b, shift);
        shown.push_back(groups);
        if (chart.subtitle.isEmpty())
            chart.subtitle =
                groups->rule.empty()
                    ? protocol_line(*runs[i])
                    : FairnessText::tr("%1; groups: %2").arg(protocol_line(*runs[i]), rule_words(*groups));
    }
    if (!shown.empty()) {
        chart.title = shown.size() > 1 ? gaps_words(*shown[0], *shown[1]) : gap_words(*shown[0]);
        // The interval below it: in one line with the rest it would be cut in a narrow panel.
        const jobs::GroupTest* test = overall_test(*shown[0]);
        if (shown.size() == 1 && test && test->kind == "gap")
            chart.subtitle =
                FairnessText::tr("95 %: %1; %2").arg(interval_words(test->gap.interval), chart.subtitle);
    } else if (!runs.empty() && runs.front()->source->record.attributes.empty() &&
               runs.front()->source->record.activity.empty()) {
        chart.empty = FairnessText::tr("Nothing is known of the users by which they could be told apart");
    }
    return chart;
}

}  // namespace armillary::views
