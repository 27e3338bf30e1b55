// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "core/data/dataset.h"
#include "core/diagnostics/codebook/code_table.h"
#include "views/codebook/code_items.h"
#include "views/codebook/codebook_reading.h"
#include "views/shared/icicle/icicle_content.h"

namespace armillary::views {

/// What may be picked of a code table: a code of one level, or a prefix of two codes and more.
struct CodePick {
    int64_t first = 0;           ///< level of the first of the codes
    std::vector<int32_t> codes;  ///< of the levels from there on

    static CodePick of(const LevelCode& code) { return {code.level, {code.code}}; }
    /// The id of its `LevelCode` or `CodePrefix`.
    QString id() const;
    /// The level of its last code, and the number of first codes that a prefix names.
    int64_t level() const { return first + static_cast<int64_t>(codes.size()) - 1; }
    /// Every code that it names.
    std::vector<LevelCode> level_codes() const;
    bool operator==(const CodePick&) const = default;
};
std::optional<CodePick> code_pick(const QString& id);

/// Positions in a `PrefixOrder`, half open: the leaves of the prefix tree.
using Positions = LeafRange;

/// The codes of a run at an epoch in the order of their prefixes, with what is known of the items. Immutable.
struct CodeCatalogue {
    CodebookReadingPtr run;
    diagnostics::PrefixOrder order;
    data::DatasetPtr dataset;   ///< that has the titles; null where it is not at hand
    std::vector<int32_t> rows;  ///< [items] in the data set, -1: not among its items

    int64_t levels() const { return run->codes.levels; }
    int32_t code(int64_t item, int64_t level) const {
        return run->codes.codes[static_cast<size_t>(item * run->codes.levels + level)];
    }
    /// Items of a position: those with a code only.
    int32_t item_at(size_t position) const { return order.items[position]; }
    diagnostics::CodeTable table() const;
    QString raw_id(int64_t item) const;
    QString title(int64_t item) const;
    double interactions(int64_t item) const;           ///< as the surroundings count them; NaN: not known
    const std::vector<int32_t>* input_groups() const;  ///< [items]; null: not known
    /// The first codes of the item at a position.
    CodePick prefix_at(size_t position, int64_t depth) const;
    /// Where the items of a prefix stand; nothing (0, 0) where it has none, or is no prefix.
    Positions positions_of(const CodePick& prefix) const;
    /// Rows of the items that have the codes, in the order of the table.
    std::vector<int32_t> items_with(const CodePick& pick) const;
    /// Row of a raw id; -1: none.
    int32_t find(const QString& raw_id) const;
};
using CodeCataloguePtr = std::shared_ptr<const CodeCatalogue>;
using CodeCatalogues = std::vector<CodeCataloguePtr>;

/// In the background: sorts the codes, and finds the items in their data set: the one of the reading's
/// surroundings; where the run could not be prepared, the one of the same name, by `dataset`. Titles come with the
/// surroundings.
CodeCataloguePtr make_catalogue(CodebookReadingPtr run, const std::function<data::DatasetPtr()>& dataset);

/// The catalogues made last, for the panels that share them. May be used from any thread.
class CatalogueShelf {
 public:
    CodeCataloguePtr get(const CodebookReadingPtr& run, const std::function<data::DatasetPtr()>& dataset);

 private:
    static constexpr size_t kKept = 2;
    std::mutex mutex_;
    std::deque<CodeCataloguePtr> kept_;
};

/// One label an item, of a categorical attribute.
struct CodeLabels {
    QString attribute;
    QStringList names;             ///< commonest first: over the whole data set, so that two runs share colours
    std::vector<int32_t> of_item;  ///< [items] index of the name, -1 without
};
using CodeLabelsPtr = std::shared_ptr<const CodeLabels>;

/// Names of the attributes that items may be coloured by, and the one of them that `record.category = auto` means.
struct LabelChoices {
    QStringList names;
    QString automatic;
};
LabelChoices label_choices(const data::Dataset& dataset);

/// In the background. Null where the data set is not at hand or has no such attribute.
CodeLabelsPtr read_labels(const CodeCatalogue& catalogue, const QString& attribute);

}  // namespace armillary::views
