// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/fairness_tables.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "views/fairness/fairness_words.h"
#include "views/shared/core_text.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct FairnessText {
    Q_DECLARE_TR_FUNCTIONS(Fairness)
};

/// Rows that are few and made at once.
template <typename Row>
class Rows {
 public:
    explicit Rows(std::vector<Row> rows) : rows_(std::make_shared<std::vector<Row>>(std::move(rows))) {
        table_->rows = static_cast<int64_t>(rows_->size());
    }
    void words(const QString& title, const QString& help, QString (*cell)(const Row&)) {
        table_->columns.push_back({title, help, TableColumn::Kind::text, [rows = rows_, cell](int64_t row) {
                                       return cell((*rows)[static_cast<size_t>(row)]);
                                   }});
    }
    void number(const QString& title, const QString& help, double (*cell)(const Row&),
                QString (*written)(double) = figure) {
        const auto value = [rows = rows_, cell](int64_t row) { return cell((*rows)[static_cast<size_t>(row)]); };
        table_->columns.push_back({title, help, TableColumn::Kind::number,
                                   [value, written](int64_t row) { return written(value(row)); }, value});
    }
    TableContentPtr table() const { return table_; }

 private:
    std::shared_ptr<std::vector<Row>> rows_;
    std::shared_ptr<TableContent> table_ = std::make_shared<TableContent>();
};

struct GroupRow {
    QString run;
    jobs::GroupFigures group;
};

struct TestRow {
    QString run;
    jobs::GroupTest test;
    bool gap() const { return test.kind == "gap"; }
};

QString run_of(const GroupRow& row) {
    return row.run;
}
QString run_of(const TestRow& row) {
    return row.run;
}

std::vector<GroupRow> group_rows(const FairnessAnswer& answer, const std::string& name) {
    std::vector<GroupRow> rows;
    for (const FairnessReadingPtr& run : answer.with_values()) {
        const jobs::AttributeFairness* attribute = run->attribute(name);
        if (!attribute) continue;
        for (const jobs::GroupFigures& group : attribute->groups) rows.push_back({run->short_title(), group});
        if (attribute->unknown) rows.push_back({run->short_title(), *attribute->unknown});
    }
    return rows;
}

/// The report that the tests are shown of.
const jobs::FairnessReport& tested_report(const FairnessReading& run, const std::string& attribute) {
    const bool apart =
        run.asked && !run.asked->attributes.empty() && run.asked->attributes.front().attribute == attribute;
    return apart ? *run.asked : run.report;
}

QString compared_words(const TestRow& row) {
    const QString attribute = attribute_words(row.test.attribute);
    return row.gap() ? FairnessText::tr("%1: %2 against %3")
                           .arg(attribute, label_words(row.test.a), label_words(row.test.b))
                     : FairnessText::tr("%1: any difference").arg(attribute);
}

const jobs::ModelDifference* difference_of(const FairnessAnswer& answer) {
    if (!answer.comparison || answer.comparison->metrics.empty()) return nullptr;
    const auto& differences = answer.comparison->metrics.front().differences;
    return differences.empty() ? nullptr : &differences.front();
}

struct FigureRow {
    QString name, value, help;
};

std::vector<FigureRow> comparison_rows(const FairnessAnswer& answer, const jobs::ModelDifference& difference,
                                       double smallest_effect) {
    const statistics::PairedComparison& paired = difference.paired;
    const QString a = text(difference.model), b = text(difference.baseline);
    std::vector<FigureRow> rows;
    for (const jobs::ModelMean& mean : answer.comparison->metrics.front().means)
        rows.push_back(
            {FairnessText::tr("Mean of %1").arg(text(mean.model)),
             FairnessText::tr("%1 (%2), %3 users")
                 .arg(figure(mean.mean.value), interval_words(mean.mean.interval), count(mean.mean.count)),
             FairnessText::tr("Over all of its users with a value; 95 % bootstrap interval")});
    const auto add = [&](const QString& name, const QString& value, const QString& help) {
        rows.push_back({name, value, help});
    };
    add(FairnessText::tr("Difference, %1 less %2").arg(a, b), figure(paired.difference.value),
        FairnessText::tr("Mean over the users with a value in both"));
    add(FairnessText::tr("95 % interval"), interval_words(paired.difference.interval),
        FairnessText::tr("Bootstrap over users"));
    add(FairnessText::tr("Relative difference"), percent(paired.relative),
        FairnessText::tr("Of the mean of %1").arg(b));
    add(FairnessText::tr("p, randomisation"), p_words(paired.randomisation.p.value),
        FairnessText::tr("Signs of the differences by chance: no assumption on how they are spread"));
    add(FairnessText::tr("p, corrected (Holm)"), p_words(difference.p_holm), core_text(answer.comparison->family));
    add(FairnessText::tr("p, paired t"), p_words(paired.student.p.value),
        FairnessText::tr("Student's test of the mean"));
    add(FairnessText::tr("p, signed ranks"), p_words(paired.signed_ranks.p.value),
        FairnessText::tr("Wilcoxon's test: of symmetry about 0, not of the mean"));
    add(FairnessText::tr("p, signs"), p_words(paired.sign.p.value), FairnessText::tr("Wins against losses"));
    add(FairnessText::tr("Won, lost, tied"),
        FairnessText::tr("%1, %2, %3").arg(count(paired.wins), count(paired.losses), count(paired.ties)),
        FairnessText::tr("Users that %1 serves better, worse and alike").arg(a));
    add(FairnessText::tr("Effect size d_z"), figure(paired.standardised),
        FairnessText::tr("Difference over the standard deviation of the differences"));
    add(FairnessText::tr("Cliff's delta"), figure(paired.cliffs_delta),
        FairnessText::tr("How much more often a value of %1 is above one of %2 than below, unpaired").arg(a, b));
    add(FairnessText::tr("Detectable difference"), figure(paired.detectable),
        FairnessText::tr("The smallest that so many users show with 80 % power"));
    add(FairnessText::tr("Pairs"), count(paired.pairs), FairnessText::tr("Users with a value in both runs"));
    add(FairnessText::tr("Undefined in %1, in %2").arg(a, b),
        FairnessText::tr("%1, %2").arg(count(paired.undefined_a), count(paired.undefined_b)),
        FairnessText::tr("Users without a value; those of either are left out of the pairs"));
    add(FairnessText::tr("Verdict"),
        verdict_words(statistics::verdict(paired.difference.interval, smallest_effect)),
        FairnessText::tr("By the interval and the smallest effect of interest"));
    return rows;
}

}  // namespace

TableContentPtr group_table(const FairnessAnswer& answer, const std::string& attribute) {
    Rows<GroupRow> rows(group_rows(answer, attribute));
    rows.words(FairnessText::tr("Group"), {}, [](const GroupRow& row) { return group_words(row.group); });
    if (answer.with_values().size() > 1) rows.words(FairnessText::tr("Run"), {}, run_of);
    rows.number(FairnessText::tr("Mean"), {}, [](const GroupRow& row) { return row.group.mean.value; });
    rows.words(FairnessText::tr("95 % interval"), FairnessText::tr("Bootstrap over users"),
               [](const GroupRow& row) { return interval_words(row.group.mean.interval); });
    rows.number(FairnessText::tr("Users"), FairnessText::tr("With a value"),
                [](const GroupRow& row) { return static_cast<double>(row.group.users); });
    rows.number(FairnessText::tr("Undefined"), FairnessText::tr("Users without a value"),
                [](const GroupRow& row) { return static_cast<double>(row.group.undefined); });
    rows.number(
        FairnessText::tr("Among the worst"),
        FairnessText::tr("How much of the group is among the worst-served 10 % of all users"),
        [](const GroupRow& row) { return row.group.share_among_worst; }, percent);
    rows.words(FairnessText::tr("Tested"), {}, [](const GroupRow& row) {
        return row.group.value.empty() || row.group.too_small ? FairnessText::tr("no") : FairnessText::tr("yes");
    });
    return rows.table();
}

TableContentPtr test_table(const FairnessAnswer& answer, const std::string& attribute) {
    std::vector<TestRow> tests;
    for (const FairnessReadingPtr& run : answer.with_values())
        for (const jobs::AttributeFairness& each : tested_report(*run, attribute).attributes)
            for (const jobs::GroupTest& test : each.tests) tests.push_back({run->short_title(), test});
    Rows<TestRow> rows(std::move(tests));
    rows.words(FairnessText::tr("Compared"), {}, compared_words);
    if (answer.with_values().size() > 1) rows.words(FairnessText::tr("Run"), {}, run_of);
    rows.number(FairnessText::tr("Gap"), FairnessText::tr("Mean of the first less mean of the second"),
                [](const TestRow& row) { return row.test.gap.value; });
    rows.number(
        FairnessText::tr("p (Holm)"), FairnessText::tr("Corrected over all rows of this table"),
        [](const TestRow& row) { return row.test.p_holm; }, p_words);
    rows.words(FairnessText::tr("95 % interval"), FairnessText::tr("Of the gap: bootstrap over users"),
               [](const TestRow& row) { return interval_words(row.test.gap.interval); });
    rows.number(
        FairnessText::tr("p"), FairnessText::tr("By permuted labels, not corrected"),
        [](const TestRow& row) { return row.test.test.p.value; }, p_words);
    rows.number(FairnessText::tr("Cliff's delta"),
                FairnessText::tr("How much more often a value of the first is above one of the second than below"),
                [](const TestRow& row) { return row.test.cliffs_delta; });
    return rows.table();
}

TableContentPtr comparison_table(const FairnessAnswer& answer, double smallest_effect) {
    const jobs::ModelDifference* difference = difference_of(answer);
    if (!difference) return nullptr;
    Rows<FigureRow> rows(comparison_rows(answer, *difference, smallest_effect));
    rows.words(FairnessText::tr("Figure"), {}, [](const FigureRow& row) { return row.name; });
    rows.words(FairnessText::tr("Value"), {}, [](const FigureRow& row) { return row.value; });
    rows.words(FairnessText::tr("What it says"), {}, [](const FigureRow& row) { return row.help; });
    return rows.table();
}

QString comparison_sentence(const FairnessAnswer& answer, double smallest_effect) {
    const jobs::ModelDifference* difference = difference_of(answer);
    if (!difference) return {};
    const statistics::PairedComparison& paired = difference->paired;
    return FairnessText::tr("%1 less %2 in %3: %4 (%5), p %6. By its interval: %7")
        .arg(text(difference->model), text(difference->baseline), text(answer.question.metric),
             figure(paired.difference.value), interval_words(paired.difference.interval),
             p_words(difference->p_holm),
             verdict_words(statistics::verdict(paired.difference.interval, smallest_effect)));
}

}  // namespace armillary::views
